package reports

import "cotejo/forms"

// Inventory lists the rows of one roster over all countries.
type Inventory struct {
	Roster    *forms.Roster
	Questions []*forms.Question // the columns
	Rows      []InventoryRow    // by country, then party, then row order
	Tally     Tally             // one entry per column of the comparison
}

// InventoryRow is one row of a roster or, where a party lists none, the
// reason why: Mark is then other than Answered and Entries is nil.
type InventoryRow struct {
	Column  *Column
	Mark    Mark
	Row     forms.Row
	Number  int    // position within its list, from 1
	Code    string // its display code ("S2"), for reading only
	Entries []Entry
}

// N is how many rows there are in all.
func (inv *Inventory) N() int {
	n := 0
	for i := range inv.Rows {
		if inv.Rows[i].Mark == Answered {
			n++
		}
	}
	return n
}

// Words says why a party lists no rows.
func (r *InventoryRow) Words(lang string) string {
	if r.Mark == NoData && r.Column.Diagnostic == nil {
		return Status("").Words(lang)
	}
	return r.Mark.Words(lang)
}

// Title returns the row's title; "" for a row that stands for none.
func (r *InventoryRow) Title(i *Inventory, lang string) string {
	if r.Mark != Answered {
		return ""
	}
	return r.Column.Diagnostic.State.RowTitle(i.Roster, r.Row.ID, lang)
}

// Parent returns the title of the enclosing row, for a nested roster.
func (r *InventoryRow) Parent(i *Inventory, lang string) string {
	if r.Row.Parent == "" || i.Roster.Roster == nil {
		return ""
	}
	return r.Column.Diagnostic.State.RowTitle(i.Roster.Roster, r.Row.Parent, lang)
}

func (c *Comparison) inventory(r *forms.Roster) Inventory {
	inv := Inventory{Roster: r}
	for i, q := range fields(r) {
		if compared(q) && !(i == 0 && q.Type == forms.Calculate) { // that is the row's code
			inv.Questions = append(inv.Questions, q)
		}
	}
	for i := range c.Columns {
		rows := inv.rowsOf(&c.Columns[i])
		inv.Tally.Add(rows[0].Mark)
		inv.Rows = append(inv.Rows, rows...)
	}
	return inv
}

// rowsOf returns a column's rows; at least one, which says why there is none.
func (inv *Inventory) rowsOf(col *Column) []InventoryRow {
	var rows []InventoryRow
	place := map[forms.RowID]int{}
	for _, row := range liveRows(col.Diagnostic, inv.Roster) {
		place[row.Parent]++
		rows = append(rows, inv.row(col, row, place[row.Parent]))
	}
	if rows == nil {
		rows = []InventoryRow{{Column: col, Mark: absence(col.Diagnostic, inv.Roster)}}
	}
	return rows
}

func (inv *Inventory) row(col *Column, row forms.Row, number int) InventoryRow {
	d := col.Diagnostic
	r := InventoryRow{Column: col, Mark: Answered, Row: row, Number: number}
	r.Code = d.State.RowCode(inv.Roster, row.ID)
	r.Entries = make([]Entry, len(inv.Questions))
	for i, q := range inv.Questions {
		r.Entries[i] = entryOf(d, q, row.ID)
	}
	return r
}

// liveRows returns a roster's rows that may be shown: none while the
// diagnostic is withheld or the roster hidden.
func liveRows(d *Diagnostic, r *forms.Roster) []forms.Row {
	if d == nil || !d.Comparable() {
		return nil
	}
	var rows []forms.Row
	for _, row := range d.State.Answers.Rows[r.ID] {
		if cell, _ := cellOf(d, forms.Key{Question: r.ID, Row: row.Parent}); cell != nil {
			rows = append(rows, row)
		}
	}
	return rows
}

// absence says why a party lists no rows.
func absence(d *Diagnostic, r *forms.Roster) Mark {
	if r.Roster != nil && d != nil && d.Comparable() {
		return NoData // nested: each enclosing row answers for itself
	}
	return entryOfRoster(d, r, "").Mark
}

// InventoryOf lists the rows of one roster of a snapshot.
func InventoryOf(s *Snapshot, r *forms.Roster) *Inventory {
	inv := (&Comparison{Snapshot: s, Columns: columns(s)}).inventory(r)
	return &inv
}
