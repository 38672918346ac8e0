package expr

import (
	"math"
	"strconv"
	"time"
)

// maxSteps is how much one evaluation may do: terms evaluated, nodes visited
// and pieces of 64 characters made.
const maxSteps = 2_000_000

// machine is one evaluation. Once err is set every part of it returns at once.
type machine struct {
	host  Host
	start Node // the node the expression stands at
	steps int
	err   *Error
	col   int // of the term at hand, for the error of a budget
	now   time.Time
	root  Node // cached by rootNode
}

// scope is what a term is evaluated in.
type scope struct {
	node Node // .
	home Node // where ${name} is seen from
	pos  int  // position()
	size int  // last()
}

// Eval evaluates the expression at a node. The error is always an *Error: a
// budget that was exceeded, or a mistake only the answers reveal.
func (e *Expr) Eval(h Host, at Node) (Value, error) {
	m := machine{host: h, start: at}
	v := m.eval(e.root, scope{node: at, home: at, pos: 1, size: 1})
	if m.err != nil {
		return Value{}, m.err
	}
	if v.kind == NodesKind || v.kind == StringKind && len(v.str) >= len("2006-01-02T15:04") {
		v.zone = m.zone()
	}
	return v, nil
}

// step counts work; false when the evaluation must end.
func (m *machine) step(n int) bool {
	m.steps += n
	if m.steps > maxSteps && m.err == nil {
		m.err = fail(m.col, "expr.too-much-work", strconv.Itoa(maxSteps))
	}
	return m.err == nil
}

// fail records the first mistake.
func (m *machine) fail(col int, code string, args ...string) {
	if m.err == nil {
		m.err = fail(col, code, args...)
	}
}

// made counts the work of making a text.
func (m *machine) made(s string) string {
	if !m.step(len(s) / 64) {
		return ""
	}
	return s
}

// present returns the host's time, asked for once.
func (m *machine) present() time.Time {
	if m.now.IsZero() {
		m.now = m.host.Now()
	}
	return m.now
}

func (m *machine) zone() *time.Location { return m.present().Location() }

// eval evaluates any term.
func (m *machine) eval(t Term, s scope) Value {
	m.col = t.Col()
	if !m.step(1) {
		return Value{}
	}
	switch t := t.(type) {
	case *Literal:
		return String(t.Value)
	case *Numeral:
		return Number(t.Value)
	case *Reference:
		return Value{kind: NodesKind, nodes: m.host.Ref(s.home, t.Name)}
	case *Call:
		return t.fn.eval(m, t, s)
	case *Binary:
		return m.binary(t, s)
	case *Negation:
		return Number(-m.number(t.Of, s))
	case *Filter:
		return Value{kind: NodesKind, nodes: m.filter(t, s)}
	case *Path:
		return Value{kind: NodesKind, nodes: m.path(t, s)}
	}
	return Value{}
}

func (m *machine) binary(t *Binary, s scope) Value {
	switch t.Op {
	case Or:
		return Bool(m.bool(t.Left, s) || m.bool(t.Right, s))
	case And:
		return Bool(m.bool(t.Left, s) && m.bool(t.Right, s))
	case Union:
		return Value{kind: NodesKind, nodes: m.union(m.nodes(t.Left, s), m.nodes(t.Right, s))}
	case Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual:
		return Bool(m.compare(t.Op, m.eval(t.Left, s), m.eval(t.Right, s)))
	}
	return Number(arithmetic(t.Op, m.number(t.Left, s), m.number(t.Right, s)))
}

func arithmetic(op Op, a, b float64) float64 {
	switch op {
	case Plus:
		return a + b
	case Minus:
		return a - b
	case Times:
		return a * b
	case Div:
		return a / b
	}
	return math.Mod(a, b)
}

func (m *machine) bool(t Term, s scope) bool { return m.eval(t, s).Bool() }

func (m *machine) number(t Term, s scope) float64 { return m.toNumber(m.eval(t, s)) }

// toNumber converts as Value.Number does, in the diagnostic's zone.
func (m *machine) toNumber(v Value) float64 {
	switch {
	case v.kind == StringKind && !v.date:
		return m.textNumber(v.str)
	case v.kind == NodesKind && len(v.nodes) > 0:
		return m.textNumber(v.nodes[0].Text())
	}
	return v.Number()
}

// textNumber reads a number or a date.
func (m *machine) textNumber(s string) float64 {
	if n, ok := parseNumber(trim(s)); ok {
		return n
	}
	if len(s) < len("2006-01-02") || !isDigit(s[0]) {
		return math.NaN()
	}
	return toNumber(s, m.zone())
}

func (m *machine) text(t Term, s scope) string { return m.eval(t, s).Text() }

func (m *machine) nodes(t Term, s scope) []Node { return m.eval(t, s).nodes }
