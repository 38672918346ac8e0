package brief

import "fmt"

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
