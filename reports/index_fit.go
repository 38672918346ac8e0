package reports

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"cotejo/forms"
)

// Unfit says which questions of the index a questionnaire lacks or cannot be
// used, all of them, each at its place in the definition.
func (ix *Index) Unfit(q *forms.Questionnaire) []*IndexError {
	var found []*IndexError
	known := sync.OnceValue(func() []string { return names(q) })
	ix.each(func(place string, item *Item) {
		_, problem := item.suited(q)
		if problem == nil {
			return
		}
		if problem.Code == "index.missing" {
			if near := forms.Nearest(item.Question, known()); near != "" {
				problem = wrong("", "index.missing.near", q.Name, near)
			}
		}
		problem.Place = place + ".question"
		found = append(found, problem)
	})
	return found
}

// Doubts says what of an index that fits a questionnaire is likely a slip:
// worths of choices there are not, and choices without a worth.
func (ix *Index) Doubts(q *forms.Questionnaire) []*IndexError {
	var found []*IndexError
	ix.each(func(place string, item *Item) {
		question, err := item.fitting(q)
		if err != nil || question.List == nil || item.Score.Number {
			return
		}
		for name := range item.Score.Values {
			if question.List.Choice(name) == nil {
				found = append(found, wrong(place+".score", "index.choice", name, item.Question))
			}
		}
		if without := unvalued(question.List, item.Score); len(without) > 0 {
			found = append(found, wrong(place+".score", "index.worthless", item.Question, strings.Join(without, ", ")))
		}
	})
	slices.SortStableFunc(found, func(a, b *IndexError) int {
		return strings.Compare(strings.Join(a.Args, " "), strings.Join(b.Args, " "))
	})
	return found
}

// unvalued are the choices that a rule gives no value to, though they are no
// special answer.
func unvalued(list *forms.List, s Scoring) []string {
	var without []string
	for _, c := range list.Choices {
		if _, valued := s.Worth(c); !valued && c.Missing == "" {
			without = append(without, c.Name)
		}
	}
	return without
}

// each visits the items with their places in the definition.
func (ix *Index) each(visit func(place string, item *Item)) {
	for i := range ix.Overall.Items {
		visit(fmt.Sprintf("overall.items[%d]", i), &ix.Overall.Items[i])
	}
	for d := range ix.Domains {
		for i := range ix.Domains[d].Items {
			visit(fmt.Sprintf("domains[%d].items[%d]", d, i), &ix.Domains[d].Items[i])
		}
	}
}

// Eligible returns the questions of a questionnaire that an index can count:
// outside lists, without personal data, with a choice or a number to be worth
// something, or a text.
func Eligible(q *forms.Questionnaire) []*forms.Question {
	var list []*forms.Question
	for _, question := range q.Questions() {
		kind := question.Type == forms.SelectOne || question.Type == forms.TextType || numeric(question)
		if question.Roster == nil && published(question) && kind {
			list = append(list, question)
		}
	}
	return list
}

// names are those an item may call the questions of a questionnaire by.
func names(q *forms.Questionnaire) []string {
	var all []string
	for _, question := range Eligible(q) {
		all = append(all, ItemName(q, question))
	}
	return all
}

// ItemName is how an index calls a question: by its name, where no other has
// it, else by its path.
func ItemName(q *forms.Questionnaire, question *forms.Question) string {
	if found, err := questionNamed(q, question.Name); err == nil && found == question {
		return question.Name
	}
	return string(question.ID)
}

// In returns the question of an item in a questionnaire; nil where it lacks it
// or the item's rule does not suit it.
func (i Item) In(q *forms.Questionnaire) *forms.Question {
	found, err := i.fitting(q)
	if err != nil {
		return nil
	}
	return found
}

// Worth returns what a choice is worth; false when it has no value.
func (s Scoring) Worth(c *forms.Choice) (float64, bool) {
	if c.Missing != "" {
		return 0, false
	}
	if s.Column != "" {
		return finite(c.Extra[s.Column])
	}
	x, ok := s.Values[c.Name]
	return x, ok
}

// fitting finds the question of an item in a questionnaire.
func (i Item) fitting(q *forms.Questionnaire) (*forms.Question, error) {
	found, problem := i.suited(q)
	if problem != nil {
		return nil, problem
	}
	return found, nil
}

func (i Item) suited(q *forms.Questionnaire) (*forms.Question, *IndexError) {
	found, problem := questionOf(q, i.Question)
	switch {
	case problem != nil:
		return nil, problem
	case found.Roster != nil || !i.Score.suits(found):
		return nil, wrong(i.Question, "index.unsuited")
	}
	return found, nil
}

// questionNamed finds a question by its path, or by its name when only one
// bears it. One with personal data is as good as missing.
func questionNamed(q *forms.Questionnaire, name string) (*forms.Question, error) {
	found, problem := questionOf(q, name)
	if problem != nil {
		return nil, problem
	}
	return found, nil
}

func questionOf(q *forms.Questionnaire, name string) (*forms.Question, *IndexError) {
	if found := q.Question(forms.QuestionID(name)); found != nil && published(found) {
		return found, nil
	}
	var questions []*forms.Question
	for _, e := range q.ByName(name) {
		if found, ok := e.(*forms.Question); ok && published(found) {
			questions = append(questions, found)
		}
	}
	switch len(questions) {
	case 1:
		return questions[0], nil
	case 0:
		return nil, wrong(name, "index.missing", q.Name)
	}
	return nil, wrong(name, "index.ambiguous", q.Name)
}

// wanted is a question that rules name, and where it is to go once found.
type wanted struct {
	name string
	into **forms.Question
}

// suits says whether answers of a question can be worth something.
func (s Scoring) suits(q *forms.Question) bool {
	switch {
	case s.Number:
		return numeric(q)
	case s.Contains != "":
		return q.Type == forms.TextType
	case s.Column != "":
		return q.Type == forms.SelectOne && q.List != nil
	}
	return q.Type == forms.SelectOne
}
