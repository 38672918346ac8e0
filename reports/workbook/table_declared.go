package workbook

import (
	"fmt"

	"cotejo/reports"
)

// declaring is in how many countries a gap is declared; the countries stand
// from a line on.
func (t *table) declaring(m *reports.GapMatrix, i, j, from int) cell {
	if m.N == 0 {
		return words(markNoData, t.book.marks[reports.NoData])
	}
	shown := figure(small, float64(len(m.Cells[i][j].Countries)))
	d := reports.GapRulesFor(t.snapshot.Questionnaire).Declared
	if !t.ledger.has(d.Area, d.Kind) {
		return shown
	}
	countries := fmt.Sprintf("$B$%d:$B$%d", from, from+len(t.snapshot.Countries)-1)
	return fetched(shown, fmt.Sprintf("SUMPRODUCT(--(COUNTIFS(%s,%s,%s,%s)>0))",
		t.ledger.cells(rowsCountry), countries, t.ledger.names(d.Area, m.Areas[i]), t.ledger.names(d.Kind, m.Kinds[j])))
}

// declarers lists how many gaps each country declares, all voices together, as
// the matrix counts them.
func (t *table) declarers(gaps *reports.GapTable) {
	t.heading(t.word("tab.declarers"))
	for i := range t.snapshot.Countries {
		c := &t.snapshot.Countries[i]
		shown := words(markNoData, t.book.marks[reports.NoData])
		n, known := declaredIn(gaps, c)
		if known || n > 0 {
			shown = count(n)
		}
		if d := gaps.Rules.Declared; n > 0 && t.ledger.has(d.Area, d.Kind) {
			shown = fetched(shown, fmt.Sprintf("COUNTIFS(%s,$B%d,%s,%s)", t.ledger.cells(rowsCountry), t.next(), t.ledger.cells(rowsRoster), quoted(d.Roster)))
		}
		t.add(words(label, t.in(c.Name)), words(body, c.ISO3), shown)
	}
}

// declaredIn counts the gaps that a country declares; known says whether some
// party's whole list is.
func declaredIn(gaps *reports.GapTable, c *reports.Country) (n int, known bool) {
	for i := range gaps.Lines {
		l := &gaps.Lines[i]
		if l.Country.ISO3 != c.ISO3 || l.Mark != reports.Answered {
			continue
		}
		whole := true
		for _, f := range l.Findings {
			switch {
			case f.Declared == nil:
			case f.Gap():
				n++
			default:
				whole = false
			}
		}
		known = known || whole
	}
	return n, known
}
