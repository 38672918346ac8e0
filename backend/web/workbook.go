package web

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"

	"github.com/gin-gonic/gin"

	"cotejo/backend/survey"
)

const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// downloadComparative sends the comparative workbook. It is written in full
// before the first byte goes out: a failure is an error page, never a broken file.
func (s *site) downloadComparative(c *gin.Context, p survey.Principal) error {
	cut, err := cutOf(c)
	if err != nil {
		return err
	}
	code, lang := cut.Round, visitOf(c).lang
	cut.Draft = cut.Number == 0 && c.Query("borrador") == "1"
	round, err := s.Service.Round(c.Request.Context(), p, code)
	if err != nil {
		return err
	}
	path, cleanup, err := s.Service.WriteComparative(c.Request.Context(), p, cut, lang)
	if err != nil {
		return err
	}
	defer cleanup()
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("open the workbook of round %s: %w", code, err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return fmt.Errorf("measure the workbook of round %s: %w", code, err)
	}
	c.Header("Content-Type", xlsxType)
	c.Header("Content-Length", strconv.FormatInt(info.Size(), 10))
	c.Header("Content-Disposition", `attachment; filename="`+s.workbookName(c, round.Code, cut)+`"`)
	c.Header("Cache-Control", "no-store")
	c.Status(http.StatusOK)
	if _, err := io.Copy(c.Writer, f); err != nil {
		s.Log.Info("workbook not received in full", "id", visitOf(c).id, "round", code)
	}
	return nil
}

// workbookName names the file by what it is: round, snapshot, language, draft.
func (s *site) workbookName(c *gin.Context, code string, cut survey.Cut) string {
	v := visitOf(c)
	name := v.T("workbook.name") + "-" + fileSafe(code)
	if cut.Number > 0 {
		name += "-" + v.T("cut.file") + "-" + strconv.Itoa(cut.Number)
	}
	name += "-" + v.lang
	if cut.Draft {
		name += "-" + v.T("workbook.draft")
	}
	return name + ".xlsx"
}

// fileSafe keeps what every file system takes.
func fileSafe(code string) string {
	out := []rune(code)
	for i, r := range out {
		if !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_') {
			out[i] = '_'
		}
	}
	return string(out)
}
