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
	Small string // below the text, or beside it
}

const gridPad = 6.0

func labelLettering() lettering { return lettering{size: 12, colour: ink} }
func smallLettering() lettering { return lettering{size: 10, colour: soft} }

// gridPlan is where the parts of a grid stand.
type gridPlan struct {
	compact bool    // so many rows that each has one line only
	label   float64 // how wide the names of the rows are
	cell    float64 // how wide a cell is
	row     float64 // how high a row is
	top     float64 // where the first row begins
	head    lettering
	heads   [][]string
}

func (g Grid) plan() gridPlan {
	p := gridPlan{compact: len(g.Rows) > 8, row: 30}
	widest := 70.0
	for _, row := range g.Rows {
		label, small := measure(row.Label, labelLettering()), measure(row.Soft, smallLettering())
		if p.compact {
			label, small = label+2*gridPad+small, 0
		}
		widest = max(widest, label, small)
	}
	p.label = min(widest, 145) + 2*gridPad
	if p.compact {
		p.row, p.label = 21, min(widest, 236)+2*gridPad
	}
	p.cell = (chartWidth - p.label) / float64(max(1, len(g.Columns)))
	p.setHeads(g.Columns)
	return p
}

// setHeads sets the names of the columns: smaller when a word would not fit
// its column.
func (p *gridPlan) setHeads(columns []string) {
	p.head = lettering{size: 10.5, bold: true, anchor: middle, colour: ink}
	for p.head.size > 7.5 && !p.fits(columns) {
		p.head.size -= .5
	}
	most := 1
	for _, column := range columns {
		lines := wrap(column, p.head, p.cell-4, 5)
		p.heads, most = append(p.heads, lines), max(most, len(lines))
	}
	p.top = float64(most)*p.head.size*lineHeight + gridPad
}

func (p *gridPlan) fits(columns []string) bool {
	for _, column := range columns {
		for w := range strings.FieldsSeq(column) {
			if measure(w, p.head) > p.cell-4 {
				return false
			}
		}
	}
	return true
}

func (g Grid) size() (float64, float64) {
	p := g.plan()
	return chartWidth, p.top + p.row*float64(len(g.Rows)) + gridPad + legendHeight(g.Legend)
}

func (g Grid) draw(c canvas) {
	p := g.plan()
	for i, lines := range p.heads {
		first := p.top - gridPad - float64(len(lines)-1)*p.head.size*lineHeight
		linesOf(c, p.label+(float64(i)+.5)*p.cell, first, lines, p.head)
	}
	y := p.top
	for _, row := range g.Rows {
		p.drawLabel(c, row, y)
		for i, cell := range row.Cells {
			p.drawCell(c, cell, p.label+float64(i)*p.cell, y)
		}
		y += p.row
	}
	drawLegend(c, g.Legend, y+gridPad)
}

func (p *gridPlan) drawLabel(c canvas, row GridRow, y float64) {
	name, small := labelLettering(), smallLettering()
	switch {
	case p.compact:
		width := p.label - 4*gridPad - measure(row.Soft, small)
		c.text(0, y+15, wrap(row.Label, name, width, 1)[0], name)
		small.anchor = right
		c.text(p.label-2*gridPad, y+15, row.Soft, small)
	case row.Soft == "":
		c.text(0, y+19, wrap(row.Label, name, p.label-gridPad, 1)[0], name)
	default:
		c.text(0, y+13, wrap(row.Label, name, p.label-gridPad, 1)[0], name)
		c.text(0, y+25, row.Soft, small)
	}
}

func (p *gridPlan) drawCell(c canvas, cell GridCell, x, y float64) {
	cell.Tone.fill(c, x+1, y+1, p.cell-2, p.row-2)
	strong := lettering{size: 12, bold: true, anchor: middle, colour: cell.Tone.colours().ink}
	light := lettering{size: 9.5, anchor: middle, colour: strong.colour}
	centre := x + p.cell/2
	switch {
	case cell.Text == "":
	case cell.Small == "":
		c.text(centre, y+p.row/2+4, cell.Text, strong)
	case p.compact:
		c.text(centre-10, y+p.row/2+4, cell.Text, strong)
		c.text(centre+12, y+p.row/2+4, cell.Small, light)
	default:
		c.text(centre, y+14, cell.Text, strong)
		c.text(centre, y+25, cell.Small, light)
	}
}
