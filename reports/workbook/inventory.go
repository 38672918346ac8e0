package workbook

import (
	"strconv"

	"cotejo/forms"
	"cotejo/reports"
)

// inventory lays out one roster: a row for each of its rows in all countries,
// country and voice first.
func (b *book) inventory(inv *reports.Inventory) *sheet {
	name := b.naming(inv.Roster.Base())
	with, of := b.sent()
	return &sheet{
		name: b.names.take(b.sheetName("inventory.name", name(b.lang))), title: b.titled(b.word("inventory.title", name)),
		aids: []string{
			b.word("inventory.aid"),
			b.word("inventory.n", strconv.Itoa(inv.N()), strconv.Itoa(inv.Tally.Answered), strconv.Itoa(inv.Tally.None), with, of),
		},
		keys: 4, sized: true, columns: b.inventoryColumns(inv),
		rows: func(yield func([]cell) bool) {
			for i := range inv.Rows {
				if !yield(b.inventoryRow(inv, &inv.Rows[i])) {
					return
				}
			}
		},
	}
}

func (b *book) inventoryColumns(inv *reports.Inventory) []column {
	columns := []column{
		{b.word("head.country"), 18}, {b.word("head.voice"), 15}, {b.word("head.party"), 22}, {b.word("head.code"), 15},
	}
	if inv.Roster.Roster != nil {
		columns = append(columns, column{b.named(inv.Roster.Roster.Base()), 28})
	}
	for _, q := range inv.Questions {
		columns = append(columns, column{b.named(q.Base()), widthOf(q)})
	}
	return columns
}

// widthOf is how wide the answers to a question usually are.
func widthOf(q *forms.Question) float64 {
	switch {
	case q.From != nil || len(q.Refs) > 0:
		return 30
	case q.List == nil && q.Type == forms.TextType:
		return 38
	}
	switch q.Type {
	case forms.SelectMultiple, forms.Rank:
		return 30
	case forms.SelectOne, forms.DateTime:
		return 20
	}
	return 14
}

func (b *book) inventoryRow(inv *reports.Inventory, r *reports.InventoryRow) []cell {
	row := make([]cell, 0, len(inv.Questions)+5)
	row = append(row, words(label, b.in(r.Column.Country.Name)))
	if d := r.Column.Diagnostic; d != nil {
		row = append(row, words(body, b.say(d.Party.Voice.Words)), words(body, b.party(&d.Party)))
	} else {
		row = append(row, cell{look: body}, cell{look: body})
	}
	if r.Mark != reports.Answered {
		return b.emptyList(inv, r, row)
	}
	row = append(row, words(body, r.Code))
	if inv.Roster.Roster != nil {
		row = append(row, words(body, b.say(func(lang string) string { return r.Parent(inv, lang) })))
	}
	for _, e := range r.Entries {
		row = append(row, b.answer(e))
	}
	return row
}

// emptyList says why a party lists nothing.
func (b *book) emptyList(inv *reports.Inventory, r *reports.InventoryRow, row []cell) []cell {
	row = append(row, words(lookOf(r.Mark), b.say(r.Words)))
	for len(row) < cap(row) && len(row) < len(inv.Questions)+4 {
		row = append(row, cell{look: body})
	}
	return row
}
