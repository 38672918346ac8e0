package web

import (
	"errors"
	"io"
	"net/http"
	"strconv"
	"time"

	"github.com/gin-gonic/gin"

	"cotejo/backend/survey"
)

// slowest is how slow a line may be, in bytes a second, for a file to be sent
// in full.
const slowest = 4 << 10

func (s *site) downloadJob(c *gin.Context, p survey.Principal) error {
	id, err := jobID(c)
	if err != nil {
		return err
	}
	return s.sendFile(c, p, id)
}

// sendFile sends the file of a job, whole or from where a broken line left
// off. One that is not here leads to its page.
func (s *site) sendFile(c *gin.Context, p survey.Principal, id int64) error {
	f, j, err := s.Service.ExportFile(c.Request.Context(), p, id)
	if errors.Is(err, survey.ErrNotReady) {
		return redirect(c, jobPath(j.ID))
	}
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	late := time.Now().Add(5*time.Minute + time.Duration(info.Size()/slowest)*time.Second)
	if err := http.NewResponseController(c.Writer).SetWriteDeadline(late); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return err
	}
	kind := mediaType(j.Export.Extension())
	c.Header("Content-Type", kind)
	c.Header("Content-Disposition", `attachment; filename="`+fileName(visitOf(c), j)+`"`)
	c.Header("Cache-Control", "no-store")
	if wordy(kind) { // it goes out compressed, which leaves no place to go on from
		c.Header("Content-Length", strconv.FormatInt(info.Size(), 10))
		c.Status(http.StatusOK)
		if _, err := io.Copy(c.Writer, f); err != nil {
			s.Log.Info("file not received in full", "id", visitOf(c).id, "job", id)
		}
		return nil
	}
	c.Header("ETag", `"`+j.Mark()+`"`)
	http.ServeContent(c.Writer, c.Request, "", info.ModTime(), f)
	return nil
}

// mediaType says what a file is.
func mediaType(extension string) string {
	switch extension {
	case ".xlsx":
		return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	case ".docx":
		return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	case ".csv":
		return "text/csv; charset=utf-8"
	case ".html":
		return htmlType
	case ".json":
		return "application/json"
	case ".zip":
		return "application/zip"
	}
	return "application/octet-stream"
}
