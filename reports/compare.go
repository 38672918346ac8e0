package reports

import (
	"slices"

	"cotejo/forms"
)

// Comparison lays the diagnostics of a round side by side: countries in list
// order, voices of a country next to each other and never merged, no ranking.
type Comparison struct {
	Snapshot    *Snapshot
	Columns     []Column
	Sections    []SectionMatrix
	Inventories []Inventory
	Coverage    []CoverageLine
}

// Column is one voice of one country. A country without any diagnostic still
// has a column, so that it is seen to be missing.
type Column struct {
	Country    *Country
	Diagnostic *Diagnostic // nil: no diagnostic
}

// SectionMatrix compares one section.
type SectionMatrix struct {
	Section *forms.Section
	Rows    []Row
}

// Row compares one question, or the length of one roster, across the columns.
type Row struct {
	Question *forms.Question // nil when Roster is set
	Roster   *forms.Roster   // nil when Question is set
	Group    *forms.Group    // the innermost group within the section, or nil
	Entries  []Entry         // one per column
	Tally    Tally
}

// Base returns what question and roster have in common.
func (r *Row) Base() *forms.Base {
	if r.Roster != nil {
		return r.Roster.Base()
	}
	return r.Question.Base()
}

// Level is the level the row is asked at; 0 when the questionnaire has none.
func (r *Row) Level() int {
	if r.Roster != nil {
		return r.Roster.Level
	}
	return r.Question.Level
}

// Compare computes the comparison of a snapshot. It does not change the
// snapshot, and gives the same tables for the same snapshot.
func Compare(s *Snapshot) *Comparison { return CompareSections(s, s.Questionnaire.Sections) }

// CompareSections is Compare for some sections alone, and the rosters in them.
func CompareSections(s *Snapshot, sections []*forms.Section) *Comparison {
	c := &Comparison{Snapshot: s, Columns: columns(s)}
	for _, sec := range sections {
		c.Sections = append(c.Sections, c.matrix(sec))
	}
	for _, r := range s.Questionnaire.Rosters() {
		if slices.Contains(sections, r.Section) {
			c.Inventories = append(c.Inventories, c.inventory(r))
		}
	}
	c.Coverage = coverage(c.Columns)
	return c
}

func columns(s *Snapshot) []Column {
	var out []Column
	for i := range s.Countries {
		country, alone := &s.Countries[i], true
		for j := range s.Diagnostics {
			if d := &s.Diagnostics[j]; d.Country == country.ISO3 {
				out, alone = append(out, Column{country, d}), false
			}
		}
		if alone {
			out = append(out, Column{Country: country})
		}
	}
	return out
}

func (c *Comparison) matrix(sec *forms.Section) SectionMatrix {
	m := SectionMatrix{Section: sec}
	walk(&sec.Group, func(e forms.Element) bool {
		switch e := e.(type) {
		case *forms.Question:
			if compared(e) {
				m.Rows = append(m.Rows, c.row(sec, e, nil))
			}
		case *forms.Roster:
			m.Rows = append(m.Rows, c.row(sec, nil, e))
			return false
		}
		return true
	})
	return m
}

// row fills one row; exactly one of q and r is given.
func (c *Comparison) row(sec *forms.Section, q *forms.Question, r *forms.Roster) Row {
	row := Row{Question: q, Roster: r, Entries: make([]Entry, len(c.Columns))}
	row.Group = innerGroup(sec, row.Base())
	for i, col := range c.Columns {
		if q != nil {
			row.Entries[i] = entryOf(col.Diagnostic, q, "")
		} else {
			row.Entries[i] = entryOfRoster(col.Diagnostic, r, "")
		}
		row.Tally.Add(row.Entries[i].Mark)
	}
	return row
}

// innerGroup returns the group an element stands in when that is not the
// section itself.
func innerGroup(sec *forms.Section, b *forms.Base) *forms.Group {
	g, ok := b.Parent.(*forms.Group)
	if !ok || g == &sec.Group {
		return nil
	}
	return g
}

// compared says whether a question has a place in the tables: hidden values
// and calculations without a label are means.
func compared(q *forms.Question) bool {
	switch {
	case !published(q), q.Type == forms.Hidden:
		return false
	case q.Type == forms.Calculate:
		return !q.Label.Empty()
	}
	return true
}

// published says whether what is answered to a question may leave the
// platform: notes say nothing, and personal data stays within.
func published(q *forms.Question) bool { return q.Type != forms.Note && !q.Private }
