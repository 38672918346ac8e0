package store

import (
	"cmp"
	"context"
	"slices"
	"time"

	"gorm.io/gorm"

	"cotejo/forms"
)

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
// language, the rows by roster and order. Replies are no answers and stand
// apart, in the order of cells.
type Contents struct {
	Heads   []Head
	Rows    []RowHead
	Replies []Head
}

// Mark tells this reading from any other: it grows whenever a head moves.
// [Scoped.Submit] takes it to hand in what was read and nothing newer.
func (c Contents) Mark() int {
	mark := 0
	for _, h := range c.Heads {
		mark += h.Seq
	}
	for _, r := range c.Rows {
		mark += r.Seq
	}
	for _, h := range c.Replies {
		mark += h.Seq
	}
	return mark
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

func (c *Contents) sort() {
	slices.SortFunc(c.Heads, byKeyAndLang)
	slices.SortFunc(c.Rows, byRosterAndOrder)
	slices.SortFunc(c.Replies, byKeyAndLang)
}

func byRosterAndOrder(a, b RowHead) int {
	return cmp.Or(cmp.Compare(a.Roster, b.Roster), cmp.Compare(a.Order, b.Order), cmp.Compare(a.Row.ID, b.Row.ID))
}

func byKeyAndLang(a, b Head) int {
	return cmp.Or(cmp.Compare(a.Key.Question, b.Key.Question), cmp.Compare(a.Key.Row, b.Key.Row), cmp.Compare(a.Lang, b.Lang))
}

// headRow is a cell with the revision at its head, its text and its author.
type headRow struct {
	Diagnostic         DiagnosticID
	Question           forms.QuestionID
	RowID              forms.RowID
	Lang, Original     string
	Head               int
	Alternatives       int
	Value              string
	State              forms.Special
	Kind               string
	AuthorID           PersonID
	Author, AuthorRole string
	Source             string
	At                 *time.Time
}

// Contents returns the heads of a diagnostic as they stand at one moment. It
// returns ErrNotFound for a diagnostic outside the scope.
func (x *Scoped) Contents(ctx context.Context, id DiagnosticID) (c Contents, err error) {
	err = x.look(ctx, func(ctx context.Context, tx *gorm.DB) error {
		var heads []headRow
		if c.Rows, err = rowsOf(ctx, tx, id); err != nil {
			return err
		}
		err := headsOf(ctx, tx).Where("diagnostic.id = ?", id).Scan(&heads).Error
		c.Heads = make([]Head, 0, len(heads))
		for _, h := range heads {
			c.put(h.head())
		}
		return err
	})
	c.sort()
	return c, doing("read a diagnostic", err)
}

// rowsOf reads a diagnostic's rows, and finds on the way whether there is such
// a diagnostic: a join leaves one empty row when it has none.
func rowsOf(ctx context.Context, tx *gorm.DB, id DiagnosticID) ([]RowHead, error) {
	var rows []rosterRow
	err := tx.WithContext(ctx).Model(&diagnosticRow{}).
		Select("COALESCE(roster_row.row_id, '') AS row_id, COALESCE(roster_row.roster, '') AS roster, COALESCE(roster_row.parent, '') AS parent,"+
			" COALESCE(roster_row.position, 0) AS position, COALESCE(roster_row.removed, FALSE) AS removed, COALESCE(roster_row.seq, 0) AS seq").
		Joins("LEFT JOIN roster_row ON roster_row.country = diagnostic.country AND roster_row.party = diagnostic.party AND roster_row.diagnostic = diagnostic.id").
		Where("diagnostic.id = ?", id).Scan(&rows).Error
	if err == nil && len(rows) == 0 {
		err = ErrNotFound
	}
	var heads []RowHead
	for _, r := range rows {
		if r.RowID != "" {
			heads = append(heads, r.head())
		}
	}
	return heads, err
}

// headsOf starts a query for cells with what stands in them; callers say of
// which diagnostics.
func headsOf(ctx context.Context, tx *gorm.DB) *gorm.DB {
	return tx.WithContext(ctx).Model(&cellRow{}).
		Select("cell.diagnostic, cell.question, cell.row_id, cell.lang, diagnostic.lang AS original,"+
			" COALESCE(cell.head, 0) AS head, cell.alternatives, cell.state, cell.kind, cell.author_role, cell.at,"+
			" COALESCE(cell.author, 0) AS author_id, COALESCE(person.name, '') AS author,"+
			" COALESCE(content.value, '') AS value, COALESCE(content.source, '') AS source").
		Joins("JOIN diagnostic ON diagnostic.country = cell.country AND diagnostic.party = cell.party AND diagnostic.id = cell.diagnostic").
		Joins(joinHeadContent).Joins(joinHeadAuthor).
		Where("cell.question <> ?", RowQuestion)
}

func (h headRow) head() Head {
	head := Head{
		Key: forms.Key{Question: h.Question, Row: h.RowID}, Answer: said(h.Value, h.State, h.Lang, h.Original),
		Lang: h.Lang, Seq: h.Head, Kind: h.Kind, AuthorID: h.AuthorID, Author: h.Author, AuthorRole: h.AuthorRole,
		Source: h.Source, Alternatives: h.Alternatives,
	}
	if h.At != nil {
		head.At = *h.At
	}
	return head
}
