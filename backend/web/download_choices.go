package web

import "cotejo/backend/survey"

// choices lists what may be chosen of a download, first what it needs.
func (item *downloadItem) choices(v *visit, view survey.DownloadsView) {
	add := func(name, label string, options ...option) {
		item.Choices = append(item.Choices, choice{name, v.T(label), options})
	}
	switch item.Kind {
	case "perfil":
		add("pais", "download.country", countryOptions(v, view.Round)...)
	case "lista":
		add("lista", "download.which_list", rosterOptions(v, view)...)
	}
	langs := []option{{"es", v.T("language.es"), v.lang == "es"}, {"en", v.T("language.en"), v.lang == "en"}}
	papers := []option{{"a4", v.T("download.a4"), true}, {"letter", v.T("download.letter"), false}}
	switch item.Kind {
	case "json":
		return
	case "libro":
		add("idioma", "download.lang", append(langs, option{Value: v.lang + "+" + v.T("language.other"), Label: v.T("download.both")})...)
		add("papel", "download.paper", papers...)
	case "perfil", "resumen":
		add("idioma", "download.lang", langs...)
		add("formato", "download.format", option{"docx", v.T("download.word"), true}, option{"html", v.T("download.html"), false})
		add("papel", "download.paper", papers...)
	default:
		add("idioma", "download.lang", langs...)
	}
	if item.Kind == "larga" || item.Kind == "ancha" || item.Kind == "lista" {
		item.Written, item.PerOption = writtenChoices(v), item.Kind == "larga"
	}
}

// writtenChoices are how a table of text may be written; at first as Excel
// expects it in the language of the page.
func writtenChoices(v *visit) []choice {
	spanish := v.lang == "es"
	return []choice{
		{"separador", v.T("download.separator"), []option{
			{"punto-y-coma", v.T("download.semicolon"), spanish}, {"coma", v.T("download.comma"), !spanish}, {"tabulador", v.T("download.tab"), false},
		}},
		{"decimales", v.T("download.decimals"), []option{{"coma", v.T("download.decimal_comma"), spanish}, {"punto", v.T("download.decimal_point"), !spanish}}},
	}
}

func countryOptions(v *visit, round survey.RoundInfo) (options []option) {
	for i, c := range round.Countries {
		options = append(options, option{c.ISO3, c.Name.In(v.lang), i == 0})
	}
	return options
}

func rosterOptions(v *visit, view survey.DownloadsView) (options []option) {
	for i, r := range view.Rosters {
		options = append(options, option{string(r.ID), r.Label.In(v.lang, view.Langs...), i == 0})
	}
	return options
}
