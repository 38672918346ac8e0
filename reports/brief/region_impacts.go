package brief

import (
	"strconv"

	"cotejo/reports"
	"cotejo/reports/draw"
)

// impacts shows impacts by group and dimension, each voice apart.
func (m *summariser) impacts() []Block {
	grids, err := reports.Grids(m.Snapshot, "j_i_group", "j_i_dim", "j_i_dir")
	if err != nil {
		return nil
	}
	var blocks []Block
	known := 0
	for i := range grids {
		known += grids[i].Parties
		if grids[i].Rows > 0 {
			blocks = append(blocks, m.impactGrid(&grids[i])...)
		}
	}
	if blocks == nil {
		return []Block{Paragraph{Text: said(m.t("impacts.nothing", strconv.Itoa(known), strconv.Itoa(len(m.voices))))}}
	}
	return append(blocks, Paragraph{Text: said(m.t("impacts.grid.aid")), Kind: Aid})
}

func (m *summariser) impactGrid(g *reports.Grid) []Block {
	title := m.t("impacts.grid", g.Voice.Words(m.lang), strconv.Itoa(g.Rows), strconv.Itoa(g.Parties))
	t := Table{Title: title, Dense: true, Head: []string{m.named(g.Down.Base())}, Shares: []int{36}}
	for _, c := range g.Acrosses {
		t.Head, t.Shares = append(t.Head, m.choiceName(c)), append(t.Shares, 19)
	}
	for i, group := range g.Downs {
		cells, some := []Cell{headCell(m.choiceName(group))}, false
		for j := range g.Acrosses {
			cells = append(cells, impactCell(g.Cells[i][j]))
			some = some || g.Cells[i][j].N > 0
		}
		if some {
			t.Rows = append(t.Rows, TableRow{Cells: cells})
		}
	}
	return []Block{t}
}

// impactCell gives the net sign and how many impacts and countries are behind
// it; impacts with mixed or unknown sign only count.
func impactCell(c reports.GridCell) Cell {
	if c.N == 0 {
		return textCell("")
	}
	net := "±"
	switch {
	case c.Signed > 0 && c.Net > 0:
		net = "+" + decimal(c.Net)
	case c.Signed > 0 && c.Net < 0:
		net = "−" + decimal(-c.Net)
	case c.Signed > 0:
		net = "0"
	}
	tone := draw.Step1
	if c.Signed > 0 && c.Net < 0 {
		tone = draw.Step3
	}
	return Cell{Lines: []Line{{{Text: net, Strong: true}, {Text: " (" + strconv.Itoa(c.N) + ")"}}}, Tone: tone}
}
