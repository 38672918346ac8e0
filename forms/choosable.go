package forms

import (
	"strings"

	"cotejo/forms/expr"
)

// referred returns the row that "roster:row" means, or nil when there is none.
func (s *State) referred(q *Question, ref string) *frame {
	name, row, ok := strings.Cut(ref, ":")
	if !ok {
		return nil
	}
	for _, r := range q.Refs {
		if r.Name == name {
			return s.frames[Key{r.ID, RowID(row)}]
		}
	}
	return nil
}

// choosable returns the rows that a select from a roster chooses from: those
// that share the node's outer rows.
func (s *State) choosable(n *node) []*frame {
	from := s.Questionnaire.index.byID[n.place.question.From.ID]
	var rows []*frame
	for _, found := range way(n.place.scope, from).follow(n.frame) {
		rows = append(rows, found.(*node).frame)
	}
	return rows
}

// filtered returns what the choice filter leaves, nil without a filter. A
// filter that cannot be evaluated leaves everything.
func (n *node) filtered() []string {
	set := n.place.filter
	if set == nil {
		return nil
	}
	v, err := set.Eval(host{n}, n)
	if err != nil {
		return nil
	}
	left := []string{}
	for _, found := range v.Nodes() {
		switch found := found.(type) {
		case *node:
			left = append(left, string(found.frame.row))
		case *item:
			left = append(left, found.children[0].Text())
		}
	}
	return left
}

// filterOf turns a choice filter into the set of choices it leaves, so that
// position(), current() and ${…} mean in it what they do in an XForm.
func (q *Question) filterOf() (*expr.Expr, error) {
	if q.Filter == nil {
		return nil, nil
	}
	switch {
	case q.From != nil:
		return expr.Parse("${" + q.From.Name + "}[" + q.Filter.String() + "]")
	case q.List != nil:
		return expr.Parse("instance('" + q.List.Name + "')/root/item[" + q.Filter.String() + "]")
	}
	return nil, nil
}
