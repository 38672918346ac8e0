package brief

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"strings"
	"unicode"
)

//go:embed page/*
var pageFiles embed.FS

// Style is the style sheet of a report on a page: classes only, beginning
// with "brief", so that a fragment sits in another page.
func Style() string {
	text, _ := pageFiles.ReadFile("page/brief.css") // embedded: a test reads it
	return string(text)
}

// WriteHTML writes a document as a page of its own, made to be printed.
func WriteHTML(w io.Writer, doc *Document) error { return writeHTML(w, doc, "page") }

// WriteFragment writes a document as an article to stand in another page,
// which brings the style sheet with it.
func WriteFragment(w io.Writer, doc *Document) error { return writeHTML(w, doc, "article") }

func writeHTML(w io.Writer, doc *Document, name string) error {
	t, err := template.New("brief").ParseFS(pageFiles, "page/*.html")
	if err != nil {
		return fmt.Errorf("read the page of reports: %w", err)
	}
	if err := t.ExecuteTemplate(w, name, view(doc)); err != nil {
		return fmt.Errorf("write %q: %w", doc.Title, err)
	}
	return nil
}

// page is a document as its template reads it.
type page struct {
	*Document
	Sections []pageSection
	Style    template.CSS
	Size     template.CSS // of the paper
	// What a style sheet prints on every page, as its strings.
	HeaderText, TitleText template.CSS
	Of                    [3]template.CSS // around the number and the count of pages
}

type pageSection struct {
	Section
	Blocks []pageBlock
}

// pageBlock is a block by its kind; one of its fields is set.
type pageBlock struct {
	Paragraph *Paragraph
	List      *List
	Table     *pageTable
	Figure    *pageFigure
	Notes     []pageNote
}

type pageTable struct {
	Table
	Columns int
	Widths  []int // per cent
	Heads   []pageHead
}

type pageHead struct {
	Text  string
	Right bool
}

type pageFigure struct {
	Figure
	Picture template.HTML
}

type pageNote struct {
	Number int
	Line   Line
}

func view(doc *Document) page {
	p := page{Document: doc, Size: "A4", Style: template.CSS(Style()), HeaderText: cssString(doc.Header), TitleText: cssString(doc.Title)}
	if doc.Paper == Letter {
		p.Size = "letter"
	}
	before, rest, _ := strings.Cut(word(doc.Lang, "print.page"), "{1}")
	between, after, _ := strings.Cut(rest, "{2}")
	p.Of = [3]template.CSS{cssString(before), cssString(between), cssString(after)}
	figures := 0
	for _, s := range doc.Parts {
		section := pageSection{Section: s}
		for _, b := range s.Blocks {
			section.Blocks = append(section.Blocks, doc.viewBlock(b, &figures))
		}
		p.Sections = append(p.Sections, section)
	}
	return p
}

func (doc *Document) viewBlock(b Block, figures *int) pageBlock {
	var out pageBlock
	switch b := b.(type) {
	case Paragraph:
		out.Paragraph = &b
	case List:
		out.List = &b
	case Table:
		out.Table = viewTable(b)
	case Figure:
		*figures++
		out.Figure = &pageFigure{b, template.HTML(b.SVG(fmt.Sprintf("fig%d", *figures)))} // our own drawing, its texts escaped
	case Sources:
		for i, n := range doc.Notes {
			out.Notes = append(out.Notes, pageNote{i + 1, n.Line(doc.Lang)})
		}
	}
	return out
}

func viewTable(t Table) *pageTable {
	out := &pageTable{Table: t, Columns: max(len(t.Head), len(t.Shares))}
	for _, s := range t.Shares {
		out.Widths = append(out.Widths, max(2, min(80, 100*s/sum(t.Shares))))
	}
	for i, head := range t.Head {
		if t.Dense {
			head = breakable(head)
		}
		out.Heads = append(out.Heads, pageHead{head, t.figures(i)})
	}
	return out
}

// cssString writes a text as a string of a style sheet: whatever is not a
// letter, a digit or a space by its number, so that it can close nothing.
func cssString(text string) template.CSS {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		if r == ' ' || unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "\\%x ", r)
		}
	}
	b.WriteByte('"')
	return template.CSS(b.String())
}
