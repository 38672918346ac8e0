package view

import "cotejo/reports"

// foreign is the language of a text when it is not the view's, else "".
func (m maker) foreign(lang string) string {
	if lang == m.Lang {
		return ""
	}
	return lang
}

// citation is the cell of a source, or says that none was given.
func (m maker) citation(source string) Cell {
	if source == "" {
		return Cell{Text: m.t("tab.nosource")}
	}
	return Cell{Mark: reports.Answered, Text: source}
}

// listed is where the rows of a list are read, those of one country.
func listed(list, iso3 string) Place {
	return Place{Kind: "inventario", Params: []string{"lista", list, "pais", iso3}}
}
