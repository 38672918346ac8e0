package definition

import (
	"cmp"
	"slices"
	"strings"

	"cotejo/forms"
	"cotejo/reports"
)

// Problem is something wrong with a sheet, at its cell. Row and Col count from
// 1 and are 0 when the whole row or table is meant.
type Problem struct {
	Sheet    string
	Row, Col int
	Severity forms.Severity
	Code     string
	Args     []string
}

// Cell returns where the problem is, as in "items!B7"; "" for the file.
func (p Problem) Cell() string { return forms.SheetCell(p.Sheet, p.Row, p.Col) }

// Message says what is wrong and what to do, in "es" or "en".
func (p Problem) Message(lang string) string {
	if words := reports.Word(lang, p.Code, p.Args...); words != p.Code {
		return words
	}
	return forms.Message(lang, p.Code, p.Args...)
}

// place is where a part of the definition stands in the sheet.
type place struct {
	sheet    string
	row, col int
}

func (r *reader) problem(at place, severity forms.Severity, code string, args ...string) {
	r.problems = append(r.problems, Problem{
		Sheet: at.sheet, Row: at.row, Col: at.col, Severity: severity, Code: code, Args: args,
	})
}

func (r *reader) wrong(at place, code string, args ...string) {
	r.problem(at, forms.Error, code, args...)
}

// report says at its cell what is wrong with a place of the definition, unless
// something has been said of that cell already: the sheet's words come first.
func (r *reader) report(w *reports.IndexError, severity forms.Severity) {
	at := r.at(w.Place)
	if severity == forms.Error && slices.ContainsFunc(r.problems, func(p Problem) bool {
		return p.Severity == forms.Error && p.Sheet == at.sheet && p.Row == at.row && p.Col == at.col
	}) {
		return
	}
	r.problem(at, severity, w.Code, w.Args...)
}

// at finds the cell of a place or, where it has none, of what it is part of.
func (r *reader) at(name string) place {
	for {
		if at, ok := r.places[name]; ok {
			return at
		}
		dot := strings.LastIndexByte(name, '.')
		if dot < 0 {
			return place{}
		}
		name = name[:dot]
	}
}

// sorted returns the problems in the order of the tables, rows and columns.
func (r *reader) sorted() []Problem {
	order := func(sheet string) int {
		return slices.IndexFunc(r.source, func(t Table) bool { return t.Sheet == sheet })
	}
	slices.SortStableFunc(r.problems, func(a, b Problem) int {
		return cmp.Or(order(a.Sheet)-order(b.Sheet), a.Row-b.Row, a.Col-b.Col)
	})
	return r.problems
}
