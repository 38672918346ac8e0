package web

import "cotejo/backend/survey"

// exportWord is how an export is called, what it is for, and how its file is
// named: message keys.
type exportWord struct{ kind, title, text, file string }

// downloadGroups are what can be downloaded, as the page groups it. The kinds
// are the values of its forms.
var downloadGroups = []struct {
	id, title string
	words     []exportWord
}{
	{"leer", "download.to_read", []exportWord{
		{"libro", "download.workbook", "download.workbook_text", "workbook.name"},
		{"resumen", "download.summary", "download.summary_text", "download.file_summary"},
		{"perfil", "download.profile", "download.profile_text", "download.file_profile"},
	}},
	{"trabajar", "download.to_work", []exportWord{
		{"larga", "download.tidy", "download.tidy_text", "download.file_tidy"},
		{"ancha", "download.wide", "download.wide_text", "download.file_wide"},
		{"lista", "download.roster", "download.roster_text", "download.file_roster"},
		{"paquete", "download.package", "download.package_text", "download.file_package"},
		{"stata", "download.stata", "download.stata_text", "download.file_stata"},
		{"spss", "download.spss", "download.spss_text", "download.file_spss"},
		{"json", "download.json", "download.json_text", "download.file_json"},
	}},
}

// formOf is the value by which forms ask for an export.
func formOf(e survey.Export) string {
	switch e.Kind {
	case survey.ComparativeExport:
		return "libro"
	case survey.SummaryExport:
		return "resumen"
	case survey.ProfileExport:
		return "perfil"
	}
	switch {
	case e.Roster != "":
		return "lista"
	case e.Shape == survey.TidyShape:
		return "larga"
	case e.Shape == survey.WideShape:
		return "ancha"
	case e.Shape == survey.PackageShape:
		return "paquete"
	}
	return string(e.Shape)
}

// exportWords are the words of an export.
func exportWords(e survey.Export) exportWord {
	kind := formOf(e)
	for _, g := range downloadGroups {
		for _, w := range g.words {
			if w.kind == kind {
				return w
			}
		}
	}
	return exportWord{kind: kind, title: "download.title", file: "download.file_tidy"}
}
