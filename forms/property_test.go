package forms_test

import (
	"fmt"
	"testing"

	"cotejo/forms"

	"pgregory.net/rapid"
)

// grown is a questionnaire of nested groups and a roster whose relevance and
// sums hang on each other, for random answers.
func grown(t *testing.T) *forms.Questionnaire {
	choice := list("l", "a", "b", "c")
	return sealed(t,
		ask(t, forms.SelectOne, "q1", from(choice), required),
		ask(t, forms.Integer, "n1"), ask(t, forms.Integer, "n2", required),
		group("g", formula(t, "${q1} = 'a'"),
			ask(t, forms.TextType, "q2", required),
			group("h", formula(t, "${q2} != '' and ${n1} > 3"),
				ask(t, forms.SelectMultiple, "q3", from(choice), required),
				ask(t, forms.Integer, "n3"))),
		roster("r", ask(t, forms.Integer, "m", required), ask(t, forms.TextType, "w", relevant("${m} > ${n1}"))),
		ask(t, forms.Calculate, "sum", calculation("${n1} + ${n2} + ${n3}")),
		ask(t, forms.Calculate, "rows", calculation("sum(${m})")))
}

// anyAnswers draws answers, well formed or not, for all cells.
func anyAnswers(q *forms.Questionnaire) *rapid.Generator[*forms.Answers] {
	return rapid.Custom(func(t *rapid.T) *forms.Answers {
		a := forms.NewAnswers()
		rows := rapid.IntRange(0, 3).Draw(t, "rows")
		for i := range rows {
			a.Rows["s/r"] = append(a.Rows["s/r"], forms.Row{ID: forms.RowID(fmt.Sprint("row", i))})
		}
		answer := rapid.OneOf(
			rapid.Map(rapid.SampledFrom([]string{"", "a", "b", "a c", "0", "2", "7", "-1", "x", "9999999999999999999"}),
				func(v string) forms.Answer { return forms.Answer{Value: v} }),
			rapid.Map(rapid.SampledFrom([]forms.Special{forms.DontKnow, forms.NotApplicable, forms.NoInformation}),
				func(s forms.Special) forms.Answer { return forms.Answer{State: s} }))
		for _, x := range q.Questions() {
			if x.Roster == nil {
				a.Cells[forms.Key{Question: x.ID}] = answer.Draw(t, x.Name)
				continue
			}
			for _, r := range a.Rows[x.Roster.ID] {
				a.Cells[forms.Key{Question: x.ID, Row: r.ID}] = answer.Draw(t, x.Name)
			}
		}
		return a
	})
}

// everyCell calls visit for each cell of a question.
func everyCell(s *forms.State, visit func(*forms.Question, forms.Key, *forms.Cell)) {
	for _, q := range s.Questionnaire.Questions() {
		if q.Roster == nil {
			k := forms.Key{Question: q.ID}
			visit(q, k, s.Cell(k))
			continue
		}
		for _, r := range s.Answers.Rows[q.Roster.ID] {
			k := forms.Key{Question: q.ID, Row: r.ID}
			visit(q, k, s.Cell(k))
		}
	}
}

func TestProperties(t *testing.T) {
	q := grown(t)
	rapid.Check(t, func(t *rapid.T) {
		a := anyAnswers(q).Draw(t, "answers")
		s := q.State(a, noon)
		hiddenParentsHide(t, s)
		specialAnswersSatisfy(t, s)
		missingIsNoFigure(t, s)
		countsAgree(t, s)
	})
}

func hiddenParentsHide(t *rapid.T, s *forms.State) {
	everyCell(s, func(q *forms.Question, k forms.Key, c *forms.Cell) {
		parent := forms.Key{Question: q.Parent.Base().ID, Row: k.Row}
		if q.Roster != nil {
			parent.Row = ""
		}
		if c.Visible && !s.Cell(parent).Visible {
			t.Fatalf("%s is visible inside what is hidden", q.ID)
		}
		if !c.Visible && (c.Required || len(c.Problems) > 0 || !c.Answer.Blank()) {
			t.Fatalf("%s is hidden and still demands or says something: %+v", q.ID, c)
		}
	})
}

func specialAnswersSatisfy(t *rapid.T, s *forms.State) {
	everyCell(s, func(q *forms.Question, _ forms.Key, c *forms.Cell) {
		if c.Visible && c.Answer.State != forms.Answered && len(c.Problems) > 0 {
			t.Fatalf("%s has a special answer and problems %+v", q.ID, c.Problems)
		}
	})
}

func missingIsNoFigure(t *rapid.T, s *forms.State) {
	sum := s.Cell(at("sum")).Answer.Value
	for _, id := range []string{"n1", "n2", "g/h/n3"} {
		if c := s.Cell(at(id)); c.Answer.Value == "" && sum != "" {
			t.Fatalf("%s has no value, yet the sum is %s", id, sum)
		}
	}
}

func countsAgree(t *rapid.T, s *forms.State) {
	c := s.Total()
	asked, answered := 0, 0
	for _, level := range c.ByLevel {
		asked += level.Asked
		answered += level.Answered
	}
	if asked != c.Asked || answered != c.Answered || c.Answered > c.Asked || c.Special > c.Answered {
		t.Fatalf("counts disagree: %+v", c)
	}
	errors := 0
	for _, p := range s.Problems() {
		if p.Severity == forms.Error {
			errors++
		}
	}
	if errors != c.Errors || c.RequiredMissing > c.Errors {
		t.Fatalf("%d errors, counted %+v", errors, c)
	}
}

func TestStateIsRepeatable(t *testing.T) {
	q := grown(t)
	rapid.Check(t, func(t *rapid.T) {
		a := anyAnswers(q).Draw(t, "answers")
		first, second := q.State(a, noon), q.State(a, noon)
		everyCell(first, func(x *forms.Question, k forms.Key, c *forms.Cell) {
			if other := second.Cell(k); c.Answer != other.Answer || c.Visible != other.Visible {
				t.Fatalf("%s differs the second time", x.ID)
			}
		})
	})
}
