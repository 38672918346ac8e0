package web

import (
	"net/http"
	"strconv"

	"github.com/gin-gonic/gin"

	"cotejo/backend/survey"
)

// JobPage says how far an export has come.
type JobPage struct {
	layout
	jobLine
	Back    string
	File    string // where it is downloaded
	Follow  string // where a script learns more
	Cancel  string
	Again   string
	Problem string
}

// jobOf is the job that an address names.
func (s *site) jobOf(c *gin.Context, p survey.Principal) (survey.Job, error) {
	id, err := jobID(c)
	if err != nil {
		return survey.Job{}, err
	}
	return s.Service.ExportJob(c.Request.Context(), p, id)
}

func (s *site) showJob(c *gin.Context, p survey.Principal) error {
	j, err := s.jobOf(c, p)
	if err != nil {
		return err
	}
	round, err := s.Service.Round(c.Request.Context(), p, j.Export.Round)
	if err != nil {
		return err
	}
	v, line := visitOf(c), lineOf(visitOf(c), j)
	page := JobPage{layout: s.roundFrame(c, line.What, round), jobLine: line, Back: cutPath(j.Export.Cut, downloadsPage)}
	if j.Draft {
		page.Cut = v.T("cut.open_too")
	}
	switch {
	case !j.Over():
		page.Follow, page.Cancel = jobPath(j.ID)+"/estado", jobPath(j.ID)+"/cancelar"
		page.Refresh = 3
	case j.State == survey.JobReady:
		page.File = jobPath(j.ID) + "/archivo"
	default:
		page.Again, page.Problem = jobPath(j.ID)+"/repetir", v.T(problemKey(j))
	}
	return s.show(c, "job", page)
}

// jobState is what a script on the page follows.
type jobState struct {
	Over    bool   `json:"over"`
	Percent int    `json:"percent"`
	Text    string `json:"text"`
}

func (s *site) followJob(c *gin.Context, p survey.Principal) error {
	j, err := s.jobOf(c, p)
	if err != nil {
		return err
	}
	c.Header("Cache-Control", "no-store")
	c.JSON(http.StatusOK, jobState{j.Over(), j.Percent(), stateWords(visitOf(c), j)})
	return nil
}

// awaitJob answers with the file when it is soon there, else with its page.
func (s *site) awaitJob(c *gin.Context, p survey.Principal, id int64) error {
	j, err := s.Service.WaitExport(c.Request.Context(), p, id, shortWait)
	if err != nil {
		return err
	}
	if j.State == survey.JobReady {
		return redirect(c, jobPath(id)+"/archivo")
	}
	return redirect(c, jobPath(id))
}

func (s *site) cancelJob(c *gin.Context, p survey.Principal) error {
	id, err := jobID(c)
	if err != nil {
		return err
	}
	if err := s.Service.CancelExport(c.Request.Context(), p, id); err != nil {
		return err
	}
	return redirect(c, jobPath(id))
}

// repeatJob asks for the same once more.
func (s *site) repeatJob(c *gin.Context, p survey.Principal) error {
	j, err := s.jobOf(c, p)
	if err != nil {
		return err
	}
	if j, err = s.Service.RequestExport(c.Request.Context(), p, j.Export); err != nil {
		return askedWrong(err)
	}
	return s.awaitJob(c, p, j.ID)
}

func jobID(c *gin.Context) (int64, error) {
	id, err := strconv.ParseInt(c.Param("id"), 10, 64)
	if err != nil {
		return 0, survey.ErrNotFound
	}
	return id, nil
}

func lineOf(v *visit, j survey.Job) jobLine {
	return jobLine{
		Job: j, What: v.T(exportWords(j.Export).title), Name: fileName(v, j), State: stateWords(v, j), Size: sizeWords(v, j.Size), Href: jobPath(j.ID),
	}
}

// stateWords say how far a job has come.
func stateWords(v *visit, j survey.Job) string {
	switch j.State {
	case survey.JobWaiting:
		return v.T("job.waiting")
	case survey.JobRunning:
		return v.T("job.running", "N", j.Percent())
	case survey.JobReady:
		return v.T("job.ready")
	case survey.JobCancelled:
		return v.T("job.cancelled")
	}
	return v.T("job.failed")
}

// problemKey says why there is no file, and what to do.
func problemKey(j survey.Job) string {
	switch {
	case j.State == survey.JobCancelled:
		return "job.cancelled_text"
	case j.Problem == survey.NoSpace:
		return "job.no_space"
	case j.Problem == survey.Gone:
		return "job.gone"
	case j.Problem == survey.Interrupted:
		return "job.interrupted"
	}
	return "job.unforeseen"
}

// sizeWords writes the size of a file.
func sizeWords(v *visit, n int64) string {
	const kilo, mega = 1000, 1000 * 1000
	switch {
	case n <= 0:
		return ""
	case n < mega:
		return v.Number(int((n+kilo-1)/kilo)) + " kB"
	}
	return v.Number(int((n+mega/2)/mega)) + " MB"
}
