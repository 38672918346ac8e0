package web

import (
	"github.com/gin-gonic/gin"

	"cotejo/backend/survey"
)

// HomePage is a person's first page.
type HomePage struct {
	layout
	Answer   []diagnosticCard
	Rounds   []roundCard
	NewRound string // where a round is opened, for organisers
}

// diagnosticCard shows a diagnostic to answer.
type diagnosticCard struct {
	survey.Head
	Href string
}

// roundCard shows a round to compare.
type roundCard struct {
	survey.RoundInfo
	Href string
}

func (s *site) showHome(c *gin.Context, p survey.Principal) error {
	view, err := s.Service.Home(c.Request.Context(), p)
	if err != nil {
		return err
	}
	page := HomePage{layout: s.frame(c, visitOf(c).T("home.title", "Name", p.Name))}
	for _, h := range view.Diagnostics {
		page.Answer = append(page.Answer, diagnosticCard{h, diagnosticPath(h.Ref)})
	}
	for _, r := range view.Rounds {
		page.Rounds = append(page.Rounds, roundCard{r, roundPath(r.Code)})
	}
	if view.Organiser {
		page.NewRound = newRoundPath
	}
	return s.show(c, "home", page)
}
