package brief

import (
	"fmt"

	"cotejo/reports/draw"
)

// table writes a table whose head is repeated on every page.
func (d *docx) table(t Table) {
	if t.Title != "" {
		d.paragraph("Caption", said(t.Title))
	}
	widths := d.widths(t)
	fmt.Fprintf(&d.out, `<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:tblBorders><w:top w:val="single" w:sz="6" w:space="0" w:color="%s"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="%s"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="%s"/>%s</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="%d" w:type="dxa"/><w:right w:w="%d" w:type="dxa"/></w:tblCellMar><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/><w:tblCaption w:val="%s"/></w:tblPr><w:tblGrid>`,
		sum(widths), draw.Strong, draw.Rule, draw.Rule, insideRule(t), t.margin(), t.margin(), draw.Escaped(t.Title+t.Label))
	for _, w := range widths {
		fmt.Fprintf(&d.out, `<w:gridCol w:w="%d"/>`, w)
	}
	d.out.WriteString("</w:tblGrid>")
	if t.Head != nil {
		d.tableHead(t, widths)
	}
	for _, row := range t.Rows {
		d.tableRow(t, row, widths)
	}
	d.out.WriteString("</w:tbl>")
	d.styled("TableText", `<w:spacing w:before="0" w:after="0" w:line="100" w:lineRule="exact"/>`, nil) // two tables in a row would grow together
}

func insideRule(t Table) string {
	if !t.Dense {
		return ""
	}
	return `<w:insideV w:val="single" w:sz="4" w:space="0" w:color="` + draw.Rule + `"/>`
}

// margin keeps the text of a cell off its sides.
func (t Table) margin() int {
	if t.Dense {
		return 20
	}
	return 70
}

// widths shares the type area among the columns.
func (d *docx) widths(t Table) []int {
	shares := t.Shares
	if shares == nil {
		for range t.Head {
			shares = append(shares, 1)
		}
	}
	whole := sum(shares)
	out := make([]int, len(shares))
	for i, s := range shares {
		out[i] = d.page.text() * s / whole
	}
	return out
}

func sum(xs []int) int {
	total := 0
	for _, x := range xs {
		total += x
	}
	return total
}

func (d *docx) tableHead(t Table, widths []int) {
	d.out.WriteString(`<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
	for i, head := range t.Head {
		fmt.Fprintf(&d.out, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/><w:shd w:val="clear" w:color="auto" w:fill="%s"/><w:vAlign w:val="bottom"/></w:tcPr>`, widths[i], draw.Paper)
		style, properties := "TableHead", ""
		if t.Dense {
			style, properties = "TableDense", centred(i > 0)
			d.styled(style, properties, Line{{Text: breakable(head), Strong: true}})
		} else {
			d.styled(style, atRight(t.figures(i)), said(head))
		}
		d.out.WriteString("</w:tc>")
	}
	d.out.WriteString("</w:tr>")
}

func atRight(yes bool) string {
	if yes {
		return `<w:jc w:val="right"/>`
	}
	return ""
}

func centred(yes bool) string {
	if yes {
		return `<w:jc w:val="center"/>`
	}
	return ""
}

func (d *docx) tableRow(t Table, row TableRow, widths []int) {
	if row.Band != "" {
		fmt.Fprintf(&d.out, `<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/><w:gridSpan w:val="%d"/></w:tcPr>`, sum(widths), len(widths))
		d.paragraph("TableBand", said(row.Band))
		d.out.WriteString("</w:tc></w:tr>")
		return
	}
	split := `<w:trPr><w:cantSplit/></w:trPr>`
	for _, c := range row.Cells {
		if len(c.Tree) > 0 || len(c.Lines) > 6 {
			split = "" // too tall to be kept on one page
		}
	}
	d.out.WriteString("<w:tr>" + split)
	for i, c := range row.Cells {
		d.cell(t, c, i, widths[i])
	}
	d.out.WriteString("</w:tr>")
}

func (d *docx) cell(t Table, c Cell, column, width int) {
	fmt.Fprintf(&d.out, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s</w:tcPr>`, width, shading(c.Tone))
	style, properties := "TableText", ""
	if t.Dense {
		style, properties = "TableDense", centred(column > 0)
	}
	if c.Right {
		properties = atRight(true)
	}
	d.ink = inkOnDark(c.Tone)
	for _, line := range c.Lines {
		d.styled(style, properties, c.dressed(line))
	}
	d.ink = ""
	d.tree(c.Tree, 0)
	if len(c.Lines) == 0 && len(c.Tree) == 0 {
		d.styled(style, properties, nil)
	}
	d.out.WriteString("</w:tc>")
}

// inkOnDark is the ink of a cell so dark that the document's own would not be
// read; "" for all others.
func inkOnDark(t draw.Tone) string {
	if c := t.Colours(); c.Ink == draw.White {
		return draw.White
	}
	return ""
}

// dressed sets the text of a cell in bold when it names its row.
func (c Cell) dressed(line Line) Line {
	if !c.Head {
		return line
	}
	out := make(Line, len(line))
	for i, s := range line {
		s.Strong = s.Strong || !s.Soft
		out[i] = s
	}
	return out
}

func (d *docx) tree(branches []Branch, level int) {
	for _, b := range branches {
		properties := ""
		if level > 0 {
			properties = fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="3"/></w:numPr>`, min(level, 8))
		}
		d.styled("TableTree", properties, b.Text)
		d.tree(b.Children, level+1)
	}
}

// shading paints a cell: a step of the ramp, or a pattern that needs no colour.
func shading(t draw.Tone) string {
	switch t {
	case draw.Plain:
		return ""
	case draw.NoData:
		return `<w:shd w:val="thinDiagStripe" w:color="` + draw.Hatching + `" w:fill="` + draw.White + `"/>`
	}
	return `<w:shd w:val="clear" w:color="auto" w:fill="` + t.Colours().Fill + `"/>`
}
