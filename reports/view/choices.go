package view

import (
	"slices"

	"cotejo/forms"
	"cotejo/reports"
	"cotejo/reports/draw"
)

// choosable are the questions with a list of choices that are compared, in
// order. Those who take several choices are asked for by several.
func choosable(q *forms.Questionnaire, several bool) []*forms.Question {
	var found []*forms.Question
	for _, question := range q.Questions() {
		switch {
		case question.List == nil, question.Private, question.Fill != "", question.Label.Empty():
		case question.Type == forms.SelectOne, several && question.Type == forms.SelectMultiple:
			found = append(found, question)
		}
	}
	return found
}

// questionOptions offers questions under their sections.
func (m maker) questionOptions(questions []*forms.Question, prefix string) []Option {
	options := make([]Option, len(questions))
	for i, q := range questions {
		options[i] = Option{Value: prefix + string(q.ID), Label: m.named(q.Base()), Group: m.in(q.Section.Label)}
		if q.Roster != nil {
			options[i].Label = m.in(q.Roster.Label) + ": " + options[i].Label
		}
	}
	return options
}

// letterOf names a choice that has no order.
func letterOf(place int) string {
	if place >= 26 {
		return letterOf(place/26-1) + letterOf(place%26)
	}
	return string(rune('A' + place))
}

// toneOfPlace is the tone of a choice by its place in a list: a step where the
// list is a scale, else a pattern.
func toneOfPlace(l *forms.List, choices []*forms.Choice, place int) draw.Tone {
	if isScale(l) {
		return draw.Step(int(choices[place].Name[0] - '0'))
	}
	return draw.Category(place + 1)
}

// tagOf is what stands for a choice in a figure: its number on a scale, else a
// letter.
func tagOf(l *forms.List, choices []*forms.Choice, place int) string {
	if isScale(l) {
		return choices[place].Name
	}
	return letterOf(place)
}

// choiceKeys explain the choices of a figure, then what is no choice.
func (m maker) choiceKeys(l *forms.List, choices []*forms.Choice) []draw.Key {
	var keys []draw.Key
	for i, c := range choices {
		text := m.in(c.Label)
		if !isScale(l) || text != c.Name {
			text = tagOf(l, choices, i) + " " + text
		}
		keys = append(keys, draw.Key{Tone: toneOfPlace(l, choices, i), Text: text})
	}
	return append(keys, draw.Key{Tone: draw.Special, Text: m.t("share.special")}, draw.Key{Tone: draw.NoData, Text: m.t("share.nodata")})
}

// rowOf finds the answers to a question outside rosters.
func (m maker) rowOf(q *forms.Question) (*reports.Comparison, *reports.Row) {
	c := reports.CompareSections(m.Snapshot, []*forms.Section{q.Section})
	for i := range c.Sections[0].Rows {
		if r := &c.Sections[0].Rows[i]; r.Question == q {
			return c, r
		}
	}
	return c, nil
}

// answersTo has a row for each voice with its answer, and what it rests on.
func (m maker) answersTo(q *forms.Question) (Table, bool) {
	c, row := m.rowOf(q)
	if row == nil {
		return Table{}, false
	}
	t := Table{Name: "respuestas", Title: m.t("share.answers"), Keys: 4, Columns: append(m.speakers(), Column{Head: m.named(q.Base())})}
	for i, e := range row.Entries {
		t.Rows = append(t.Rows, Row{Cells: append(m.speaker(c.Columns[i]), m.answer(e))})
	}
	return t, true
}

// outside keeps the questions outside rosters.
func outside(questions []*forms.Question) []*forms.Question {
	return slices.DeleteFunc(questions, func(q *forms.Question) bool { return q.Roster != nil })
}
