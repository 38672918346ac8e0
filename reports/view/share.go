package view

import (
	"slices"
	"strconv"

	"cotejo/forms"
	"cotejo/reports"
	"cotejo/reports/draw"
)

func hasChoices(s *reports.Snapshot) bool { return len(choosable(s.Questionnaire, true)) > 0 }

// share shows how the answers to a question with choices are spread, by
// voice; with a second question, which answers to both come together.
func share(s *reports.Snapshot, ask Ask) (*View, error) {
	m := maker{s, ask}
	questions := choosable(s.Questionnaire, true)
	control, chosen := m.chooseOr("pregunta", m.t("head.question"), m.questionOptions(questions, ""), m.telling(questions))
	q := questions[chosen]
	spread, err := reports.Distributions(s, string(q.ID))
	if err != nil {
		return nil, err
	}
	d := sharer{m, q, spread}
	v := &View{
		Title: m.named(q.Base()), Controls: []Control{control}, Lead: []string{m.t("share.lead")},
		Tables: []Table{d.table(), d.silences()},
	}
	if q.Roster != nil {
		v.Lead = append(v.Lead, m.t("share.rows", m.in(q.Roster.Label)))
	}
	if len(spread) > 0 {
		v.Picture = &draw.Picture{Title: v.Title, Alt: m.t("mosaic.alt"), Chart: d.chart()}
	}
	if err := d.cross(v, questions); err != nil {
		return nil, err
	}
	if t, ok := m.answersTo(q); ok {
		v.Tables = append(v.Tables, t)
	}
	return v, nil
}

// telling is the first question past the first section, which asks who answers;
// the first of all where there is none.
func (m maker) telling(questions []*forms.Question) int {
	return max(0, slices.IndexFunc(questions, func(q *forms.Question) bool { return q.Section != m.Questionnaire.Sections[0] }))
}

// sharer lays out the distributions of a question.
type sharer struct {
	maker
	of     *forms.Question
	spread []reports.Distribution // by voice
}

// table gives the count and the share of each choice.
func (d sharer) table() Table {
	t := Table{Name: "reparto", Title: d.t("share.table"), Keys: 3, Columns: []Column{
		{Head: d.t("tab.choice")}, {Head: d.t("head.code"), Code: true}, {Head: d.t("head.voice")},
		{Head: d.t("tab.named"), Figures: true}, {Head: "n", Figures: true}, {Head: "%", Figures: true},
	}}
	if len(d.spread) == 0 {
		return t
	}
	for i, c := range d.spread[0].Choices {
		for _, of := range d.spread {
			part := d.nodata()
			if x, ok := of.Share(i); ok {
				part = number(x, 1)
			}
			t.Rows = append(t.Rows, Row{Cells: []Cell{
				{Text: d.tag(i) + d.in(c.Label)}, {Text: c.Name}, {Text: of.Voice.Words(d.Lang)}, count(of.Counts[i]), count(of.Tally.N()), part,
			}})
		}
	}
	return t
}

// tag is the letter by which the figure knows a choice.
func (d sharer) tag(choice int) string {
	if d.of.Type != forms.SelectOne || isScale(d.of.List) {
		return ""
	}
	return letterOf(choice) + " "
}

// silences counts what is no answer, each kind for itself.
func (d sharer) silences() Table {
	t := Table{Name: "sin-respuesta", Title: d.t("share.silences"), Keys: 1, Columns: []Column{{Head: d.t("head.voice")}, {Head: "n", Figures: true}}}
	for _, mark := range reports.Marks() {
		if mark != reports.Answered && mark != reports.None {
			t.Columns = append(t.Columns, Column{Head: mark.Words(d.Lang), Figures: true})
		}
	}
	for _, of := range d.spread {
		row := []Cell{{Text: of.Voice.Words(d.Lang)}, count(of.Tally.N())}
		for _, mark := range reports.Marks() {
			if mark != reports.Answered && mark != reports.None {
				row = append(row, count(of.Tally.Of(mark)))
			}
		}
		t.Rows = append(t.Rows, Row{Cells: row})
	}
	return t
}

func (d sharer) chart() draw.Shares {
	c := draw.Shares{}
	if d.of.Type == forms.SelectOne {
		for _, of := range d.spread {
			c.Bars = append(c.Bars, d.bar(of))
		}
		c.Legend = d.choiceKeys(d.of.List, d.spread[0].Choices)
	} else {
		for i := range d.spread[0].Choices {
			for _, of := range d.spread {
				c.Bars = append(c.Bars, d.namedBar(of, i))
			}
		}
		c.Legend = []draw.Key{{Tone: draw.Step3, Text: d.t("share.names")}, {Tone: draw.Step1, Text: d.t("share.not")},
			{Tone: draw.Special, Text: d.t("share.special")}, {Tone: draw.NoData, Text: d.t("share.nodata")}}
	}
	for _, of := range d.spread {
		c.Whole = max(c.Whole, of.Tally.All())
	}
	return c
}

// bar is a voice's answers, choice by choice.
func (d sharer) bar(of reports.Distribution) draw.Bar {
	b := draw.Bar{Label: of.Voice.Words(d.Lang), Foot: "n = " + strconv.Itoa(of.Tally.N())}
	for i, n := range of.Counts {
		b.Pieces = append(b.Pieces, draw.Piece{Tone: toneOfPlace(d.of.List, of.Choices, i), Count: n})
	}
	return silent(b, of.Tally)
}

// namedBar is how many of a voice's answers name a choice.
func (d sharer) namedBar(of reports.Distribution, choice int) draw.Bar {
	b := draw.Bar{Label: d.in(of.Choices[choice].Label), Foot: "n = " + strconv.Itoa(of.Tally.N())}
	if len(d.spread) > 1 {
		b.Label += " · " + of.Voice.Words(d.Lang)
	}
	b.Pieces = []draw.Piece{{Tone: draw.Step3, Count: of.Counts[choice]}, {Tone: draw.Step1, Count: of.Tally.N() - of.Counts[choice]}}
	return silent(b, of.Tally)
}

// silent adds what is no answer to a bar.
func silent(b draw.Bar, t reports.Tally) draw.Bar {
	b.Pieces = append(b.Pieces, draw.Piece{Tone: draw.Special, Count: t.Special()}, draw.Piece{Tone: draw.NoData, Count: t.NoData + t.Hidden + t.Withheld})
	return b
}

// cross lets the reader choose a second question of the same roster, and
// counts the answers to both.
func (d sharer) cross(v *View, questions []*forms.Question) error {
	others := []Option{{Label: d.t("share.nocross")}}
	for i, o := range d.questionOptions(questions, "") {
		if q := questions[i]; q != d.of && d.of.Roster != nil && q.Roster == d.of.Roster {
			others = append(others, o)
		}
	}
	if len(others) == 1 {
		return nil
	}
	control, chosen := d.choose("cruce", d.t("share.cross"), others)
	v.Controls = append(v.Controls, control)
	if chosen == 0 {
		return nil
	}
	grids, err := reports.Grids(d.Snapshot, string(d.of.ID), others[chosen].Value, "")
	if err == nil && len(grids) > 0 {
		v.Tables = append([]Table{d.crossed(grids)}, v.Tables...)
	}
	return err
}

func (d sharer) crossed(grids []reports.Grid) Table {
	t := Table{Name: "cruce", Title: d.t("share.crossed", d.named(grids[0].Down.Base()), d.named(grids[0].Across.Base())), Keys: 2,
		Columns: []Column{{Head: d.named(grids[0].Down.Base())}, {Head: d.t("head.voice")}}}
	for _, c := range grids[0].Acrosses {
		t.Columns = append(t.Columns, Column{Head: d.in(c.Label), Figures: true})
	}
	t.Columns = append(t.Columns, Column{Head: "n", Figures: true}, Column{Head: d.t("share.unknown"), Figures: true})
	for _, g := range grids {
		for i, c := range g.Downs {
			row := []Cell{{Text: d.in(c.Label)}, {Text: g.Voice.Words(d.Lang)}}
			for _, cell := range g.Cells[i] {
				row = append(row, count(cell.N))
			}
			t.Rows = append(t.Rows, Row{Cells: append(row, count(g.Rows), count(g.Unknown))})
		}
	}
	return t
}
