package brief

import (
	"fmt"
	"strings"

	"cotejo/reports/draw"
)

// pageSize is a sheet of paper, and its margins at top and bottom, in
// twentieths of a point.
type pageSize struct{ width, height, margin int }

const (
	sideMargin = 1021 // 18 millimetres
	emuPerTwip = 635
)

func pageOf(p Paper) pageSize {
	if p == Letter {
		return pageSize{12240, 15840, 900}
	}
	return pageSize{11906, 16838, 1077}
}

// text is the width of the type area.
func (p pageSize) text() int { return p.width - 2*sideMargin }

// sectionProperties closes a stretch of the document set in a number of
// columns; a new stretch goes on on the same page.
func (d *docx) sectionProperties(columns int) string {
	return fmt.Sprintf(`<w:sectPr><w:headerReference w:type="default" r:id="rIdHead"/><w:footerReference w:type="default" r:id="rIdFoot"/><w:type w:val="continuous"/><w:pgSz w:w="%d" w:h="%d"/><w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="440" w:footer="400" w:gutter="0"/><w:cols w:num="%d" w:space="340"/></w:sectPr>`,
		d.page.width, d.page.height, d.page.margin, sideMargin, d.page.margin-190, sideMargin, columns)
}

func (d *docx) header() []byte {
	return []byte(xmlHead + `<w:hdr xmlns:w="` + wordMain + `"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>` + run(d.doc.Header, "") + `</w:p></w:hdr>`)
}

// footer names the document at the left and counts its pages at the right.
func (d *docx) footer() []byte {
	before, rest, _ := strings.Cut(word(d.doc.Lang, "print.page"), "{1}")
	between, after, _ := strings.Cut(rest, "{2}")
	count := run(before, "") + field("PAGE") + run(between, "") + field("NUMPAGES") + run(after, "")
	return fmt.Appendf(nil, xmlHead+`<w:ftr xmlns:w="%s"><w:p><w:pPr><w:pStyle w:val="Footer"/><w:tabs><w:tab w:val="right" w:pos="%d"/></w:tabs></w:pPr>%s<w:r><w:tab/></w:r>%s</w:p></w:ftr>`,
		wordMain, d.page.text(), run(d.doc.Title, ""), count)
}

func field(name string) string {
	return `<w:fldSimple w:instr=" ` + name + ` "><w:r><w:t>1</w:t></w:r></w:fldSimple>`
}

// run writes a stretch of text with its properties; line breaks stay.
func run(text, properties string) string {
	if text == "" {
		return ""
	}
	var b strings.Builder
	b.WriteString("<w:r>")
	if properties != "" {
		b.WriteString("<w:rPr>" + properties + "</w:rPr>")
	}
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			b.WriteString("<w:br/>")
		}
		for j, piece := range strings.Split(line, softHyphen) {
			if j > 0 {
				b.WriteString("<w:softHyphen/>")
			}
			b.WriteString(`<w:t xml:space="preserve">` + draw.Escaped(piece) + "</w:t>")
		}
	}
	b.WriteString("</w:r>")
	return b.String()
}
