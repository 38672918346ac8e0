package brief

import (
	"bytes"
	"fmt"
	"strconv"

	"cotejo/reports/draw"
)

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
	w, h := f.Chart.Size()
	n, cx := len(d.pictures), d.page.text()*emuPerTwip
	cy := int(float64(cx) * h / w)
	fmt.Fprintf(&d.out, `<w:p><w:pPr><w:pStyle w:val="Picture"/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%[2]d" cy="%[3]d"/><wp:docPr id="%[1]d" name="%[4]s" descr="%[5]s"/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="%[1]d" name="%[4]s" descr="%[5]s"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdPic%[1]d"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%[2]d" cy="%[3]d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`,
		n, cx, cy, draw.Escaped(f.Title), draw.Escaped(f.Alt))
	d.paragraph("Aid", said(f.Foot))
	return nil
}
