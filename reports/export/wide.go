package export

import (
	"io"

	"cotejo/forms"
	"cotejo/reports"
)

// Wide writes one row for each country and party as CSV, and for each question
// outside the lists its answer, a column name__state that tells special
// answers and silences apart, and a column name__source. Each option of a
// multiple choice has a column name__code: 1 chosen, 0 answered and not
// chosen, empty otherwise. Of each list it tells the number of rows; the rows
// themselves are for WideRoster. It returns the writer's error, or that of an
// option that makes no sense.
func Wide(w io.Writer, s *reports.Snapshot, o Options) error {
	_, err := newCut(s, o.Lang).wide(nil, "wide").write(w, o, nil)
	return err
}

// WideRoster writes one row for each row of a list, with the columns that Wide
// has for the questions outside lists. A party that lists nothing has no row:
// Wide says why.
func WideRoster(w io.Writer, s *reports.Snapshot, r *forms.Roster, o Options) error {
	_, err := newCut(s, o.Lang).wide(r, "roster-"+r.Name).write(w, o, nil)
	return err
}

// wide lays out the questions outside lists (nil), or those of one list.
func (c *cut) wide(r *forms.Roster, name string) *table {
	l := &wideLayout{roster: r, names: namer{}, at: map[forms.QuestionID]int{}}
	l.identify()
	t := &table{name: name, title: c.word("wide.title"), about: c.word("wide.about")}
	sections := c.Questionnaire.Sections
	if r != nil {
		t.title, t.about = c.word("roster.title", c.in(r.Label)), c.word("roster.about")
		t.key = []string{"country", "party", "row"}
		sections = []*forms.Section{r.Section}
		l.group(&r.Group)
	} else {
		for _, sec := range sections {
			l.group(&sec.Group)
		}
	}
	t.variables = l.variables
	t.rows = func(yield func([]cell) bool) { c.wideRows(l, sections, yield) }
	return t
}

// wideRows gathers the cells of each party, or of each row of the list, into
// one row. Those of a nested list may stand among them.
func (c *cut) wideRows(l *wideLayout, sections []*forms.Section, yield func([]cell) bool) {
	var of struct {
		column *reports.Column
		row    forms.RowID
	}
	row := make([]cell, len(l.variables))
	for e := range c.entries(sections) {
		if e.base().Roster != l.roster {
			continue
		}
		if of.column != e.column || of.row != e.Row {
			if of.column != nil && !yield(row) {
				return
			}
			of.column, of.row = e.column, e.Row
			clear(row)
			c.begin(row, l.roster, e)
		}
		if at, known := l.at[e.Key().Question]; known {
			c.fill(row[at:], e)
		}
	}
	if of.column != nil {
		yield(row)
	}
}

// begin fills the columns that name a row.
func (c *cut) begin(row []cell, r *forms.Roster, e *entry) {
	rest := row[len(c.who(row[:0], e.column)):]
	d := e.column.Diagnostic
	switch {
	case r != nil:
		copy(rest, []cell{{text: string(e.Row)}, positive(e.order), {text: e.RowTitle}, {text: string(e.parent)}})
	case d != nil:
		copy(rest, []cell{{text: c.in(d.Party.Name)}, {text: string(d.Status)}})
	default:
		copy(rest, []cell{{}, {text: noDiagnostic}})
	}
}

// noDiagnostic is the status of a country without a diagnostic.
const noDiagnostic = "none"

// fill writes the columns of one question.
func (c *cut) fill(row []cell, e *entry) {
	row[1], row[2] = cell{string(e.Mark), fixed}, c.sourceOf(e)
	switch {
	case e.Mark == reports.Answered:
		row[0] = e.value()
	case e.Mark == reports.None:
		row[0] = cell{"0", number} // they say that there are none: a zero, not a silence
	}
	if q := e.Question; q != nil && q.Type == forms.SelectMultiple && q.List != nil {
		for i, choice := range q.List.Choices {
			row[3+i] = cell{e.chosen(choice.Name), fixed}
		}
	}
}

// sourceOf is the source given with an answer, or says that there is none;
// nothing where there is no answer.
func (c *cut) sourceOf(e *entry) cell {
	switch e.sourcing() {
	case given:
		return cell{text: e.Origin().Source}
	case derived:
		return cell{text: c.word("source.computed")}
	case none:
		return cell{text: c.word("source.none")}
	}
	return cell{}
}
