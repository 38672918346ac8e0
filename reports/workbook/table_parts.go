package workbook

import (
	"fmt"
	"strconv"

	"cotejo/forms"
	"cotejo/reports"
)

// row finds the comparison's row of a question outside rosters; nil when the
// questionnaire does not ask it.
func (b *book) row(name string) *reports.Row {
	for i := range b.comparison.Sections {
		for j := range b.comparison.Sections[i].Rows {
			if r := &b.comparison.Sections[i].Rows[j]; r.Question != nil && r.Question.Name == name {
				return r
			}
		}
	}
	return nil
}

// inventoryOf finds the inventory of a roster; nil when there is none.
func (b *book) inventoryOf(name string) *reports.Inventory {
	for i := range b.comparison.Inventories {
		if b.comparison.Inventories[i].Roster.Name == name {
			return &b.comparison.Inventories[i]
		}
	}
	return nil
}

// parties adds a column for every country and voice, and returns the first.
func (t *table) parties(width float64) int {
	first := len(t.columns)
	t.ways = t.waysTo(first)
	for i := range t.comparison.Columns {
		t.column(t.book.heading(&t.comparison.Columns[i]), width)
	}
	return first
}

// heads adds a row of heads within the table, for a part with columns of its
// own.
func (t *table) heads(texts ...string) {
	row := make([]cell, len(texts))
	for i, text := range texts {
		row[i] = words(head, text)
	}
	t.add(row...)
	t.mixed = true
}

// crossCell draws a count: a zero where it is known that there is none, and
// the words of the silence where nothing is known.
func (b *book) crossCell(c *reports.CrossCell) cell {
	switch c.Mark {
	case reports.Answered, reports.None:
		return figure(small, float64(c.N))
	}
	return b.silence(c.Mark)
}

// silence draws a cell of a heat map that holds no number: what does not apply
// is a dash.
func (b *book) silence(m reports.Mark) cell {
	if m == reports.NotApplicable {
		return words(lookOf(m), "–")
	}
	return words(lookOf(m), b.marks[m])
}

// crossColumns sets the columns of a cross table.
func (t *table) crossColumns(what string) {
	t.column(what, 34)
	t.column(t.word("tab.naming"), 11)
	t.column(t.word("tab.known"), 15)
	t.parties(16)
}

// shadeCounts fills counts from one on, darker the more there are.
func (t *table) shadeCounts(first, last, columns int) func(string) error {
	return func(sheet string) error {
		corner := "D" + strconv.Itoa(first)
		return t.shade(sheet, fmt.Sprintf("%s:%s%d", corner, letter(2+columns), last), corner, []step{{1, 1}, {2, 2}, {4, 3}})
	}
}

// source draws a citation, or says that none was given.
func (b *book) source(text string) cell {
	if text == "" {
		return words(faint, b.often.noSource)
	}
	return words(body, text)
}

// labels joins the labels of choices.
func (b *book) labels(choices []*forms.Choice) string {
	text := ""
	for i, c := range choices {
		if i > 0 {
			text += "\n"
		}
		text += b.in(c.Label)
	}
	return text
}

// titleKey names the cell that names a row.
func titleKey(r *forms.Roster, row forms.RowID) forms.Key {
	return forms.Key{Question: r.Title.ID, Row: row}
}

// asked draws an entry; nothing where nobody asks.
func (b *book) asked(e reports.Entry) cell {
	if e.Question == nil {
		return cell{look: body}
	}
	return b.answer(e)
}
