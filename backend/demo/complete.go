package demo

import (
	"slices"
	"strings"
	"time"

	"cotejo/forms"
)

// submission is when the exercise's diagnostics were submitted.
var submission = time.Date(referenceYear, 6, 30, 12, 0, 0, 0, time.UTC)

// state works out what follows from the answers so far.
func (c *composer) state() *forms.State {
	return c.form.State(c.answers, forms.Setting{
		Country: c.ISO3, Voice: c.voice, Year: referenceYear, Now: submission,
	})
}

// complete answers what is visible and required and still has no answer, round
// after round, as an answer may make further questions visible.
func (c *composer) complete() {
	for range 8 {
		state := c.state()
		before := len(c.answers.Cells)
		for _, p := range state.Problems() {
			if p.Severity != forms.Error {
				continue
			}
			if p.Code == "roster.empty" {
				c.answers.Cells[p.Key] = forms.Answer{Value: forms.NoRows}
			} else if q := c.form.Question(p.Key.Question); q != nil && p.Code == "required" {
				c.answers.Cells[p.Key] = c.guess(q, state.Cell(p.Key))
			}
		}
		if len(c.answers.Cells) == before {
			return
		}
	}
}

// guess answers a question by its type alone: with one of its choices, or else
// by saying that there is no information.
func (c *composer) guess(q *forms.Question, cell *forms.Cell) forms.Answer {
	choices := slices.Clone(cell.Choices)
	if q.List != nil {
		for _, ch := range q.List.Choices {
			if ch.Missing == forms.Answered && (cell.Choices == nil || slices.Contains(cell.Choices, ch.Name)) {
				choices = append(choices, ch.Name)
			}
		}
	}
	if q.From != nil && cell.Choices == nil {
		for _, r := range c.answers.Rows[q.From.ID] {
			choices = append(choices, string(r.ID))
		}
	}
	switch {
	case len(choices) == 0:
		return forms.Answer{State: forms.NoInformation}
	case q.Type == forms.Rank:
		return forms.Answer{Value: strings.Join(choices, " ")}
	}
	return forms.Answer{Value: one(c.rng, choices...)}
}

// list returns the answers in the questionnaire's order. Answers to questions
// that are not visible, or that nobody is asked, are left out.
func (c *composer) list() []Answer {
	l := lister{composer: c, state: c.state()}
	for _, s := range c.form.Sections {
		l.elements(s.Elements, "", "")
	}
	return l.answers
}

type lister struct {
	*composer
	state   *forms.State
	answers []Answer
}

func (l *lister) elements(list []forms.Element, roster, row string) {
	for _, e := range list {
		switch e := e.(type) {
		case *forms.Question:
			if e.Asked() {
				l.cell(e.ID, roster, row)
			}
		case *forms.Group:
			l.elements(e.Elements, roster, row)
		case *forms.Roster:
			l.cell(e.ID, roster, row)
			for _, r := range l.composer.answers.Of(e.ID, forms.RowID(row)) {
				l.elements(e.Elements, string(e.ID), string(r.ID))
			}
		}
	}
}

func (l *lister) cell(id forms.QuestionID, roster, row string) {
	key := forms.Key{Question: id, Row: forms.RowID(row)}
	given, ok := l.composer.answers.Cells[key]
	if !ok || given.Blank() || !l.state.Cell(key).Visible {
		return
	}
	l.answers = append(l.answers, Answer{
		Roster: roster, Row: row, Question: string(id),
		Value: given.Value, State: string(given.State), Lang: given.Lang,
	})
}
