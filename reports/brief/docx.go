package brief

import (
	"archive/zip"
	"bytes"
	"embed"
	"fmt"
	"io"
	"strings"

	"cotejo/reports/draw"
)

// Word's format is a zip of XML parts. What never changes (styles, numbering,
// settings) is kept in files beside this one; the rest is written here.

//go:embed package/*.xml
var wordParts embed.FS

const (
	xmlHead  = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	wordMain = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packages = "http://schemas.openxmlformats.org/package/2006/"
	mimeWord = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

// WriteDocx writes a document in Word's format. It returns the writer's
// errors, and those of drawing a figure.
func WriteDocx(w io.Writer, doc *Document) error {
	d := &docx{doc: doc, page: pageOf(doc.Paper)}
	body, err := d.body()
	if err != nil {
		return fmt.Errorf("write %q: %w", doc.Title, err)
	}
	z := zip.NewWriter(w)
	for _, p := range d.parts(body) {
		if err := d.write(z, p); err != nil {
			return fmt.Errorf("write %q: part %s: %w", doc.Title, p.name, err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("write %q: %w", doc.Title, err)
	}
	return nil
}

// docx gathers what a Word document is made of.
type docx struct {
	doc      *Document
	page     pageSize
	pictures [][]byte
	links    []string // addresses outside the document
	out      bytes.Buffer
	ink      string // of the cell being written, where not the document's own
}

// part is a file in the package.
type part struct {
	name string
	data []byte
}

func (d *docx) write(z *zip.Writer, p part) error {
	h := &zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: d.doc.Made.UTC()}
	if strings.HasSuffix(p.name, ".png") {
		h.Method = zip.Store // is compressed already
	}
	w, err := z.CreateHeader(h)
	if err != nil {
		return err
	}
	_, err = w.Write(p.data)
	return err
}

// parts lists the package, the table of contents first as readers expect.
func (d *docx) parts(body []byte) []part {
	list := []part{
		{"[Content_Types].xml", d.contentTypes()},
		{"_rels/.rels", packageRelations()},
		{"docProps/core.xml", d.core()},
		{"docProps/app.xml", []byte(xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Cotejo</Application></Properties>`)},
		{"word/document.xml", body},
		{"word/_rels/document.xml.rels", d.relations()},
		{"word/styles.xml", d.fixed("styles.xml")},
		{"word/numbering.xml", d.fixed("numbering.xml")},
		{"word/settings.xml", d.fixed("settings.xml")},
		{"word/header1.xml", d.header()},
		{"word/footer1.xml", d.footer()},
	}
	for i, picture := range d.pictures {
		list = append(list, part{fmt.Sprintf("word/media/image%d.png", i+1), picture})
	}
	return list
}

// fixed returns a part kept in a file, in the document's language.
func (d *docx) fixed(name string) []byte {
	text, _ := wordParts.ReadFile("package/" + name) // embedded: a test reads them all
	return []byte(strings.NewReplacer("{lang}", d.locale(), "{tree}", treeLevels()).Replace(string(text)))
}

// locale is the language spelling is checked in.
func (d *docx) locale() string {
	if d.doc.Lang == "en" {
		return "en-GB"
	}
	return "es-ES"
}

// treeLevels numbers the levels of a tree: nothing in front, each level
// further in.
func treeLevels() string {
	var b strings.Builder
	for level := range 9 {
		fmt.Fprintf(&b, `<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="none"/><w:suff w:val="nothing"/><w:lvlText w:val=""/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="%d" w:hanging="170"/></w:pPr></w:lvl>`, level, 170+level*200)
	}
	return b.String()
}

func (d *docx) contentTypes() []byte {
	var b strings.Builder
	b.WriteString(xmlHead + `<Types xmlns="` + packages + `content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>`)
	for _, o := range [][2]string{
		{"/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"},
		{"/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"},
		{"/word/document.xml", mimeWord + "document.main+xml"}, {"/word/styles.xml", mimeWord + "styles+xml"},
		{"/word/numbering.xml", mimeWord + "numbering+xml"}, {"/word/settings.xml", mimeWord + "settings+xml"},
		{"/word/header1.xml", mimeWord + "header+xml"}, {"/word/footer1.xml", mimeWord + "footer+xml"},
	} {
		fmt.Fprintf(&b, `<Override PartName="%s" ContentType="%s"/>`, o[0], o[1])
	}
	b.WriteString("</Types>")
	return []byte(b.String())
}

func packageRelations() []byte {
	return []byte(xmlHead + `<Relationships xmlns="` + packages + `relationships"><Relationship Id="rId1" Type="` + relation + `/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="` + packages + `relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="` + relation + `/extended-properties" Target="docProps/app.xml"/></Relationships>`)
}

func (d *docx) relations() []byte {
	var b strings.Builder
	b.WriteString(xmlHead + `<Relationships xmlns="` + packages + `relationships">`)
	for i, kind := range []string{"styles", "numbering", "settings"} {
		fmt.Fprintf(&b, `<Relationship Id="rIdF%d" Type="%s/%s" Target="%s.xml"/>`, i+1, relation, kind, kind)
	}
	fmt.Fprintf(&b, `<Relationship Id="rIdHead" Type="%s/header" Target="header1.xml"/><Relationship Id="rIdFoot" Type="%s/footer" Target="footer1.xml"/>`, relation, relation)
	for i := range d.pictures {
		fmt.Fprintf(&b, `<Relationship Id="rIdPic%d" Type="%s/image" Target="media/image%d.png"/>`, i+1, relation, i+1)
	}
	for i, address := range d.links {
		fmt.Fprintf(&b, `<Relationship Id="rIdLink%d" Type="%s/hyperlink" Target="%s" TargetMode="External"/>`, i+1, relation, draw.Escaped(address))
	}
	b.WriteString("</Relationships>")
	return []byte(b.String())
}

func (d *docx) core() []byte {
	at := d.doc.Made.UTC().Format("2006-01-02T15:04:05Z")
	return fmt.Appendf(nil, xmlHead+`<cp:coreProperties xmlns:cp="%smetadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>%s</dc:title><dc:subject>%s</dc:subject><dc:creator>Cotejo</dc:creator><dc:language>%s</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">%s</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">%s</dcterms:modified></cp:coreProperties>`,
		packages, draw.Escaped(d.doc.Title), draw.Escaped(d.doc.Subject), d.locale(), at, at)
}
