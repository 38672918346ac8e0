package brief

import (
	"strconv"

	"cotejo/reports"
	"cotejo/reports/draw"
)

// cross lays a question's choices out by country and voice; nothing when the
// questionnaire has no such question.
func (m *summariser) cross(question, title string) []Block {
	c, err := reports.Crossed(m.Snapshot, question)
	if err != nil {
		return nil
	}
	return m.crossTable(c, title, m.columns)
}

func (m *summariser) crossTable(c *reports.Cross, title string, columns []column) []Block {
	if len(columns) > widest {
		return m.crossByVoice(c, title)
	}
	t := Table{Title: title, Dense: true, Shares: []int{70}, Head: []string{m.named(c.Question.Base())}}
	for _, col := range columns {
		t.Head, t.Shares = append(t.Head, col.head), append(t.Shares, 13)
	}
	t.Head, t.Shares = append(t.Head, m.t("matrix.named")), append(t.Shares, 24)
	for i, choice := range c.Choices {
		cells := []Cell{headCell(m.choiceName(choice))}
		for _, col := range columns {
			cells = append(cells, m.crossCell(c.Cells[i][col.index]))
		}
		naming, n := c.Parties(i)
		t.Rows = append(t.Rows, TableRow{Cells: append(cells, textCell(m.fraction(naming, n)))})
	}
	aid := "matrix.aid.short"
	if c.Question.Roster == nil {
		aid = "matrix.aid.yes"
	}
	foot := m.t(aid, m.t("matrix.key"), strconv.Itoa(c.Known()), strconv.Itoa(len(m.voices)))
	return []Block{t, Paragraph{Text: said(foot), Kind: Aid}}
}

func (m *summariser) fraction(n, all int) string { return strconv.Itoa(n) + "/" + strconv.Itoa(all) }

// crossCell shows how many rows name a choice, or why that is not known.
func (m *summariser) crossCell(c reports.CrossCell) Cell {
	switch c.Mark {
	case reports.Answered:
		return Cell{Lines: []Line{said(strconv.Itoa(c.N))}, Tone: draw.Step(min(c.N, 4))}
	case reports.None:
		return textCell("0")
	}
	return Cell{Lines: []Line{said(m.t("short." + string(c.Mark)))}, Tone: toneOf(c.Mark)}
}

// crossByVoice counts who names each choice, for rounds with more columns than
// a page.
func (m *summariser) crossByVoice(c *reports.Cross, title string) []Block {
	kinds := m.Snapshot.Voices()
	t := Table{Title: title, Head: []string{m.named(c.Question.Base())}, Shares: []int{40}}
	for _, k := range kinds {
		t.Head, t.Shares = append(t.Head, k.Words(m.lang)), append(t.Shares, 60/len(kinds))
	}
	for i, choice := range c.Choices {
		cells := []Cell{headCell(m.choiceName(choice))}
		for _, k := range kinds {
			naming, n := 0, 0
			for j, cell := range c.Cells[i] {
				if d := c.Columns[j].Diagnostic; d == nil || d.Party.Voice != k {
					continue
				}
				if cell.Mark == reports.Answered {
					naming++
				}
				if cell.Mark == reports.Answered || cell.Mark == reports.None {
					n++
				}
			}
			cells = append(cells, m.counts(naming, n))
		}
		t.Rows = append(t.Rows, TableRow{Cells: cells})
	}
	return []Block{t, Paragraph{Text: said(m.t("matrix.aid.voices")), Kind: Aid}}
}
