package forms

import (
	"slices"
	"strings"
)

// Same says whether two canonical values answer the question alike. The order
// of several choices says nothing, but where they are ranked.
func (q *Question) Same(a, b string) bool {
	if a == b || q.Type != SelectMultiple {
		return a == b
	}
	x, y := strings.Fields(a), strings.Fields(b)
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}
