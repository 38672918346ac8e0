package workbook

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"cotejo/reports"
)

// strategyTable is T04: which policy areas have a strategy, and which.
func (b *book) strategyTable() []*table {
	c, err := reports.Crossed(b.snapshot, "d_area")
	if err != nil || c.Question.Roster == nil {
		return nil
	}
	t := b.newTable(b.sheetName("tab.t04.name"), b.word("tab.t04.title"), b.word("tab.t04.aid"), b.word("tab.counts.aid", strconv.Itoa(len(c.Columns)), strconv.Itoa(c.Known())))
	t.bare = true
	t.crossColumns(b.word("tab.area"))
	first, last := t.counted(c)
	t.draw = t.shadeCounts(first, last, len(c.Columns))
	t.heading(b.word("tab.names"))
	t.titles(c)
	t.knownChart(c, first)
	return []*table{t}
}

// knownChart draws, of the parties, how many name each choice, how many are
// known not to and of how many it is not known.
func (t *table) knownChart(c *reports.Cross, from int) {
	if len(c.Columns) == 0 || len(c.Choices) > mostBars {
		return
	}
	t.heading(t.word("tab.parties"))
	t.heads(t.word("tab.area"), t.word("tab.naming"), t.word("chart.without"), t.word("chart.unknown"))
	first := t.next()
	for i, choice := range c.Choices {
		naming, n := c.Parties(i)
		t.add(words(label, t.in(choice.Label)), formula(small, fmt.Sprintf("B%d", from+i), float64(naming), true),
			formula(small, fmt.Sprintf("C%[1]d-B%[1]d", from+i), float64(n-naming), true),
			formula(small, fmt.Sprintf("%d-C%d", len(c.Columns), from+i), float64(len(c.Columns)-n), true))
	}
	last, head := t.next()-1, first-1
	t.chart(chart{
		kind: excelize.BarStacked, many: len(c.Choices), title: t.word("chart.strategies", strconv.Itoa(len(c.Columns))), alt: t.word("chart.strategies.alt", strconv.Itoa(len(c.Columns))),
		across: t.word("tab.area"), up: t.word("chart.parties"), labels: run(0, first, last),
		heads: []string{one(1, head), one(2, head), one(3, head)}, data: []string{run(1, first, last), run(2, first, last), run(3, first, last)},
		colours: []string{ramp()[3], ramp()[1], hatch},
	})
}

// titles adds the titles of the rows behind the counts of a cross table.
func (t *table) titles(c *reports.Cross) {
	for i, choice := range c.Choices {
		row := []cell{words(label, t.in(choice.Label)), {look: body}, {look: body}}
		for j := range c.Columns {
			have := &c.Cells[i][j]
			if have.N == 0 {
				row = append(row, t.crossCell(have))
				continue
			}
			var titles []string
			for _, id := range have.Rows {
				titles = append(titles, "– "+t.say(func(lang string) string { return c.Title(j, id, lang) }))
			}
			row = append(row, words(body, strings.Join(titles, "\n")))
		}
		t.add(row...)
	}
}

// progressTable is T05: how far objectives have come. Each objective stands in
// the inventory of its list.
func (b *book) progressTable() []*table {
	c, err := reports.Crossed(b.snapshot, "e_prog")
	if err != nil || b.inventoryOf("obj") == nil {
		return nil
	}
	t := b.newTable(b.sheetName("tab.t05.name"), b.word("tab.t05.title"), b.word("tab.t05.aid"), b.word("tab.counts.aid", strconv.Itoa(len(c.Columns)), strconv.Itoa(c.Known())))
	t.bare = true
	t.crossColumns(b.named(c.Question.Base()))
	first, last := t.counted(c)
	t.draw = t.shadeCounts(first, last, len(c.Columns))
	return []*table{t}
}

// patternTable is T18: the features of policies, and how alike two countries
// are in them.
func (b *book) patternTable() []*table {
	c, err := reports.Crossed(b.snapshot, "j_patterns")
	if err != nil {
		return nil
	}
	t := b.newTable(b.sheetName("tab.t18.name"), b.word("tab.t18.title"), b.word("tab.t18.aid"), b.word("tab.t18.aid2", strconv.Itoa(c.Known()), strconv.Itoa(len(c.Columns))))
	t.bare = true
	t.crossColumns(b.named(c.Question.Base()))
	first, last := t.counted(c)
	t.heading(b.word("tab.jaccard"))
	from := t.next()
	for i, line := range c.Similarities() {
		row := []cell{words(label, oneLine(b.heading(&c.Columns[i]))), {look: body}, {look: body}}
		for j, s := range line {
			row = append(row, formula(ratio, jaccard(i, j, first, last), s.Value, s.Known))
		}
		t.add(row...)
	}
	to := t.next() - 1
	t.shaded = true
	t.draw = func(sheet string) error {
		if err := t.shadeCounts(first, last, len(c.Columns))(sheet); err != nil {
			return err
		}
		corner := "D" + strconv.Itoa(from)
		return t.shade(sheet, fmt.Sprintf("%s:%s%d", corner, letter(2+len(c.Columns)), to), corner, []step{{0, 0}, {0.25, 1}, {0.5, 2}, {0.75, 3}})
	}
	t.sources = append(t.sources, b.word("tab.jaccard.source"))
	return []*table{t}
}

// jaccard is the formula of how alike two columns are: empty where one of them
// is not known whole, or neither names anything.
func jaccard(i, j, first, last int) string {
	column := func(k int) string {
		return fmt.Sprintf("$%s$%d:$%s$%d", letter(3+k), first, letter(3+k), last)
	}
	a, b, n := column(i), column(j), last-first+1
	either := fmt.Sprintf("SUMPRODUCT(--(%s+%s>0))", a, b)
	return fmt.Sprintf(`IF(OR(COUNT(%[1]s)<%[3]d,COUNT(%[2]s)<%[3]d),"",IF(%[4]s=0,"",SUMPRODUCT((%[1]s>0)*(%[2]s>0))/%[4]s))`, a, b, n, either)
}

// treatyTable is T03: what each country has ratified.
func (b *book) treatyTable() []*table {
	var rows []*reports.Row
	for i := range b.comparison.Sections {
		for j := range b.comparison.Sections[i].Rows {
			if r := &b.comparison.Sections[i].Rows[j]; r.Question != nil && strings.HasPrefix(r.Question.Name, "c_tr_") && r.Question.List != nil {
				rows = append(rows, r)
			}
		}
	}
	if len(rows) == 0 || rows[0].Question.List.Choice("rat") == nil {
		return nil
	}
	t := b.newTable(b.sheetName("tab.t03.name"), b.word("tab.t03.title"), b.word("tab.t03.aid"), b.word("tab.t03.aid2"))
	t.column(b.word("tab.treaty"), 40)
	t.column(b.word("tab.ratified"), 10)
	t.column(b.word("tab.n"), 8)
	t.parties(16)
	t.citing()
	for _, r := range rows {
		t.treaty(r)
	}
	return []*table{t}
}

func (t *table) treaty(r *reports.Row) {
	at, ratified := t.next(), 0
	cells := fmt.Sprintf("D%d:%s%d", at, letter(2+len(r.Entries)), at)
	row := make([]cell, 3, len(r.Entries)+3)
	said := []string{}
	for _, c := range r.Question.List.Choices {
		if c.Missing == "" {
			said = append(said, fmt.Sprintf("SUMPRODUCT(--(%s=%s))", cells, quoted(t.in(c.Label))))
		}
	}
	for _, e := range r.Entries {
		if e.Mark == reports.Answered && e.Answer.Value == "rat" {
			ratified++
		}
		row = append(row, t.answer(e))
	}
	row[0] = words(label, t.named(r.Base()))
	row[1] = formula(small, fmt.Sprintf("SUMPRODUCT(--(%s=%s))", cells, quoted(t.in(r.Question.List.Choice("rat").Label))), float64(ratified), true)
	row[2] = formula(small, strings.Join(said, "+"), float64(r.Tally.N()), true)
	t.add(append(row, t.cited(r.Entries))...)
}

// oneLine is a column's heading on one line.
func oneLine(heading string) string { return strings.ReplaceAll(heading, "\n", " · ") }
