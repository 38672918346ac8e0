package web

import (
	"net/url"
	"time"

	"github.com/gin-gonic/gin"

	"cotejo/backend/survey"
	"cotejo/forms"
)

// SectionPage is one section to answer, or to read.
type SectionPage struct {
	layout
	Head       survey.Head
	Section    *forms.Section
	Heading    string
	Hint       string
	Guidance   string
	Action     string
	Tasks      []task
	TasksHref  string
	CheckHref  string
	Count      forms.Count
	Elements   []Element
	Problems   []problemLink // what is wrong
	Missing    []problemLink // what is not answered yet
	Prev, Next *link
	Saved      string // when something was last saved, in words
	Flash      *flash
	Focus      bool // put the reader at the problems
	FromCheck  bool // opened from checking answers: go back there
	Pointed    bool // what is missing is pointed out
}

// problemLink leads to a field with a problem.
type problemLink struct{ Href, Label, Text string }

func (s *site) showSection(c *gin.Context, p survey.Principal) error {
	view, err := s.Service.Section(c.Request.Context(), p, refOf(c), c.Param("section"))
	if err != nil {
		return err
	}
	return s.show(c, "section", s.sectionPage(c, view, nil))
}

// sectionPage shows a section as it is stored or, where something could not be
// stored, with what was posted.
func (s *site) sectionPage(c *gin.Context, view survey.SectionView, posted url.Values) SectionPage {
	v := visitOf(c)
	b := &builder{
		words: v.Printer, lang: v.lang, fallback: view.State.Questionnaire.Languages,
		ref: view.Head.Ref, state: view.State, bases: view.Bases, zone: view.Head.Zone,
		writable: view.Head.Writable, missing: c.Query("faltan") == "1", opened: forms.RowID(c.Query("fila")), posted: posted,
	}
	page := SectionPage{
		Head: view.Head, Section: view.Section, Heading: view.Section.Label.In(v.lang, b.fallback...),
		Hint: view.Section.Hint.In(v.lang, b.fallback...), Guidance: view.Section.Guidance.In(v.lang, b.fallback...),
		Action: c.Request.URL.Path, TasksHref: diagnosticPath(view.Head.Ref), CheckHref: checkPath(view.Head.Ref),
		Count: view.Count, Tasks: tasksOf(v.lang, view.Head.Ref, view.Sections, view.Section),
		Elements: b.elements(view.Section.Elements, "", 2),
		Flash:    s.recall(c), FromCheck: c.Query("volver") == "revisar", Pointed: b.missing,
	}
	page.layout = s.diagnosticFrame(c, page.Heading, view.Head, false)
	page.SaveForm = view.Head.Writable
	page.Prev, page.Next = b.neighbour(view.Prev), b.neighbour(view.Next)
	if !view.Head.Changed.IsZero() {
		page.Saved = s.savedWords(v, view.Head.Changed, view.Head.Zone)
	}
	page.Problems, page.Missing = b.problemLists(view.Section)
	page.Wrong = len(page.Problems) > 0
	page.Focus = page.Wrong && page.Flash != nil
	return page
}

func (b *builder) neighbour(sec *forms.Section) *link {
	if sec == nil {
		return nil
	}
	return &link{Href: sectionPath(b.ref, sec), Text: sec.Label.In(b.lang, b.fallback...)}
}

// labelOf names a cell: its question, and the row it stands in.
func (b *builder) labelOf(k forms.Key) string { return cellLabel(b.state, k, b.lang) }

func cellLabel(state *forms.State, k forms.Key, lang string) string {
	e := state.Questionnaire.Element(k.Question)
	if e == nil {
		return ""
	}
	base := e.Base()
	label := base.Label.In(lang, state.Questionnaire.Languages...)
	if base.Roster == nil || k.Row == "" {
		return label
	}
	return state.RowTitle(base.Roster, k.Row, lang) + ": " + label
}

// savedWords says when something was saved, in the country's time: the hour
// when it was today, else the day as well.
func (s *site) savedWords(v *visit, at time.Time, zone *time.Location) string {
	if zone == nil {
		zone = time.UTC
	}
	at, now := at.In(zone), time.Now().In(zone)
	if at.YearDay() == now.YearDay() && at.Year() == now.Year() {
		return v.T("saved.today", "Clock", v.Clock(at), "City", v.City(zone))
	}
	return v.T("saved.before", "Date", v.Date(at), "Clock", v.Clock(at), "City", v.City(zone))
}
