package workbook

import (
	"fmt"

	"cotejo/reports"
)

// stateTable is T01: how each diagnostic was made, how far it has come and who
// validated it.
func (b *book) stateTable() []*table {
	method, valid := b.row("a_method"), b.row("k_valid")
	if method == nil || valid == nil {
		return nil
	}
	t := b.newTable(b.sheetName("tab.t01.name"), b.word("tab.t01.title"), b.word("tab.t01.aid"), b.word("tab.t01.aid2"))
	t.speakers()
	for _, c := range []struct {
		code  string
		width float64
	}{
		{"head.status", 13}, {"tab.method", 30}, {"tab.valid", 30}, {"coverage.level.1.answered", 12}, {"coverage.level.1.asked", 10}, {"tab.core", 12},
		{"coverage.sourced", 10}, {"coverage.expected", 10}, {"tab.evidence", 12},
	} {
		t.column(b.word(c.code), c.width)
	}
	for i := range b.comparison.Columns {
		t.stateRow(i, method, valid)
	}
	return []*table{t}
}

func (t *table) stateRow(i int, method, valid *reports.Row) {
	col := &t.comparison.Columns[i]
	row := t.speaker(col)
	if col.Diagnostic == nil {
		row = append(row, words(markNoData, t.say(reports.Status("").Words)))
		for len(row) < len(t.columns) {
			row = append(row, cell{look: markNoData})
		}
		t.add(row...)
		return
	}
	total, at := col.Diagnostic.Total, t.next()
	core := total.ByLevel[1]
	row = append(row, words(body, t.say(col.Diagnostic.Status.Words)), t.answer(method.Entries[i]), t.answer(valid.Entries[i]),
		count(core.Answered), count(core.Asked), proportion("H", "I", at, core.Answered, core.Asked),
		count(total.Sourced), count(total.Expected), proportion("K", "L", at, total.Sourced, total.Expected))
	t.add(row...)
}

// proportion is a live share in per cent; there is none of nothing.
func proportion(part, whole string, at, x, of int) cell {
	text := fmt.Sprintf(`IF(%[2]s%[3]d=0,"",100*%[1]s%[3]d/%[2]s%[3]d)`, part, whole, at)
	if of == 0 {
		return formula(value, text, 0, false)
	}
	return formula(value, text, 100*float64(x)/float64(of), true)
}
