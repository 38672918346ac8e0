package web

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"cotejo/backend/survey"
)

// downloadLook sends a view as a file. It is made whole before the first byte
// goes out.
func (s *site) downloadLook(c *gin.Context, p survey.Principal, kind string, format survey.ViewFormat) error {
	cut, err := cutOf(c)
	if err != nil {
		return err
	}
	ctx, v, table := c.Request.Context(), visitOf(c), c.Query(tableParam)
	round, err := s.Service.Round(ctx, p, cut.Round)
	if err != nil {
		return err
	}
	f, err := s.Service.ViewFile(ctx, p, cut, kind, lookOf(c, cut, kind).ask(v.lang), format, table)
	if err != nil {
		return err
	}
	cut.Round = round.Code
	name := lookName(v, cut, f, kind, table) + "." + string(format)
	c.Header("Content-Disposition", `attachment; filename="`+name+`"`)
	c.Header("Cache-Control", "no-store")
	c.Data(http.StatusOK, lookType(format), f.Body)
	return nil
}

func lookType(f survey.ViewFormat) string {
	switch f {
	case survey.ViewXLSX:
		return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	case survey.ViewSVG:
		return "image/svg+xml; charset=utf-8"
	}
	return "text/csv; charset=utf-8"
}

// lookName names a file by what it is: round, view, table, snapshot, whether
// it is a part, language, draft.
func lookName(v *visit, cut survey.Cut, f survey.ViewFile, kind, table string) string {
	parts := []string{fileSafe(cut.Round), fileSafe(kind)}
	if table != "" {
		parts = append(parts, fileSafe(table))
	}
	if cut.Number > 0 {
		parts = append(parts, v.T("cut.file")+"-"+strconv.Itoa(cut.Number))
	}
	if f.Part {
		parts = append(parts, v.T("look.file_part"))
	}
	parts = append(parts, v.lang)
	if f.Draft {
		parts = append(parts, v.T("workbook.draft"))
	}
	return strings.Join(parts, "-")
}
