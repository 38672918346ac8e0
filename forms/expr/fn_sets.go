package expr

import "math"

// fnPosition counts from 1: in a predicate, or of a node among its siblings of
// the same name.
func fnPosition(m *machine, c *Call, s scope) Value {
	if len(c.Args) == 0 {
		return Number(float64(s.pos))
	}
	set := c.set(m, 0, s)
	if len(set) == 0 {
		return Number(math.NaN())
	}
	return Number(float64(m.position(set[0])))
}

func fnLast(_ *machine, _ *Call, s scope) Value { return Number(float64(s.size)) }

func fnCount(m *machine, c *Call, s scope) Value {
	return Number(float64(len(c.set(m, 0, s))))
}

func fnCountNonEmpty(m *machine, c *Call, s scope) Value {
	n := 0
	for _, node := range c.set(m, 0, s) {
		if m.step(1) && node.Text() != "" {
			n++
		}
	}
	return Number(float64(n))
}

// fnSum adds the numbers of a set; of none there is no sum, as in ODK Web
// Forms, nor of any that is not a number.
func fnSum(m *machine, c *Call, s scope) Value {
	set, sum := c.set(m, 0, s), 0.0
	if len(set) == 0 {
		return Number(math.NaN())
	}
	for _, n := range set {
		if !m.step(1) {
			break
		}
		sum += m.textNumber(n.Text())
	}
	return Number(sum)
}

func fnMin(m *machine, c *Call, s scope) Value { return Number(m.extreme(c, s, math.Min)) }
func fnMax(m *machine, c *Call, s scope) Value { return Number(m.extreme(c, s, math.Max)) }

// extreme folds all numbers of the arguments; NaN if there is none, or one is.
func (m *machine) extreme(c *Call, s scope, better func(a, b float64) float64) float64 {
	best, any := math.NaN(), false
	for _, a := range c.Args {
		for _, v := range m.each(m.eval(a, s)) {
			n := m.toNumber(v)
			if math.IsNaN(n) {
				return n
			}
			if !any {
				best, any = n, true
			}
			best = better(best, n)
		}
	}
	return best
}

func fnInstance(m *machine, c *Call, s scope) Value {
	if n := m.host.Instance(c.text(m, 0, s)); n != nil {
		return Nodes(n)
	}
	return Nodes()
}

func fnCurrent(m *machine, _ *Call, _ scope) Value { return Nodes(m.start) }

// fnPulldata looks up a column in the row whose key column has a value:
// pulldata(instance, column, key column, key).
func fnPulldata(m *machine, c *Call, s scope) Value {
	root := m.host.Instance(c.text(m, 0, s))
	column, keyColumn, key := c.text(m, 1, s), c.text(m, 2, s), c.text(m, 3, s)
	if root == nil {
		return String("")
	}
	for _, list := range root.Children() {
		for _, item := range list.Children() {
			if k := child(item, keyColumn); m.step(1) && k != nil && k.Text() == key {
				if n := child(item, column); n != nil {
					return String(n.Text())
				}
				return String("")
			}
		}
	}
	return String("")
}

// child returns the first child of that name, or nil.
func child(n Node, name string) Node {
	for _, c := range n.Children() {
		if c.Name() == name {
			return c
		}
	}
	return nil
}

// fnRandomize shuffles a set, with a seed always in the same way.
func fnRandomize(m *machine, c *Call, s scope) Value {
	shuffled := append([]Node(nil), c.set(m, 0, s)...)
	next := m.chance
	if len(c.Args) == 2 {
		next = parkMiller(c.number(m, 1, s))
	}
	for i := len(shuffled) - 1; i > 0 && m.step(1); i-- {
		j := min(int(next()*float64(i+1)), i)
		shuffled[i], shuffled[j] = shuffled[j], shuffled[i]
	}
	return Value{kind: NodesKind, nodes: shuffled}
}

// parkMiller is the minimal standard generator, as the ODK specification asks.
func parkMiller(seed float64) func() float64 {
	const modulus = math.MaxInt32
	n := int64(0)
	if !math.IsNaN(seed) && !math.IsInf(seed, 0) {
		n = int64(int32(int64(math.Mod(math.Trunc(seed), 1<<32))))
	}
	n %= modulus
	if n <= 0 {
		n += modulus - 1
	}
	return func() float64 {
		n = n * 16807 % modulus
		return float64(n-1) / (modulus - 1)
	}
}

func fnID(m *machine, c *Call, s scope) Value {
	root, ok := m.top(s.node).(Indexed)
	if !ok {
		return Nodes()
	}
	var found []Node
	for _, v := range m.each(m.eval(c.Args[0], s)) {
		for rest := v.Text(); rest != "" && m.step(1); {
			var id string
			id, rest = nextWord(rest)
			if n := root.ByID(id); n != nil {
				found = append(found, n)
			}
		}
	}
	return Value{kind: NodesKind, nodes: m.inOrder(found)}
}

// named returns the node that name functions speak of, or nil.
func (c *Call) named(m *machine, s scope) Node {
	if len(c.Args) == 0 {
		return s.node
	}
	if set := c.set(m, 0, s); len(set) > 0 {
		return set[0]
	}
	return nil
}

func fnName(m *machine, c *Call, s scope) Value {
	n := c.named(m, s)
	if n == nil {
		return String("")
	}
	if q, ok := n.(Qualified); ok && q.Prefix() != "" {
		return String(q.Prefix() + ":" + n.Name())
	}
	return String(n.Name())
}

func fnLocalName(m *machine, c *Call, s scope) Value {
	if n := c.named(m, s); n != nil {
		return String(n.Name())
	}
	return String("")
}

func fnNamespaceURI(m *machine, c *Call, s scope) Value {
	if n := c.named(m, s); n != nil {
		return String(spaceOf(n))
	}
	return String("")
}
