package export

import (
	"io"
	"strings"

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

// wideLayout says where the columns of each question stand.
type wideLayout struct {
	roster    *forms.Roster // nil outside lists
	names     namer
	variables []variable
	at        map[forms.QuestionID]int // of its first column
}

// wide lays out the questions outside lists (nil), or those of one list.
func (c *cut) wide(r *forms.Roster, name string) *table {
	l := &wideLayout{roster: r, names: namer{}, at: map[forms.QuestionID]int{}}
	l.identify()
	t := &table{name: name, title: c.word("wide.title"), about: c.word("wide.about")}
	sections := c.Questionnaire.Sections
	if r != nil {
		t.title, t.about = c.word("roster.title", c.in(r.Label)), c.word("roster.about")
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

// identify lays out the columns that name a row.
func (l *wideLayout) identify() {
	names := []string{"round", "snapshot", "country", "m49", "country_name", "party", "voice", "party_name", "status"}
	if l.roster != nil {
		names = append(names[:7], "row", "row_order", "row_title", "parent_row")
	}
	for _, name := range names {
		k := textual
		if name == "m49" || name == "row_order" {
			k = whole
		}
		l.names.take(name, longestName)
		l.variables = append(l.variables, identified(name, k))
	}
}

// group lays out the questions of a group, and the lists in it as numbers of
// rows.
func (l *wideLayout) group(g *forms.Group) {
	for _, e := range g.Elements {
		switch e := e.(type) {
		case *forms.Group:
			l.group(e)
		case *forms.Roster:
			l.add(variable{kind: whole, part: count, of: e})
		case *forms.Question:
			if published(e) {
				l.add(variable{kind: kindOf(e), part: value, of: e, list: e.List})
				l.options(e)
			}
		}
	}
}

// add lays out what is answered, how it is to be read and where it is from.
func (l *wideLayout) add(v variable) {
	b := v.of.Base()
	v.label = b.Label
	v.name = l.names.family(b.Name, longestName-len(sourceSuffix), "", stateSuffix, sourceSuffix)
	v.state = v.name + stateSuffix
	l.at[b.ID] = len(l.variables)
	l.variables = append(l.variables, v,
		variable{name: v.state, kind: marked, part: state, label: suffixed(b.Label, "column.state"), of: v.of},
		variable{name: v.name + sourceSuffix, kind: textual, part: source, label: suffixed(b.Label, "column.source"), of: v.of})
}

// options gives each choice of a multiple choice a column.
func (l *wideLayout) options(q *forms.Question) {
	if q.Type != forms.SelectMultiple || q.List == nil {
		return
	}
	first := &l.variables[l.at[q.ID]]
	name, state := first.name, first.state
	for _, choice := range q.List.Choices {
		l.variables = append(l.variables, variable{
			name: l.names.take(name+"__"+choice.Name, longestName), kind: flag, part: option,
			label: joined(q.Label, choice.Label), of: q, code: choice.Name, state: state,
		})
	}
}

// kindOf says what the answers to a question are.
func kindOf(q *forms.Question) kind {
	switch {
	case q.Type == forms.SelectMultiple, q.Type == forms.Rank:
		return several
	case q.List != nil:
		return coded
	}
	switch q.Type {
	case forms.Integer:
		return whole
	case forms.Decimal:
		return fraction
	case forms.Date:
		return day
	case forms.Calculate:
		return computed
	}
	return textual
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
		copy(rest, []cell{{text: string(e.Row)}, positive(e.order), {text: e.RowTitle}, {text: parentOf(d, r, e.Row)}})
	case d != nil:
		copy(rest, []cell{{text: c.in(d.Party.Name)}, {text: string(d.Status)}})
	default:
		copy(rest, []cell{{}, {text: noDiagnostic}})
	}
}

// noDiagnostic is the status of a country without a diagnostic.
const noDiagnostic = "none"

// parentOf returns the row that a row of a nested list stands in.
func parentOf(d *reports.Diagnostic, r *forms.Roster, id forms.RowID) string {
	for _, row := range d.State.Answers.Rows[r.ID] {
		if row.ID == id {
			return string(row.Parent)
		}
	}
	return ""
}

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

// suffixed adds what a column says of a question to the question's label.
func suffixed(label forms.Text, code string) forms.Text { return joined(label, everyLanguage(code)) }

// joined puts two wordings together, in every language that either has.
func joined(a, b forms.Text) forms.Text {
	out := forms.Text{}
	for _, text := range []forms.Text{a, b} {
		for lang := range text {
			out[lang] = strings.Trim(a.In(lang)+" – "+b.In(lang), " –")
		}
	}
	return out
}
