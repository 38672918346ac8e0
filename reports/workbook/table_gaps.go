package workbook

import (
	"fmt"
	"strconv"
	"strings"

	"cotejo/reports"
)

// gapTable is T15: the gaps that parties declare, by area and kind; how many
// parties have each mechanical one; and all of them, one by one.
func (b *book) gapTable() []*table {
	gaps := b.found
	if gaps == nil {
		return nil
	}
	m := gaps.Matrix(b.snapshot.Questionnaire)
	aid := b.word("tab.t15.aid2", "0", "0")
	if m != nil {
		aid = b.word("tab.t15.aid2", strconv.Itoa(m.N), strconv.Itoa(m.Elsewhere))
	}
	t := b.newTable(b.sheetName("tab.t15.name"), b.word("tab.t15.title"), b.word("tab.t15.aid"), aid)
	t.bare = true
	t.column(b.word("tab.area"), 30)
	if m != nil {
		for _, k := range m.Kinds {
			t.column(b.in(k.Label), 18)
		}
	}
	for len(t.columns) < 9 {
		t.column("", 18)
	}
	if m != nil {
		t.declared(gaps, m)
	}
	t.tallied(gaps)
	t.orphans(gaps)
	return []*table{t}
}

// declared adds the matrix of declared gaps: how many countries, and below it
// the gravest severity and the countries.
func (t *table) declared(gaps *reports.GapTable, m *reports.GapMatrix) {
	first := t.next()
	last := first + len(m.Areas) - 1
	for i, area := range m.Areas {
		row := []cell{words(label, t.in(area.Label))}
		for j := range m.Kinds {
			row = append(row, t.declaring(m, i, j, last+2))
		}
		t.add(row...)
	}
	t.declarers(gaps)
	t.draw = func(sheet string) error {
		corner := "B" + strconv.Itoa(first)
		return t.shade(sheet, fmt.Sprintf("%s:%s%d", corner, letter(len(m.Kinds)), last), corner, []step{{1, 1}, {2, 2}, {4, 3}})
	}
	t.heading(t.word("tab.severest"))
	for i, area := range m.Areas {
		row := []cell{words(label, t.in(area.Label))}
		for j := range m.Kinds {
			row = append(row, words(body, t.severest(&m.Cells[i][j])))
		}
		t.add(row...)
	}
}

func (t *table) severest(c *reports.GapCell) string {
	var lines []string
	if c.Severest != nil {
		lines = append(lines, t.in(c.Severest.Label))
	}
	for _, g := range c.Countries {
		var voices []string
		for _, v := range g.Voices {
			voices = append(voices, t.say(v.Words))
		}
		lines = append(lines, g.Country.ISO3+" · "+strings.Join(voices, ", "))
	}
	return strings.Join(lines, "\n")
}

// kind names a check, or the declared gaps.
func (t *table) kind(rules *reports.GapRules, check *reports.GapCheck) string {
	if check == nil {
		return t.in(rules.Declared.Label)
	}
	return t.in(check.Label)
}

func (t *table) tallied(gaps *reports.GapTable) {
	t.heading(t.word("tab.checks"))
	t.heads(t.word("tab.gap"), t.word("head.voice"), t.word("tab.gaps"), t.word("tab.withgap"), t.word("tab.n"), t.word("tab.unknown"))
	for _, c := range gaps.Counts(t.snapshot) {
		t.add(words(label, t.kind(gaps.Rules, c.Check)), words(body, t.say(c.Voice.Words)), count(c.Gaps), count(c.Parties), count(c.N), count(c.Unknown))
	}
}

// orphans lists every finding, the unknown ones with the reason.
func (t *table) orphans(gaps *reports.GapTable) {
	t.heading(t.word("tab.orphans"))
	t.heads(t.word("head.country"), t.word("head.voice"), t.word("head.party"), t.word("tab.gap"), t.word("tab.subject"), t.word("tab.isknown"), t.word("tab.text"), t.word("tab.source"), t.word("tab.reply"))
	for i := range gaps.Lines {
		l := &gaps.Lines[i]
		who := t.speaker(&l.Column)
		who = []cell{who[0], who[2], who[3]}
		if l.Mark != reports.Answered {
			t.add(append(who, cell{look: body}, cell{look: body}, words(lookOf(l.Mark), t.book.marks[l.Mark]))...)
		}
		for _, f := range l.Findings {
			t.add(append(append([]cell{}, who...), t.finding(gaps.Rules, f)...)...)
		}
	}
}

func (t *table) finding(rules *reports.GapRules, f reports.Finding) []cell {
	known := words(body, t.word("tab.isgap"))
	if !f.Gap() {
		known = words(lookOf(f.Mark), t.word("tab.cannot", f.Mark.Words))
	}
	text := cell{look: body}
	if f.Declared != nil && f.Gap() {
		text = t.answer(f.Declared.Text)
	}
	return []cell{words(body, t.kind(rules, f.Check)), words(body, t.say(f.Title)), known, text, t.source(f.Origin().Source), t.reply(f)}
}

// reply is what the party says to a finding, signed with its voice and the day.
func (t *table) reply(f reports.Finding) cell {
	r := f.Reply()
	if r.Text == "" {
		return cell{look: body}
	}
	return words(body, r.Text+"\n— "+t.say(f.Signed))
}

func (t *table) codes(c *reports.GridCell) string {
	var codes []string
	for i := range c.Countries {
		codes = append(codes, c.Countries[i].ISO3)
	}
	return strings.Join(codes, ", ")
}
