package workbook

import (
	"fmt"
	"strconv"

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
	return []*table{t}
}

func (t *table) reached(group string, r *reports.Reach, i, j int) {
	at, s := t.next(), r.Sums[i][j]
	row := append([]cell{words(label, group)}, t.speaker(&r.Columns[j])...)
	row = append(row, t.crossCell(&r.Cells[i][j]))
	years := cell{look: body}
	switch {
	case s.FirstYear == 0:
	case s.FirstYear == s.LastYear:
		years.text = strconv.Itoa(s.FirstYear)
	default:
		years.text = fmt.Sprintf("%d–%d", s.FirstYear, s.LastYear)
	}
	share, known := s.Coverage()
	text := fmt.Sprintf(`IF(N(M%[1]d)=0,"",ROUND(1000*L%[1]d/M%[1]d,0)/10)`, at)
	t.add(append(row, summed(s.People, s.PeopleN), count(s.PeopleN), years, summed(s.Need, s.NeedN), count(s.NeedN),
		summed(s.BothPeople, s.BothN), summed(s.BothNeed, s.BothN), formula(value, text, share, known))...)
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

// timelineTable is T19: when instruments were adopted, and which way each
// decade went.
func (b *book) timelineTable() []*table {
	line, err := reports.DiagnosticTimeline().Chart(b.snapshot)
	if err != nil {
		return nil
	}
	t := b.newTable(b.sheetName("tab.t19.name"), b.word("tab.t19.title"), b.word("tab.t19.aid"), b.word("tab.t19.aid2", strconv.Itoa(len(line.Events)), strconv.Itoa(len(line.Undated)), strconv.Itoa(line.Absent.All())))
	t.bare = true
	t.column(b.word("tab.year"), 9)
	t.speakers()
	t.keys = 5
	for _, c := range []struct {
		code  string
		width float64
	}{{"tab.instrument", 46}, {"tab.change", 22}, {"tab.size", 18}, {"tab.source", 30}} {
		t.column(b.word(c.code), c.width)
	}
	first := t.next()
	for _, e := range append(append([]reports.Event{}, line.Events...), line.Undated...) {
		t.event(line, &e)
	}
	last := t.next() - 1
	t.heading(b.word("tab.decades"))
	t.heads(b.word("tab.decade"), b.word("head.country"), "ISO 3166", b.word("head.voice"), b.word("head.party"), b.word("tab.events"), b.word("tab.balance"), b.word("tab.weighed"))
	for _, d := range line.Decades {
		row := append([]cell{figure(small, float64(d.From))}, b.speaker(&d.Column)...)
		t.add(append(row, count(d.Events), known(number, d.Changes, d.N > 0), count(d.N))...)
	}
	if last >= first {
		t.draw = func(sheet string) error { return t.directions(sheet, first, last) }
	}
	return []*table{t}
}

func (t *table) event(line *reports.Timeline, e *reports.Event) {
	year := words(markNoData, t.book.marks[reports.NoData])
	if e.Year != 0 {
		year = figure(small, float64(e.Year))
	}
	row := append([]cell{year}, t.speaker(&e.Column)...)
	source := ""
	if d := e.Diagnostic; d != nil && line.Roster.Title != nil {
		source = d.Trace(titleKey(line.Roster, e.Row)).Source
	}
	t.add(append(row, words(body, t.say(func(lang string) string { return e.Title(line, lang) })), t.asked(e.Change), t.asked(e.Size), t.source(source))...)
}

// asked draws an entry; nothing where nobody asks.
func (b *book) asked(e reports.Entry) cell {
	if e.Question == nil {
		return cell{look: body}
	}
	return b.answer(e)
}

// known is a number, or nothing.
func known(l look, x float64, is bool) cell {
	if !is {
		return cell{look: worth}
	}
	return figure(l, x)
}
