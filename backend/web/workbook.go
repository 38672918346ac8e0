package web

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"

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
	o, err := optionsOf(c)
	if err != nil {
		return err
	}
	code := cut.Round
	cut.Draft = cut.Number == 0 && c.Query("borrador") == "1"
	round, err := s.Service.Round(c.Request.Context(), p, code)
	if err != nil {
		return err
	}
	path, cleanup, err := s.Service.WriteComparative(c.Request.Context(), p, cut, o)
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
	c.Header("Content-Disposition", `attachment; filename="`+s.workbookName(c, round.Code, cut, o)+`"`)
	c.Header("Cache-Control", "no-store")
	c.Status(http.StatusOK)
	if _, err := io.Copy(c.Writer, f); err != nil {
		s.Log.Info("workbook not received in full", "id", visitOf(c).id, "round", code)
	}
	return nil
}

// optionsOf reads what the address asks of a workbook. Where it names no
// language, that of the pages serves; a language or paper that there is not is
// a workbook that there is not.
func optionsOf(c *gin.Context) (survey.WorkbookOptions, error) {
	lang := c.DefaultQuery("lang", visitOf(c).lang)
	o, err := survey.WorkbookOptions{}.In(strings.ReplaceAll(lang, " ", "+")) // a bare plus arrives as a space
	if err == nil {
		o, err = o.On(c.Query("papel"))
	}
	if err != nil {
		return o, survey.ErrNotFound
	}
	return o, nil
}

// workbookName names the file by what it is: round, snapshot, language, draft.
func (s *site) workbookName(c *gin.Context, code string, cut survey.Cut, o survey.WorkbookOptions) string {
	v := visitOf(c)
	name := v.T("workbook.name") + "-" + fileSafe(code)
	if cut.Number > 0 {
		name += "-" + v.T("cut.file") + "-" + strconv.Itoa(cut.Number)
	}
	name += "-" + o.Tongues()
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
