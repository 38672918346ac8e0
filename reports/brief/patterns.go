package brief

import (
	"slices"
	"strconv"

	"cotejo/reports"
	"cotejo/reports/draw"
)

// patterns shows which traits each voice that is asked sees, and how alike
// they are in that.
func (m *summariser) patterns() []Block {
	c, err := reports.Crossed(m.Snapshot, "j_patterns")
	if err != nil {
		return nil
	}
	var asked []column
	for _, col := range m.columns {
		if col.voice != nil && c.Marks[col.index] != reports.Hidden {
			asked = append(asked, col)
		}
	}
	if asked == nil {
		return []Block{Paragraph{Text: said(m.t("patterns.nobody"))}}
	}
	blocks := m.crossTable(c, m.t("patterns.table"), asked)
	if len(asked) > widest || len(asked) < 2 {
		return blocks
	}
	return append(blocks, m.similarity(c, asked)...)
}

func (m *summariser) similarity(c *reports.Cross, columns []column) []Block {
	t := Table{Title: m.t("patterns.similarity"), Dense: true, Head: []string{""}, Shares: []int{30}}
	values := c.Similarities()
	for _, col := range columns {
		t.Head, t.Shares = append(t.Head, col.head), append(t.Shares, 13)
	}
	for _, a := range columns {
		cells := []Cell{headCell(m.in(a.voice.Country.Name) + ", " + lowered(a.voice.name))}
		for _, b := range columns {
			cells = append(cells, m.likeness(values[a.index][b.index], a.index == b.index))
		}
		t.Rows = append(t.Rows, TableRow{Cells: cells})
	}
	aid := m.t("patterns.aid")
	if slices.Contains(c.Marks, reports.Hidden) {
		aid += " " + m.t("patterns.others")
	}
	return []Block{t, Paragraph{Text: said(aid), Kind: Aid}}
}

// likeness shows a similarity; a party is not compared with itself.
func (m *summariser) likeness(s reports.Similarity, same bool) Cell {
	switch {
	case same:
		return textCell("—")
	case !s.Known:
		return Cell{Lines: []Line{said(m.t("short.nodata"))}, Tone: draw.NoData}
	}
	text := strconv.FormatFloat(s.Value, 'f', 2, 64)
	return Cell{Lines: []Line{said(text)}, Tone: draw.Step(1 + min(3, int(s.Value*4)))}
}
