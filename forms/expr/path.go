package expr

import "slices"

// path evaluates a location path to nodes in document order.
func (m *machine) path(t *Path, s scope) []Node {
	set := m.startOf(t, s)
	for _, step := range t.Steps {
		if len(set) == 0 || m.err != nil {
			return nil
		}
		set = m.walk(step, set, s, t.Outside)
	}
	return set
}

func (m *machine) startOf(t *Path, s scope) []Node {
	switch {
	case t.From != nil:
		return m.nodes(t.From, s)
	case t.Absolute:
		return []Node{m.rootNode()}
	}
	return []Node{s.node}
}

// rootNode returns where absolute paths start.
func (m *machine) rootNode() Node {
	if m.root == nil {
		if r, ok := m.host.(Rooter); ok {
			m.root = r.Root(m.start)
		} else {
			m.root = m.top(m.start)
		}
	}
	return m.root
}

// walk takes one step from every node of a set.
func (m *machine) walk(step *Step, set []Node, s scope, outside bool) []Node {
	if len(set) == 1 {
		found := m.stepFrom(step, set[0], s, outside)
		if step.Axis.backward() {
			slices.Reverse(found)
		}
		return found
	}
	var all []Node
	for _, n := range set {
		all = append(all, m.stepFrom(step, n, s, outside)...)
		if !m.step(1) {
			return nil
		}
	}
	if step.Axis == Child || step.Axis == AttributeAxis || step.Axis == Self {
		if m.ordered(set) {
			return all
		}
	}
	return m.inOrder(all)
}

// ordered says whether the children of a set in document order are so too:
// when no node of it is inside another.
func (m *machine) ordered(set []Node) bool {
	parent := set[0].Parent()
	for _, n := range set[1:] {
		if n.Parent() != parent {
			return false
		}
	}
	return true
}

// stepFrom takes one step from one node, in the order of the axis.
func (m *machine) stepFrom(step *Step, n Node, s scope, outside bool) []Node {
	found := m.along(step, n)
	for _, p := range step.Predicates {
		found = m.keep(p, found, s, outside)
	}
	return found
}

// filter evaluates a term with predicates.
func (m *machine) filter(t *Filter, s scope) []Node {
	set := m.nodes(t.Of, s)
	for _, p := range t.Predicates {
		set = m.keep(p, set, s, t.Outside)
	}
	return set
}

// keep returns the nodes for which a predicate holds. It never changes set,
// which may belong to the host.
func (m *machine) keep(p Term, set []Node, s scope, outside bool) []Node {
	if i, ok := p.(*Numeral); ok {
		return at1(set, i.Value)
	}
	var kept []Node
	for i, n := range set {
		in := scope{node: n, home: n, pos: i + 1, size: len(set)}
		if outside {
			in.home = s.home
		}
		v := m.eval(p, in)
		if m.err != nil {
			return nil
		}
		if v.kind == NumberKind && v.num == float64(i+1) || v.kind != NumberKind && v.Bool() {
			kept = append(kept, n)
		}
	}
	return kept
}

// at1 returns the node at a position counted from 1.
func at1(set []Node, pos float64) []Node {
	i := int(min(max(pos, 0), float64(len(set)+1)))
	if float64(i) != pos || i < 1 || i > len(set) {
		return nil
	}
	return set[i-1 : i : i]
}

// union merges two sets.
func (m *machine) union(a, b []Node) []Node {
	switch {
	case len(a) == 0:
		return b
	case len(b) == 0:
		return a
	}
	return m.inOrder(slices.Concat(a, b))
}
