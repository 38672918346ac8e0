package workbook

import (
	"slices"
	"strconv"

	"cotejo/forms"
	"cotejo/reports"
)

// challengeTable is T17: at which level and stage of the policy cycle the
// challenges lie, and each of them.
func (b *book) challengeTable() []*table {
	grids, err := reports.Grids(b.snapshot, "j_c_level", "j_c_cycle", "")
	inv := b.inventoryOf("cha")
	if err != nil || len(grids) == 0 || inv == nil {
		return nil
	}
	t := b.newTable(b.sheetName("tab.t17.name"), b.word("tab.t17.title"), b.word("tab.t17.aid"), b.word("tab.t17.aid2", strconv.Itoa(inv.N()), strconv.Itoa(inv.Tally.N()), strconv.Itoa(len(b.comparison.Columns))))
	t.bare = true
	t.column(b.named(grids[0].Down.Base()), 30)
	for _, c := range grids[0].Acrosses {
		t.column(b.in(c.Label), 17)
	}
	for len(t.columns) < 7 {
		t.column("", 17)
	}
	t.column("", 70)
	t.column("", 30)
	for i := range grids {
		t.heading(t.gridLine(grids[i].Voice.Words, &grids[i]))
		t.tools(&grids[i], true, t.ledger.spokenBy(grids[i].Voice))
	}
	t.heading(b.word("tab.challenges"))
	t.heads(b.word("head.country"), "ISO 3166", b.word("head.voice"), b.word("head.party"), b.word("tab.level"), b.word("tab.stage"), b.word("head.code"), b.word("tab.challenge"), b.word("tab.source"))
	for i := range inv.Rows {
		t.challenge(inv, &inv.Rows[i])
	}
	return []*table{t}
}

// challenge adds a row of the list, or why a party lists none.
func (t *table) challenge(inv *reports.Inventory, r *reports.InventoryRow) {
	row := t.speaker(r.Column)
	if r.Mark != reports.Answered {
		t.add(append(row, cell{look: body}, cell{look: body}, cell{look: body}, words(lookOf(r.Mark), t.say(r.Words)))...)
		return
	}
	says := func(name string) reports.Entry {
		i := slices.IndexFunc(inv.Questions, func(q *forms.Question) bool { return q.Name == name })
		if i < 0 {
			return reports.Entry{}
		}
		return r.Entries[i]
	}
	t.add(append(row, t.asked(says("j_c_level")), t.asked(says("j_c_cycle")), words(body, r.Code), t.asked(says("j_c_text")), t.sourcesOf(r.Entries))...)
}
