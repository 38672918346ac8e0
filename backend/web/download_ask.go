package web

import (
	"errors"
	"net/url"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"cotejo/backend/survey"
)

// shortWait is how long a form may take to answer with the file itself; what
// takes longer gets a page.
const shortWait = 1500 * time.Millisecond

// askDownload asks for what a form wants. A small file is sent at once.
func (s *site) askDownload(c *gin.Context, p survey.Principal) error {
	cut, err := downloadCut(c)
	if err != nil {
		return err
	}
	ctx := c.Request.Context()
	j, err := s.Service.RequestExport(ctx, p, exportOf(cut, c.Request.PostForm))
	if err != nil {
		return askedWrong(err)
	}
	return s.awaitJob(c, p, j.ID)
}

// askedWrong makes of an export that there is not a form that makes no sense:
// ours offer no such thing.
func askedWrong(err error) error {
	var invalid *survey.Invalid
	var roster *survey.UnknownRoster
	if errors.As(err, &invalid) || errors.As(err, &roster) || errors.Is(err, survey.ErrNotInRound) {
		return errForm
	}
	return err
}

// exportOf reads a form.
func exportOf(cut survey.Cut, form url.Values) survey.Export {
	e := survey.Export{Cut: cut, Kind: survey.AnswersExported, Paper: form.Get("papel")}
	e.Lang, e.Beside, _ = strings.Cut(form.Get("idioma"), "+")
	switch kind := form.Get("tipo"); kind {
	case "libro":
		e.Kind = survey.ComparativeExport
	case "resumen":
		e.Kind = survey.SummaryExport
	case "perfil":
		e.Kind, e.Country = survey.ProfileExport, form.Get("pais")
	case "larga":
		e.Shape = survey.TidyShape
	case "ancha":
		e.Shape = survey.WideShape
	case "lista":
		e.Shape, e.Roster = survey.WideShape, form.Get("lista")
	case "paquete":
		e.Shape = survey.PackageShape
	default:
		e.Shape = survey.Shape(kind)
	}
	e.Format = survey.BriefFormat(form.Get("formato"))
	e.CSV = survey.CSV{
		Separator:    map[string]rune{"punto-y-coma": ';', "tabulador": '\t', "coma": ','}[form.Get("separador")],
		DecimalComma: form.Get("decimales") == "coma", BOM: form.Get("marca") == "1", PerOption: form.Get("opciones") == "1",
	}
	return e
}
