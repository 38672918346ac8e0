package web

import (
	"cotejo/forms"
)

// RosterView is a roster as a form shows it: a table when its rows are short,
// else one foldable card per row.
type RosterView struct {
	ID, Label, Hint, Guidance string
	Key                       string // roster and parent row, in actions
	Level                     int    // of the heading
	Table                     bool
	Columns                   []column
	Rows                      []RowView
	None                      bool // declared "no hay"
	CanAdd, CanDeclare        bool
	Writable                  bool
	Problems                  []string
}

// column heads a table of rows.
type column struct {
	Label, Hint string
	Optional    bool
}

// RowView is one row of a roster.
type RowView struct {
	ID, Title, Code string
	Open            bool
	Fetch           string // the action that shows a row too heavy to send folded
	Elements        []Element
	Cells           []*Field // in a table: one per column, nil where hidden
	Missing, Wrong  int
	Remove          string // the action that takes it out
}

// Anchor is the html id of a roster.
func (r RosterView) Anchor() string { return "lista." + r.ID }

func (b *builder) roster(r *forms.Roster, parent forms.RowID, level int) *RosterView {
	key := forms.Key{Question: r.ID, Row: parent}
	cell := b.state.Cell(key)
	rows := b.state.Answers.Of(r.ID, parent)
	v := &RosterView{
		ID: string(r.ID), Key: string(r.ID) + ":" + string(parent), Level: level,
		Label: r.Label.In(b.lang, b.fallback...), Hint: r.Hint.In(b.lang, b.fallback...),
		Guidance: r.Guidance.In(b.lang, b.fallback...),
		None:     cell.Answer.Value == forms.NoRows, Writable: b.writable,
	}
	wanted, counted := b.state.Wanted(r, parent)
	v.CanAdd = b.writable && (!counted || len(rows) < wanted)
	v.CanDeclare = b.writable && !counted && len(rows) == 0 && parent == ""
	for _, p := range cell.Problems {
		if b.missing || !isMissing(p) {
			v.Problems = append(v.Problems, problemWords(p, b.lang))
		}
	}
	shape := tableShape(r)
	v.Table = len(shape) > 0
	for _, q := range shape {
		v.Columns = append(v.Columns, column{
			Label: q.Label.In(b.lang, b.fallback...), Hint: q.Hint.In(b.lang, b.fallback...), Optional: q.Required == nil,
		})
	}
	heavy := b.writable && len(rows)*asked(r.Elements) > mostFields
	for _, row := range rows {
		v.Rows = append(v.Rows, b.row(r, row, shape, level, rowFolding{only: len(rows) == 1, heavy: heavy}))
	}
	return v
}

// mostFields is how many fields a list may have before its folded rows come
// without theirs: they are fetched when someone opens the row.
const mostFields = 250

func asked(list []forms.Element) int {
	n := 0
	for _, e := range list {
		switch e := e.(type) {
		case *forms.Question:
			n++
		case *forms.Group:
			n += asked(e.Elements)
		}
	}
	return n
}

// rowFolding says which rows of a list are folded.
type rowFolding struct {
	only  bool // the only row is open
	heavy bool // folded rows come without their fields
}

func (b *builder) row(r *forms.Roster, row forms.Row, shape []*forms.Question, level int, folding rowFolding) RowView {
	v := RowView{
		ID: rowAnchor(r.ID, row.ID), Title: b.state.RowTitle(r, row.ID, b.lang), Code: b.state.RowCode(r, row.ID),
	}
	if v.Title == v.Code {
		v.Title = b.words.T("roster.untitled")
	}
	if b.writable && r.Count == nil {
		v.Remove = "quitar:" + string(r.ID) + ":" + string(row.ID)
	}
	v.Missing, v.Wrong = b.rowProblems(r.Elements, row.ID)
	v.Open = row.ID == b.opened || folding.only || v.Wrong > 0 || (b.missing && v.Missing > 0)
	if folding.heavy && !v.Open {
		v.Fetch = "abrir:" + string(r.ID) + ":" + string(row.ID)
		return v
	}
	b.inTable = len(shape) > 0
	if b.inTable {
		for _, q := range shape {
			f := b.field(q, row.ID)
			if f != nil {
				f.Row = v.Title
			}
			v.Cells = append(v.Cells, f)
		}
	} else {
		v.Elements = b.elements(r.Elements, row.ID, min(level+1, 6))
	}
	b.inTable = false
	return v
}

// rowProblems counts what is missing and what is wrong in a row.
func (b *builder) rowProblems(list []forms.Element, row forms.RowID) (missing, wrong int) {
	for _, e := range list {
		if g, ok := e.(*forms.Group); ok {
			m, w := b.rowProblems(g.Elements, row)
			missing, wrong = missing+m, wrong+w
		}
		for _, p := range b.state.Cell(forms.Key{Question: e.Base().ID, Row: row}).Problems {
			switch {
			case p.Severity != forms.Error:
			case isMissing(p):
				missing++
			default:
				wrong++
			}
		}
	}
	return missing, wrong
}

// widest is how many columns a table of rows may have.
const widest = 5

// tableShape returns the columns of a roster that fits a table: few questions,
// all short, no groups within. It is empty for any other.
func tableShape(r *forms.Roster) []*forms.Question {
	var columns []*forms.Question
	for _, e := range r.Elements {
		q, ok := e.(*forms.Question)
		if !ok {
			return nil
		}
		if !q.Asked() {
			if q.Type == forms.Note {
				return nil
			}
			continue
		}
		if !short(q) {
			return nil
		}
		columns = append(columns, q)
	}
	if len(columns) > widest {
		return nil
	}
	return columns
}

func short(q *forms.Question) bool {
	switch q.Type {
	case forms.SelectMultiple, forms.Rank, forms.File:
		return false
	case forms.TextType:
		return !hasAppearance(q, "multiline")
	}
	return true
}
