package view

import (
	"strconv"

	"cotejo/reports"
	"cotejo/reports/draw"
)

// coverage shows how far each voice has come, those who have not submitted
// too, and never what they say.
func coverage(s *reports.Snapshot, ask Ask) (*View, error) {
	m := maker{s, ask}
	lines := reports.CoverageOf(s)
	v := &View{Title: m.t("cover.name"), Lead: []string{m.t("cover.lead")}, Tables: []Table{m.coverageTable(lines)}}
	chart := draw.Shares{Legend: []draw.Key{
		{Tone: draw.Step3, Text: m.t("cover.answered")}, {Tone: draw.Special, Text: m.t("share.special")}, {Tone: draw.NoData, Text: m.t("cover.open")},
	}}
	for _, l := range lines {
		bar := draw.Bar{Label: m.in(l.Country.Name), Foot: l.Status.Words(m.Lang)}
		if l.Party != nil {
			bar.Label += " · " + l.Party.Voice.Words(m.Lang)
			bar.Pieces = []draw.Piece{{Tone: draw.Step3, Count: l.Count.Answered - l.Count.Special}, {Tone: draw.Special, Count: l.Count.Special}, {Tone: draw.NoData, Count: l.Count.Asked - l.Count.Answered}}
			chart.Whole = max(chart.Whole, l.Count.Asked)
		}
		chart.Bars = append(chart.Bars, bar)
	}
	if len(lines) > 0 {
		v.Picture = &draw.Picture{Title: v.Title, Alt: m.t("mosaic.alt"), Chart: chart}
	}
	return v, nil
}

// percent is the cell of a share of counts, or of none.
func (m maker) percent(part, whole int) Cell {
	if whole == 0 {
		return m.nodata()
	}
	c := number(100*float64(part)/float64(whole), 1)
	return c
}

func (m maker) coverageTable(lines []reports.CoverageLine) Table {
	t := Table{Name: "cobertura", Title: m.t("cover.table"), Keys: 4, Columns: append(m.speakers(), Column{Head: m.t("head.status")})}
	for _, code := range []string{"cover.asked", "cover.answered", "cover.special", "cover.open", "cover.percent"} {
		t.Columns = append(t.Columns, Column{Head: m.t(code), Figures: true})
	}
	for level := range 3 {
		t.Columns = append(t.Columns, Column{Head: m.t("cover.level", strconv.Itoa(level+1)), Figures: true})
	}
	for _, code := range []string{"cover.expected", "cover.sourced", "cover.share"} {
		t.Columns = append(t.Columns, Column{Head: m.t(code), Figures: true})
	}
	for _, l := range lines {
		t.Rows = append(t.Rows, Row{Cells: m.coverageRow(l)})
	}
	return t
}

func (m maker) coverageRow(l reports.CoverageLine) []Cell {
	row := m.speaker(reports.Column{Country: l.Country})
	row = append(row, Cell{Text: l.Status.Words(m.Lang)})
	if l.Party == nil {
		for range 11 {
			row = append(row, m.nodata())
		}
		return row
	}
	row[2].Text, row[3].Text = l.Party.Voice.Words(m.Lang), l.Party.Name.In(m.Lang)
	c := l.Count
	row = append(row, count(c.Asked), count(c.Answered-c.Special), count(c.Special), count(c.Asked-c.Answered), m.percent(c.Answered, c.Asked))
	for _, level := range c.ByLevel[1:] {
		row = append(row, m.percent(level.Answered, level.Asked))
	}
	return append(row, count(c.Expected), count(c.Sourced), m.percent(c.Sourced, c.Expected))
}
