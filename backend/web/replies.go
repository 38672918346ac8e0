package web

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"cotejo/backend/i18n"
	"cotejo/backend/survey"
)

// saveReplies keeps what was typed beside the gaps, then does what the button
// pressed says.
func (s *site) saveReplies(c *gin.Context, p survey.Principal) error {
	ref, form := refOf(c), c.Request.PostForm
	saved, err := s.Service.SaveReplies(c.Request.Context(), p, ref, readReplies(form))
	if invalid, ok := errors.AsType[*survey.Invalid](err); ok {
		return s.refuseReplies(c, p, invalid)
	}
	if err != nil {
		return err
	}
	f := flash{Changed: saved.Changed}
	if len(saved.Conflicts) > 0 {
		f.Key = "gaps.conflicts" // the page marks which
	}
	s.remember(c, f)
	switch verb, lang, _ := strings.Cut(form.Get("accion"), ":"); {
	case verb == "salir":
		return redirect(c, diagnosticPath(ref))
	case verb == "idioma" && i18n.Known(lang):
		s.setCookie(c, s.cookieName(languageCookie), lang, year)
	}
	return redirect(c, gapsPath(ref)+"#aviso")
}

// readReplies reads the replies of a form, each with the revision that it was
// made from.
func readReplies(form url.Values) []survey.ReplyEdit {
	var edits []survey.ReplyEdit
	for _, name := range sortedNames(form) {
		key, ok := strings.CutPrefix(name, "b.")
		base, err := strconv.Atoi(form.Get(name))
		if ok && err == nil {
			edits = append(edits, survey.ReplyEdit{Finding: key, Text: form.Get("v." + key), Base: base})
		}
	}
	return edits
}

// refuseReplies shows the page again with everything that was typed and what
// cannot be kept; nothing has been saved.
func (s *site) refuseReplies(c *gin.Context, p survey.Principal, invalid *survey.Invalid) error {
	view, err := s.Service.Gaps(c.Request.Context(), p, refOf(c))
	if err != nil {
		return err
	}
	v := visitOf(c)
	page := s.gapsPage(c, view, c.Request.PostForm)
	for _, f := range invalid.Fields {
		link := problemLink{Text: v.T(f.Key)}
		if line := page.line(f.Field); line != nil {
			line.Problem, link.Href, link.Label = link.Text, "#r."+f.Field, line.Subject
		}
		page.Problems = append(page.Problems, link)
	}
	page.Wrong = true
	return s.showWith(c, http.StatusUnprocessableEntity, "gaps", page)
}

// line finds a gap of the page by its key; nil when it has gone.
func (p *GapsPage) line(key string) *gapLine {
	for i := range p.Checks {
		for j := range p.Checks[i].Gaps {
			if p.Checks[i].Gaps[j].Key == key {
				return &p.Checks[i].Gaps[j]
			}
		}
	}
	return nil
}
