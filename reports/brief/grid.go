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
	gridPad    = 6.0
	legendLine = 20.0
)

func labelLettering() lettering { return lettering{size: 12, colour: ink} }
func smallLettering() lettering { return lettering{size: 10, colour: soft} }

// compact says whether the rows are so many that each has one line only.
func (g Grid) compact() bool { return len(g.Rows) > 8 }

func (g Grid) rowHeight() float64 {
	if g.compact() {
		return 21
	}
	return 30
}

// label is how wide the names of the rows are.
func (g Grid) label() float64 {
	widest := 70.0
	for _, row := range g.Rows {
		label, small := measure(row.Label, labelLettering()), measure(row.Soft, smallLettering())
		if g.compact() {
			label, small = label+gridPad+small, 0
		}
		widest = max(widest, label, small)
	}
	if g.compact() {
		return min(widest+gridPad, 236) + 2*gridPad
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
	return chartWidth, top + g.rowHeight()*float64(len(g.Rows)) + gridPad + legendHeight(g.Legend)
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
		y += g.rowHeight()
	}
	drawLegend(c, g.Legend, y+gridPad)
}

func (g Grid) drawRow(c canvas, row GridRow, y float64) {
	g.drawLabel(c, row, y)
	w := g.cellWidth()
	for i, cell := range row.Cells {
		g.drawCell(c, cell, g.label()+float64(i)*w, y)
	}
}

func (g Grid) drawLabel(c canvas, row GridRow, y float64) {
	name, small := labelLettering(), smallLettering()
	switch {
	case g.compact():
		width := g.label() - 2*gridPad - measure(row.Soft, small) - gridPad
		label := wrap(row.Label, name, width, 1)[0]
		c.text(0, y+15, label, name)
		small.anchor = right
		c.text(g.label()-2*gridPad, y+15, row.Soft, small)
	case row.Soft == "":
		c.text(0, y+19, wrap(row.Label, name, g.label()-gridPad, 1)[0], name)
	default:
		c.text(0, y+13, wrap(row.Label, name, g.label()-gridPad, 1)[0], name)
		c.text(0, y+25, row.Soft, small)
	}
}

func (g Grid) drawCell(c canvas, cell GridCell, x, y float64) {
	w, h := g.cellWidth(), g.rowHeight()
	cell.Tone.fill(c, x+1, y+1, w-2, h-2)
	strong := lettering{size: 12, bold: true, anchor: middle, colour: cell.Tone.colours().ink}
	light := lettering{size: 9.5, anchor: middle, colour: strong.colour}
	switch {
	case cell.Text == "":
	case cell.Small == "":
		c.text(x+w/2, y+h/2+4, cell.Text, strong)
	case g.compact():
		c.text(x+w/2-10, y+h/2+4, cell.Text, strong)
		c.text(x+w/2+12, y+h/2+4, cell.Small, light)
	default:
		c.text(x+w/2, y+14, cell.Text, strong)
		c.text(x+w/2, y+25, cell.Small, light)
	}
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
