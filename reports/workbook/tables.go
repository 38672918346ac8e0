package workbook

import (
	"slices"

	"cotejo/reports"
)

// tables returns the comparative tables that the round's questionnaire can
// feed, in their order. What a questionnaire does not ask has no table.
func (b *book) tables() []*sheet {
	var out []*sheet
	if len(b.comparison.Columns) == 0 {
		return nil
	}
	for _, lay := range []func() []*table{
		b.stateTable, b.instrumentSheet, b.treatyTable, b.strategyTable, b.progressTable, b.programmeSheet, b.toolTable, b.calendarTable, b.actorTable, b.reachTable, b.budgetTable,
		b.indexTables, b.gapTable, b.impactTable, b.challengeTable, b.patternTable, b.timelineTable, b.frameTable, b.priorityTable, b.practiceTable, b.pollTable,
	} {
		for _, t := range lay() {
			out = append(out, t.done())
		}
	}
	return out
}

// table is a comparative table being written: rows held in memory, and notes
// at its foot. It is small; what grows with the answers stands elsewhere.
type table struct {
	*book
	*sheet
	cells   [][]cell
	sources []string
	shaded  bool // it colours every number that may be none itself
}

// newTable begins a table; aids are the lines that say how to read it.
func (b *book) newTable(name, title string, aids ...string) *table {
	return &table{book: b, sheet: &sheet{
		name: b.names.take(name), title: b.titled(title), aids: aids, keys: 1, sized: true,
	}}
}

func (t *table) column(head string, width float64) {
	t.columns = append(t.columns, column{head, width})
}

// add adds a row and returns its line on the sheet. All columns and aids must
// be set before.
func (t *table) add(row ...cell) int {
	t.cells = append(t.cells, row)
	return t.headLine() + len(t.cells)
}

// next is the line on the sheet of the row that is added next.
func (t *table) next() int { return t.headLine() + len(t.cells) + 1 }

// heading adds a row that opens a part of the table.
func (t *table) heading(text string) int {
	row := make([]cell, len(t.columns))
	for i := range row {
		row[i].look = opening
	}
	row[0].text = flat(text)
	return t.add(row...)
}

// done closes the table: sources at the foot, and the way back to the cover.
// An inventory comes closed.
func (t *table) done() *sheet {
	if t.rows != nil {
		return t.sheet
	}
	foot := t.footing(t.sheet, t.sources)
	t.foot += len(foot)
	t.rows = slices.Values(append(t.cells, foot...))
	t.whiten()
	return t.sheet
}

// footing is what stands below a table: its sources, and the way back to the
// cover.
func (b *book) footing(on *sheet, sources []string) [][]cell {
	rows := [][]cell{nil}
	for _, s := range append(sources, b.word("table.from", b.snapshot.Round.Code, b.cutting)) {
		for _, line := range folded(s, on.noteLine()) {
			rows = append(rows, []cell{words(note, line)})
		}
	}
	return append(rows, []cell{leading(back, flat(b.word("table.back")), b.contents)})
}

// speaker is the country and the voice of a column, as the first cells of a
// row.
func (b *book) speaker(c *reports.Column) []cell {
	row := []cell{b.country(c.Country), words(body, c.Country.ISO3), {look: body}, {look: body}}
	if d := c.Diagnostic; d != nil {
		row[2].text, row[3].text = b.say(d.Party.Voice.Words), b.party(&d.Party)
	}
	return row
}

// speakers adds the columns that speaker fills.
func (t *table) speakers() {
	t.column(t.word("head.country"), t.countryWidth())
	t.column("ISO 3166", 8)
	t.column(t.word("head.voice"), 15)
	t.column(t.word("head.party"), 22)
	t.keys = 4
}
