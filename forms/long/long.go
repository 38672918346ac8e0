// Package long reads answers in the long form, one to a line, from CSV and
// from workbooks: which columns a file has, what each line says, which
// question it is about and what its value means there. What is wrong is told
// at its line and column. It knows questionnaires, not who answers them.
package long

import (
	"strings"

	"cotejo/forms"
)

// Column is a column of the long form.
type Column int

// The columns. Country, Question and Value must be there.
const (
	Country  Column = iota // ISO 3166-1 code, M49 number or name
	Party                  // slug or voice
	Question               // path, or a name that is unique
	Row                    // a key of the row, unique within its list
	Parent                 // the key of the row around it, in a list within a list
	Value                  // as it is kept, or the label of a choice
	State                  // a special answer
	Lang                   // the language that the answer is written in
	Source                 // what the answer cites
	columns
)

// Line is one line of a file: an answer, or what should be one.
type Line struct {
	Number int // in the file, from 1; where the line begins
	texts  [columns]string
}

// Text returns what a line says in a column, "" where the file has no such
// column.
func (l *Line) Text(c Column) string { return l.texts[c] }

// Blank says whether a line says nothing at all.
func (l *Line) Blank() bool { return l.texts == [columns]string{} }

// Problem is something wrong with a file, at its line; Line is 0 for the file
// as a whole, Column "" for the line as a whole.
type Problem struct {
	Line   int
	Column string // as the file calls it
	Code   string
	Args   []string
}

// Message returns what is wrong, and what to do, in "es" or "en".
func (p Problem) Message(lang string) string { return forms.Message(lang, p.Code, p.Args...) }

// A Fault is something wrong with a text, wherever it stands; the zero Fault
// is none.
type Fault struct {
	Code string
	Args []string
}

// mostQuoted is how many characters of a text a problem quotes.
const mostQuoted = 160

// Wrong returns a fault. What it quotes is brought to one line, and shortened.
func Wrong(code string, args ...string) Fault {
	f := Fault{Code: code}
	for _, arg := range args {
		arg = strings.Join(strings.Fields(arg), " ")
		if runes := []rune(arg); len(runes) > mostQuoted {
			arg = string(runes[:mostQuoted]) + "…"
		}
		f.Args = append(f.Args, arg)
	}
	return f
}

// OK says whether nothing is wrong.
func (f Fault) OK() bool { return f.Code == "" }

// Codes of what callers find wrong with a line.
const (
	CountryMissing   = "long.country-missing"
	CountryUnknown   = "long.country-unknown" // the word; the nearest
	CountryOutside   = "long.country-outside" // the country; the round
	PartyWrong       = "long.party-wrong"     // the word
	RowMissing       = "long.row-missing"     // the list
	RowNone          = "long.row-none"        // the question
	RowLong          = "long.row-long"
	RowRemoved       = "long.row-removed" // the key
	RowShared        = "long.row-shared"  // the key; the other list
	ParentMissing    = "long.parent-missing"
	ParentUnknown    = "long.parent-unknown"    // the key; the list around
	ParentOther      = "long.parent-other"      // the key; the parent named before
	ParentNone       = "long.parent-none"       // the list
	ListDeclared     = "long.list-declared"     // the list
	ListHasRows      = "long.list-has-rows"     // the list
	ListValue        = "long.list-value"        // the value
	ReferenceUnknown = "long.reference-unknown" // the key; the list
	ReferenceList    = "long.reference-list"    // the key; a list; all lists
	StateValue       = "long.state-value"       // the value
	LangUnknown      = "long.lang-unknown"      // the word
	Twice            = "long.twice"             // the other line
	Submitted        = "long.submitted"
	Closed           = "long.closed"
	Unkept           = "long.unkept"
)
