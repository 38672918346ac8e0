package web

import (
	"github.com/gin-gonic/gin"

	"cotejo/backend/survey"
	"cotejo/forms"
)

// CheckPage shows everything answered before it is sent.
type CheckPage struct {
	layout
	Head      survey.Head
	TasksHref string
	Submit    string // address of sending; "" when this person may not
	Gaps      string // address of what the answers do not show; "" where nothing is looked for
	Ready     bool
	Blocking  []problemLink
	Warnings  []problemLink
	Flash     *flash
	Sections  []checkSection
}

// checkSection is one section in words.
type checkSection struct {
	task
	ID    string
	Parts []checkPart
}

// checkPart is an answer, a heading or a roster.
type checkPart struct {
	Answer  *checkAnswer
	Heading string
	Roster  *checkRoster
}

// checkAnswer is a question with its answer in words.
type checkAnswer struct {
	Label, Text string
	Blank       bool
	Special     bool
	Change      string // address of its field; "" when it cannot be changed
	Problems    []string
}

// checkRoster is a roster with its rows in words.
type checkRoster struct {
	Label  string
	None   bool
	Change string
	Rows   []checkRow
}

// checkRow is one row of a roster.
type checkRow struct {
	Title string
	Parts []checkPart
}

func (s *site) showCheck(c *gin.Context, p survey.Principal) error {
	view, err := s.Service.Check(c.Request.Context(), p, refOf(c))
	if err != nil {
		return err
	}
	v := visitOf(c)
	r := &reading{state: view.State, ref: view.Head.Ref, lang: v.lang, writable: view.Head.Writable}
	page := CheckPage{
		layout: s.diagnosticFrame(c, v.T("check.title"), view.Head, true), Head: view.Head, Ready: view.Ready,
		TasksHref: diagnosticPath(view.Head.Ref), Flash: s.recall(c),
	}
	if view.Head.Writable {
		page.Submit = submitPath(view.Head.Ref)
	}
	if view.Gaps {
		page.Gaps = gapsPath(view.Head.Ref)
	}
	for i, t := range tasksOf(v.lang, view.Head.Ref, view.Sections, nil) {
		if t.Href == "" {
			continue
		}
		sec := view.Sections[i].Section
		page.Sections = append(page.Sections, checkSection{
			task: t, ID: "seccion." + sec.Name, Parts: r.parts(sec.Elements, ""),
		})
	}
	page.Blocking, page.Warnings = r.problemLists(view.Problems)
	return s.show(c, "check", page)
}

// reading puts a diagnostic into words.
type reading struct {
	state    *forms.State
	ref      survey.Ref
	lang     string
	writable bool
}

func (r *reading) in(t forms.Text) string {
	return t.In(r.lang, r.state.Questionnaire.Languages...)
}

func (r *reading) problemLists(problems []forms.Problem) (blocking, warnings []problemLink) {
	for _, p := range problems {
		l := problemLink{
			Href: r.change(p.Key), Label: cellLabel(r.state, p.Key, r.lang), Text: problemWords(p, r.lang),
		}
		if p.Severity == forms.Error {
			blocking = append(blocking, l)
		} else {
			warnings = append(warnings, l)
		}
	}
	return blocking, warnings
}

// change is the address of a cell's field, which leads back here.
func (r *reading) change(k forms.Key) string {
	e := r.state.Questionnaire.Element(k.Question)
	if e == nil || e.Base().Section == nil {
		return ""
	}
	address, fragment := sectionPath(r.ref, e.Base().Section)+"?faltan=1&volver=revisar", anchor(k)
	if k.Row != "" {
		address += "&fila=" + string(k.Row)
	}
	if _, ok := e.(*forms.Roster); ok {
		fragment = "lista." + string(k.Question)
	}
	return address + "#" + fragment
}

func (r *reading) parts(list []forms.Element, row forms.RowID) []checkPart {
	var parts []checkPart
	for _, e := range list {
		key := forms.Key{Question: e.Base().ID, Row: row}
		if !r.state.Cell(key).Visible {
			continue
		}
		switch e := e.(type) {
		case *forms.Question:
			if a := r.answer(e, key); a != nil {
				parts = append(parts, checkPart{Answer: a})
			}
		case *forms.Group:
			if inner := r.parts(e.Elements, row); inner != nil {
				parts = append(append(parts, checkPart{Heading: r.in(e.Label)}), inner...)
			}
		case *forms.Roster:
			parts = append(parts, checkPart{Roster: r.roster(e, key)})
		}
	}
	return parts
}

func (r *reading) answer(q *forms.Question, k forms.Key) *checkAnswer {
	if q.Type == forms.Note || q.Type == forms.Hidden || q.Label.Empty() {
		return nil
	}
	cell := r.state.Cell(k)
	a := &checkAnswer{
		Label: r.in(q.Label), Text: r.state.Display(q, cell.Answer, r.lang),
		Blank: cell.Answer.Blank(), Special: cell.Answer.State != forms.Answered,
	}
	if r.writable && q.Asked() && !cell.ReadOnly {
		a.Change = r.change(k)
	}
	for _, p := range cell.Problems {
		if p.Severity == forms.Error {
			a.Problems = append(a.Problems, problemWords(p, r.lang))
		}
	}
	return a
}

func (r *reading) roster(ro *forms.Roster, k forms.Key) *checkRoster {
	v := &checkRoster{Label: r.in(ro.Label), None: r.state.Cell(k).Answer.Value == forms.NoRows}
	if r.writable {
		v.Change = r.change(k)
	}
	for _, row := range r.state.Answers.Of(ro.ID, k.Row) {
		v.Rows = append(v.Rows, checkRow{
			Title: r.state.RowTitle(ro, row.ID, r.lang), Parts: r.parts(ro.Elements, row.ID),
		})
	}
	return v
}
