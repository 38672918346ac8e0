package brief

import (
	"strings"

	"cotejo/reports"
	"cotejo/reports/draw"
)

// shown is what a reader sees in a cell: amounts with their thousands parted.
func (r *reader) shown(e reports.Entry) string {
	text := e.Text(r.lang)
	if x, ok := e.Number(); ok && (x >= 10000 || x <= -10000) {
		return amount(text)
	}
	return text
}

// amount parts the thousands of a canonical number with spaces that never
// break, which read the same in both languages.
func amount(text string) string {
	whole, fraction, has := strings.Cut(strings.TrimPrefix(text, "-"), ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "\u00a0" + whole[i:]
	}
	if strings.HasPrefix(text, "-") {
		whole = "-" + whole
	}
	if has {
		whole += "." + fraction
	}
	return whole
}

// toneOf is the tone of a mark: answers have none.
func toneOf(m reports.Mark) draw.Tone {
	switch m {
	case reports.NoData, reports.Withheld:
		return draw.NoData
	case reports.DontKnow, reports.NotApplicable, reports.NoInformation, reports.Hidden:
		return draw.Special
	}
	return draw.Plain
}

// cell shows an entry with the numbers of its sources.
func (r *reader) cell(v voice, e reports.Entry, text string) Cell {
	return Cell{Lines: []Line{{{Text: text, Notes: r.cite(v, e, "")}}}, Tone: toneOf(e.Mark)}
}

// textCell is a cell of plain text.
func textCell(text string) Cell { return Cell{Lines: []Line{said(text)}} }

// headCell names a row.
func headCell(text string) Cell { return Cell{Lines: []Line{said(text)}, Head: true} }
