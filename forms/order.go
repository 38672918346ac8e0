package forms

import "strings"

// order sorts the places so that each comes after what it depends on, and
// reports circles.
func (s *sealer) order() {
	const (
		untouched = iota
		open
		done
	)
	state := make([]int, len(s.index.places))
	var path []*place
	var visit func(p *place)
	visit = func(p *place) {
		switch state[p.number] {
		case done:
			return
		case open:
			s.circle(p, path)
			return
		}
		state[p.number] = open
		path = append(path, p)
		for _, need := range p.needs {
			visit(need)
		}
		path = path[:len(path)-1]
		state[p.number] = done
		s.index.order = append(s.index.order, p)
	}
	for _, p := range s.index.places {
		visit(p)
	}
}

// circle reports that the end of path depends on p, which is in path too.
func (s *sealer) circle(p *place, path []*place) {
	var names []string
	for i, at := range path {
		if at == p {
			for _, x := range path[i:] {
				names = append(names, x.base.Name)
			}
		}
	}
	names = append(names, p.base.Name)
	s.fault(p.element, p.circleColumn(), "expr.cycle", strings.Join(names, " → "))
}

// circleColumn is the column to look at first when p is part of a circle.
func (p *place) circleColumn() string {
	switch {
	case p.question != nil && p.question.Calculation != nil:
		return "calculation"
	case p.base.Relevant != nil:
		return "relevant"
	case p.roster != nil && p.roster.Count != nil:
		return "repeat_count"
	}
	return "name"
}
