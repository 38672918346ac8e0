package brief

import (
	"cotejo/reports"
	"cotejo/reports/draw"
)

// programmes shows the programmes of each voice.
func (p *profiler) programmes() []Block {
	t := Table{Label: p.t("programmes.table"), Shares: []int{30, 32, 23, 12, 14, 19}}
	for _, code := range []string{"name", "tool", "target", "status", "people", "budget"} {
		t.Head = append(t.Head, p.t("programmes."+code))
	}
	n := 0
	for _, v := range p.voices {
		list := p.listed(v, programmes)
		if p.lists[programmes] != nil && p.several() {
			t.Rows = append(t.Rows, p.bandOf(v, programmes, len(list)))
		}
		for _, it := range p.room(list) {
			t.Rows = append(t.Rows, it.programme())
		}
		n += len(list)
	}
	if n == 0 {
		return p.noneListed(programmes)
	}
	return append([]Block{t}, p.more(programmes)...)
}

// head is a row's code and title with its sources.
func (i item) head() Cell {
	return Cell{Lines: []Line{{{Text: i.row.Code + " ", Soft: true}, {Text: i.title(), Notes: i.citeRow()}}}}
}

// tell is a field as a cell; silences look like what they are.
func (i item) tell(name string) Cell {
	e, ok := i.field(name)
	if !ok || e.Mark == reports.Hidden {
		return Cell{Lines: []Line{said("—")}}
	}
	return Cell{Lines: []Line{said(i.shown(e))}, Tone: toneOf(e.Mark)}
}

func (i item) programme() TableRow {
	return TableRow{Cells: []Cell{
		i.head(), i.both("f_area", "f_tool"), i.tell("f_target"), i.tell("f_status"),
		i.dated("f_people", "", "f_people_year"), i.dated("f_budget", "f_curr", "f_budget_year"),
	}}
}

// both is two fields in one cell, as long as the first says something.
func (i item) both(first, second string) Cell {
	c := i.tell(first)
	if more := i.text(second); more != "" && c.Tone == draw.Plain {
		c.Lines[0] = append(c.Lines[0], Span{Text: " · " + more, Soft: true})
	}
	return c
}

// dated is a figure with its unit and year, which make it comparable.
func (i item) dated(figure, unit, year string) Cell {
	c := i.tell(figure)
	c.Right = true
	if i.value(figure) == "" {
		return c
	}
	if code := i.value(unit); code != "" {
		c.Lines[0][0].Text += "\u00a0" + code
	}
	if y := i.answer(year); y != "" {
		c.Lines[0] = append(c.Lines[0], Span{Text: " (" + y + ")", Soft: true})
	}
	return c
}
