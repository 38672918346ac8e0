package draw

import "strings"

// divided is a chart that may be longer than a page: its pieces are cut where
// nothing is cut through.
type divided interface {
	pieces() []piece
}

// piece is a part of a chart, and what it is of.
type piece struct {
	of    []string
	chart Chart
}

// Pieces returns the parts of a picture that a page lays one below the other
// and paper holds one by one; the picture itself when it is one. The first
// keeps its words, the others say what they are of.
func (f Picture) Pieces() []Picture {
	long, ok := f.Chart.(divided)
	if !ok {
		return []Picture{f}
	}
	var out []Picture
	for i, p := range long.pieces() {
		part := Picture{Title: f.Title, Alt: f.Alt, Chart: p.chart}
		if i > 0 {
			part.Title, part.Alt = strings.Join(p.of, "; "), f.Title
		}
		out = append(out, part)
	}
	return out
}

// pageHeight is how high a piece of a chart may be, to be read on paper.
const pageHeight = 640.0

// pieces cuts a chart of years between rows.
func (y Years) pieces() []piece {
	p := y.plan()
	if p.bottom <= pageHeight*1.5 {
		return []piece{{chart: y}}
	}
	var out []piece
	for from, to := 0, 0; from < len(y.Rows); from = to {
		part := Years{Legend: y.Legend, from: p.from, to: p.to}
		height := p.top
		for to = from; to < len(y.Rows) && (to == from || height+p.rows[to].height <= pageHeight); to++ {
			height += p.rows[to].height
		}
		part.Rows = y.Rows[from:to]
		out = append(out, piece{namesOf(part.Rows), part})
	}
	return out
}

func namesOf(rows []YearsRow) []string {
	names := make([]string, len(rows))
	for i, row := range rows {
		names[i] = strings.TrimSpace(row.Label + " " + row.Soft)
	}
	return names
}

// pieces cuts a network between rows of panels. What explains it comes first.
func (n *Network) pieces() []piece {
	var out []piece
	part := &Network{notes: n.notes, height: notesHeight(n.notes, NetworkWidth) + panelGap/2}
	var names []string
	for i := 0; i < len(n.panels); {
		row := []panelPlan{n.panels[i]}
		for i++; i < len(n.panels) && n.panels[i].y == row[0].y; i++ {
			row = append(row, n.panels[i])
		}
		tallest := 0.0
		for _, p := range row {
			tallest = max(tallest, p.height)
		}
		if len(part.panels) > 0 && part.height+tallest > pageHeight {
			out, part, names = append(out, piece{names, part}), &Network{}, nil
		}
		for _, p := range row {
			p.y = part.height
			part.panels, names = append(part.panels, p), append(names, strings.TrimSpace(p.Title+" "+p.Soft))
		}
		part.height += tallest + panelGap
	}
	return append(out, piece{names, part})
}
