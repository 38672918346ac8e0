package brief

import "strings"

// Grid is a chart of coloured cells: a strip of levels, a heat map. Every cell
// says in letters what its colour says.
type Grid struct {
	Columns []string
	Rows    []GridRow
	Legend  []Key
}

// GridRow is a row of a grid.
type GridRow struct {
	Label string
	Soft  string // what is less important of the label, such as the voice
	Cells []GridCell
}

// GridCell is a cell of a grid.
type GridCell struct {
	Tone  Tone
	Text  string
	Small string // below the text
}

// Key explains a tone.
type Key struct {
	Tone Tone
	Text string
}

const (
	gridRow    = 30.0
	gridPad    = 6.0
	legendLine = 20.0
)

func labelLettering() lettering { return lettering{size: 12, colour: ink} }
func smallLettering() lettering { return lettering{size: 10, colour: soft} }

// label is how wide the names of the rows are.
func (g Grid) label() float64 {
	widest := 70.0
	for _, row := range g.Rows {
		widest = max(widest, measure(row.Label, labelLettering()), measure(row.Soft, smallLettering()))
	}
	return min(widest, 145) + 2*gridPad
}

func (g Grid) cellWidth() float64 { return (chartWidth - g.label()) / float64(max(1, len(g.Columns))) }

// head is how the names of the columns are set: smaller when a word would not
// fit its column.
func (g Grid) head() lettering {
	t := lettering{size: 10.5, bold: true, anchor: middle, colour: ink}
	for t.size > 7.5 && !g.fits(t) {
		t.size -= .5
	}
	return t
}

func (g Grid) fits(t lettering) bool {
	for _, column := range g.Columns {
		for _, w := range strings.Fields(column) {
			if measure(w, t) > g.cellWidth()-4 {
				return false
			}
		}
	}
	return true
}

func (g Grid) heads() (lines [][]string, height float64) {
	most := 1
	for _, column := range g.Columns {
		l := wrap(column, g.head(), g.cellWidth()-4, 5)
		lines, most = append(lines, l), max(most, len(l))
	}
	return lines, float64(most)*g.head().size*lineHeight + gridPad
}

func (g Grid) size() (float64, float64) {
	_, top := g.heads()
	return chartWidth, top + gridRow*float64(len(g.Rows)) + gridPad + legendHeight(g.Legend)
}

func (g Grid) draw(c canvas) {
	lines, y := g.heads()
	w, t := g.cellWidth(), g.head()
	for i, l := range lines {
		first := y - gridPad - float64(len(l)-1)*t.size*lineHeight
		blockOf(c, g.label()+(float64(i)+.5)*w, first, l, t)
	}
	for _, row := range g.Rows {
		g.drawRow(c, row, y)
		y += gridRow
	}
	drawLegend(c, g.Legend, y+gridPad)
}

func (g Grid) drawRow(c canvas, row GridRow, y float64) {
	label := wrap(row.Label, labelLettering(), g.label()-gridPad, 1)
	if row.Soft == "" {
		c.text(0, y+19, label[0], labelLettering())
	} else {
		c.text(0, y+13, label[0], labelLettering())
		c.text(0, y+25, row.Soft, smallLettering())
	}
	w := g.cellWidth()
	for i, cell := range row.Cells {
		cell.draw(c, g.label()+float64(i)*w, y, w)
	}
}

func (cell GridCell) draw(c canvas, x, y, w float64) {
	cell.Tone.fill(c, x+1, y+1, w-2, gridRow-2)
	colour := cell.Tone.colours().ink
	if cell.Text == "" {
		return
	}
	at := y + 19
	if cell.Small != "" {
		at = y + 14
		c.text(x+w/2, y+25, cell.Small, lettering{size: 9.5, anchor: middle, colour: colour})
	}
	c.text(x+w/2, at, cell.Text, lettering{size: 12, bold: true, anchor: middle, colour: colour})
}

// legendPlaces sets the entries of a legend in lines.
func legendPlaces(keys []Key) (xs []float64, lines []int) {
	x, line := 0.0, 0
	for _, k := range keys {
		w := 20 + measure(k.Text, smallLettering()) + 16
		if x > 0 && x+w > chartWidth {
			x, line = 0, line+1
		}
		xs, lines = append(xs, x), append(lines, line)
		x += w
	}
	return xs, lines
}

func legendHeight(keys []Key) float64 {
	if len(keys) == 0 {
		return 0
	}
	_, lines := legendPlaces(keys)
	return legendLine * float64(lines[len(lines)-1]+1)
}

func drawLegend(c canvas, keys []Key, y float64) {
	xs, lines := legendPlaces(keys)
	for i, k := range keys {
		top := y + legendLine*float64(lines[i])
		c.rect(xs[i], top+3, 14, 12, strong)
		k.Tone.fill(c, xs[i]+1, top+4, 12, 10)
		c.text(xs[i]+20, top+13, k.Text, smallLettering())
	}
}
