package brief

import (
	"strconv"

	"cotejo/reports"
)

// practices tells good practices, key elements and priorities, each with its
// voice.
func (p *profiler) practices() []Block {
	t := Table{Label: p.t("practices.table")}
	t.Head, t.Shares = side(p.t("head.question"), p.voices)
	for _, name := range practical {
		q := p.question(name)
		if q == nil {
			continue
		}
		cells, some := []Cell{headCell(p.named(q.Base()))}, false
		for _, v := range p.voices {
			e := p.rows[q].Entries[v.column]
			some = some || e.Mark == reports.Answered
			cells = append(cells, p.cell(v, e, e.Text(p.lang)))
		}
		if some {
			t.Rows = append(t.Rows, TableRow{Cells: cells})
		}
	}
	if row := p.prioritiesRow(); row.Cells != nil {
		t.Rows = append(t.Rows, row)
	}
	if t.Rows == nil {
		return nil
	}
	return []Block{t}
}

// prioritiesRow gives each voice's priorities in their order; no cells when
// none says any.
func (p *profiler) prioritiesRow() TableRow {
	cells, some := []Cell{headCell(p.t("practices.priorities"))}, false
	for _, v := range p.voices {
		var line Line
		for i, name := range priorities {
			e, ok := p.entry(v, name)
			if !ok || e.Mark != reports.Answered {
				continue
			}
			if line != nil {
				line = append(line, Span{Text: "; "})
			}
			line = append(line, Span{Text: strconv.Itoa(i+1) + ". " + e.Text(p.lang), Notes: p.cite(v, e, "")})
		}
		some = some || line != nil
		if line == nil {
			line = said(reports.NoData.Words(p.lang))
		}
		cells = append(cells, Cell{Lines: []Line{line}})
	}
	if !some {
		return TableRow{}
	}
	return TableRow{Cells: cells}
}
