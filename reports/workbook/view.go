package workbook

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"cotejo/reports"
	"cotejo/reports/draw"
	"cotejo/reports/view"
)

// WriteView writes a view as a workbook, a sheet for each of its tables: the
// sources of answers in columns of their own, tones as fills, and below what
// it is of. The same snapshot and view give the same bytes.
func WriteView(ctx context.Context, w io.Writer, s *reports.Snapshot, v *view.View, o Options) error {
	f := excelize.NewFile()
	defer f.Close()
	b := &book{file: f, snapshot: s, lang: o.tongues()[0], names: names{}, listNames: listNames{}, contents: &place{}, paper: o.Paper}
	sheets, err := b.viewSheets(ctx, v)
	if err == nil {
		err = b.set(sheets)
	}
	if err == nil {
		err = b.properties(v.Title)
	}
	if err == nil {
		err = b.send(ctx, w)
	}
	if err != nil {
		return fmt.Errorf("write view %s of round %s: %w", v.Kind, s.Round.Code, err)
	}
	return nil
}

// viewSheets lays out the tables of a view, each on a sheet that leads to the
// others.
func (b *book) viewSheets(ctx context.Context, v *view.View) ([]*sheet, error) {
	places := make([]*place, len(v.Tables))
	for i := range v.Tables {
		places[i] = &place{sheet: b.names.take(v.Tables[i].Title), line: 1}
	}
	var sheets []*sheet
	for i := range v.Tables {
		sheets = append(sheets, b.viewSheet(v, i, places))
	}
	return b.divide(ctx, sheets)
}

func (b *book) viewSheet(v *view.View, at int, places []*place) *sheet {
	t := v.Tables[at].Sourced(b.lang)
	s := &sheet{name: places[at].sheet, title: b.titled(v.Title + ": " + t.Title), keys: max(1, t.Keys), sized: true}
	if len(v.Tables) == 1 || t.Title == v.Title {
		s.title = b.titled(v.Title)
	}
	for _, text := range append(slices.Clone(v.Lead), v.Part) {
		if text != "" {
			s.aids = append(s.aids, flat(text))
		}
	}
	rows := viewRows(t)
	for i, c := range t.Columns {
		s.columns = append(s.columns, column{strings.ReplaceAll(c.Name(), " · ", "\n"), viewWidth(t, i, s.keys)})
	}
	foot := append([][]cell{nil}, b.viewFoot(s, v, at, places)...)
	s.foot, s.rows = len(foot), slices.Values(append(rows, foot...))
	return s
}

// viewFoot says where a view comes from, and leads to its other tables.
func (b *book) viewFoot(s *sheet, v *view.View, at int, places []*place) [][]cell {
	var foot [][]cell
	for _, text := range append(slices.Clone(v.Foot), v.From) {
		for _, line := range folded(text, s.noteLine()) {
			foot = append(foot, []cell{words(note, line)})
		}
	}
	for i, to := range places {
		if i != at {
			foot = append(foot, []cell{leading(back, "→ "+flat(v.Tables[i].Title), to)})
		}
	}
	return foot
}

func viewRows(t *view.Table) [][]cell {
	var rows [][]cell
	for i := range t.Rows {
		r := &t.Rows[i]
		row := make([]cell, len(t.Columns))
		if r.Heading != "" {
			for j := range row {
				row[j].look = band
			}
			row[0].text = r.Heading
		}
		for j := range r.Cells {
			row[j] = viewCell(&r.Cells[j], j < t.Keys)
		}
		rows = append(rows, row)
	}
	return rows
}

func viewCell(c *view.Cell, key bool) cell {
	switch {
	case c.Mark != "" && c.Mark != reports.Answered:
		return words(lookOf(c.Mark), c.Text)
	case c.Titles != nil:
		return words(body, c.Text+"\n– "+strings.Join(c.Titles, "\n– "))
	case c.Bare():
		return figure(lookOfTone(c.Tone, number), *c.Number)
	case key:
		return words(lookOfTone(c.Tone, label), c.Text)
	}
	return words(lookOfTone(c.Tone, body), c.Text)
}

// lookOfTone is the look of a tone; of none, another.
func lookOfTone(t draw.Tone, other look) look {
	switch t {
	case draw.Step1, draw.Step2, draw.Step3, draw.Step4:
		return step1 + look(t[1]-'1')
	case draw.NoData:
		return markNoData
	}
	return other
}

// viewWidth is how wide a column is: narrow for figures, wide for long texts.
func viewWidth(t *view.Table, at, keys int) float64 {
	longest := 0
	for i := range t.Rows {
		if r := &t.Rows[i]; r.Heading == "" {
			longest = max(longest, len(r.Cells[at].Text))
		}
	}
	switch {
	case t.Columns[at].Figures && longest < 12:
		return 11
	case at < keys && longest > 24:
		return 36
	case longest <= 10:
		return 11
	case longest <= 24:
		return 18
	case longest <= 90:
		return 24
	case longest <= 300:
		return 36
	}
	return 52
}
