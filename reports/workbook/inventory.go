package workbook

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"cotejo/forms"
	"cotejo/reports"
)

// inventory lays out one roster as an Excel table: a row for each of its rows
// in all countries, country and voice first, sources last.
func (b *book) inventory(inv *reports.Inventory) *sheet {
	name := b.naming(inv.Roster.Base())
	s := b.inventorySheet(inv, b.sheetName("inventory.name", name(b.lang)), b.word("inventory.title", name), b.word("inventory.aid"))
	s.use = b.word("use.inventory")
	return s
}

func (b *book) inventorySheet(inv *reports.Inventory, name, title, aid string) *sheet {
	with, of := b.sent()
	s := &sheet{
		name: b.names.take(name), title: b.titled(title),
		aids: []string{aid, b.word("inventory.n", strconv.Itoa(inv.N()), strconv.Itoa(inv.Tally.Answered), strconv.Itoa(inv.Tally.None), with, of)},
		keys: 4, sized: true, columns: b.inventoryColumns(inv),
	}
	foot := b.footing(s, nil)
	s.foot = len(foot)
	s.rows = func(yield func([]cell) bool) {
		for i := range inv.Rows {
			if !yield(b.inventoryRow(inv, &inv.Rows[i])) {
				return
			}
		}
		for _, row := range foot {
			if !yield(row) {
				return
			}
		}
	}
	b.listed(s, b.sheetName("inventory.table", inv.Roster.Name))
	b.listing[inv] = s
	return s
}

// instrumentSheet is T02: the inventory of the instruments.
func (b *book) instrumentSheet() []*table {
	return b.numbered("ins", "c_ins_type", b.sheetName("tab.t02.name"), b.word("tab.t02.title"), b.word("tab.t02.aid"))
}

// programmeSheet is T06: the inventory of the programmes.
func (b *book) programmeSheet() []*table {
	return b.numbered("prg", "f_tool", b.sheetName("tab.t06.name"), b.word("tab.t06.title"), b.word("tab.t06.aid"))
}

// numbered is an inventory that has a number among the tables; nothing where
// the questionnaire does not ask the question in that roster.
func (b *book) numbered(roster, question, name, title, aid string) []*table {
	inv := b.inventoryOf(roster)
	if inv == nil || !slices.ContainsFunc(inv.Questions, func(q *forms.Question) bool { return q.Name == question }) {
		return nil
	}
	return []*table{{book: b, sheet: b.inventorySheet(inv, name, title, aid)}}
}

func (b *book) inventoryColumns(inv *reports.Inventory) []column {
	columns := []column{
		{b.word("head.country"), b.countryWidth()}, {b.word("head.voice"), 15}, {b.word("head.party"), 22}, {b.word("head.code"), 15},
	}
	if inv.Roster.Roster != nil {
		columns = append(columns, column{b.named(inv.Roster.Roster.Base()), 28})
	}
	for i, q := range inv.Questions {
		columns = append(columns, column{b.named(q.Base()), b.widthIn(inv, i, q)})
	}
	return append(columns, column{b.word("tab.source"), 30})
}

// sampled is how many rows tell how wide a column of texts should be.
const sampled = 300

// widthIn is how wide a question's column is: texts that are all short take no
// more than they need.
func (b *book) widthIn(inv *reports.Inventory, i int, q *forms.Question) float64 {
	usual := widthOf(q)
	if q.Type != forms.TextType || usual < 38 {
		return usual
	}
	longest := 10
	for j := range inv.Rows[:min(len(inv.Rows), sampled)] {
		if entries := inv.Rows[j].Entries; entries != nil && entries[i].Mark == reports.Answered {
			longest = max(longest, utf8.RuneCountInString(entries[i].Answer.Value))
		}
	}
	return min(usual, float64(longest+3))
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
	row := make([]cell, 0, len(inv.Questions)+6)
	row = append(row, b.country(r.Column.Country))
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
	return append(row, b.sourcesOf(r.Entries))
}

// emptyList says why a party lists nothing.
func (b *book) emptyList(inv *reports.Inventory, r *reports.InventoryRow, row []cell) []cell {
	row = append(row, words(lookOf(r.Mark), b.say(r.Words)))
	for n := len(b.inventoryColumns(inv)); len(row) < n; {
		row = append(row, cell{look: body})
	}
	return row
}

// sourcesOf names the sources of the answers in a row, each once, and says that
// there are others which cite none, or that all do; nothing where nobody answered.
func (b *book) sourcesOf(entries []reports.Entry) cell {
	var cited []string
	said, without := false, false
	for i := range entries {
		origin, ok := given(&entries[i])
		source := origin.Source
		said = said || ok
		without = without || source == "" && ok
		if source != "" && !slices.Contains(cited, source) {
			cited = append(cited, source)
		}
	}
	switch {
	case !said:
		return cell{look: body}
	case len(cited) > 0 && without:
		cited = append(cited, b.word("tab.nosource.rest"))
	}
	return b.source(strings.Join(cited, "\n"))
}
