package workbook

import (
	"fmt"

	"github.com/xuri/excelize/v2"

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
	t.progressChart()
	return []*table{t}
}

// progressChart draws, for each country and voice, how many questions have an
// answer, a special answer or none. One without a diagnostic has no bar, and
// says so by its name.
func (t *table) progressChart() {
	n := len(t.comparison.Columns)
	if n == 0 || n > mostBars {
		return
	}
	t.bare = true
	t.heading(t.word("tab.progress"))
	t.heads(t.word("head.country"), "ISO 3166", t.word("head.voice"), t.word("head.party"), t.word("head.status"),
		t.word("chart.bar"), t.word("chart.answered"), t.word("chart.special"), t.word("chart.open"), t.word("coverage.asked"))
	first, most := t.next(), 0
	for i := range t.comparison.Columns {
		c := &t.comparison.Columns[i]
		t.progressRow(c)
		if c.Diagnostic != nil {
			most = max(most, c.Diagnostic.Total.Asked)
		}
	}
	last, head := t.next()-1, first-1
	t.chart(chart{
		kind: excelize.BarStacked, many: n, most: float64(most), title: t.word("chart.progress"), alt: t.word("chart.progress.alt"),
		across: t.word("chart.countryvoice"), up: t.word("chart.questions"), labels: run(5, first, last),
		heads: []string{one(6, head), one(7, head), one(8, head)}, data: []string{run(6, first, last), run(7, first, last), run(8, first, last)},
		colours: []string{ramp()[3], ramp()[1], hatch},
	})
}

func (t *table) progressRow(c *reports.Column) {
	row := t.speaker(c)
	name := t.in(c.Country.Name) + " · "
	if c.Diagnostic == nil {
		none := t.say(reports.Status("").Words)
		row = append(row, words(markNoData, none), words(body, name+none))
		for len(row) < 10 {
			row = append(row, cell{look: markNoData})
		}
		t.add(row...)
		return
	}
	total, at := c.Diagnostic.Total, t.next()
	who := t.say(c.Diagnostic.Party.Voice.Words)
	t.add(append(row, words(body, t.say(c.Diagnostic.Status.Words)), words(body, name+who), count(total.Answered-total.Special), count(total.Special),
		formula(number, fmt.Sprintf("J%[1]d-G%[1]d-H%[1]d", at), float64(total.Asked-total.Answered), true), count(total.Asked))...)
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
