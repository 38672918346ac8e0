package store

// fate is what became of an operation that an import brings.
type fate int

const (
	broughtNothing fate = iota // the cell says so already
	broughtBefore
	broughtFirst
	broughtInstead
	broughtBeside
)

// bring plans an operation of an import by the rule of [Scoped.Deliver].
func (l *ledger) bring(o Op) (fate, error) {
	if _, known := l.ops[o.ID]; known {
		return broughtBefore, l.apply(o).Err
	}
	became := broughtFirst
	if c := l.cells[l.keyOf(o)]; c != nil && c.row.Head != nil {
		switch {
		case o.Key.Question == RowQuestion, c.says(o):
			return broughtNothing, nil
		case c.row.Kind == Import && c.source == o.Source:
			became, o.Base = broughtInstead, c.row.head()
		default:
			became, o.Base = broughtBeside, 0
		}
	}
	return became, l.apply(o).Err
}

// says tells whether a cell's head is what an operation answers.
func (c *cellState) says(o Op) bool {
	return o.Answer.Value == c.value && o.Answer.State == c.row.State
}
