package expr

// Node is one node of the tree an expression walks. Nodes are compared with
// ==, so an implementation is a pointer or a comparable struct.
type Node interface {
	Name() string     // local name, "" for the root
	Text() string     // string-value
	Parent() Node     // nil at the root
	Children() []Node // in document order
}

// NodeKind tells apart the nodes of an XML document.
type NodeKind uint8

// The kinds of node. A node that does not say is the root when it has no
// parent and an element otherwise.
const (
	Element NodeKind = iota
	Root
	TextNode
	Attribute
	Namespace
	Comment
	Instruction
)

// A Positioner knows its place (from 1) among its siblings of the same name.
type Positioner interface{ Position() int }

// A Kinder knows what kind of node it is.
type Kinder interface{ Kind() NodeKind }

// A Qualified node has a namespace and a prefix, "" where it has none.
type Qualified interface {
	Space() string
	Prefix() string
}

// An Attributed node has attributes and namespaces in scope.
type Attributed interface {
	Attributes() []Node
	Namespaces() []Node
}

// An Indexed root finds its elements by the value of their id; nil if none.
type Indexed interface{ ByID(id string) Node }

// An Ordered node knows its place in the order of its document. Sorting nodes
// of which some do not say compares their paths, which is slower.
type Ordered interface{ Order() int }

// kindOf returns the kind of a node.
func kindOf(n Node) NodeKind {
	if k, ok := n.(Kinder); ok {
		return k.Kind()
	}
	if n.Name() == "" && n.Parent() == nil {
		return Root
	}
	return Element
}

// spaceOf returns a node's namespace.
func spaceOf(n Node) string {
	if q, ok := n.(Qualified); ok {
		return q.Space()
	}
	return ""
}

// top climbs to the root of a node's tree.
func (m *machine) top(n Node) Node {
	for m.step(1) {
		p := n.Parent()
		if p == nil {
			break
		}
		n = p
	}
	return n
}

// position returns a node's place among its siblings of the same name.
func (m *machine) position(n Node) int {
	if p, ok := n.(Positioner); ok {
		return p.Position()
	}
	parent := n.Parent()
	if parent == nil {
		return 1
	}
	name, space, at := n.Name(), spaceOf(n), 0
	for _, c := range parent.Children() {
		if !m.step(1) {
			break
		}
		if c.Name() == name && kindOf(c) == kindOf(n) && spaceOf(c) == space {
			at++
		}
		if c == n {
			break
		}
	}
	return at
}
