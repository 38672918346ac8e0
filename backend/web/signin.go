package web

import (
	"github.com/gin-gonic/gin"
)

// SignInPage asks for one press of a button: mail scanners open links, but
// press no buttons, so the link is not used up before its owner comes.
type SignInPage struct {
	layout
	Action string
}

func (s *site) showSignIn(c *gin.Context) error {
	if !s.tries.allow(c.Request.RemoteAddr) {
		return errTries
	}
	if err := s.Service.PeekLink(c.Request.Context(), c.Param("token")); err != nil {
		return err
	}
	page := SignInPage{layout: s.frame(c, visitOf(c).T("signin.title")), Action: c.Request.URL.Path}
	return s.show(c, "signin", page)
}

func (s *site) signIn(c *gin.Context) error {
	if !s.tries.allow(c.Request.RemoteAddr) {
		return errTries
	}
	p, err := s.Service.SignIn(c.Request.Context(), c.Param("token"))
	if err != nil {
		return err
	}
	if err := s.welcome(c, p); err != nil {
		return err
	}
	return redirect(c, "/inicio")
}

// AgainPage offers to send a form once more, with all that was typed, after
// the session has ended or its token was lost.
type AgainPage struct {
	layout
	Text   string
	Action string
	Fields []sent
}

// sent is one value of a form as it was sent.
type sent struct{ Name, Value string }

// offerAgain answers a form that came without a session or token with the
// form itself, so that nothing typed is lost. It says whether it did.
func (s *site) offerAgain(c *gin.Context, f failure) bool {
	form := c.Request.PostForm
	if len(form) == 0 || c.Param("section") == "" {
		return false
	}
	v := visitOf(c)
	page := AgainPage{layout: s.frame(c, v.T(f.title)), Text: v.T("again.text"), Action: c.Request.URL.Path}
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
