package workbook

import (
	"fmt"
	"strconv"

	"cotejo/reports"
)

// calendarTable is T08: in which quarters each action goes on, and those whose
// beginning is not known.
func (b *book) calendarTable() []*table {
	c, err := reports.DiagnosticCalendar().Chart(b.snapshot)
	if err != nil {
		return nil
	}
	t := b.newTable(b.sheetName("tab.t08.name"), b.word("tab.t08.title"), b.word("tab.t08.aid"),
		b.word("tab.t08.aid2", strconv.Itoa(len(c.Dated)), strconv.Itoa(len(c.Undated)), strconv.Itoa(c.Absent.All())))
	t.bare = true
	t.speakers()
	for _, x := range []struct {
		code  string
		width float64
	}{{"tab.action", 40}, {"tab.programme", 26}, {"tab.kind", 18}, {"head.status", 13}, {"tab.start", 12}, {"tab.end", 14}} {
		t.column(b.word(x.code), x.width)
	}
	t.keys = 5
	first := len(t.columns)
	for q := c.First; q > 0 && q <= c.Last; q++ {
		t.column(b.word("tab.quarter", strconv.Itoa(q.Year()), strconv.Itoa(q.Number())), 5.5)
	}
	t.column(b.word("tab.source"), 30)
	from := t.next()
	for _, a := range c.Dated {
		t.action(c, a)
	}
	t.underWay(first, len(t.columns)-2, from, t.next()-1)
	t.undated(c)
	return []*table{t}
}

// action adds the row of an action: a 1 in each quarter between its dates, an
// arrow in those after which no end is given.
func (t *table) action(c *reports.Calendar, a reports.Action) {
	row := append(t.speaker(&a.Column), words(body, t.say(func(lang string) string { return a.Title(c, lang) })),
		t.asked(a.Says(c, "g_prg")), t.asked(a.Says(c, "g_type")), t.asked(a.Says(c, "g_status")), t.answer(a.Start), t.ending(a))
	for q := c.First; q > 0 && q <= c.Last; q++ {
		switch {
		case !a.In(q):
			row = append(row, cell{look: body})
		case a.Open && q > a.From:
			row = append(row, words(ongoing, "→"))
		default:
			row = append(row, figure(during, 1))
		}
	}
	t.add(append(row, t.source(a.Start.Origin().Source))...)
}

// ending is when an action ends; of one that goes on, that it does.
func (t *table) ending(a reports.Action) cell {
	if a.Open {
		return words(body, t.word("tab.goeson"))
	}
	return t.answer(a.End)
}

// underWay counts the actions of each quarter, live.
func (t *table) underWay(first, last, from, to int) {
	if to < from || last < first {
		return
	}
	row := append(make([]cell, 0, last+1), words(label, t.word("tab.underway")))
	for len(row) < first {
		row = append(row, cell{look: body})
	}
	for column := first; column <= last; column++ {
		n := 0
		for _, cells := range t.cells[from-t.headLine()-1:] {
			if cells[column].isNum || cells[column].text != "" {
				n++
			}
		}
		row = append(row, formula(small, fmt.Sprintf("COUNTA(%[1]s%[2]d:%[1]s%[3]d)", letter(column), from, to), float64(n), true))
	}
	t.add(row...)
}

// undated lists the actions without a known beginning and then the parties that
// list none.
func (t *table) undated(c *reports.Calendar) {
	if len(c.Undated) > 0 {
		t.heading(t.word("tab.undated", strconv.Itoa(len(c.Undated))))
		for _, a := range c.Undated {
			t.action(c, a)
		}
	}
	if len(c.Unlisted) > 0 {
		t.heading(t.word("tab.unlisted"))
		for i := range c.Unlisted {
			u := &c.Unlisted[i]
			t.add(append(t.speaker(&u.Column), words(lookOf(u.Mark), t.book.marks[u.Mark]))...)
		}
	}
}
