package forms

// Cell returns the state of a cell; a hidden, empty one when there is no such
// question or row.
func (s *State) Cell(k Key) *Cell {
	if n := s.node(k); n != nil {
		return &n.cell
	}
	return &Cell{}
}

func (s *State) node(k Key) *node {
	p := s.Questionnaire.index.byID[k.Question]
	if p == nil {
		return nil
	}
	f := s.root
	if p.scope.roster != nil {
		f = s.frames[Key{p.scope.roster.base.ID, k.Row}]
	} else if k.Row != "" {
		return nil
	}
	if f == nil {
		return nil
	}
	return &f.nodes[p.slot]
}

// Problems returns everything wrong, in document order.
func (s *State) Problems() []Problem { return s.problems }

// Wanted returns how many rows a roster must have under a parent row, when
// its number of rows is computed; ok is false when rows are added freely.
func (s *State) Wanted(r *Roster, parent RowID) (rows int, ok bool) {
	n := s.node(Key{r.ID, parent})
	if r.Count == nil || n == nil || !n.visible() {
		return 0, false
	}
	v, err := r.Count.Eval(host{n}, n)
	if err != nil {
		return 0, false
	}
	wanted := v.Number()
	if !(wanted > 0) {
		return 0, true
	}
	return int(min(wanted, mostRows)), true
}

// mostRows is how many rows a roster may have.
const mostRows = 1000
