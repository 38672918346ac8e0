package expr

// fnIndexedRepeat returns a field of the rows chosen by their place:
// indexed-repeat(field, roster, place, inner roster, place, …).
//
// The field and the rosters mean all rows, wherever the call stands; where a
// roster has rows under several parents those under the call's own count.
func fnIndexedRepeat(m *machine, c *Call, s scope) Value {
	all := s
	all.home = m.rootNode()
	field := c.set(m, 0, all)
	var chosen Node
	for i := 1; i+1 < len(c.Args); i += 2 {
		rows := m.group(c.set(m, i, all), chosen, s.node)
		picked := at1(rows, c.number(m, i+1, s))
		if len(picked) == 0 {
			return Nodes()
		}
		chosen = picked[0]
	}
	var found []Node
	for _, n := range field {
		if m.inside(n, chosen) {
			found = append(found, n)
		}
	}
	return Value{kind: NodesKind, nodes: found}
}

// group returns the rows inside the row chosen before, or else those that have
// the same parent as the row the call stands in, or else all.
func (m *machine) group(rows []Node, chosen, here Node) []Node {
	var kept []Node
	if chosen != nil {
		for _, r := range rows {
			if m.inside(r, chosen) {
				kept = append(kept, r)
			}
		}
		return kept
	}
	for p := here; p != nil && m.step(1); p = p.Parent() {
		for _, r := range rows {
			if m.step(1) && r.Parent() == p {
				kept = append(kept, r)
			}
		}
		if len(kept) > 0 {
			return kept
		}
	}
	return rows
}

// inside says whether a node is another or stands below it.
func (m *machine) inside(n, above Node) bool {
	for ; n != nil && m.step(1); n = n.Parent() {
		if n == above {
			return true
		}
	}
	return false
}
