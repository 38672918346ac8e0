package expr

import (
	"cmp"
	"slices"
)

// inOrder sorts nodes in document order and drops what stands twice.
func (m *machine) inOrder(nodes []Node) []Node {
	seen := make(map[Node]bool, len(nodes))
	places := make([]place, 0, len(nodes))
	for _, n := range nodes {
		if seen[n] {
			continue
		}
		seen[n] = true
		places = append(places, m.place(n))
		if m.err != nil {
			return nil
		}
	}
	slices.SortStableFunc(places, func(a, b place) int { return slices.Compare(a.path, b.path) })
	sorted := make([]Node, len(places))
	for i, p := range places {
		sorted[i] = p.node
	}
	return sorted
}

// place is a node with the way to it from the root.
type place struct {
	node Node
	path []int
}

func (m *machine) place(n Node) place {
	p := place{node: n}
	if o, ok := n.(Ordered); ok {
		p.path = []int{o.Order()}
		return p
	}
	for c := n; m.step(1); {
		parent := c.Parent()
		if parent == nil {
			break
		}
		p.path = append(p.path, m.rank(parent, c))
		c = parent
	}
	slices.Reverse(p.path)
	return p
}

// rank places a node below its parent: namespaces, then attributes, then
// children.
func (m *machine) rank(parent, n Node) int {
	const far = 1 << 30
	k := kindOf(n)
	if a, ok := parent.(Attributed); ok && k == Namespace {
		return indexOf(a.Namespaces(), n) - 2*far
	} else if ok && k == Attribute {
		return indexOf(a.Attributes(), n) - far
	}
	children := parent.Children()
	i := indexOf(children, n)
	m.step(cmp.Or(max(i, 0)/8, 1))
	return i
}
