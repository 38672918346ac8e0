package reports

import (
	"math"
	"strconv"

	"cotejo/forms"
)

// Entry is what one diagnostic says in one cell, and how it is to be read.
type Entry struct {
	Mark     Mark
	Question *forms.Question // nil for a roster's own cell
	Roster   *forms.Roster   // set for a roster's own cell
	Row      forms.RowID     // "" outside rosters; for a nested roster's own cell, the row it is in
	Answer   forms.Answer    // what counts: the person's answer or the computed value
	Rows     int             // live rows, for a roster's own cell

	diagnostic *Diagnostic
}

// Key names the cell.
func (e Entry) Key() forms.Key {
	if e.Roster != nil {
		return forms.Key{Question: e.Roster.ID, Row: e.Row}
	}
	return forms.Key{Question: e.Question.ID, Row: e.Row}
}

// Text returns what a reader sees: the answer with labels instead of codes
// and titles instead of references, or the words of the mark. Free text stays
// in the language it was written in.
func (e Entry) Text(lang string) string {
	switch {
	case e.Mark != Answered:
		return e.Mark.Words(lang)
	case e.Roster != nil:
		return strconv.Itoa(e.Rows)
	}
	return e.Label(lang)
}

// Label returns the answer's own wording, also when a choice means a special
// answer; "" when there is no answer.
func (e Entry) Label(lang string) string {
	if e.Question == nil || e.Answer.Value == "" || e.diagnostic == nil || e.diagnostic.State == nil {
		return ""
	}
	return e.diagnostic.State.Display(e.Question, e.Answer, lang)
}

// Titles returns the titles of a roster's rows, in order, for its own cell.
func (e Entry) Titles(lang string) []string {
	if e.Roster == nil || e.Rows == 0 {
		return nil
	}
	s := e.diagnostic.State
	titles := make([]string, 0, e.Rows)
	for _, row := range s.Answers.Of(e.Roster.ID, e.Row) {
		titles = append(titles, s.RowTitle(e.Roster, row.ID, lang))
	}
	return titles
}

// Number returns the answer as a number when it is one: an integer or decimal
// whose text survives the trip through a float64, so that nothing is rounded
// on the way into a spreadsheet.
func (e Entry) Number() (float64, bool) {
	if e.Mark != Answered {
		return 0, false
	}
	if e.Roster != nil {
		return float64(e.Rows), true
	}
	if !numeric(e.Question) {
		return 0, false
	}
	return exact(e.Answer.Value)
}

func numeric(q *forms.Question) bool {
	return q.Type == forms.Integer || q.Type == forms.Decimal || q.Type == forms.Calculate
}

// exact reads a canonical number; false when a float64 cannot carry it.
func exact(text string) (float64, bool) {
	x, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsNaN(x) || math.IsInf(x, 0) || strconv.FormatFloat(x, 'f', -1, 64) != text || len(text) > 16 {
		return 0, false
	}
	return x, true
}

// Origin returns the trace of the answer; the zero Origin for what nobody
// typed, computed values and cells without an answer. What was typed before
// other answers ruled the question out is not said, nor where it came from.
func (e Entry) Origin() Origin {
	if e.diagnostic == nil || !says(e) {
		return Origin{}
	}
	return e.diagnostic.Origin[e.Key()]
}

// Trace returns the trace of what the diagnostic says in a cell, with the same
// silence as [Entry.Origin]: nothing where nothing is said.
func (d *Diagnostic) Trace(key forms.Key) Origin {
	cell, _ := cellOf(d, key)
	if cell == nil || cell.Answer.Blank() {
		return Origin{}
	}
	return d.Origin[key]
}

// entryOf reads a question's cell in a diagnostic (nil: there is none).
func entryOf(d *Diagnostic, q *forms.Question, row forms.RowID) Entry {
	e := Entry{Question: q, Row: row, diagnostic: d}
	cell, mark := cellOf(d, e.Key())
	if cell == nil {
		e.Mark = mark
		return e
	}
	e.Answer = cell.Answer
	e.Mark = markOf(q, cell.Answer)
	return e
}

// entryOfRoster reads a roster's own cell under a parent row.
func entryOfRoster(d *Diagnostic, r *forms.Roster, parent forms.RowID) Entry {
	e := Entry{Roster: r, Row: parent, diagnostic: d}
	cell, mark := cellOf(d, e.Key())
	if cell == nil {
		e.Mark = mark
		return e
	}
	e.Answer = cell.Answer
	e.Rows = len(d.State.Answers.Of(r.ID, parent))
	switch {
	case e.Rows > 0:
		e.Mark = Answered
	case e.Answer.State != forms.Answered:
		e.Mark = Mark(e.Answer.State)
	case e.Answer.Value == forms.NoRows:
		e.Mark = None
	default:
		e.Mark = NoData
	}
	return e
}

// cellOf returns a visible cell, or nil and the reason why there is none.
func cellOf(d *Diagnostic, key forms.Key) (*forms.Cell, Mark) {
	switch {
	case d == nil:
		return nil, NoData
	case !d.Comparable():
		return nil, Withheld
	}
	cell := d.State.Cell(key)
	if cell == nil || !cell.Visible {
		return nil, Hidden
	}
	return cell, Answered
}
