package reports

import "cotejo/forms"

// Mark says how a cell of a comparison is to be read. No data, no
// information, not applicable, don't know and zero are five different things:
// they look different and count differently.
type Mark string

// The marks.
const (
	Answered      Mark = "answered" // a value, zero among them
	None          Mark = "none"     // a list declared empty: "no hay"
	DontKnow      Mark = "dk"
	NotApplicable Mark = "na"
	NoInformation Mark = "noinfo"
	NoData        Mark = "nodata"   // asked and nothing said, or no diagnostic
	Hidden        Mark = "hidden"   // not asked here: other answers rule it out
	Withheld      Mark = "withheld" // the diagnostic is not submitted or not to be published
)

// Marks are all the marks, in the order in which they are explained.
func Marks() []Mark {
	return []Mark{Answered, None, DontKnow, NotApplicable, NoInformation, NoData, Hidden, Withheld}
}

// Words returns the mark's wording; that of Answered explains it, since an
// answer speaks for itself.
func (m Mark) Words(lang string) string { return Word(lang, "mark."+string(m)) }

// Special says whether the mark is one of the special answers.
func (m Mark) Special() bool {
	return m == DontKnow || m == NotApplicable || m == NoInformation
}

// markOf returns how an answer is to be read. A choice that itself means a
// special answer counts as that one.
func markOf(q *forms.Question, a forms.Answer) Mark {
	if special := q.Special(a); special != forms.Answered {
		return Mark(special)
	}
	if a.Value == "" {
		return NoData
	}
	return Answered
}
