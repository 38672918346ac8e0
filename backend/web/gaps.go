package web

import (
	"net/url"
	"time"

	"github.com/gin-gonic/gin"

	"cotejo/backend/survey"
	"cotejo/forms"
	"cotejo/reports"
)

// GapsPage shows a party what cannot be seen in its answers, and takes what it
// wants to add to that.
type GapsPage struct {
	layout
	Head      survey.Head
	Action    string
	TasksHref string
	CheckHref string
	Looked    bool // something is looked for in this questionnaire
	Replies   bool // this person may reply
	N         int  // gaps
	Replied   int  // of them with a reply
	Checks    []gapCheck
	Unknown   []gapUnknown
	Problems  []problemLink
	Flash     *flash
	Posted    bool // shown again with what could not be kept
}

// gapCheck is what one check has found.
type gapCheck struct {
	ID, Label string
	Reasons   []gapReason // what holds of all its gaps alike
	Gaps      []gapLine
}

// gapLine is one gap with its reply.
type gapLine struct {
	Key     string
	Subject string
	Lang    string // of the reply
	Reasons []gapReason
	Text    string // the reply
	Base    int
	Saved   string // who saved it and when, in words; "" while there is none
	Waiting bool   // alternatives wait for a decision
	Problem string
}

// gapReason is where was looked, in words, and the way there.
type gapReason struct {
	Words message
	Href  string
	Way   string // the key of what one may do there
	Place string
}

// gapUnknown is what one check could not tell.
type gapUnknown struct {
	Label string
	Items []string
}

func (s *site) showGaps(c *gin.Context, p survey.Principal) error {
	view, err := s.Service.Gaps(c.Request.Context(), p, refOf(c))
	if err != nil {
		return err
	}
	return s.show(c, "gaps", s.gapsPage(c, view, nil))
}

// gapsPage shows the replies as they are stored or, where something could not
// be stored, as they were posted.
func (s *site) gapsPage(c *gin.Context, view survey.GapsView, posted url.Values) GapsPage {
	v := visitOf(c)
	page := GapsPage{
		layout: s.diagnosticFrame(c, v.T("gaps.title"), view.Head, false), Head: view.Head, Action: gapsPath(view.Head.Ref),
		TasksHref: diagnosticPath(view.Head.Ref), CheckHref: checkPath(view.Head.Ref),
		Looked: view.Rules != nil, Replies: view.Replies, Flash: s.recall(c), Posted: posted != nil,
	}
	page.SaveForm = view.Replies
	r := &gapReading{reading{state: view.State, ref: view.Head.Ref, lang: v.lang, writable: view.Head.Writable}, s, v, view, posted}
	for _, f := range view.Findings {
		if f.Gap() || f.Reply().Text != "" {
			page.add(r, f)
		} else {
			page.wonder(r, f)
		}
	}
	return page
}

// add adds a gap, or what has been one and was replied to, to those of its
// check.
func (p *GapsPage) add(r *gapReading, f reports.Finding) {
	last := len(p.Checks) - 1
	if last < 0 || p.Checks[last].ID != f.Kind() {
		p.Checks = append(p.Checks, gapCheck{ID: f.Kind(), Label: r.in(f.Check.Label)})
		last++
	}
	line, check := r.line(f), &p.Checks[last]
	if f.Choice != nil { // the same was looked for with every choice
		check.Reasons, line.Reasons = line.Reasons, nil
	}
	check.Gaps = append(check.Gaps, line)
	if f.Gap() {
		p.N++
	}
	if f.Gap() && f.Reply().Text != "" {
		p.Replied++
	}
}

// wonder adds what cannot be known.
func (p *GapsPage) wonder(r *gapReading, f reports.Finding) {
	last, label := len(p.Unknown)-1, r.in(f.Check.Label)
	if last < 0 || p.Unknown[last].Label != label {
		p.Unknown = append(p.Unknown, gapUnknown{Label: label})
		last++
	}
	p.Unknown[last].Items = append(p.Unknown[last].Items, f.Title(r.lang)+": "+f.Mark.Words(r.lang))
}

// gapReading puts findings into words.
type gapReading struct {
	reading
	site   *site
	visit  *visit
	view   survey.GapsView
	posted url.Values
}

func (r *gapReading) line(f reports.Finding) gapLine {
	key, reply := f.Key(), f.Reply()
	base := r.view.Bases[key]
	line := gapLine{
		Key: key, Subject: f.Title(r.lang), Text: reply.Text, Base: base.Seq, Waiting: base.Open > 0,
	}
	if reply.Text != "" {
		line.Saved = r.saved(base.By, reply.Origin.At)
	}
	if r.posted != nil && r.posted.Has("v."+key) {
		line.Text = r.posted.Get("v." + key)
	}
	for _, one := range f.Reasons() {
		line.Reasons = append(line.Reasons, r.reason(f, one))
	}
	return line
}

func (r *gapReading) saved(by string, at time.Time) string {
	when := r.site.savedWords(r.visit, at, r.view.Head.Zone)
	if by == "" {
		return when
	}
	return when + " · " + by
}

// reason says what was found where was looked.
func (r *gapReading) reason(f reports.Finding, one reports.Reason) gapReason {
	question, way := r.in(one.Question.Label), "gaps.see"
	if r.writable {
		way = "gaps.correct"
	}
	if one.Own() {
		g := gapReason{Href: r.place(one.Answer.Key()), Way: way, Place: question}
		g.Words = message{"gaps.own_says", []any{"Question", question, "Answer", one.Answer.Text(r.lang)}}
		if one.Answer.Mark == reports.NoData {
			g.Words = message{"gaps.own_blank", []any{"Question", question}}
		}
		return g
	}
	list := r.in(one.Answer.Roster.Label)
	g := gapReason{Href: r.place(forms.Key{Question: one.Answer.Roster.ID}), Way: way, Place: list}
	g.Words = message{"gaps.list_says", []any{"List", list, "Answer", one.Answer.Text(r.lang)}}
	switch {
	case one.Answer.Mark != reports.Answered:
	case f.Choice != nil: // said once of all of them
		g.Words = message{"gaps.none_named", []any{"List", list, "Question", question}}
	default:
		g.Words = message{"gaps.nobody_names", []any{"List", list, "Question", question}}
	}
	return g
}

// place is the address of a cell's field; "" for what the answers hide.
func (r *gapReading) place(k forms.Key) string {
	if cell := r.state.Cell(k); cell == nil || !cell.Visible {
		return ""
	}
	return r.change(k)
}
