package reports

import (
	"slices"

	"cotejo/forms"
)

// spare says which answers a frozen snapshot does without. What is frozen is
// there for ever, and personal data had better not be: no output shows it. Of
// a private question only special answers are kept, and values where a rule
// about something else rests on them, for that rule has to find again what it
// found.
type spare map[forms.QuestionID]bool

func spareOf(q *forms.Questionnaire) spare {
	s := spare{}
	for _, asked := range q.Questions() {
		if asked.Private {
			s[asked.ID] = !slices.ContainsFunc(q.Dependents(asked.ID), func(id forms.QuestionID) bool {
				other := q.Question(id)
				return other == nil || !other.Private
			})
		}
	}
	return s
}

// cells returns the answers and traces that are frozen.
func (s spare) cells(a *forms.Answers, origin map[forms.Key]Origin) (map[forms.Key]forms.Answer, map[forms.Key]Origin) {
	kept, traces := map[forms.Key]forms.Answer{}, map[forms.Key]Origin{}
	for key, answer := range a.Cells {
		if !s[key.Question] || answer.State != forms.Answered {
			kept[key] = answer
		}
	}
	for key, from := range origin {
		if _, private := s[key.Question]; !private {
			traces[key] = from
		}
	}
	return kept, traces
}
