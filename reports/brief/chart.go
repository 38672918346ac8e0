package brief

import "strings"

// Chart is a drawing, in pixels of a screen. It can be written as SVG and as
// a picture, and both show the same.
type Chart interface {
	size() (width, height float64)
	draw(c canvas)
}

// canvas is what a chart draws on.
type canvas interface {
	rect(x, y, width, height float64, colour string)
	hatch(x, y, width, height float64) // no data
	text(x, y float64, s string, t lettering)
}

// lettering is how a text is set; x is its left end, its middle or its right
// end, y its base line.
type lettering struct {
	size   float64
	bold   bool
	anchor anchor
	colour string
}

type anchor int

const (
	left anchor = iota
	middle
	right
)

// chartWidth is the width of the type area of a page.
const chartWidth = 640.0

// The colours of the pages and of the workbook: one ramp, safe for the
// colour-blind, that stays apart in grey; ink, thin rules and the accent.
const (
	ink    = "211F1B"
	soft   = "5B564C"
	rule   = "D8D1C2"
	strong = "8B8474"
	accent = "0F5257"
	white  = "FFFFFF"
	hatch  = "B9B3A5"
	paper  = "F3EFE5"
)

// swatch is a colour of the ramp and the ink that is read on it.
type swatch struct{ fill, ink string }

// ramp returns the colours of the four steps.
func ramp() [4]swatch {
	return [4]swatch{{"E4F1EF", "12302E"}, {"B3DAD5", "12302E"}, {"5FA9A2", "071D1C"}, {"0F5E5B", white}}
}

// colours returns what a tone looks like.
func (t Tone) colours() swatch {
	for i, s := range ramp() {
		if t == step(i+1) {
			return s
		}
	}
	if t == Special {
		return swatch{paper, soft}
	}
	return swatch{white, ink}
}

// fill paints a cell of a chart in a tone.
func (t Tone) fill(c canvas, x, y, w, h float64) {
	if t == NoData {
		c.hatch(x, y, w, h)
		return
	}
	c.rect(x, y, w, h, t.colours().fill)
}

// wrap breaks a text into lines no wider than width, at spaces; the last of
// most lines ends in "…" when there is more.
func wrap(text string, t lettering, width float64, most int) []string {
	var lines []string
	line := ""
	for w := range strings.FieldsSeq(text) {
		longer := strings.TrimSpace(line + " " + w)
		if line == "" || measure(longer, t) <= width {
			line = longer
			continue
		}
		lines, line = append(lines, line), w
	}
	lines = append(lines, line)
	if len(lines) > most {
		lines = lines[:most]
		lines[most-1] += " …"
	}
	return lines
}

// linesOf writes lines of text from a first base line down.
func linesOf(c canvas, x, y float64, lines []string, t lettering) {
	for i, line := range lines {
		c.text(x, y+float64(i)*t.size*lineHeight, line, t)
	}
}

const lineHeight = 1.25
