package reports

import "cotejo/forms"

// fitting finds the question of an item in a questionnaire.
func (i Item) fitting(q *forms.Questionnaire) (*forms.Question, error) {
	found, err := questionNamed(q, i.Question)
	if err != nil {
		return nil, err
	}
	if found.Roster != nil || !i.Score.suits(found) {
		return nil, wrong(i.Question, "index.unsuited")
	}
	return found, nil
}

// questionNamed finds a question by its path, or by its name when only one
// bears it. One with personal data is as good as missing.
func questionNamed(q *forms.Questionnaire, name string) (*forms.Question, error) {
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
