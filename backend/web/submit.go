package web

import (
	"errors"

	"github.com/gin-gonic/gin"

	"cotejo/backend/survey"
)

// SubmitPage asks for confirmation before a diagnostic is sent.
type SubmitPage struct {
	layout
	Head   survey.Head
	Action string
	Check  string
	Blank  int
}

func (s *site) showSubmit(c *gin.Context, p survey.Principal) error {
	view, err := s.Service.Check(c.Request.Context(), p, refOf(c))
	if err != nil {
		return err
	}
	if !view.Head.Writable {
		return redirect(c, diagnosticPath(view.Head.Ref))
	}
	if !view.Ready {
		return redirect(c, checkPath(view.Head.Ref))
	}
	v := visitOf(c)
	title := v.T("submit.title", "Country", view.Head.Country.Name.In(v.lang))
	return s.show(c, "submit", SubmitPage{
		layout: s.roundFrame(c, title, view.Head.Round), Head: view.Head,
		Action: c.Request.URL.Path, Check: checkPath(view.Head.Ref),
		Blank: view.Head.Total.Asked - view.Head.Total.Answered,
	})
}

// submit sends a diagnostic. What blocks it is shown where answers are checked.
func (s *site) submit(c *gin.Context, p survey.Principal) error {
	ref := refOf(c)
	err := s.Service.Submit(c.Request.Context(), p, ref)
	var invalid *survey.Invalid
	if errors.As(err, &invalid) {
		s.remember(c, flash{Key: invalid.Fields[0].Key})
		return redirect(c, checkPath(ref))
	}
	if err != nil {
		return err
	}
	s.remember(c, flash{Key: "submit.done"})
	return redirect(c, diagnosticPath(ref))
}
