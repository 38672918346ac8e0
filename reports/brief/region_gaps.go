package brief

import (
	"strconv"

	"cotejo/reports"
	"cotejo/reports/draw"
)

// gaps shows the declared gaps by area and kind, and how often each check
// finds one.
func (m *summariser) gaps() []Block {
	if m.gapTable == nil {
		return nil
	}
	var blocks []Block
	if matrix := m.gapTable.Matrix(m.Snapshot.Questionnaire); matrix != nil {
		blocks = append(blocks, m.gapMatrix(matrix)...)
	}
	return append(append(blocks, m.gapCounts()...), m.gapReplies()...)
}

func (m *summariser) gapMatrix(x *reports.GapMatrix) []Block {
	if x.N == 0 {
		return []Block{Paragraph{Text: said(m.t("gaps.nothing", strconv.Itoa(len(m.voices))))}}
	}
	t := Table{Title: m.t("gaps.matrix"), Dense: true, Head: []string{m.t("gaps.area")}, Shares: []int{34}}
	for _, kind := range x.Kinds {
		t.Head, t.Shares = append(t.Head, m.choiceName(kind)), append(t.Shares, 20)
	}
	for i, area := range x.Areas {
		cells := []Cell{headCell(m.choiceName(area))}
		for j := range x.Kinds {
			cells = append(cells, m.gapCell(x.Cells[i][j]))
		}
		t.Rows = append(t.Rows, TableRow{Cells: cells})
	}
	foot := m.t("gaps.matrix.aid", strconv.Itoa(x.N), strconv.Itoa(len(m.voices)))
	if x.Elsewhere > 0 {
		foot += " " + m.t("gaps.elsewhere", strconv.Itoa(x.Elsewhere))
	}
	return []Block{t, Paragraph{Text: said(foot), Kind: Aid}}
}

// gapCell says how many countries declare a gap and how grave the gravest is.
func (m *summariser) gapCell(c reports.GapCell) Cell {
	if c.Gaps == 0 {
		return textCell("")
	}
	cell := textCell(strconv.Itoa(len(c.Countries)))
	if c.Severest != nil {
		cell.Lines = append(cell.Lines, said(lowered(m.choiceName(c.Severest))))
		level, _ := strconv.Atoi(c.Severest.Name)
		cell.Tone = draw.Step(level)
	}
	return cell
}

// gapCounts counts, for each check and voice, the parties with such a gap.
func (m *summariser) gapCounts() []Block {
	kinds := m.Snapshot.Voices()
	t := Table{Title: m.t("gaps.found"), Head: []string{m.t("gaps.check")}, Shares: []int{40}}
	for _, k := range kinds {
		t.Head, t.Shares = append(t.Head, k.Words(m.lang)), append(t.Shares, 60/len(kinds))
	}
	rows := map[*reports.GapCheck][]Cell{}
	for _, c := range m.gapTable.Counts(m.Snapshot) {
		if c.Check == nil {
			continue
		}
		if rows[c.Check] == nil {
			rows[c.Check] = []Cell{headCell(m.in(c.Check.Label))}
		}
		rows[c.Check] = append(rows[c.Check], m.counts(c.Parties, c.N))
	}
	for i := range m.gapTable.Rules.Checks {
		t.Rows = append(t.Rows, TableRow{Cells: rows[&m.gapTable.Rules.Checks[i]]})
	}
	return []Block{t, Paragraph{Text: said(m.t("gaps.counts.aid")), Kind: Aid}}
}
