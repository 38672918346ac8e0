package forms

import (
	"strconv"

	"cotejo/forms/expr"
)

// A target is the way from one scope to a place: so many rosters out, then
// down through all rows of the rosters named. A roster stands for its rows.
type target struct {
	place *place
	out   int
	down  []*place
}

// way finds the way from a scope to a place.
func way(from *scope, to *place) target {
	t := target{place: to}
	inner := to.scope
	for inner.depth > from.depth {
		t.down = append([]*place{inner.roster}, t.down...)
		inner = inner.outer
	}
	for from != inner {
		if inner.depth == from.depth {
			t.down = append([]*place{inner.roster}, t.down...)
			inner = inner.outer
		}
		from = from.outer
		t.out++
	}
	return t
}

// An attached expression stands in a column of an element.
type attached struct {
	column string
	expr   *expr.Expr
	feeds  bool // visibility, rows or value depend on it
}

// expressions returns the expressions of a place, without absent ones.
func (p *place) expressions() []attached {
	all := []attached{{"relevant", p.base.Relevant, true}}
	if p.roster != nil {
		all = append(all, attached{"repeat_count", p.roster.Count, true})
	}
	if q := p.question; q != nil {
		all = append(all,
			attached{"calculation", q.Calculation, true},
			attached{"default", q.Default, true},
			attached{"required", q.Required, false},
			attached{"constraint", q.Constraint, false},
			attached{"choice_filter", q.Filter, false})
	}
	present := all[:0]
	for _, a := range all {
		if a.expr != nil {
			present = append(present, a)
		}
	}
	return present
}

// resolve finds what every ${name} means and what depends on what.
func (s *sealer) resolve() {
	names := map[string]bool{}
	for _, p := range s.index.places {
		if p.parent != nil {
			s.depend(p, p.parent)
		}
		if p.question != nil && p.question.From != nil && !s.known(p.question.From) {
			s.fault(p.element, "type", "roster.unknown", p.question.From.Name)
		}
		s.resolveFilter(p, names)
		for _, a := range p.expressions() {
			s.resolveRefs(p, a, names)
		}
	}
	// A name in a predicate is seen from the rows tested, so every scope needs
	// to know every name in use.
	for name := range names {
		for _, sc := range s.index.scopes {
			s.find(sc, name)
		}
	}
}

func (s *sealer) resolveFilter(p *place, names map[string]bool) {
	if p.question == nil {
		return
	}
	if p.question.From != nil {
		names[p.question.From.Name] = true
	}
	set, err := p.question.filterOf()
	if err != nil {
		s.fault(p.element, "choice_filter", "expr.choice-filter")
		return
	}
	p.filter = set
}

func (s *sealer) known(r *Roster) bool {
	at := s.index.byID[r.ID]
	return at != nil && at.roster == r
}

func (s *sealer) resolveRefs(p *place, a attached, names map[string]bool) {
	for _, ref := range a.expr.Refs() {
		names[ref.Name] = true
		t, ok := s.lookUp(p, a, ref)
		if !ok {
			continue
		}
		if a.feeds {
			s.depend(p, t.place)
		}
	}
}

// lookUp resolves one ${name}; the names inside the roster chosen from come
// first in a filter.
func (s *sealer) lookUp(p *place, a attached, ref expr.Ref) (target, bool) {
	if a.column == "choice_filter" && p.question.From != nil && s.known(p.question.From) {
		inside := s.index.byID[p.question.From.ID].inside
		if t, found := s.find(inside, ref.Name); found == 1 && t.out == 0 {
			return t, true
		}
	}
	t, found := s.find(p.scope, ref.Name)
	switch {
	case found == 0:
		s.fault(p.element, a.column, "ref.unknown", ref.Name, strconv.Itoa(ref.Col), s.similar(ref.Name))
	case found > 1:
		s.fault(p.element, a.column, "ref.ambiguous", ref.Name, strconv.Itoa(ref.Col))
	}
	return t, found == 1
}

// find resolves a name seen from a scope and says how many places it could
// mean: those inside the same roster come before those further out, and those
// before all others.
func (s *sealer) find(from *scope, name string) (target, int) {
	if t, ok := from.targets[name]; ok {
		return t, 1
	}
	candidates := s.index.byName[name]
	for sc := from; sc != nil && len(candidates) > 1; sc = sc.outer {
		if near := within(candidates, sc); len(near) > 0 {
			candidates = near
			break
		}
	}
	if len(candidates) != 1 {
		return target{}, len(candidates)
	}
	t := way(from, candidates[0])
	if from.targets == nil {
		from.targets = map[string]target{}
	}
	from.targets[name] = t
	return t, 1
}

func within(places []*place, sc *scope) []*place {
	var near []*place
	for _, p := range places {
		if p.scope == sc {
			near = append(near, p)
		}
	}
	return near
}

func (s *sealer) similar(name string) string {
	var names []string
	for _, p := range s.index.places {
		names = append(names, p.base.Name)
	}
	return Nearest(name, names)
}

func (s *sealer) depend(p, on *place) {
	for _, known := range p.needs {
		if known == on {
			return
		}
	}
	p.needs = append(p.needs, on)
	on.feeds = append(on.feeds, p)
}
