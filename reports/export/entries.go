package export

import (
	"iter"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"cotejo/forms"
	"cotejo/reports"
)

// entry is one cell of the long form with what the export tells besides.
type entry struct {
	reports.LongRow
	column *reports.Column
	place  // of its row within its list; nothing outside lists
}

// place is where a row stands: its number within its list, from 1, and the
// row that its list stands in, if any.
type place struct {
	order  int
	parent forms.RowID
}

// entries yields the cells of the sections given, in the order of the long
// form. An entry is valid until the next one.
func (c *cut) entries(sections []*forms.Section) iter.Seq[*entry] {
	of := *c.Snapshot
	of.Questionnaire = &forms.Questionnaire{Name: c.Questionnaire.Name, Languages: c.Questionnaire.Languages, Sections: sections}
	long := reports.Comparison{Snapshot: &of, Columns: c.columns}
	return func(yield func(*entry) bool) {
		at, e := -1, entry{}
		var places map[forms.Key]place
		for e.LongRow = range long.Long(c.lang) {
			for at < 0 || !owns(&c.columns[at], &e.LongRow) {
				at++
				places = placesOf(c.columns[at].Diagnostic)
			}
			e.column, e.place = &c.columns[at], place{}
			if r := e.base().Roster; r != nil {
				e.place = places[forms.Key{Question: r.ID, Row: e.Row}]
			}
			if !yield(&e) {
				return
			}
		}
	}
}

// owns says whether a cell stands in a column.
func owns(col *reports.Column, r *reports.LongRow) bool {
	if col.Diagnostic == nil {
		return r.Party == nil && col.Country == r.Country
	}
	return r.Party == &col.Diagnostic.Party
}

// placesOf numbers the rows of every list, within the row they stand in.
func placesOf(d *reports.Diagnostic) map[forms.Key]place {
	if d == nil || !d.Comparable() {
		return nil
	}
	places := map[forms.Key]place{}
	for roster, rows := range d.State.Answers.Rows {
		last := map[forms.RowID]int{}
		for _, row := range rows {
			last[row.Parent]++
			places[forms.Key{Question: roster, Row: row.ID}] = place{last[row.Parent], row.Parent}
		}
	}
	return places
}

// base is what question and roster have in common.
func (e *entry) base() *forms.Base {
	if e.Roster != nil {
		return e.Roster.Base()
	}
	return e.Question.Base()
}

// value is the answer as it is kept: canonical text, codes instead of labels.
// Of a list it is the number of rows, or "none" where there are said to be
// none.
func (e *entry) value() cell {
	switch {
	case e.Roster != nil && e.Mark == reports.Answered:
		return cell{strconv.Itoa(e.Rows), number}
	case e.Roster != nil:
		return cell{e.Code(), fixed}
	}
	return cell{e.Code(), formOf(e.Question, e.Code())}
}

// canonical are numbers as they are kept.
var canonical = regexp.MustCompile(`^-?\d+(\.\d+)?$`)

// formOf says how an answer is typed. Only what is asked for as a number is
// one: a text of digits is somebody's words.
func formOf(q *forms.Question, value string) form {
	switch {
	case !canonical.MatchString(value):
		return written
	case q.Type == forms.Integer, q.Type == forms.Decimal, q.Type == forms.Calculate:
		return number
	case q.List != nil:
		return fixed
	}
	return written
}

// origin of an answer, in words for a program.
const (
	given       = "given"
	none        = "none"
	derived     = "computed"
	nothingSaid = ""
)

// sourcing says whether a source was given with the answer; nothing where
// there is no answer.
func (e *entry) sourcing() string {
	switch {
	case e.Mark == reports.NoData, e.Mark == reports.Hidden, e.Mark == reports.Withheld:
		return nothingSaid
	case e.Origin().Source != "":
		return given
	case e.Roster != nil && e.Mark == reports.Answered, e.Question != nil && e.Question.Computed():
		return derived
	}
	return none
}

// optional says whether a choice was on offer: a filter may have ruled it out,
// and what was not asked was not denied.
func (e *entry) optional(code string) bool {
	cell := e.column.Diagnostic.State.Cell(e.Key())
	return cell != nil && (cell.Choices == nil || slices.Contains(cell.Choices, code))
}

// chosen is 1 for an option that was chosen, 0 for one that was on offer and
// was not, and nothing otherwise: without an answer, or with a special one.
func (e *entry) chosen(code string) string {
	switch {
	case e.Mark != reports.Answered:
		return ""
	case slices.Contains(strings.Fields(e.Code()), code):
		return "1"
	case e.optional(code):
		return "0"
	}
	return ""
}

// published says whether a question has a column: notes say nothing, and
// personal data stays within. The long form, from which the cells come,
// decides it for itself too.
func published(q *forms.Question) bool { return q.Type != forms.Note && !q.Private }
