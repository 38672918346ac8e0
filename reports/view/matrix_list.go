package view

import (
	"strconv"
	"strings"

	"cotejo/reports"
)

// list has the rows of a roster over all countries, or why there are none.
func (m *matrixMaker) list(inv *reports.Inventory) Table {
	t := Table{
		Name: "lista-" + strings.ReplaceAll(string(inv.Roster.ID), "/", "-"), Keys: 4, Folded: true,
		Title: m.t("matrix.list", m.named(inv.Roster.Base()), strconv.Itoa(inv.N())), Columns: m.speakers(),
	}
	for _, q := range inv.Questions {
		t.Columns = append(t.Columns, Column{Head: m.named(q.Base())})
	}
	for i := range inv.Rows {
		r := &inv.Rows[i]
		cells := m.speaker(*r.Column)
		for j := range inv.Questions {
			if r.Mark == reports.Answered {
				cells = append(cells, m.answer(r.Entries[j]))
			} else {
				cells = append(cells, Cell{Mark: r.Mark, Text: r.Words(m.Lang)})
			}
		}
		t.Rows = append(t.Rows, Row{Cells: cells})
	}
	return t
}

// unsent names the columns that hold no answers.
func (m *matrixMaker) unsent() string {
	var names []string
	for _, c := range m.of.Columns {
		switch d := c.Diagnostic; {
		case d == nil:
			names = append(names, m.in(c.Country.Name))
		case !d.Comparable():
			names = append(names, m.in(c.Country.Name)+" ("+d.Party.Voice.Words(m.Lang)+")")
		}
	}
	return strings.Join(names, ", ")
}
