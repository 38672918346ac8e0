package web

import (
	"github.com/gin-gonic/gin"

	"cotejo/backend/survey"
)

// FrontPage explains Cotejo to someone who is not signed in.
type FrontPage struct {
	layout
	Doors []door // ways into the demonstration
}

// door signs in as the demonstration person of a role.
type door struct{ Role, Text string }

func (s *site) showFront(c *gin.Context) error {
	v := visitOf(c)
	if v.signedIn {
		return redirect(c, "/inicio")
	}
	page := FrontPage{layout: s.frame(c, v.T("front.title"))}
	if s.demoOpen(c) {
		page.Doors = []door{
			{string(survey.FocalPoint), v.T("front.enter_focal")},
			{string(survey.Analyst), v.T("front.enter_analyst")},
			{string(survey.Organiser), v.T("front.enter_organiser")},
		}
	}
	return s.show(c, "front", page)
}

// demoOpen says whether the demonstration lets anyone in: only from the
// machine itself.
func (s *site) demoOpen(c *gin.Context) bool { return s.Demo && loopback(c.Request.RemoteAddr) }

// enterDemo signs in as the demonstration person of a role.
func (s *site) enterDemo(c *gin.Context) error {
	role := survey.Role(c.Param("role"))
	if !s.demoOpen(c) || role == survey.Administrator {
		return survey.ErrNotFound
	}
	p, err := s.Service.Demo(c.Request.Context(), role)
	if err != nil {
		return err
	}
	if err := s.welcome(c, p); err != nil {
		return err
	}
	return redirect(c, "/inicio")
}
