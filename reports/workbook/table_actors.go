package workbook

import (
	"fmt"
	"strconv"

	"cotejo/reports"
)

// actorTable is T09: which kinds of actors each country has, and the nodes and
// edges of the network that they form.
func (b *book) actorTable() []*table {
	c, err := reports.Crossed(b.snapshot, "h_type")
	if err != nil || b.inventoryOf("acr") == nil {
		return nil
	}
	t := b.newTable(b.sheetName("tab.t09.name"), b.word("tab.t09.title"), b.word("tab.t09.aid"), b.word("tab.counts.aid", strconv.Itoa(len(c.Columns)), strconv.Itoa(c.Known())))
	t.bare = true
	t.crossColumns(b.named(c.Question.Base()))
	first, last := t.counted(c)
	t.draw = t.shadeCounts(first, last, len(c.Columns))
	return append([]*table{t}, b.networkTables()...)
}

// toolTable is T07: which tools programmes use in which policy area, in the
// region and in each country.
func (b *book) toolTable() []*table {
	grids, err := reports.Grids(b.snapshot, "f_tool", "f_area", "")
	if err != nil || len(grids) == 0 {
		return nil
	}
	t := b.newTable(b.sheetName("tab.t07.name"), b.word("tab.t07.title"), b.word("tab.t07.aid"), b.word("tab.t07.aid2"))
	t.bare = true
	t.column(b.named(grids[0].Down.Base()), 32)
	for _, c := range grids[0].Acrosses {
		t.column(b.in(c.Label), 13)
	}
	for i := range grids {
		t.heading(t.gridLine(grids[i].Voice.Words, &grids[i]))
		t.tools(&grids[i], true, t.ledger.spokenBy(grids[i].Voice))
	}
	for i := range b.comparison.Columns {
		col := &b.comparison.Columns[i]
		name := oneLine(b.heading(col))
		g, err := reports.GridOf(b.snapshot, *col, "f_tool", "f_area", "")
		if err != nil || g.Parties == 0 {
			t.heading(name + ": " + b.word("tab.listunknown"))
			continue
		}
		t.heading(t.gridLine(name, g))
		t.tools(g, false, t.ledger.saidBy(col))
	}
	return []*table{t}
}

func (t *table) gridLine(who any, g *reports.Grid) string {
	return t.word("tab.voice.rows", who, strconv.Itoa(g.Rows), strconv.Itoa(g.Parties), strconv.Itoa(g.Unknown), strconv.Itoa(g.Absent.All()))
}

// tools adds the rows of a grid, all of them or those with something in it,
// counted among the rows that meet a condition. A pair that nobody names is a
// zero only where some list is known.
func (t *table) tools(g *reports.Grid, all bool, by string) {
	live := by != "" && g.Parties > 0 && t.ledger.has(g.Down.Name, g.Across.Name)
	for i, down := range g.Downs {
		row, sum := []cell{words(label, t.in(down.Label))}, 0
		for j := range g.Acrosses {
			n := g.Cells[i][j].N
			sum += n
			shown := t.among(n, g.Parties)
			if n == 0 && g.Parties > 0 {
				shown = figure(zero, 0)
			}
			if live {
				shown = fetched(shown, fmt.Sprintf("COUNTIFS(%s,%s,%s)", by, t.ledger.names(g.Down.Name, down), t.ledger.names(g.Across.Name, g.Acrosses[j])))
			}
			row = append(row, shown)
		}
		if all || sum > 0 {
			t.add(row...)
		}
	}
}
