package reports

import (
	"slices"
	"strconv"

	"cotejo/forms"
)

// mostOwnIndices is how many indices of its own a round may have.
const mostOwnIndices = 20

// Admit says what keeps an index from being one of a round's own, which has a
// questionnaire and indices already, and what of it is likely a slip. One of
// the same name is replaced.
func (ix *Index) Admit(q *forms.Questionnaire, own []*Index) (wrongs, doubts []*IndexError) {
	wrongs = ix.Unfit(q)
	if IndexNamed(ix.Name) != nil {
		wrongs = append(wrongs, wrong("name", "index.shipped", ix.Name))
	}
	known := slices.ContainsFunc(own, func(other *Index) bool { return other.Name == ix.Name })
	if !known && len(own) >= mostOwnIndices {
		wrongs = append(wrongs, wrong("", "index.own.many", strconv.Itoa(mostOwnIndices)))
	}
	return wrongs, ix.Doubts(q)
}
