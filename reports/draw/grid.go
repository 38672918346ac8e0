package draw

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

func labelLettering() Lettering { return Lettering{Size: 12, Colour: Ink} }
func smallLettering() Lettering { return Lettering{Size: 10, Colour: Soft} }

// gridPlan is where the parts of a grid stand.
type gridPlan struct {
	compact bool    // so many rows that each has one line only
	label   float64 // how wide the names of the rows are
	cell    float64 // how wide a cell is
	row     float64 // how high a row is
	top     float64 // where the first row begins
	head    Lettering
	heads   [][]string
}

func (g Grid) plan() gridPlan {
	p := gridPlan{compact: len(g.Rows) > 8, row: 30}
	widest := 70.0
	for _, row := range g.Rows {
		label, small := allow(row.Label, labelLettering()), allow(row.Soft, smallLettering())
		if p.compact {
			label, small = label+2*gridPad+small, 0
		}
		widest = max(widest, label, small)
	}
	p.label = min(widest, 145) + 2*gridPad
	if p.compact {
		p.row, p.label = 21, min(widest, 262)+2*gridPad
	}
	p.cell = (Width - p.label) / float64(max(1, len(g.Columns)))
	p.setHeads(g.Columns)
	return p
}

// setHeads sets the names of the columns: smaller when a word would not fit
// its column.
func (p *gridPlan) setHeads(columns []string) {
	p.head = Lettering{Size: 10.5, Bold: true, Anchor: Middle, Colour: Ink}
	for p.head.Size > 7 && !p.fits(columns) {
		p.head.Size -= .5
	}
	most := 1
	for _, column := range columns {
		lines := Wrap(column, p.head, p.cell-4, 5)
		p.heads, most = append(p.heads, lines), max(most, len(lines))
	}
	p.top = float64(most)*p.head.Size*LineHeight + gridPad
}

func (p *gridPlan) fits(columns []string) bool {
	for _, column := range columns {
		for _, piece := range pieces(column) {
			if allow(strings.TrimSpace(piece), p.head) > p.cell-2 {
				return false
			}
		}
	}
	return true
}

// Size implements Chart.
func (g Grid) Size() (float64, float64) {
	p := g.plan()
	return Width, p.top + p.row*float64(len(g.Rows)) + gridPad + LegendHeight(g.Legend)
}

// Draw implements Chart.
func (g Grid) Draw(c Canvas) {
	p := g.plan()
	for i, lines := range p.heads {
		first := p.top - gridPad - float64(len(lines)-1)*p.head.Size*LineHeight
		Lines(c, p.label+(float64(i)+.5)*p.cell, first, lines, p.head)
	}
	y := p.top
	for _, row := range g.Rows {
		p.drawLabel(c, row, y)
		for i, cell := range row.Cells {
			p.drawCell(c, cell, p.label+float64(i)*p.cell, y)
		}
		y += p.row
	}
	Legend(c, g.Legend, y+gridPad)
}

func (p *gridPlan) drawLabel(c Canvas, row GridRow, y float64) {
	name, small := labelLettering(), smallLettering()
	switch {
	case p.compact:
		width := p.label - 3*gridPad - allow(row.Soft, small)
		c.Text(0, y+15, Wrap(row.Label, name, width/allowance, 1)[0], name)
		small.Anchor = Right
		c.Text(p.label-2*gridPad, y+15, row.Soft, small)
	case row.Soft == "":
		c.Text(0, y+19, Wrap(row.Label, name, p.label-gridPad, 1)[0], name)
	default:
		c.Text(0, y+13, Wrap(row.Label, name, p.label-gridPad, 1)[0], name)
		c.Text(0, y+25, row.Soft, small)
	}
}

func (p *gridPlan) drawCell(c Canvas, cell GridCell, x, y float64) {
	cell.Tone.Fill(c, x+1, y+1, p.cell-2, p.row-2)
	strong := Lettering{Size: 12, Bold: true, Anchor: Middle, Colour: cell.Tone.Colours().Ink}
	light := Lettering{Size: 9.5, Anchor: Middle, Colour: strong.Colour}
	centre := x + p.cell/2
	switch {
	case cell.Text == "":
	case cell.Small == "":
		c.Text(centre, y+p.row/2+4, cell.Text, strong)
	case p.compact:
		c.Text(centre-10, y+p.row/2+4, cell.Text, strong)
		c.Text(centre+12, y+p.row/2+4, cell.Small, light)
	default:
		c.Text(centre, y+14, cell.Text, strong)
		c.Text(centre, y+25, cell.Small, light)
	}
}
