package workbook

import (
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"

	"cotejo/reports"
)

// reachTable is T10: which groups programmes serve, how many people, and how
// much of the need that is.
func (b *book) reachTable() []*table {
	r, err := reports.DiagnosticReach().Reached(b.snapshot)
	if err != nil {
		return nil
	}
	t := b.newTable(b.sheetName("tab.t10.name"), b.word("tab.t10.title"), b.word("tab.t10.aid"), b.word("tab.t10.aid2", strconv.Itoa(len(r.Columns)), strconv.Itoa(r.Known())))
	t.column(b.word("tab.group"), 30)
	t.speakers()
	t.keys = 5
	for _, code := range []string{"tab.programmes", "tab.people", "tab.people.n", "tab.years", "tab.need", "tab.need.n", "tab.both.people", "tab.both.need", "tab.coverage"} {
		t.column(b.word(code), 12)
	}
	for i, choice := range r.Choices {
		for j := range r.Columns {
			t.reached(b.in(choice.Label), r, i, j)
		}
	}
	t.reachChart(&r.Cross)
	return []*table{t}
}

// reachChart draws, of the parties, how many have programmes for each group,
// how many are known not to and of how many it is not known. What it draws is
// counted below the table, beyond its filter.
func (t *table) reachChart(c *reports.Cross) {
	if c.Known() == 0 || len(c.Choices) > mostBars {
		return
	}
	from, to := t.headLine()+1, t.next()-1
	before := len(t.cells)
	t.heading(t.word("tab.parties.group"))
	t.heads(t.word("tab.group"), "", "", "", "", t.word("tab.serving"), t.word("chart.without"), t.word("chart.unknown"))
	t.mixed = false // the table is long: its head is repeated all the same
	first := t.next()
	for i, choice := range c.Choices {
		serving, n := c.Parties(i)
		of := fmt.Sprintf("COUNTIFS(%s,$A%d,%s", run(0, from, to), t.next(), run(5, from, to))
		t.add(words(label, t.in(choice.Label)), cell{look: body}, cell{look: body}, cell{look: body}, cell{look: body},
			formula(small, of+`,">0")`, float64(serving), true), formula(small, of+`,0)`, float64(n-serving), true),
			formula(small, fmt.Sprintf("%d-F%[2]d-G%[2]d", len(c.Columns), t.next()), float64(len(c.Columns)-n), true))
	}
	last, head := t.next()-1, first-1
	t.chart(chart{
		kind: excelize.BarStacked, many: len(c.Choices), title: t.word("chart.groups", strconv.Itoa(len(c.Columns))), alt: t.word("chart.groups.alt", strconv.Itoa(len(c.Columns))),
		across: t.word("tab.group"), up: t.word("chart.parties"), labels: run(0, first, last),
		heads: []string{one(5, head), one(6, head), one(7, head)}, data: []string{run(5, first, last), run(6, first, last), run(7, first, last)},
		colours: []string{ramp()[3], ramp()[1], hatch},
	})
	t.foot = len(t.cells) - before
}

func (t *table) reached(group string, r *reports.Reach, i, j int) {
	at, s := t.next(), r.Sums[i][j]
	row := append([]cell{words(label, group)}, t.speaker(&r.Columns[j])...)
	share, known := s.Coverage()
	text := fmt.Sprintf(`IF(N(M%[1]d)=0,"",ROUND(1000*L%[1]d/M%[1]d,0)/10)`, at)
	sums := []cell{
		t.crossCell(&r.Cells[i][j]), summed(s.People, s.PeopleN), count(s.PeopleN), t.years(s), summed(s.Need, s.NeedN), count(s.NeedN),
		summed(s.BothPeople, s.BothN), summed(s.BothNeed, s.BothN),
	}
	t.liveReach(sums, r, i, j)
	t.add(append(append(row, sums...), formula(value, text, share, known))...)
}

// years are the first and the last year of the figures added up.
func (t *table) years(s reports.Served) cell {
	switch {
	case s.FirstYear == 0:
		return cell{look: body}
	case s.FirstYear == s.LastYear:
		return words(body, strconv.Itoa(s.FirstYear))
	}
	return words(body, fmt.Sprintf("%d–%d", s.FirstYear, s.LastYear))
}

// liveReach turns the sums of a group in a column into formulas, where there
// are rows to add up.
func (t *table) liveReach(sums []cell, r *reports.Reach, i, j int) {
	rules, col, q := reports.DiagnosticReach(), &r.Columns[j], r.Question
	if !t.ledger.has(q.Name, rules.People, rules.Need) || !t.ledger.lists(col, q.Roster) {
		return
	}
	people, need := t.ledger.of(rules.People), t.ledger.of(rules.Need)
	among := t.ledger.saidBy(col) + "," + t.ledger.names(q.Name, r.Choices[i])
	with := func(column string) string { return fmt.Sprintf(`%s,%s,">=-1E+300"`, among, column) }
	sum := func(of, where string) string {
		return fmt.Sprintf(`IF(COUNTIFS(%s)=0,"",SUMIFS(%s,%s))`, where, of, where)
	}
	n := fmt.Sprintf("COUNTIFS(%s)", among)
	both := fmt.Sprintf(`%s,%s,">=-1E+300"`, with(people), need)
	for k, text := range map[int]string{
		0: fmt.Sprintf("IF(%[1]s>0,%[1]s,IF(%[2]s>0,%[3]s,0))", n, t.ledger.unknown(col, q), t.silentWords(r.Cells[i][j].Mark)),
		1: sum(people, with(people)), 2: fmt.Sprintf("COUNTIFS(%s)", with(people)),
		4: sum(need, with(need)), 5: fmt.Sprintf("COUNTIFS(%s)", with(need)),
		6: sum(people, both), 7: sum(need, both),
	} {
		sums[k] = fetched(sums[k], text)
	}
}

// summed is a sum of n figures: there is none of no figures.
func summed(x float64, n int) cell {
	if n == 0 {
		return cell{look: worth}
	}
	return figure(grouped, x)
}

// budgetTable is T11: how much money from which sources, in the currency and
// year that the party says; in dollars where the reader gives a rate.
func (b *book) budgetTable() []*table {
	lines, err := reports.DiagnosticMoney().Budgets(b.snapshot)
	if err != nil {
		return nil
	}
	t := b.newTable(b.sheetName("tab.t11.name"), b.word("tab.t11.title"), b.word("tab.t11.aid"), b.word("tab.t11.aid2"))
	t.speakers()
	for _, c := range []struct {
		code  string
		width float64
	}{{"tab.currency", 22}, {"tab.year", 9}, {"tab.sources", 30}, {"tab.amount", 18}, {"tab.rows", 10}, {"tab.rate", 14}, {"tab.dollars", 18}} {
		t.column(b.word(c.code), c.width)
	}
	for i := range lines {
		t.money(&lines[i])
	}
	return []*table{t}
}

func (t *table) money(l *reports.MoneyLine) {
	who := t.speaker(&l.Column)
	with := func(cells ...cell) { t.add(append(append([]cell{}, who...), cells...)...) }
	if l.Mark != reports.Answered {
		with(words(lookOf(l.Mark), t.book.marks[l.Mark]))
		return
	}
	for _, m := range l.Sums {
		text := fmt.Sprintf(`IF(J%[1]d="","",H%[1]d/J%[1]d)`, t.next())
		with(words(body, t.in(m.Currency.Label)), figure(small, float64(m.Year)), words(body, t.labels(m.Sources)), figure(grouped, m.Amount),
			count(m.N), cell{look: weight}, formula(value, text, 0, false))
	}
	if l.Unknown > 0 {
		with(words(markNoInformation, t.word("tab.money.unknown")), cell{look: body}, cell{look: body}, cell{look: worth}, count(l.Unknown))
	}
}

// known is a number, or nothing.
func known(l look, x float64, is bool) cell {
	if !is {
		return cell{look: worth}
	}
	return figure(l, x)
}
