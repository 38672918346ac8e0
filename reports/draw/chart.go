// Package draw draws the figures of reports: a chart is drawn once and written
// as SVG for pages and as a picture for documents, and both show the same. It
// holds the one ramp of colours, and the charts that reports share.
package draw

import "strings"

// Chart is a drawing, in pixels of a screen.
type Chart interface {
	Size() (width, height float64)
	Draw(c Canvas)
}

// Canvas is what a chart draws on. Colours are six hexadecimal digits.
type Canvas interface {
	Rect(x, y, width, height float64, colour string)
	Hatch(x, y, width, height float64) // no data
	Text(x, y float64, s string, t Lettering)
	// Line draws a line of a thickness.
	Line(x1, y1, x2, y2, thick float64, colour string)
	// Disc draws a filled circle around a point.
	Disc(x, y, radius float64, colour string)
}

// Linker is a canvas on which a part of a drawing may lead somewhere; on
// others it does not.
type Linker interface {
	// Link draws what leads to an address.
	Link(href string, draw func())
}

// Lettering is how a text is set; x is its left end, its middle or its right
// end, y its base line.
type Lettering struct {
	Size   float64
	Bold   bool
	Anchor Anchor
	Colour string
}

// Anchor says which point of a text its x is.
type Anchor int

// The anchors.
const (
	Left Anchor = iota
	Middle
	Right
)

// Width is the width of the type area of a page.
const Width = 640.0

// LineHeight is the distance of base lines, in sizes of the letters.
const LineHeight = 1.25

// The colours of pages and workbooks besides the ramp: ink, thin rules and the
// accent.
const (
	Ink    = "211F1B"
	Soft   = "5B564C"
	Rule   = "D8D1C2"
	Strong = "8B8474"
	Accent = "0F5257"
	White  = "FFFFFF"
	Paper  = "F3EFE5"

	Hatching = "B9B3A5"
)

// Wrap breaks a text into lines no wider than width, at spaces and after
// hyphens; the last of most lines ends in "…" when there is more.
func Wrap(text string, t Lettering, width float64, most int) []string {
	var lines []string
	line := ""
	for _, piece := range pieces(text) {
		if line == "" || Measure(strings.TrimSpace(line+piece), t) <= width {
			line += piece
			continue
		}
		lines, line = append(lines, strings.TrimSpace(line)), piece
	}
	lines = append(lines, strings.TrimSpace(line))
	if len(lines) > most {
		lines = lines[:most]
		lines[most-1] += " …"
	}
	return lines
}

// pieces splits a text where a line may break; put together they are the text,
// with one space between words.
func pieces(text string) []string {
	var all []string
	for word := range strings.FieldsSeq(text) {
		parts := strings.SplitAfter(word, "-")
		for i, part := range parts {
			if i == len(parts)-1 {
				part += " "
			}
			all = append(all, part)
		}
	}
	return all
}

// Lines writes lines of text from a first base line down.
func Lines(c Canvas, x, y float64, lines []string, t Lettering) {
	for i, line := range lines {
		c.Text(x, y+float64(i)*t.Size*LineHeight, line, t)
	}
}
