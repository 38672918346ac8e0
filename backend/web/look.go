package web

import (
	"html/template"
	"net/url"
	"slices"

	"github.com/gin-gonic/gin"

	"cotejo/backend/survey"
	"cotejo/reports"
)

// LookPage is one way of looking at a round, or the list of them: a figure,
// tables that say the same, and what the reader may choose.
type LookPage struct {
	layout
	survey.Looking
	Round     survey.RoundInfo
	Back      string
	Kinds     []lookLink
	Figure    template.HTML // the picture, drawn
	Countries []option
	Voices    []option
	CutNumber int
	Narrow    bool   // some countries or voices are left out
	All       string // the address with nothing left out

	cut survey.Cut
}

// lookLink leads to a kind of view.
type lookLink struct {
	link
	Aid string
}

// showLooks lists the ways of looking at a round.
func (s *site) showLooks(c *gin.Context, p survey.Principal) error {
	page, err := s.look(c, p, "", visitOf(c).T("look.title"))
	if err != nil {
		return err
	}
	return s.show(c, "looks", page)
}

// showLook shows one of them.
func (s *site) showLook(c *gin.Context, p survey.Principal) error {
	page, err := s.look(c, p, c.Param("view"), "")
	if err != nil {
		return err
	}
	page.Title, page.Wide = page.View.Title, true
	if page.View.Picture != nil {
		page.Figure = template.HTML(page.View.Picture.SVG("figura")) // our own drawing, its texts escaped
	}
	return s.show(c, "look", &page)
}

// look reads a view, and what may be chosen around it.
func (s *site) look(c *gin.Context, p survey.Principal, kind, title string) (LookPage, error) {
	cut, err := cutOf(c)
	if err != nil {
		return LookPage{}, err
	}
	ctx, v := c.Request.Context(), visitOf(c)
	round, err := s.Service.Round(ctx, p, cut.Round)
	if err != nil {
		return LookPage{}, err
	}
	ask := survey.ViewAsk{Lang: v.lang, Params: lookParams(c.Request.URL.Query())}
	looking, err := s.Service.View(ctx, p, cut, kind, ask)
	if err != nil {
		return LookPage{}, err
	}
	page := LookPage{layout: s.roundFrame(c, title, round), Looking: looking, Round: round, Back: cutPath(cut, ""), CutNumber: cut.Number, cut: cut}
	page.ofCut(c, cut, looking.Whole)
	page.offer(kind, cut, v.lang)
	return page, nil
}

// lookParams are the choices in an address that are a view's own.
func lookParams(q url.Values) map[string]string {
	params := map[string]string{}
	for name := range q {
		if !slices.Contains([]string{"corte", "pais", "voz", "lang"}, name) {
			params[name] = q.Get(name)
		}
	}
	return params
}

// offer lists the kinds of view, and the countries and voices to choose from.
func (page *LookPage) offer(kind string, cut survey.Cut, lang string) {
	for _, k := range page.Looking.Kinds {
		page.Kinds = append(page.Kinds, lookLink{
			link{Href: withCut(lookPath(cut.Round, k.Name), cut), Text: k.Title(lang), Current: k.Name == kind}, k.Aid(lang),
		})
	}
	for _, c := range page.Whole.Countries {
		page.Countries = append(page.Countries, option{c.ISO3, c.Name.In(lang), slices.Contains(cut.Only.Countries, c.ISO3)})
	}
	for _, v := range page.Whole.Voices() {
		page.Voices = append(page.Voices, option{string(v), v.Words(lang), slices.Contains(cut.Only.Voices, v)})
	}
	page.Narrow = !cut.Only.Everything()
	cut.Only = reports.Selection{}
	page.All = withCut(lookPath(cut.Round, kind), cut)
}

// At is the address of what a cell leads to.
func (page *LookPage) At(to survey.ViewPlace) string {
	switch {
	case to.Country != "":
		return withCut(profilePath(page.Round.Code, to.Country), survey.Cut{Round: page.cut.Round, Number: page.cut.Number})
	case to.Kind != "":
		q := url.Values{}
		for i := 0; i+1 < len(to.Params); i += 2 {
			q.Set(to.Params[i], to.Params[i+1])
		}
		cut := page.cut
		if q.Has("pais") {
			cut.Only.Countries = nil
		}
		return withCut(lookPath(page.Round.Code, to.Kind)+"?"+q.Encode(), cut)
	}
	return ""
}

// Searches says whether the reader may look for a text.
func (page *LookPage) Searches() bool {
	return slices.ContainsFunc(page.View.Controls, func(c survey.ViewControl) bool { return c.Options == nil })
}
