package reports

import "cotejo/forms"

// walk visits the elements below a group in document order. It enters a group
// or roster when visit says so.
func walk(g *forms.Group, visit func(forms.Element) bool) {
	for _, e := range g.Elements {
		enter := visit(e)
		if !enter {
			continue
		}
		switch e := e.(type) {
		case *forms.Group:
			walk(e, visit)
		case *forms.Roster:
			walk(&e.Group, visit)
		}
	}
}

// fields returns the questions of a roster's rows, groups opened, nested
// rosters and personal data left out.
func fields(r *forms.Roster) []*forms.Question {
	var out []*forms.Question
	walk(&r.Group, func(e forms.Element) bool {
		switch e := e.(type) {
		case *forms.Question:
			if !e.Private {
				out = append(out, e)
			}
		case *forms.Roster:
			return false
		}
		return true
	})
	return out
}
