package expr

// Term is a node of an expression's tree: *Literal, *Numeral, *Reference,
// *Call, *Binary, *Negation, *Filter or *Path. Printing a term gives an
// expression that parses to an equal term.
type Term interface {
	// Col is the character where the term is marked, counted from 1: its
	// beginning, or its operator.
	Col() int
	// String prints the term.
	String() string
	term()
}

type at int

func (a at) Col() int { return int(a) }
func (at) term()      {}

// Literal is a text in quotes.
type Literal struct {
	at
	Value string

	question string // the name in '${name}' where a text stands for a question
}

// Numeral is a number as written.
type Numeral struct {
	at
	Value float64
}

// Reference is ${Name}.
type Reference struct {
	at
	Name      string
	LastSaved bool // ${last-saved#Name}
}

// Call is a function with its arguments.
type Call struct {
	at
	Name string // with its prefix, such as jr:choice-name
	Args []Term

	fn *function
	re *pattern // of a constant regular expression
}

// Binary is an operator between two terms.
type Binary struct {
	at
	Op          Op
	Left, Right Term
}

// Negation is a minus sign before a term.
type Negation struct {
	at
	Of Term
}

// Filter is a term followed by predicates in brackets.
type Filter struct {
	at
	Of         Term
	Predicates []Term
	// Outside is set when what is filtered belongs to a secondary instance.
	Outside bool
}

// Path is a location path.
type Path struct {
	at
	From     Term // where it starts, or nil: the context node or the root
	Absolute bool // starts at the root
	Steps    []*Step
	Outside  bool // what it leads to belongs to a secondary instance
}

// Step is one step of a path.
type Step struct {
	At         int // its column
	Axis       Axis
	Test       Test
	Predicates []Term
}

// Test chooses among the nodes of an axis.
type Test struct {
	Kind   TestKind
	Prefix string // of a name, as written
	Name   string // "*" for any; for an instruction its target or ""
}

// TestKind tells the tests apart.
type TestKind uint8

// The kinds of test.
const (
	NameTest TestKind = iota
	AnyNode
	TextTest
	CommentTest
	InstructionTest
)

// Op is a binary operator.
type Op uint8

// The operators, from the weakest.
const (
	Or Op = iota + 1
	And
	Equal
	NotEqual
	Less
	LessEqual
	Greater
	GreaterEqual
	Plus
	Minus
	Times
	Div
	Mod
	Union
)

// String returns the operator as it is written.
func (o Op) String() string {
	return [...]string{"?", "or", "and", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod", "|"}[o]
}

// precedence orders operators: the higher binds the tighter.
func (o Op) precedence() int {
	return [...]int{0, 1, 2, 3, 3, 4, 4, 4, 4, 5, 5, 6, 6, 6, 8}[o]
}

// unary is the precedence of a minus sign before a term.
const unary = 7

// Axis is a direction to walk.
type Axis uint8

// The axes.
const (
	Child Axis = iota
	Self
	Parent
	Ancestor
	AncestorOrSelf
	Descendant
	DescendantOrSelf
	FollowingSibling
	PrecedingSibling
	Following
	Preceding
	AttributeAxis
	NamespaceAxis
)

var axisNames = [...]string{"child", "self", "parent", "ancestor", "ancestor-or-self",
	"descendant", "descendant-or-self", "following-sibling", "preceding-sibling",
	"following", "preceding", "attribute", "namespace"}

// String returns the axis as it is written.
func (a Axis) String() string { return axisNames[a] }

// backward says whether positions on the axis count against document order.
func (a Axis) backward() bool {
	return a == Parent || a == Ancestor || a == AncestorOrSelf || a == PrecedingSibling || a == Preceding
}

// Walk calls visit for t and, while visit returns true, for every term below
// it, in the order they are written.
func Walk(t Term, visit func(Term) bool) {
	if t == nil || !visit(t) {
		return
	}
	for _, c := range children(t) {
		Walk(c, visit)
	}
}

func children(t Term) []Term {
	switch t := t.(type) {
	case *Call:
		return t.Args
	case *Binary:
		return []Term{t.Left, t.Right}
	case *Negation:
		return []Term{t.Of}
	case *Filter:
		return append([]Term{t.Of}, t.Predicates...)
	case *Path:
		var below []Term
		if t.From != nil {
			below = append(below, t.From)
		}
		for _, s := range t.Steps {
			below = append(below, s.Predicates...)
		}
		return below
	}
	return nil
}
