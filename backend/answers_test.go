package main

import (
	"strings"
	"testing"

	"cotejo/backend/demo"
	"cotejo/forms"
	"cotejo/reports"
)

// given is an answer as somebody gives it: a text, choices by their names,
// rows of another list by theirs, or a special answer.
type given struct {
	question string
	text     string
	choices  []string
	rows     []string
	special  forms.Special
}

// labels are the words of what is chosen.
func (g given) labels(q *forms.Question, lang string) []string {
	labels := append([]string{}, g.rows...)
	for _, name := range g.choices {
		for _, c := range q.List.Choices {
			if c.Name == name {
				labels = append(labels, c.Label.In(lang))
			}
		}
	}
	return labels
}

// shown is how the answer stands in its field; a special one, beside it.
func (g given) shown(q *forms.Question, lang string) string {
	switch {
	case g.special != forms.Answered:
		return forms.Message(lang, "special."+string(g.special))
	case g.text != "":
		return g.text
	}
	return strings.Join(g.labels(q, lang), "; ")
}

// compared is how the answer stands in a comparison.
func (g given) compared(q *forms.Question, lang string) string {
	if g.special != forms.Answered {
		return reports.Word(lang, "mark."+string(g.special))
	}
	return g.shown(q, lang)
}

// answer gives answers in a part of a page.
func (s scope) answer(q *forms.Questionnaire, lang string, answers []given) {
	s.t.Helper()
	for _, g := range answers {
		question := only(s.t, q, g.question)
		label := question.Label.In(lang)
		switch {
		case g.special != forms.Answered:
			s.instead(label, forms.Message(lang, "special."+string(g.special)))
		case g.text != "":
			s.write(label, g.text)
		default:
			s.choose(label, g.labels(question, lang)...)
		}
	}
}

// holds says that the answers still stand in a part of a page.
func (s scope) holds(q *forms.Questionnaire, lang string, answers []given) {
	s.t.Helper()
	for _, g := range answers {
		question := only(s.t, q, g.question)
		label, want := question.Label.In(lang), g.shown(question, lang)
		if g.special != forms.Answered {
			if got := s.value(label); got != "" {
				s.t.Errorf("%s: got %q beside %q, want nothing", label, got, want)
			}
			label = s.T("special.label", "Question", label)
		}
		if got := s.value(label); !strings.HasSuffix(got, want) || want == "" {
			s.t.Errorf("%s: got %q, want %q", label, got, want)
		}
	}
}

// demoTitles are the answers to a question in a diagnostic of the
// demonstration: the names of its rows.
func demoTitles(t testing.TB, round, country, party, question string) []string {
	t.Helper()
	seed, err := demo.Load()
	if err != nil {
		t.Fatal(err)
	}
	var titles []string
	for _, r := range seed.Rounds {
		for _, d := range r.Diagnostics {
			if r.Code != round || d.Country != country || d.Party.Slug != party {
				continue
			}
			for _, a := range d.Answers {
				if strings.HasSuffix(a.Question, "/"+question) {
					titles = append(titles, a.Value)
				}
			}
		}
	}
	if len(titles) == 0 {
		t.Fatalf("%s %s %s answers no %q", round, country, party, question)
	}
	return titles
}
