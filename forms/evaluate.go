package forms

import (
	"strings"
	"time"

	"cotejo/forms/expr"
)

// host answers what the expressions of one node ask.
type host struct{ current *node }

// Ref implements expr.Host. Names inside the roster whose row is being tested
// mean that row's; all others are seen from where the expression stands.
func (h host) Ref(at expr.Node, name string) []expr.Node {
	from := h.current.frame
	if n, ok := at.(*node); ok && n.frame != from {
		if t, ok := n.frame.scope.targets[name]; ok && t.out == 0 && len(t.down) == 0 {
			from = n.frame
		}
	}
	t, ok := from.scope.targets[name]
	if !ok {
		return nil
	}
	return t.follow(from)
}

// Instance implements expr.Host.
func (h host) Instance(id string) expr.Node {
	if it := h.current.state.Questionnaire.index.instances[id]; it != nil {
		return it
	}
	return nil
}

// ChoiceName implements expr.Host.
func (h host) ChoiceName(at expr.Node, ref, value string) string {
	name := strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(ref), "${"), "}")
	t, ok := h.current.frame.scope.targets[name]
	if !ok || t.place.question == nil || t.place.question.List == nil {
		return ""
	}
	c := t.place.question.List.Choice(value)
	if c == nil {
		return ""
	}
	return c.Label.In(first(h.current.state.Questionnaire.Languages))
}

// Now implements expr.Host.
func (h host) Now() time.Time { return h.current.state.setting.Now }

// Language implements expr.Speaker.
func (h host) Language() string { return first(h.current.state.Questionnaire.Languages) }

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

// holds evaluates a condition; one that cannot be evaluated gives otherwise.
func (n *node) holds(e *expr.Expr, otherwise bool) bool {
	v, err := e.Eval(host{n}, n)
	if err != nil {
		return otherwise
	}
	return v.Bool()
}

// compute evaluates a calculation. What is not a number has no value: missing
// data must not become a figure.
func (n *node) compute(e *expr.Expr) string {
	v, err := e.Eval(host{n}, n)
	if err != nil {
		return ""
	}
	switch text := v.Text(); text {
	case "NaN", "Infinity", "-Infinity":
		return ""
	default:
		return text
	}
}

// visible says whether the element and all around it are relevant. A rule
// that cannot be evaluated hides nothing.
func (n *node) visible() bool {
	if n.seen != untouched {
		return n.cell.Visible // while underway: hidden, circles are refused by Seal
	}
	n.seen = underway
	n.cell.Visible = n.around() && (n.place.base.Relevant == nil || n.holds(n.place.base.Relevant, true))
	n.seen = known
	return n.cell.Visible
}

// around says whether what the node stands in is visible.
func (n *node) around() bool {
	p := n.place.parent
	switch {
	case p == nil:
		return true
	case p.roster != nil && p.scope != n.place.scope:
		return n.frame.outer.nodes[p.slot].visible()
	}
	return n.frame.nodes[p.slot].visible()
}

// key names the node's cell.
func (n *node) key() Key { return Key{n.place.base.ID, n.frame.row} }

// settle computes the node's answer and the text that expressions read: none
// while it is hidden or a special answer.
func (n *node) settle() {
	if n.settled != untouched {
		return
	}
	n.settled = underway
	if n.visible() {
		n.cell.Answer = n.answer()
		if n.cell.Answer.State == Answered {
			n.text = n.cell.Answer.Value
		}
	}
	n.settled = known
}

// answer is what counts as the answer of a visible node.
func (n *node) answer() Answer {
	given, touched := n.state.Answers.Cells[n.key()]
	q := n.place.question
	switch {
	case q == nil:
		return given
	case q.Fill != NoFill && q.Fill != FillToday:
		return Answer{Value: n.state.setting.fill(q.Fill)}
	case q.Calculation != nil:
		return Answer{Value: n.compute(q.Calculation)}
	case touched:
		return given
	case q.Fill == FillToday:
		return Answer{Value: n.state.setting.fill(FillToday)}
	case q.Default != nil:
		return Answer{Value: n.compute(q.Default)}
	}
	return Answer{Value: q.Initial}
}

func (s Setting) fill(f Fill) string {
	switch f {
	case FillCountry:
		return s.Country
	case FillVoice:
		return s.Voice
	case FillYear:
		if s.Year != 0 {
			return expr.FormatNumber(float64(s.Year))
		}
		return ""
	case FillToday:
		if s.Now.IsZero() {
			return ""
		}
		return s.Now.Format(time.DateOnly)
	}
	return s.Filled[f]
}
