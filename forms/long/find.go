package long

import (
	"slices"
	"strings"

	"cotejo/forms"
)

// Find returns the question or roster that a file means: by its path, or by a
// name that is unique. The fault says how else it could be named.
func Find(q *forms.Questionnaire, name string) (forms.Element, Fault) {
	if name == "" {
		return nil, Wrong("long.question-missing")
	}
	if e := q.Element(forms.QuestionID(name)); e != nil {
		return answerable(e, name)
	}
	found := slices.DeleteFunc(q.ByName(name), func(e forms.Element) bool { _, group := e.(*forms.Group); return group })
	switch len(found) {
	case 0:
		return nil, Wrong("long.question-unknown", name, nearest(q, name))
	case 1:
		return answerable(found[0], name)
	}
	var paths []string
	for _, e := range found {
		paths = append(paths, string(e.Base().ID))
	}
	return nil, Wrong("long.question-several", name, strings.Join(paths, ", "))
}

// answerable refuses what nothing can be answered to.
func answerable(e forms.Element, name string) (forms.Element, Fault) {
	switch e.(type) {
	case *forms.Question, *forms.Roster:
		return e, Fault{}
	}
	return nil, Wrong("long.question-group", name)
}

// nearest suggests a path or a name.
func nearest(q *forms.Questionnaire, name string) string {
	var names []string
	for _, question := range q.Questions() {
		if strings.Contains(name, "/") {
			names = append(names, string(question.ID))
		} else {
			names = append(names, question.Name)
		}
	}
	return forms.Nearest(name, names)
}
