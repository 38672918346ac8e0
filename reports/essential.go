package reports

import (
	"strings"

	"cotejo/forms"
)

// outside returns a section's compared questions that stand in no roster.
func outside(sec *forms.Section) []*forms.Question {
	var out []*forms.Question
	walk(&sec.Group, func(e forms.Element) bool {
		switch e := e.(type) {
		case *forms.Question:
			if compared(e) {
				out = append(out, e)
			}
		case *forms.Roster:
			return false
		}
		return true
	})
	return out
}

// essentials returns the questions a profile is made of: those of level 1;
// in a questionnaire without levels the required ones; without those, all.
func essentials(q *forms.Questionnaire) map[*forms.Question]bool {
	var all []*forms.Question
	for _, sec := range q.Sections {
		all = append(all, outside(sec)...)
	}
	for _, test := range []func(*forms.Question) bool{
		func(q *forms.Question) bool { return q.Level == 1 },
		func(q *forms.Question) bool { return q.Required != nil },
	} {
		if some := selectQuestions(all, test); len(some) > 0 {
			return some
		}
	}
	return selectQuestions(all, func(*forms.Question) bool { return true })
}

func selectQuestions(all []*forms.Question, test func(*forms.Question) bool) map[*forms.Question]bool {
	some := map[*forms.Question]bool{}
	for _, q := range all {
		if test(q) {
			some[q] = true
		}
	}
	return some
}

// excerptLength is how many characters of a text a profile shows.
const excerptLength = 280

// excerpt shortens a text to what a two-page profile can carry, at the end of
// a word, and says whether it did.
func excerpt(text string) (string, bool) {
	runes := []rune(text)
	if len(runes) <= excerptLength {
		return text, false
	}
	cut := string(runes[:excerptLength])
	if i := strings.LastIndexAny(cut, " \n"); i > 0 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " \n,;:.") + " …", true
}

// citations numbers sources in the order in which they are first cited.
type citations struct {
	sources []string
	numbers map[string]int
}

// add appends the numbers of an answer's sources to notes: the citation given
// with it and, where the question itself asks for a source from a roster, the
// rows it names.
func (c *citations) add(notes []int, e Entry, lang string) []int {
	if e.Mark != Answered {
		return notes
	}
	for _, source := range sourcesOf(e, lang) {
		notes = appendNew(notes, c.number(source))
	}
	return notes
}

func sourcesOf(e Entry, lang string) []string {
	var sources []string
	if s := e.Origin().Source; s != "" {
		sources = append(sources, s)
	}
	if q := e.Question; q != nil && q.Expected && q.From != nil {
		for _, id := range strings.Fields(e.Answer.Value) {
			sources = append(sources, e.diagnostic.State.RowTitle(q.From, forms.RowID(id), lang))
		}
	}
	return sources
}

func (c *citations) number(source string) int {
	if c.numbers == nil {
		c.numbers = map[string]int{}
	}
	if c.numbers[source] == 0 {
		c.sources = append(c.sources, source)
		c.numbers[source] = len(c.sources)
	}
	return c.numbers[source]
}

func appendNew(notes []int, n int) []int {
	for _, have := range notes {
		if have == n {
			return notes
		}
	}
	return append(notes, n)
}
