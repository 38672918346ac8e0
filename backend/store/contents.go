package store

import (
	"cmp"
	"slices"
	"time"

	"cotejo/forms"
)

// RowQuestion is the reserved question whose cells say which rows a roster
// has. Their value is what [RowChange.Answer] writes.
const RowQuestion forms.QuestionID = "@row"

// Head is the revision of a cell that counts.
type Head struct {
	Key      forms.Key
	Answer   forms.Answer
	Lang     string // "" for the original, else the language of a translation
	Seq      int    // the base of the next operation
	Kind     string
	AuthorID PersonID // 0 for nobody
	Author   string   // their name
	// AuthorRole is the role they wrote in, Source what they cited.
	AuthorRole, Source string
	At                 time.Time
	Alternatives       int // revisions that wait for a person to decide
}

// RowHead is a row of a roster as it stands, removed ones included.
type RowHead struct {
	Roster  forms.QuestionID
	Row     forms.Row
	Order   int
	Removed bool
	Seq     int // of the row's "@row" cell
}

// Contents are the heads of a diagnostic: the cells by question, row and
// language, the rows by roster and order.
type Contents struct {
	Heads []Head
	Rows  []RowHead
}

// Answers returns the cells in the original language, and the live rows in
// their order.
func (c Contents) Answers() *forms.Answers {
	a := forms.NewAnswers()
	for _, h := range c.Heads {
		if h.Lang == "" {
			a.Cells[h.Key] = h.Answer
		}
	}
	rows := slices.Clone(c.Rows)
	slices.SortStableFunc(rows, byRosterAndOrder)
	for _, r := range rows {
		if !r.Removed {
			a.Rows[r.Roster] = append(a.Rows[r.Roster], r.Row)
		}
	}
	return a
}

func byRosterAndOrder(a, b RowHead) int {
	return cmp.Or(cmp.Compare(a.Roster, b.Roster), cmp.Compare(a.Order, b.Order), cmp.Compare(a.Row.ID, b.Row.ID))
}

func byKeyAndLang(a, b Head) int {
	return cmp.Or(cmp.Compare(a.Key.Question, b.Key.Question), cmp.Compare(a.Key.Row, b.Key.Row), cmp.Compare(a.Lang, b.Lang))
}
