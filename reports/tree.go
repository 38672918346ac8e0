package reports

import (
	"strings"

	"cotejo/forms"
)

// Branch is a row of a roster with the rows that hang from it.
type Branch struct {
	Roster   *forms.Roster
	Row      forms.RowID
	Code     string
	Title    string
	Notes    []int // numbers of its sources
	Children []Branch
	// Repeated says that the row hangs from several others and was shown in
	// full at the first.
	Repeated bool
}

// hierarchy tells which roster hangs from which.
type hierarchy map[*forms.Roster]hanging

// hanging is the question by which a roster's rows name the row they hang
// from; nil for a nested roster, whose rows stand inside theirs.
type hanging struct {
	from *forms.Roster
	by   *forms.Question
}

// hierarchyOf derives the hierarchy: a nested roster hangs from the one it
// stands in, any other from the roster that the first of its questions that
// is not plain text refers to. An objective that names its strategy first
// hangs from it; a strategy that names its legal basis among other things
// hangs from nothing.
func hierarchyOf(q *forms.Questionnaire) hierarchy {
	h := hierarchy{}
	for _, r := range q.Rosters() {
		if r.Roster != nil {
			h[r] = hanging{from: r.Roster}
		} else if by := leading(r); by != nil && !h.under(by.From, r) {
			h[r] = hanging{by.From, by}
		}
	}
	return h
}

// leading returns the reference that heads a roster's questions, or nil.
func leading(r *forms.Roster) *forms.Question {
	for _, q := range fields(r) {
		switch {
		case q.From != nil && q.From != r:
			return q
		case q.Type == forms.TextType && len(q.Refs) == 0, !q.Asked():
			continue
		}
		return nil
	}
	return nil
}

// under says whether a roster is another one or hangs below it.
func (h hierarchy) under(r, top *forms.Roster) bool {
	for seen := 0; r != nil && seen <= len(h); seen++ {
		if r == top {
			return true
		}
		r = h[r].from
	}
	return false
}

// depth is the number of levels from a roster downwards.
func (h hierarchy) depth(top *forms.Roster) int {
	deepest := 0
	for r, on := range h {
		if on.from == top {
			deepest = max(deepest, h.depth(r))
		}
	}
	return deepest + 1
}

// trunk returns the root of the deepest hierarchy, the first in document
// order among equals; nil when nothing hangs from anything.
func (h hierarchy) trunk(q *forms.Questionnaire) *forms.Roster {
	var root *forms.Roster
	deepest := 1
	for _, r := range q.Rosters() {
		if _, hangs := h[r]; hangs {
			continue
		}
		if d := h.depth(r); d > deepest {
			root, deepest = r, d
		}
	}
	return root
}

// parents returns the rows that a row names as those it hangs from.
func (on hanging) parents(d *Diagnostic, row forms.Row) []forms.RowID {
	if on.by == nil {
		return []forms.RowID{row.Parent}
	}
	e := entryOf(d, on.by, row.ID)
	if e.Mark != Answered {
		return nil
	}
	var ids []forms.RowID
	for _, id := range strings.Fields(e.Answer.Value) {
		ids = append(ids, forms.RowID(id))
	}
	return ids
}
