package forms

import "cotejo/forms/expr"

// State works out what follows from a diagnostic's answers: what is visible,
// required, wrong and computed. Neither argument may be changed while the
// state is in use.
func (q *Questionnaire) State(a *Answers, setting Setting) *State {
	s := &State{
		Questionnaire: q,
		Answers:       a,
		setting:       setting,
		frames:        map[Key]*frame{},
		byScope:       make([][]*frame, len(q.index.scopes)),
		counts:        map[*Section]*sum{},
	}
	if len(q.index.scopes) == 0 {
		return s // not sealed
	}
	s.build()
	for _, p := range q.index.order {
		for _, f := range s.byScope[p.scope.number] {
			f.nodes[p.slot].settle()
		}
	}
	s.check()
	return s
}

// build makes the tree of nodes, all of them untouched.
func (s *State) build() {
	b := builder{state: s, rows: map[QuestionID]map[RowID][]RowID{}}
	for id, rows := range s.Answers.Rows {
		under := map[RowID][]RowID{}
		for _, r := range rows {
			under[r.Parent] = append(under[r.Parent], r.ID)
		}
		b.rows[id] = under
	}
	document := &node{state: s}
	s.root = b.frame(s.Questionnaire.index.scopes[0], nil, "", 0)
	document.frame = s.root
	root := &s.root.self
	root.name, root.parent, root.order = "data", document, 1
	document.below = []*node{root}
	b.order = 1
	for _, p := range s.Questionnaire.index.scopes[0].places {
		if p.parent == nil {
			b.place(p, s.root, root)
		}
	}
}

type builder struct {
	state *State
	rows  map[QuestionID]map[RowID][]RowID
	order int
}

func (b *builder) frame(sc *scope, outer *frame, row RowID, index int) *frame {
	f := &frame{scope: sc, row: row, outer: outer, nodes: make([]node, len(sc.places)), index: index}
	f.self = node{state: b.state, frame: f}
	b.state.byScope[sc.number] = append(b.state.byScope[sc.number], f)
	return f
}

// place makes the node of a place in a frame and all nodes inside it.
func (b *builder) place(p *place, f *frame, parent *node) {
	n := &f.nodes[p.slot]
	b.order++
	*n = node{state: b.state, place: p, frame: f, name: p.base.Name, parent: parent, order: b.order}
	if p.roster != nil {
		b.roster(n, p, f, parent)
		return
	}
	parent.below = append(parent.below, n)
	for _, c := range p.children {
		b.place(c, f, n)
	}
}

func (b *builder) roster(n *node, p *place, f *frame, parent *node) {
	for i, id := range b.rows[p.base.ID][f.row] {
		row := b.frame(p.inside, f, id, i+1)
		b.order++
		self := &row.self
		self.place, self.name, self.parent, self.order = p, p.base.Name, parent, b.order
		parent.below = append(parent.below, self)
		n.rows = append(n.rows, row)
		b.state.frames[Key{p.base.ID, id}] = row
		for _, c := range p.children {
			b.place(c, row, self)
		}
	}
}

// follow returns the nodes a target leads to from a frame.
func (t target) follow(f *frame) []expr.Node {
	for range t.out {
		f = f.outer
	}
	return t.descend(f, t.down, nil)
}

func (t target) descend(f *frame, down []*place, found []expr.Node) []expr.Node {
	if len(down) > 0 {
		roster := &f.nodes[down[0].slot]
		if !roster.visible() {
			return found
		}
		for _, row := range roster.rows {
			found = t.descend(row, down[1:], found)
		}
		return found
	}
	n := &f.nodes[t.place.slot]
	if t.place.roster == nil {
		return append(found, n)
	}
	if n.visible() {
		for _, row := range n.rows {
			found = append(found, &row.self)
		}
	}
	return found
}
