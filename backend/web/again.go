package web

import (
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"cotejo/backend/survey"
)

// AgainPage holds what was typed in a form that could not be saved, and offers
// to send it once more where that may help.
type AgainPage struct {
	layout
	Text   string
	Action string // "" where trying again is no use
	Fields []sent
}

// sent is one value of a form as it was sent.
type sent struct{ Name, Value string }

// offerAgain answers a form with texts that could not be saved, a section's or
// that of replies, with the form itself, so that nothing typed is lost. It says
// whether it did.
func (s *site) offerAgain(c *gin.Context, f failure) bool {
	form := c.Request.PostForm
	texts := c.Param("section") != "" || strings.HasSuffix(c.FullPath(), gapsEnd)
	if len(form) == 0 || !texts || f.err == survey.ErrNotFound || f.err == errOrigin {
		return false
	}
	v := visitOf(c)
	page := AgainPage{layout: s.frame(c, v.T(f.title)), Text: v.T(f.text)}
	switch {
	case f.err == errSignedOut || f.err == errToken && !v.signedIn:
		page.Action, page.Text = c.Request.URL.Path, v.T("again.signed_out")
	case f.err == errToken || f.status >= http.StatusInternalServerError:
		page.Action, page.Text = c.Request.URL.Path, v.T("again.later")
	}
	for _, name := range sortedNames(form) {
		if name == tokenField {
			continue
		}
		for _, value := range form[name] {
			page.Fields = append(page.Fields, sent{name, value})
		}
	}
	s.send(c, f.status, "again", page)
	return true
}
