package brief

import (
	"cotejo/forms"
	"cotejo/reports"
	"slices"
)

// framework shows the essential answers by section, a column for each voice.
func (p *profiler) framework() []Block {
	t := Table{Label: p.t("framework.table")}
	t.Head, t.Shares = side(p.t("head.question"), p.voices)
	for _, section := range p.profile.Framework {
		var rows []TableRow
		for _, line := range section.Lines {
			if q := line.Question; !contains(factual, q) && !contains(practical, q) && !contains(priorities, q) && !contains(administrative, q) && !q.Computed() {
				rows = append(rows, p.essential(line))
			}
		}
		if rows != nil {
			t.Rows = append(t.Rows, TableRow{Band: p.named(section.Section.Base())})
			t.Rows = append(t.Rows, rows...)
		}
	}
	if t.Rows == nil {
		return nil
	}
	return []Block{t, Paragraph{Text: said(p.t("framework.aid")), Kind: Aid}}
}

func contains(list []string, q *forms.Question) bool {
	return slices.Contains(list, q.Name)
}

func (p *profiler) essential(line reports.ProfileLine) TableRow {
	cells := []Cell{headCell(p.named(line.Question.Base()))}
	entries := p.rows[line.Question].Entries
	for _, v := range p.voices {
		text := ""
		for _, c := range line.Cells {
			if c.Party == v.party() {
				text = c.Text
			}
		}
		cells = append(cells, p.cell(v, entries[v.column], text))
	}
	return TableRow{Cells: cells}
}
