package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"iter"
	"strings"

	"cotejo/forms"
)

// table is one file: what its columns mean, and its rows. Everything that is
// written, described or read by a script is such a table.
type table struct {
	name      string // of the file, without its extension
	title     string
	about     string   // what a row is
	key       []string // the columns that no two rows share; nil when some may be empty
	variables []variable
	// rows yields the rows in order; a row is valid until the next one.
	rows iter.Seq[[]cell]
}

// variable is one column of a table.
type variable struct {
	name  string // ASCII letters, digits and underscores, at most 32, unique in its table
	kind  kind
	part  part
	label forms.Text
	of    forms.Element // the question or roster it comes from; nil for what names the row
	list  *forms.List   // the codes it holds
	code  string        // the choice that an option stands for
	state string        // the column that says how to read this one; ""
}

// kind is what the cells of a column are.
type kind string

const (
	textual  kind = "text"
	whole    kind = "integer"
	fraction kind = "decimal"
	computed kind = "computed" // a number or a text: the rule decides
	day      kind = "date"
	coded    kind = "code"  // one code of list
	several  kind = "codes" // codes or row ids, separated by single spaces
	flag     kind = "flag"  // 0 or 1
	marked   kind = "state" // a reports.Mark
)

// part is what a column says of its question.
type part string

const (
	identity part = "id" // it names the row, whatever the question
	value    part = "value"
	state    part = "state"
	source   part = "source"
	option   part = "option"
	count    part = "rows"
)

// cell is one field of a row.
type cell struct {
	text string
	form form
}

// form is how a cell is typed.
type form int

const (
	written form = iota // somebody's words: neutralised
	number              // a canonical number, as such
	fixed               // ours, or a code that is a number: as it is
)

// field returns the text of the cell as it stands in a CSV file.
func (c cell) field(o Options) string {
	switch {
	case c.form == written:
		return Neutralise(c.text)
	case c.form == number && o.DecimalComma:
		return strings.Replace(c.text, ".", ",", 1)
	}
	return c.text
}

// size is what was learnt of a table by writing it.
type size struct {
	rows    int
	bytes   []int // of the longest field of each column
	numbers []int // how many fields of each column are numbers
	words   []int // and how many are filled and are not
}

func newSize(columns int) size {
	return size{bytes: make([]int, columns), numbers: make([]int, columns), words: make([]int, columns)}
}

// see takes note of a field.
func (s *size) see(column int, c cell, field string) {
	s.bytes[column] = max(s.bytes[column], len(field))
	switch {
	case c.form == number:
		s.numbers[column]++
	case field != "":
		s.words[column]++
	}
}

// settle decides which computed columns are numbers: those that held nothing
// else.
func (t *table) settle(seen size) {
	for i := range t.variables {
		if v := &t.variables[i]; v.kind == computed && seen.numbers[i] > 0 && seen.words[i] == 0 {
			v.kind = fraction
		}
	}
}

// write writes a table as CSV: quoted as RFC 4180 says, line breaks within
// texts as they are. edit, when there is one, changes each field last.
func (t *table) write(w io.Writer, o Options, edit func(string) string) (size, error) {
	seen := newSize(len(t.variables))
	if err := o.check(); err != nil {
		return seen, err
	}
	if o.BOM {
		if _, err := io.WriteString(w, "\uFEFF"); err != nil {
			return seen, fmt.Errorf("write table %s: %w", t.name, err)
		}
	}
	out := csv.NewWriter(w)
	out.Comma = o.separator()
	out.Write(t.header()) // its error stays with the writer, until Error
	record := make([]string, len(t.variables))
	for row := range t.rows {
		for i, c := range row {
			record[i] = c.field(o)
			if edit != nil {
				record[i] = edit(record[i])
			}
			seen.see(i, c, record[i])
		}
		seen.rows++
		if out.Write(record) != nil {
			break
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return seen, fmt.Errorf("write table %s: %w", t.name, err)
	}
	return seen, nil
}

func (t *table) header() []string {
	names := make([]string, len(t.variables))
	for i, v := range t.variables {
		names[i] = v.name
	}
	return names
}
