package draw

import "math"

// Stroke is how a line is drawn: what joins two dots is told by the stroke,
// not by its colour alone.
type Stroke int

// The strokes.
const (
	Solid Stroke = iota
	Dashed
	Dotted
	DashDotted
	Double
	Thin    // a thin line, grey
	Broad   // a broad line, pale
	Crossed // a thin line that a cross cuts: there is none where one should be
)

// point is a place on a chart.
type point struct{ x, y float64 }

// draw draws a line from one place to another.
func (s Stroke) draw(c Canvas, a, b point) {
	teal := Accent
	switch s {
	case Dashed:
		dashes(c, a, b, teal, 8, 5)
	case Dotted:
		dashes(c, a, b, amber, 2.5, 4)
	case DashDotted:
		dashes(c, a, b, Ink, 9, 4, 2.5, 4)
	case Double:
		ax, ay := across(a, b, 1.8)
		c.Line(a.x+ax, a.y+ay, b.x+ax, b.y+ay, 1.1, amber)
		c.Line(a.x-ax, a.y-ay, b.x-ax, b.y-ay, 1.1, amber)
	case Thin:
		c.Line(a.x, a.y, b.x, b.y, 1, Strong)
	case Broad:
		c.Line(a.x, a.y, b.x, b.y, 3.4, Rule)
	case Crossed:
		c.Line(a.x, a.y, b.x, b.y, .8, Strong)
		m := point{(a.x + b.x) / 2, (a.y + b.y) / 2}
		c.Line(m.x-4, m.y-4, m.x+4, m.y+4, 1.6, Soft)
		c.Line(m.x-4, m.y+4, m.x+4, m.y-4, 1.6, Soft)
	default:
		c.Line(a.x, a.y, b.x, b.y, 1.6, teal)
	}
}

// dashes draws a line in pieces: pen down, pen up, by turns.
func dashes(c Canvas, a, b point, colour string, lengths ...float64) {
	whole := math.Hypot(b.x-a.x, b.y-a.y)
	at := 0.0
	for i := 0; at < whole; i++ {
		to := min(whole, at+lengths[i%len(lengths)])
		if i%2 == 0 {
			p, q := along(a, b, at/whole), along(a, b, to/whole)
			c.Line(p.x, p.y, q.x, q.y, 1.6, colour)
		}
		at = to
	}
}

func along(a, b point, share float64) point {
	return point{a.x + (b.x-a.x)*share, a.y + (b.y-a.y)*share}
}

// across is a step of a length across a line.
func across(a, b point, length float64) (x, y float64) {
	whole := math.Hypot(b.x-a.x, b.y-a.y)
	if whole == 0 {
		return 0, 0
	}
	return (a.y - b.y) / whole * length, (b.x - a.x) / whole * length
}
