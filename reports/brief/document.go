package brief

import (
	"strings"
	"time"

	"cotejo/reports/draw"
)

// Document is a report before it is laid out: what it says, in order, and
// nothing of how it looks. Both writers take it as it is.
type Document struct {
	Lang     string
	Title    string
	Subtitle string
	// Header stands on top of every page: draft or exercise, round, and the
	// snapshot's number and time.
	Header   string
	Warnings []string // what a reader must know before anything else
	Subject  string   // one line for the file's properties
	Made     time.Time
	Paper    Paper
	Parts    []Section
	Notes    []Note // a note's number is its place, from 1
}

// Section is one part of a document.
type Section struct {
	Part   Part
	Title  string
	Blocks []Block
}

// Block is what a section is made of: a Paragraph, List, Table or Figure,
// or Sources.
type Block interface{ block() }

// Paragraph is a paragraph of text.
type Paragraph struct {
	Text Line
	Kind Kind
}

// Kind tells paragraphs apart.
type Kind string

// The kinds of paragraph.
const (
	Body  Kind = ""
	Aid   Kind = "aid"   // how to read what follows, or n and sources below it
	Added Kind = "added" // the organisers' own words
)

// List is a list of short items.
type List struct{ Items []Line }

// Table is a table; its head is repeated on every page it reaches.
type Table struct {
	Title  string // stands on top of it
	Label  string // names it for those who cannot see it, where no title stands
	Head   []string
	Shares []int // how wide the columns are, relative to each other
	Rows   []TableRow
	Dense  bool // many narrow columns: smaller type, centred
}

// figures says whether a column holds figures, which stand at the right.
func (t Table) figures(column int) bool {
	some := false
	for _, row := range t.Rows {
		if column >= len(row.Cells) {
			continue
		}
		if !row.Cells[column].Right {
			return false
		}
		some = true
	}
	return some
}

// TableRow is a row of a table: cells, or a heading over the rows below it.
type TableRow struct {
	Band  string
	Cells []Cell
}

// Cell is a cell of a table: lines of text, or a tree.
type Cell struct {
	Lines []Line
	Tree  []Branch
	Tone  draw.Tone
	Head  bool // names its row
	Right bool // a figure
}

// Branch is a line of a tree with what hangs from it.
type Branch struct {
	Text     Line
	Children []Branch
}

// Figure is a picture of figures.
type Figure struct {
	draw.Picture
	Foot string // n, source
}

// Sources is where the document's notes stand.
type Sources struct{}

func (Paragraph) block() {}
func (List) block()      {}
func (Table) block()     {}
func (Figure) block()    {}
func (Sources) block()   {}

// Line is a line of text in spans.
type Line []Span

// Span is a stretch of text.
type Span struct {
	Text   string
	Strong bool
	Soft   bool   // less important: a code, a remark of ours
	Notes  []int  `json:"-"` // numbers of the notes it is backed by
	Href   string // where it leads, or ""
}

// said makes a line of plain text.
func said(text string) Line { return Line{{Text: text}} }

// String returns the line's text, without notes.
func (l Line) String() string {
	var b strings.Builder
	for _, s := range l {
		b.WriteString(s.Text)
	}
	return b.String()
}

// Paper is a size of paper.
type Paper string

// The sizes.
const (
	A4     Paper = "a4"
	Letter Paper = "letter"
)
