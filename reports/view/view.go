// Package view makes the ways of looking at a round that need no spreadsheet:
// each is a title, how to read it, a figure where looking beats reading, and
// the tables that say the same in words and numbers. It knows no page: pages
// and files lay out what is made here.
package view

import (
	"strconv"

	"cotejo/reports"
	"cotejo/reports/draw"
)

// View is one way of looking at a round, in one language.
type View struct {
	Kind  string // the name it has in addresses
	Title string
	Lead  []string // how to read it, and of how many it speaks
	// Controls are what a reader may choose, besides countries and voices.
	Controls []Control
	Picture  *draw.Picture // nil where there is nothing to draw
	Tables   []Table       // the first is the main one
	Foot     []string      // sources, rules
	// From says of which round and snapshot it is, and what it must be read
	// with: that it is a draft, or an exercise.
	From string
	// Part says which countries and voices alone it shows; "" when nothing is
	// left out.
	Part string
}

// Control is one choice that a reader has.
type Control struct {
	Name    string // in addresses
	Label   string
	Options []Option // none: a text to look for
	Value   string   // of a text
}

// Option is one of the things to choose from; a control has one chosen.
type Option struct {
	Value, Label string
	Chosen       bool
	Group        string // the heading it stands under, with those beside it
}

// Table is a table of a view.
type Table struct {
	Name    string // short, for sheets and files: letters, digits, hyphens
	Title   string
	Columns []Column
	Rows    []Row
	// Keys is how many columns at the left name a row; the first stays in sight.
	Keys int
	// Folded says that a page may begin with the table folded: it is beside
	// the point, or long.
	Folded bool
}

// Column is a column of a table.
type Column struct {
	Head    string
	Soft    string // what is less important of the head, such as the voice
	Figures bool   // numbers, which stand at the right
	Code    bool   // for programs: a page may leave it out, a file has it
	Silent  bool   // nothing is said in it: a print may leave it out
	Cites   bool   // the sources of the answers of a row
	Href    Place  // where more of what it names is to be read
}

// Name is the head in one line, as files have it.
func (c Column) Name() string {
	if c.Soft == "" {
		return c.Head
	}
	return c.Head + " · " + c.Soft
}

// Row is a row of a table: its cells, or a heading over the rows below it.
type Row struct {
	Heading string
	Cells   []Cell
}

// Cell is a cell of a table. What it shows in colour its text says too.
type Cell struct {
	// Mark says how the cell is to be read; the zero value is a word of ours,
	// not an answer.
	Mark   reports.Mark
	Text   string   // for readers; the words of the mark where it is no answer
	Titles []string // the rows of a list, for a cell that counts them
	Number *float64 // the value of a figure, whose text may be rounded
	Tone   draw.Tone
	Lang   string         // of a text in another language than the view's, else ""
	Source string         // on which the answer rests, or ""
	Href   Place          // where more is to be read
	Found  []reports.Span // what was looked for, in the text
}

// Bare says whether a cell is a figure and nothing else: its text adds no words.
func (c Cell) Bare() bool {
	if c.Number == nil {
		return false
	}
	_, err := strconv.ParseFloat(c.Text, 64)
	return err == nil
}

// Place is where something stands on the platform; a page makes an address of
// it. The zero value is nowhere.
type Place struct {
	Country string   // ISO3: its profile
	Kind    string   // another view …
	Params  []string // … with these choices: names and values by turns
}

// Ask says what a reader wants to see.
type Ask struct {
	Lang   string
	Params map[string]string // what was chosen, by control
	// Whole is what the snapshot was narrowed from; nil when nothing was left
	// out.
	Whole *reports.Snapshot
	// For what changed: what it may be compared with, the one that is, or nil,
	// and which parts of reports that touches.
	Earlier []Earlier
	Then    *reports.Snapshot
	Touched []reports.Touch
}

// param returns what was chosen, or "".
func (a Ask) param(name string) string { return a.Params[name] }

// Kind is a kind of view.
type Kind struct {
	Name string // in addresses
	code string // of its words
	fits func(*reports.Snapshot) bool
	make func(*reports.Snapshot, Ask) (*View, error)
}

// Title names the kind in a language.
func (k Kind) Title(lang string) string { return word(lang, k.code+"name") }

// Aid says in a sentence what the kind is good for.
func (k Kind) Aid(lang string) string { return word(lang, k.code+"aid") }

// kinds are all kinds, in the order in which they are offered.
func kinds() []Kind {
	return []Kind{
		{"matriz", "matrix.", asks, matrix},
		{"calor", "heat.", hasIndex, heat},
		{"mosaico", "mosaic.", hasTiles, mosaic},
		{"reparto", "share.", hasChoices, share},
		{"sondeo", "poll.", isPoll, poll},
		{"inventario", "find.", always, inventory},
		{"linea-de-tiempo", "years.", hasYears, timeline},
		{"red", "net.", hasActors, network},
		{"cobertura", "cover.", always, coverage},
		{Changes, "changes.", always, changes},
	}
}

// Kinds returns the kinds of view that a snapshot can feed.
func Kinds(s *reports.Snapshot) []Kind {
	var fit []Kind
	for _, k := range kinds() {
		if k.fits(s) {
			fit = append(fit, k)
		}
	}
	return fit
}

// Make makes a view of a snapshot. It returns nil for a kind that there is
// not, or that the snapshot cannot feed.
func Make(s *reports.Snapshot, kind string, ask Ask) (*View, error) {
	for _, k := range Kinds(s) {
		if k.Name != kind {
			continue
		}
		v, err := k.make(s, ask)
		if v != nil {
			m := maker{s, ask}
			v.Kind, v.From, v.Part = kind, m.from(), m.part()
		}
		return v, err
	}
	return nil, nil
}
