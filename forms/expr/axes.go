package expr

// along returns the nodes of a step's axis that pass its test, nearest first.
func (m *machine) along(step *Step, n Node) []Node {
	w := walker{m: m, test: step.Test, axis: step.Axis}
	w.matchSpace(step)
	switch step.Axis {
	case Child:
		w.addAll(n.Children())
	case Self:
		w.add(n)
	case Parent:
		if p := n.Parent(); p != nil {
			w.add(p)
		}
	case Ancestor, AncestorOrSelf:
		w.ancestors(n)
	case Descendant:
		w.below(n)
	case DescendantOrSelf:
		w.add(n)
		w.below(n)
	case FollowingSibling, PrecedingSibling, Following, Preceding:
		w.beside(n)
	case AttributeAxis:
		if a, ok := n.(Attributed); ok {
			w.addAll(a.Attributes())
		}
	case NamespaceAxis:
		if a, ok := n.(Attributed); ok {
			w.addAll(a.Namespaces())
		}
	}
	return w.found
}

// walker gathers the nodes that pass a test.
type walker struct {
	m      *machine
	test   Test
	axis   Axis
	spaced bool // the namespace must be space
	space  string
	found  []Node
}

// matchSpace resolves the prefix of a name test.
func (w *walker) matchSpace(step *Step) {
	h, ok := w.m.host.(Namespacer)
	if !ok || w.test.Kind != NameTest || w.test.Prefix == "" && w.test.Name == "*" {
		return
	}
	if w.test.Prefix == "" && (w.axis == AttributeAxis || w.axis == NamespaceAxis) {
		w.spaced = true
		return
	}
	uri, known := h.Namespace(w.test.Prefix)
	if !known && w.test.Prefix != "" {
		w.m.fail(step.At, "expr.unknown-prefix", w.test.Prefix)
		return
	}
	w.spaced, w.space = true, uri
}

func (w *walker) addAll(nodes []Node) {
	for _, n := range nodes {
		if !w.m.step(1) {
			return
		}
		w.add(n)
	}
}

func (w *walker) add(n Node) {
	if w.passes(n) {
		w.found = append(w.found, n)
	}
}

func (w *walker) passes(n Node) bool {
	t := &w.test
	if t.Kind == NameTest {
		return (t.Name == "*" || n.Name() == t.Name) && w.principal(n) &&
			(!w.spaced || spaceOf(n) == w.space)
	}
	switch t.Kind {
	case TextTest:
		return kindOf(n) == TextNode
	case CommentTest:
		return kindOf(n) == Comment
	case InstructionTest:
		return kindOf(n) == Instruction && (t.Name == "" || n.Name() == t.Name)
	}
	return true
}

// principal says whether a node is of the kind that names on the axis mean.
func (w *walker) principal(n Node) bool {
	switch w.axis {
	case AttributeAxis:
		return kindOf(n) == Attribute
	case NamespaceAxis:
		return kindOf(n) == Namespace
	}
	return kindOf(n) == Element
}

func (w *walker) ancestors(n Node) {
	if w.axis == AncestorOrSelf {
		w.add(n)
	}
	for p := n.Parent(); p != nil && w.m.step(1); p = p.Parent() {
		w.add(p)
	}
}

// below adds everything inside a node, in document order. It recurses as deep
// as the tree, which its maker bounds.
func (w *walker) below(n Node) {
	for _, c := range n.Children() {
		if !w.m.step(1) {
			return
		}
		w.add(c)
		w.below(c)
	}
}

// belowBackwards adds a node and everything inside it, the last first.
func (w *walker) belowBackwards(n Node) {
	children := n.Children()
	for i := len(children) - 1; i >= 0 && w.m.step(1); i-- {
		w.belowBackwards(children[i])
	}
	w.add(n)
}

// beside adds siblings, or everything before or after a node.
func (w *walker) beside(n Node) {
	if k := kindOf(n); k == Attribute || k == Namespace {
		w.besideAttribute(n)
		return
	}
	for p := n.Parent(); p != nil && w.m.step(1); n, p = p, p.Parent() {
		siblings := p.Children()
		at := indexOf(siblings, n)
		if !w.m.step(at) {
			return
		}
		switch w.axis {
		case FollowingSibling:
			w.addAll(siblings[at+1:])
			return
		case PrecedingSibling:
			w.addBackwards(siblings[:max(at, 0)])
			return
		case Following:
			w.withBelow(siblings[at+1:])
		case Preceding:
			for i := at - 1; i >= 0 && w.m.step(1); i-- {
				w.belowBackwards(siblings[i])
			}
		}
	}
}

// besideAttribute does so for an attribute: it has no siblings, and what is
// inside its element follows it.
func (w *walker) besideAttribute(n Node) {
	p := n.Parent()
	if p == nil {
		return
	}
	switch w.axis {
	case Following:
		w.below(p)
		w.beside(p)
	case Preceding:
		w.beside(p)
	}
}

func (w *walker) addBackwards(nodes []Node) {
	for i := len(nodes) - 1; i >= 0 && w.m.step(1); i-- {
		w.add(nodes[i])
	}
}

func (w *walker) withBelow(nodes []Node) {
	for _, n := range nodes {
		if !w.m.step(1) {
			return
		}
		w.add(n)
		w.below(n)
	}
}

func indexOf(nodes []Node, n Node) int {
	for i, c := range nodes {
		if c == n {
			return i
		}
	}
	return -1
}
