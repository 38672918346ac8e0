package expr

// compare applies =, !=, <, <=, > or >=. A set of nodes compares as true when
// one of its nodes does; with = and != against a boolean it stands for whether
// it has nodes.
func (m *machine) compare(op Op, a, b Value) bool {
	switch {
	case a.kind == NodesKind && b.kind == NodesKind:
		return m.compareSets(op, a.nodes, b.nodes)
	case a.kind == NodesKind:
		return m.compareSet(op, a, b)
	case b.kind == NodesKind:
		return m.compareSet(op.swapped(), b, a)
	}
	return m.compareValues(op, a, b)
}

// swapped returns the operator with its sides changed.
func (o Op) swapped() Op {
	switch o {
	case Less:
		return Greater
	case LessEqual:
		return GreaterEqual
	case Greater:
		return Less
	case GreaterEqual:
		return LessEqual
	}
	return o
}

func (m *machine) compareSet(op Op, set, v Value) bool {
	if v.kind == BoolKind && (op == Equal || op == NotEqual) {
		return m.compareValues(op, Bool(set.Bool()), v)
	}
	for _, n := range set.nodes {
		if !m.step(1) {
			return false
		}
		if m.compareValues(op, m.nodeValue(n, v.kind), v) {
			return true
		}
	}
	return false
}

// nodeValue returns a node's value to compare with one of another type.
func (m *machine) nodeValue(n Node, with Kind) Value {
	if with == StringKind {
		return String(m.made(n.Text()))
	}
	return Number(m.textNumber(n.Text()))
}

func (m *machine) compareSets(op Op, a, b []Node) bool {
	right := m.each(Value{kind: NodesKind, nodes: b})
	for _, x := range a {
		left := String(m.made(x.Text()))
		for _, y := range right {
			if !m.step(1) {
				return false
			}
			if m.compareValues(op, left, y) {
				return true
			}
		}
	}
	return false
}

// compareValues compares two values that are not sets.
func (m *machine) compareValues(op Op, a, b Value) bool {
	switch {
	case op > NotEqual:
		return compareNumbers(op, m.toNumber(a), m.toNumber(b))
	case a.kind == BoolKind || b.kind == BoolKind:
		return (a.Bool() == b.Bool()) == (op == Equal)
	case a.kind == NumberKind || b.kind == NumberKind:
		return compareNumbers(op, m.toNumber(a), m.toNumber(b))
	case a.date || b.date:
		if x, y := m.toNumber(a), m.toNumber(b); x == x && y == y {
			return compareNumbers(op, x, y)
		}
	}
	return (a.str == b.str) == (op == Equal)
}

func compareNumbers(op Op, a, b float64) bool {
	switch op {
	case Equal:
		return a == b
	case NotEqual:
		return a != b
	case Less:
		return a < b
	case LessEqual:
		return a <= b
	case Greater:
		return a > b
	}
	return a >= b
}
