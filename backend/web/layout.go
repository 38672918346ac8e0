package web

import (
	"github.com/gin-gonic/gin"

	"cotejo/backend/survey"
)

// layout is what every page has around its content.
type layout struct {
	Lang     string
	Title    string
	CSS, JS  string // addresses
	Sheet    string // a further style sheet, or ""
	Icon     string
	Token    string // of forms
	Here     string // this page's address, to come back to in another language
	SaveForm bool   // the page is a form: changing the language saves it first
	Person   string // who is signed in, "" for nobody
	Nav      []link
	// Fictitious and Draft are said on every page of such a round.
	Fictitious, Draft bool
	// Cut says of which frozen snapshot the page is, and whether it holds what
	// has not been submitted; "" when neither is so.
	Cut       string
	CutNumber int
	CutDraft  bool
	// Wrong marks a page that lists problems, first thing in its title.
	Wrong bool
	Wide  bool // tables may use the full width
	// Refresh is after how many seconds a browser without scripts asks again; 0
	// for never.
	Refresh int
}

// link is an address with its words.
type link struct {
	Href, Text string
	Current    bool
}

// frame returns the layout of a page for whoever visits; the title is a
// wording, not a key.
func (s *site) frame(c *gin.Context, title string) layout {
	v := visitOf(c)
	l := s.plainFrame(v)
	l.Title, l.Token = title, v.token
	l.Here = c.Request.URL.Path
	if v.signedIn {
		l.Person, l.Nav = v.person.Name, s.nav(c, v)
	}
	return l
}

// roundFrame is frame with what must be said of the round.
func (s *site) roundFrame(c *gin.Context, title string, r survey.RoundInfo) layout {
	l := s.frame(c, title)
	l.Fictitious = r.Fictitious
	return l
}

// diagnosticFrame is roundFrame for a diagnostic. Read by someone else, or read
// over as a whole, one that has not been sent says that it is a draft.
func (s *site) diagnosticFrame(c *gin.Context, title string, h survey.Head, whole bool) layout {
	l := s.roundFrame(c, title, h.Round)
	l.Draft = h.Sent.IsZero() && (whole || !h.Writable)
	return l
}

// plainLayout is the frame of error pages. It says nothing about the address:
// an absent page and a foreign one must be alike, byte for byte.
func (s *site) plainLayout(v *visit, titleKey string) layout {
	l := s.plainFrame(v)
	l.Title = v.T(titleKey)
	return l
}

func (s *site) plainFrame(v *visit) layout {
	return layout{Lang: v.lang, CSS: s.assets.address["cotejo.css"], JS: s.assets.address["cotejo.js"], Icon: s.assets.address["icono.svg"]}
}

func (s *site) nav(c *gin.Context, v *visit) []link {
	links := []link{{Href: "/inicio", Text: v.T("nav.home")}}
	if v.person.Organises() {
		links = append(links, link{Href: "/personas", Text: v.T("nav.people")})
	}
	if v.person.Has(survey.Administrator) {
		links = append(links, link{Href: "/guia", Text: v.T("nav.guide")})
	}
	for i := range links {
		links[i].Current = links[i].Href == c.Request.URL.Path
	}
	return links
}
