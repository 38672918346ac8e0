package web

import (
	"net/url"
	"slices"
	"strconv"

	"github.com/gin-gonic/gin"

	"cotejo/backend/survey"
	"cotejo/forms"
)

// Addresses of pages. They are made in this file only.

func roundPath(code string) string { return "/rondas/" + url.PathEscape(code) }

func diagnosticPath(r survey.Ref) string {
	return roundPath(r.Round) + "/" + url.PathEscape(r.Country) + "/" + url.PathEscape(r.Party)
}

func sectionPath(r survey.Ref, s *forms.Section) string {
	return diagnosticPath(r) + "/secciones/" + url.PathEscape(s.Name)
}

func checkPath(r survey.Ref) string { return diagnosticPath(r) + "/revisar" }

func gapsPath(r survey.Ref) string { return diagnosticPath(r) + gapsEnd }

// gapsEnd is the end of the address of what the answers do not show.
const gapsEnd = "/vacios"

func submitPath(r survey.Ref) string { return diagnosticPath(r) + "/enviar" }

func profilePath(code, iso3 string) string {
	return roundPath(code) + "/perfiles/" + url.PathEscape(iso3)
}

func summaryPath(code string) string { return roundPath(code) + "/resumen" }

func selectionsPath(code string) string { return roundPath(code) + "/documentos" }

func lookPath(code, kind string) string {
	return roundPath(code) + "/vistas/" + url.PathEscape(kind)
}

// downloadsPage is the page of a round with everything to download.
const downloadsPage = "/descargas"

func jobPath(id int64) string { return "/descargas/" + strconv.FormatInt(id, 10) }

// refOf reads the diagnostic that an address names.
func refOf(c *gin.Context) survey.Ref {
	return survey.Ref{Round: c.Param("code"), Country: c.Param("iso3"), Party: c.Param("party")}
}

// cellName is the name of a cell in forms, and the end of its html id. The
// row comes last: row ids hold no point.
func cellName(k forms.Key) string { return string(k.Question) + "." + string(k.Row) }

// anchor is the html id of a cell's field.
func anchor(k forms.Key) string { return "c." + cellName(k) }

// rowAnchor is the html id of a roster's row.
func rowAnchor(roster forms.QuestionID, row forms.RowID) string {
	return "fila." + string(roster) + "." + string(row)
}

func sortedNames(form url.Values) []string {
	names := make([]string, 0, len(form))
	for name := range form {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// indicesPath is where the indices of a round stand, and what is about one.
func indicesPath(code string) string { return roundPath(code) + "/indices" }

func indexPath(code, name string) string { return indicesPath(code) + "/" + url.PathEscape(name) }

func indexFormPath(code string) string { return roundPath(code) + "/definir-indice" }
