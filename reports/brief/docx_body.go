package brief

import (
	"bytes"
	"fmt"
	"strconv"
)

// body writes the document's text.
func (d *docx) body() ([]byte, error) {
	d.out.WriteString(xmlHead + `<w:document xmlns:w="` + wordMain + `" xmlns:r="` + relation + `" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>`)
	d.paragraph("Title", said(d.doc.Title))
	d.paragraph("Subtitle", said(d.doc.Subtitle))
	for _, w := range d.doc.Warnings {
		d.paragraph("Warning", said(w))
	}
	for _, section := range d.doc.Parts {
		d.paragraph("Heading1", said(section.Title))
		for _, b := range section.Blocks {
			if err := d.block(b); err != nil {
				return nil, err
			}
		}
	}
	d.out.WriteString(d.sectionProperties(1) + "</w:body></w:document>")
	return d.out.Bytes(), nil
}

func (d *docx) block(b Block) error {
	switch b := b.(type) {
	case Heading:
		d.paragraph("Heading2", said(b.Text))
	case Paragraph:
		d.paragraph(map[Kind]string{Body: "Normal", Aid: "Aid", Added: "Added"}[b.Kind], b.Text)
	case List:
		for _, item := range b.Items {
			d.paragraph("ListBullet", item)
		}
	case Table:
		d.table(b)
	case Figure:
		return d.figure(b)
	case Sources:
		d.sources()
	}
	return nil
}

// paragraph writes a paragraph in a style.
func (d *docx) paragraph(style string, text Line) { d.styled(style, "", text) }

// styled writes a paragraph with further properties of its own.
func (d *docx) styled(style, properties string, text Line) {
	d.out.WriteString(`<w:p><w:pPr><w:pStyle w:val="` + style + `"/>` + properties + `</w:pPr>`)
	d.line(text)
	d.out.WriteString("</w:p>")
}

func (d *docx) line(text Line) {
	for _, s := range text {
		properties := ""
		switch {
		case s.Href != "":
			properties = `<w:rStyle w:val="Hyperlink"/>`
		case s.Soft:
			properties = `<w:rStyle w:val="Soft"/>`
		}
		if s.Strong {
			properties += "<w:b/>"
		}
		if d.ink != "" {
			properties += `<w:color w:val="` + d.ink + `"/>`
		}
		d.linked(s.Href, run(s.Text, properties))
		d.noteMarks(s.Notes)
	}
}

// linked wraps a run in a link to somewhere outside the document.
func (d *docx) linked(href, text string) {
	if href == "" || text == "" {
		d.out.WriteString(text)
		return
	}
	d.links = append(d.links, href)
	fmt.Fprintf(&d.out, `<w:hyperlink r:id="rIdLink%d">%s</w:hyperlink>`, len(d.links), text)
}

// noteMarks writes raised numbers that lead to their notes.
func (d *docx) noteMarks(notes []int) {
	for i, n := range notes {
		if i > 0 {
			d.out.WriteString(run(",\u00a0", `<w:rStyle w:val="NoteMark"/>`))
		}
		fmt.Fprintf(&d.out, `<w:hyperlink w:anchor="nota%d" w:history="1">%s</w:hyperlink>`, n, run(strconv.Itoa(n), `<w:rStyle w:val="NoteMark"/>`))
	}
}

// sources writes the notes in two columns, each with a mark that its numbers
// lead to.
func (d *docx) sources() {
	d.endStretch(1)
	for i, n := range d.doc.Notes {
		fmt.Fprintf(&d.out, `<w:p><w:pPr><w:pStyle w:val="Source"/></w:pPr><w:bookmarkStart w:id="%d" w:name="nota%d"/>`, i+1, i+1)
		d.line(n.Line(d.doc.Lang))
		fmt.Fprintf(&d.out, `<w:bookmarkEnd w:id="%d"/></w:p>`, i+1)
	}
	d.endStretch(2)
}

// endStretch ends what is set in a number of columns, in a paragraph without
// height.
func (d *docx) endStretch(columns int) {
	d.styled("TableText", `<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>`+d.sectionProperties(columns), nil)
}

// figure writes a title, a picture with its words, and what stands below it.
func (d *docx) figure(f Figure) error {
	var picture bytes.Buffer
	if err := f.WritePNG(&picture); err != nil {
		return err
	}
	d.pictures = append(d.pictures, picture.Bytes())
	d.paragraph("Caption", said(f.Title))
	w, h := f.Chart.size()
	n, cx := len(d.pictures), d.page.text()*emuPerTwip
	cy := int(float64(cx) * h / w)
	fmt.Fprintf(&d.out, `<w:p><w:pPr><w:pStyle w:val="Picture"/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%[2]d" cy="%[3]d"/><wp:docPr id="%[1]d" name="%[4]s" descr="%[5]s"/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="%[1]d" name="%[4]s" descr="%[5]s"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdPic%[1]d"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%[2]d" cy="%[3]d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`,
		n, cx, cy, escaped(f.Title), escaped(f.Alt))
	d.paragraph("Aid", said(f.Foot))
	return nil
}

// table writes a table whose head is repeated on every page.
func (d *docx) table(t Table) {
	if t.Title != "" {
		d.paragraph("Caption", said(t.Title))
	}
	widths := d.widths(t)
	fmt.Fprintf(&d.out, `<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:tblBorders><w:top w:val="single" w:sz="6" w:space="0" w:color="%s"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="%s"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="%s"/>%s</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="%d" w:type="dxa"/><w:right w:w="%d" w:type="dxa"/></w:tblCellMar><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/><w:tblCaption w:val="%s"/></w:tblPr><w:tblGrid>`,
		sum(widths), strong, rule, rule, insideRule(t), t.margin(), t.margin(), escaped(t.Title+t.Label))
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
	return `<w:insideV w:val="single" w:sz="4" w:space="0" w:color="` + rule + `"/>`
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
		fmt.Fprintf(&d.out, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/><w:shd w:val="clear" w:color="auto" w:fill="%s"/><w:vAlign w:val="bottom"/></w:tcPr>`, widths[i], paper)
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
	d.ink = c.Tone.inkOnDark()
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
func (t Tone) inkOnDark() string {
	if c := t.colours(); c.ink == white {
		return white
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
func shading(t Tone) string {
	switch t {
	case Plain:
		return ""
	case NoData:
		return `<w:shd w:val="thinDiagStripe" w:color="` + hatch + `" w:fill="` + white + `"/>`
	}
	return `<w:shd w:val="clear" w:color="auto" w:fill="` + t.colours().fill + `"/>`
}
