// Package export writes the answers of a snapshot for other programs: tidy and
// wide CSV, JSON, and a data package with a code book and the scripts by which
// Stata and SPSS read it. It streams: beside the snapshot, no more is held in
// memory than the row in hand. What is personal data does not leave, every
// answer carries its voice and its source or says that there is none, and the
// same snapshot gives the same bytes.
package export

import (
	"fmt"
	"strconv"
	"time"

	"cotejo/forms"
	"cotejo/reports"
)

// Options says how CSV is written. The zero value is what most programs read:
// commas, decimal points, no byte-order mark, labels in Spanish.
type Options struct {
	Lang         string // of labels: es (when empty) or en
	Separator    rune   // ',' (when zero), ';' or '\t'
	BOM          bool   // begin with a byte-order mark, by which Excel knows UTF-8
	DecimalComma bool   // in columns of numbers
	// PerOption gives, in Tidy, a row to each option of a multiple choice.
	PerOption bool
}

// check returns an error for a separator that no program would guess.
func (o Options) check() error {
	switch o.Separator {
	case 0, ',', ';', '\t':
		return nil
	}
	return fmt.Errorf("separate columns by %q: want a comma, a semicolon or a tab", o.Separator)
}

func (o Options) separator() rune {
	if o.Separator == 0 {
		return ','
	}
	return o.Separator
}

// cut is a snapshot about to be written.
type cut struct {
	*reports.Snapshot
	columns []reports.Column
	lang    string
	stamp   string // names the snapshot in every row
}

func newCut(s *reports.Snapshot, lang string) *cut {
	if lang == "" {
		lang = reports.Languages()[0]
	}
	// Only the columns are wanted: the tables of a large round would be held
	// in memory for nothing.
	bare := *s
	bare.Questionnaire = &forms.Questionnaire{}
	return &cut{Snapshot: s, columns: reports.Compare(&bare).Columns, lang: lang, stamp: stampOf(s)}
}

// stampOf names a snapshot: by its number, or as a live cut or a draft by its
// time. An exercise is always told from data.
func stampOf(s *reports.Snapshot) string {
	stamp := strconv.Itoa(s.Number)
	switch at := s.Taken.UTC().Format(time.RFC3339); {
	case s.Draft:
		stamp = "draft " + at
	case s.Number == 0:
		stamp = "live " + at
	}
	if s.Round.Fictitious {
		stamp += " fictitious"
	}
	return stamp
}

// in returns a wording in the language that the cut is written in.
func (c *cut) in(t forms.Text) string { return t.In(c.lang, c.Questionnaire.Languages...) }

// word returns the wording of a code in that language.
func (c *cut) word(code string, args ...string) string { return word(c.lang, code, args...) }
