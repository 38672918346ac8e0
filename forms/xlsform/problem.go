package xlsform

import (
	"cmp"
	"slices"

	"cotejo/forms"
)

// Problem is something wrong with a form, at its cell. Row and Col count from
// 1 and are 0 when the whole sheet, or file, is meant; in Markdown they are
// those of the workbook the tables stand for.
type Problem struct {
	Sheet    string
	Row, Col int
	Severity forms.Severity
	Code     string
	Args     []string
}

// Cell returns where the problem is, as in "survey!C7"; "" for the file.
func (p Problem) Cell() string { return forms.SheetCell(p.Sheet, p.Row, p.Col) }

// Message returns what is wrong in words, in "es" or "en".
func (p Problem) Message(lang string) string {
	return forms.Message(lang, p.Code, p.Args...)
}

// String returns the cell and the words in English, for logs and errors.
func (p Problem) String() string {
	if p.Cell() == "" {
		return p.Message("en")
	}
	return p.Cell() + ": " + p.Message("en")
}

// sorted returns the problems in the order of the sheets, rows and columns.
func (r *reader) sorted() []Problem {
	place := func(name string) int {
		return slices.IndexFunc(r.book.sheets, func(s *sheet) bool { return s.name == name })
	}
	slices.SortStableFunc(r.problems, func(a, b Problem) int {
		return cmp.Or(place(a.Sheet)-place(b.Sheet), a.Row-b.Row, a.Col-b.Col)
	})
	return r.problems
}
