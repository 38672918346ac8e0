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
