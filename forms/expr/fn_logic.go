package expr

func fnIf(m *machine, c *Call, s scope) Value {
	if c.bool(m, 0, s) {
		return m.eval(c.Args[1], s)
	}
	return m.eval(c.Args[2], s)
}

func fnNot(m *machine, c *Call, s scope) Value     { return Bool(!c.bool(m, 0, s)) }
func fnTrue(*machine, *Call, scope) Value          { return Bool(true) }
func fnFalse(*machine, *Call, scope) Value         { return Bool(false) }
func fnBoolean(m *machine, c *Call, s scope) Value { return Bool(c.bool(m, 0, s)) }

func fnBooleanFromString(m *machine, c *Call, s scope) Value {
	t := c.text(m, 0, s)
	return Bool(t == "1" || t == "true")
}

// fnCoalesce returns the first argument that is not empty, or else the last.
func fnCoalesce(m *machine, c *Call, s scope) Value {
	for i := range len(c.Args) - 1 {
		v := m.eval(c.Args[i], s)
		if v.Text() != "" {
			return textOf(v)
		}
	}
	return textOf(m.eval(c.Args[len(c.Args)-1], s))
}

// textOf converts to a string that stays a date if it was one.
func textOf(v Value) Value {
	if v.kind == StringKind {
		return v
	}
	return String(v.Text())
}

// fnOnce keeps the node's value and computes one only where there is none.
func fnOnce(m *machine, c *Call, s scope) Value {
	if t := s.node.Text(); t != "" {
		return String(t)
	}
	return textOf(m.eval(c.Args[0], s))
}

// fnChecklist counts what holds: checklist(at least, at most, …); -1 is no
// bound.
func fnChecklist(m *machine, c *Call, s scope) Value {
	low, high, held := c.number(m, 0, s), c.number(m, 1, s), 0.0
	for _, a := range c.Args[2:] {
		for _, b := range m.each(m.eval(a, s)) {
			if b.Bool() {
				held++
			}
		}
	}
	return Bool(within(held, low, high))
}

// fnWeightedChecklist adds the weights of what holds.
func fnWeightedChecklist(m *machine, c *Call, s scope) Value {
	low, high, sum := c.number(m, 0, s), c.number(m, 1, s), 0.0
	for i := 2; i+1 < len(c.Args); i += 2 {
		holds, weights := m.each(m.eval(c.Args[i], s)), m.each(m.eval(c.Args[i+1], s))
		for j, h := range holds {
			if h.Bool() && j < len(weights) {
				sum += m.toNumber(weights[j])
			}
		}
	}
	return Bool(within(sum, low, high))
}

func within(n, low, high float64) bool {
	return (low < 0 || n >= low) && (high < 0 || n <= high)
}

// each returns the texts of a set's nodes, or the value alone.
func (m *machine) each(v Value) []Value {
	if v.kind != NodesKind {
		return []Value{v}
	}
	values := make([]Value, 0, len(v.nodes))
	for _, n := range v.nodes {
		if !m.step(1) {
			break
		}
		values = append(values, String(m.made(n.Text())))
	}
	return values
}
