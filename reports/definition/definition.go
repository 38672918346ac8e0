// Package definition reads an index from the tables of a sheet that somebody
// filled in without being a programmer, says what is wrong with it at the cell
// where it is wrong, and writes an index down as such a sheet to start from.
//
// The sheet has five tables, under their English or their Spanish names:
//
//	index    one row: what the index is, and how its whole is computed
//	domains  its parts, if it has any
//	items    the questions that count
//	values   what each choice is worth, in named lists
//	levels   the ranges its values are read by
//
// The columns are those of [Columns]. Other tables are not read.
package definition

import (
	"slices"

	"cotejo/forms"
	"cotejo/reports"
)

// Table is one table of a sheet, its headings in the first row.
type Table struct {
	Sheet string
	Rows  []Row // without blank ones
}

// Row is a row and its number in the table, from 1.
type Row struct {
	Number int
	Cells  []string
}

// Check says what of an index will not do where it is to be used, and what is
// likely a slip.
type Check func(*reports.Index) (wrong, doubtful []*reports.IndexError)

// Read reads an index. All problems are listed in the order of the tables; the
// index is nil if any of them is an error. An index that is well defined is
// given to the check, which may be nil.
func Read(tables []Table, check Check) (*reports.Index, []Problem) {
	r := &reader{source: tables, places: map[string]place{}}
	r.read()
	if r.headless { // without its first row nothing more can be said
		return nil, r.sorted()
	}
	ix, wrong := r.Index()
	for _, w := range wrong {
		r.report(w, forms.Error)
	}
	if ix != nil && check != nil {
		wrong, doubtful := check(ix)
		for _, w := range wrong {
			r.report(w, forms.Error)
		}
		for _, w := range doubtful {
			r.report(w, forms.Warning)
		}
	}
	problems := r.sorted()
	if slices.ContainsFunc(problems, func(p Problem) bool { return p.Severity == forms.Error }) {
		return nil, problems
	}
	return ix, problems
}
