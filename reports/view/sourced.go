package view

import (
	"slices"

	"cotejo/reports"
)

// Sourced returns the table with the sources of its answers in columns of
// their own, each beside the column it is of; an answer without one says so.
func (t *Table) Sourced(lang string) *Table {
	sourced := t.sourced()
	all := *t
	all.Columns, all.Rows = nil, make([]Row, len(t.Rows))
	for i, c := range t.Columns {
		all.Columns = append(all.Columns, c)
		if sourced[i] {
			all.Columns = append(all.Columns, Column{Head: word(lang, "view.source", c.Head), Soft: c.Soft, Silent: c.Silent})
		}
	}
	for i, r := range t.Rows {
		all.Rows[i].Heading = r.Heading
		for j, c := range r.Cells {
			all.Rows[i].Cells = append(all.Rows[i].Cells, c)
			if sourced[j] {
				all.Rows[i].Cells = append(all.Rows[i].Cells, c.source(lang))
			}
		}
	}
	return &all
}

// sourced says of each column whether the sources of its answers must be told
// beside it: where one is named, or where answers stand in a table that has no
// column of its own for them.
func (t *Table) sourced() []bool {
	sourced := make([]bool, len(t.Columns))
	apart := slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Cites })
	for i := range t.Rows {
		for j := range t.Rows[i].Cells {
			c := &t.Rows[i].Cells[j]
			sourced[j] = sourced[j] || c.Source != "" || !apart && j >= t.Keys && c.Mark == reports.Answered
		}
	}
	return sourced
}

func (c Cell) source(lang string) Cell {
	if c.Source == "" && c.Mark == reports.Answered {
		return Cell{Text: reports.Word(lang, "tab.nosource")}
	}
	return Cell{Text: c.Source}
}
