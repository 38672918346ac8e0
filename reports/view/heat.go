package view

import (
	"strconv"
	"strings"

	"cotejo/reports"
	"cotejo/reports/draw"
)

func hasIndex(s *reports.Snapshot) bool { return len(reports.IndicesOf(s)) > 0 }

// heat shows an index as a map of levels: voices down, domains across.
func heat(s *reports.Snapshot, ask Ask) (*View, error) {
	m := maker{s, ask}
	control, table, err := m.index()
	if err != nil {
		return nil, err
	}
	h := heater{m, table}
	v := &View{
		Title: m.t("heat.title", m.in(table.Index.Title)), Controls: []Control{control},
		Lead: []string{m.t("heat.lead"), h.n()}, Tables: []Table{h.table(), h.region()}, Foot: h.foot(),
	}
	if h.known() > 0 && len(table.Index.Levels) > 0 {
		v.Picture = &draw.Picture{Title: v.Title, Alt: h.n() + " " + m.t("heat.alt"), Chart: h.grid()}
	}
	return v, nil
}

// index lets the reader choose among the indices, and computes the chosen one.
func (m maker) index() (Control, *reports.IndexTable, error) {
	indices := reports.IndicesOf(m.Snapshot)
	options := make([]Option, len(indices))
	for i, ix := range indices {
		options[i] = Option{Value: ix.Name, Label: m.in(ix.Title)}
	}
	control, chosen := m.choose("indice", m.t("choose.index"), options)
	table, err := indices[chosen].Compute(m.Snapshot)
	return control, table, err
}

// heater lays out an index.
type heater struct {
	maker
	of *reports.IndexTable
}

// parts are the domains of the index, then the whole.
func (h heater) parts() []*reports.Part {
	var parts []*reports.Part
	for i := range h.of.Index.Domains {
		parts = append(parts, &h.of.Index.Domains[i])
	}
	return append(parts, &h.of.Index.Overall)
}

// figures are those of a line, as parts are.
func figures(l reports.IndexLine) []reports.Figure {
	return append(append([]reports.Figure{}, l.Domains...), l.Overall)
}

// known counts the lines for which the whole or a domain has a value.
func (h heater) known() int {
	n := 0
	for _, l := range h.of.Lines {
		for _, f := range figures(l) {
			if f.Known {
				n++
				break
			}
		}
	}
	return n
}

func (h heater) n() string {
	return h.t("heat.n", strconv.Itoa(h.known()), strconv.Itoa(len(h.of.Lines)))
}

func (h heater) foot() []string {
	var foot []string
	for _, s := range []string{h.in(h.of.Index.Note), h.of.Index.Source} {
		if s != "" {
			foot = append(foot, s)
		}
	}
	return foot
}

// table gives each voice's values, with their level and of how many items.
func (h heater) table() Table {
	t := Table{Name: h.of.Index.Name, Title: h.in(h.of.Index.Title), Columns: h.speakers(), Keys: 4}
	for _, p := range h.parts() {
		t.Columns = append(t.Columns, Column{Head: h.in(p.Label), Figures: true}, Column{Head: "n: " + h.in(p.Label), Figures: true, Code: true})
	}
	for _, l := range h.of.Lines {
		row := h.speaker(l.Column)
		for _, f := range figures(l) {
			row = append(row, h.value(f), count(f.Answered))
		}
		t.Rows = append(t.Rows, Row{Cells: row})
	}
	return t
}

func (h heater) value(f reports.Figure) Cell {
	if !f.Known {
		c := h.nodata()
		c.Tone = draw.NoData
		return c
	}
	c := number(f.Value, 2)
	c.Text = strings.TrimSuffix(strings.TrimRight(c.Text, "0"), ".")
	if f.Level > 0 {
		c.Tone = draw.Step(f.Level)
		if name := h.in(h.of.Index.Levels[f.Level-1].Name); h.of.Index.Unit == reports.LevelUnit {
			c.Text = strconv.Itoa(f.Level) + " " + name
		} else {
			c.Text += " · " + strconv.Itoa(f.Level) + " " + name
		}
	}
	return c
}

func (h heater) grid() draw.Grid {
	g := draw.Grid{}
	for _, p := range h.parts() {
		g.Columns = append(g.Columns, h.in(p.Label))
	}
	for _, l := range h.of.Lines {
		row := draw.GridRow{Label: h.in(l.Country.Name)}
		if l.Diagnostic != nil {
			row.Soft = l.Diagnostic.Party.Voice.Words(h.Lang)
		}
		for _, f := range figures(l) {
			row.Cells = append(row.Cells, gridCell(f))
		}
		g.Rows = append(g.Rows, row)
	}
	for i, l := range h.of.Index.Levels {
		g.Legend = append(g.Legend, draw.Key{Tone: draw.Step(i + 1), Text: strconv.Itoa(i+1) + " " + h.in(l.Name)})
	}
	g.Legend = append(g.Legend, draw.Key{Tone: draw.NoData, Text: reports.NoData.Words(h.Lang)})
	return g
}

func gridCell(f reports.Figure) draw.GridCell {
	if !f.Known {
		return draw.GridCell{Tone: draw.NoData}
	}
	return draw.GridCell{Tone: draw.Step(f.Level), Text: strconv.Itoa(f.Level)}
}

// region gives the share of each voice's parties that meet the level.
func (h heater) region() Table {
	t := Table{Name: "region", Title: h.t("heat.region"), Keys: 2, Columns: []Column{
		{Head: h.t("head.voice")}, {Head: h.t("heat.part")}, {Head: h.t("heat.met"), Figures: true},
		{Head: "n", Figures: true}, {Head: h.t("heat.share"), Figures: true}, {Head: h.t("heat.without"), Figures: true},
	}}
	for _, r := range h.of.Region {
		share := h.nodata()
		if x, ok := r.Share(h.of.Index); ok {
			share = number(x, 1)
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{Text: r.Voice.Words(h.Lang)}, {Text: h.in(r.Part.Label)}, count(r.Met), count(r.N), share, count(r.Without),
		}})
	}
	return t
}
