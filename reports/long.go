package reports

import (
	"iter"

	"cotejo/forms"
)

// LongRow is one cell in the long form: one answer, special answer or silence.
type LongRow struct {
	Entry
	Country  *Country
	Party    *Party // nil: no diagnostic
	Section  *forms.Section
	RowTitle string // of the roster's row the cell stands in
}

// Path is the question's lasting name.
func (r LongRow) Path() string { return string(r.Key().Question) }

// Code is the answer as it is kept: canonical text, codes instead of labels.
func (r LongRow) Code() string { return r.Answer.Value }

// Long yields every cell that is published, column by column in document order,
// those of roster rows row by row. A column without contents yields the cells
// outside rosters, so that every country can be counted. Nothing but the row
// in hand is held in memory.
func (c *Comparison) Long(lang string) iter.Seq[LongRow] {
	return func(yield func(LongRow) bool) {
		for i := range c.Columns {
			for _, sec := range c.Snapshot.Questionnaire.Sections {
				l := long{column: &c.Columns[i], section: sec, lang: lang, yield: yield}
				if !l.group(&sec.Group, "", "") {
					return
				}
			}
		}
	}
}

// long walks one section of one column; its methods return false when the
// reader wants no more.
type long struct {
	column  *Column
	section *forms.Section
	lang    string
	yield   func(LongRow) bool
}

func (l *long) group(g *forms.Group, row forms.RowID, title string) bool {
	for _, e := range g.Elements {
		ok := true
		switch e := e.(type) {
		case *forms.Group:
			ok = l.group(e, row, title)
		case *forms.Roster:
			ok = l.roster(e, row, title)
		case *forms.Question:
			ok = !published(e) || l.cell(entryOf(l.column.Diagnostic, e, row), title)
		}
		if !ok {
			return false
		}
	}
	return true
}

func (l *long) roster(r *forms.Roster, parent forms.RowID, title string) bool {
	d := l.column.Diagnostic
	own := entryOfRoster(d, r, parent)
	if !l.cell(own, title) {
		return false
	}
	if own.Mark != Answered {
		return true
	}
	for _, row := range d.State.Answers.Of(r.ID, parent) {
		if !l.group(&r.Group, row.ID, d.State.RowTitle(r, row.ID, l.lang)) {
			return false
		}
	}
	return true
}

func (l *long) cell(e Entry, title string) bool {
	row := LongRow{Entry: e, Country: l.column.Country, Section: l.section, RowTitle: title}
	if l.column.Diagnostic != nil {
		row.Party = &l.column.Diagnostic.Party
	}
	return l.yield(row)
}
