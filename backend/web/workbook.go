package web

import (
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"cotejo/backend/survey"
)

// longWait is how long an address that names a file may take to answer with
// it. What takes longer goes on in the background, and the answer is its page.
const longWait = 2 * time.Minute

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
	cut.Draft = cut.Number == 0 && c.Query("borrador") == "1"
	if _, err := s.Service.Round(c.Request.Context(), p, cut.Round); err != nil {
		return err
	}
	ask := survey.Export{Cut: cut, Kind: survey.ComparativeExport, Lang: o.Lang, Beside: o.Beside, Paper: string(o.Paper)}
	j, err := s.Service.RequestExport(c.Request.Context(), p, ask)
	if err != nil {
		return askedWrong(err)
	}
	if j, err = s.Service.WaitExport(c.Request.Context(), p, j.ID, longWait); err != nil {
		return err
	}
	if j.State != survey.JobReady {
		return redirect(c, jobPath(j.ID))
	}
	return s.sendFile(c, p, j.ID)
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
