package brief

import (
	"slices"
	"strings"

	"cotejo/reports"
)

// strategies shows how many strategies each voice has in each policy area.
func (m *summariser) strategies() []Block {
	blocks := m.cross("d_area", m.t("strategies.table"))
	if blocks == nil {
		return nil
	}
	return append(blocks, m.strategyNames()...)
}

// strategyNames names the strategies of each area, once for each country with
// the voices that report it; nothing for a round with too many.
func (m *summariser) strategyNames() []Block {
	c, err := reports.Crossed(m.Snapshot, "d_area")
	if err != nil || len(m.columns) > widest {
		return nil
	}
	t := Table{Title: m.t("strategies.names"), Head: []string{m.t("gaps.area"), m.t("strategies.who")}, Shares: []int{22, 78}}
	for i, choice := range c.Choices {
		if names := m.namedIn(c, i); names != "" {
			t.Rows = append(t.Rows, TableRow{Cells: []Cell{headCell(m.choiceName(choice)), textCell(names)}})
		}
	}
	if t.Rows == nil {
		return nil
	}
	return []Block{t}
}

// namedIn names the rows that name a choice, each with its country and voices.
func (m *summariser) namedIn(c *reports.Cross, choice int) string {
	type row struct{ country, title string }
	var order []row
	voices := map[row][]string{}
	for j, cell := range c.Cells[choice] {
		for _, id := range cell.Rows {
			r := row{c.Columns[j].Country.ISO3, c.Title(j, id, m.lang)}
			if voices[r] == nil {
				order = append(order, r)
			}
			voices[r] = append(voices[r], m.t("voice.short."+string(c.Columns[j].Diagnostic.Party.Voice)))
		}
	}
	var out []string
	for _, r := range order {
		out = append(out, r.title+" ("+r.country+" "+strings.Join(slices.Compact(voices[r]), ", ")+")")
	}
	return strings.Join(out, "; ")
}
