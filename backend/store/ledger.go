package store

import (
	"context"
	"slices"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"cotejo/forms"
)

// Sizes of statements.
const (
	manyKeys  = 200  // above it, reading a whole diagnostic is quicker than picking
	idsAtOnce = 5000 // operations looked up; SQLite takes 32,766 values in one statement
)

// read fills the ledger with what the operations touch.
func (l *ledger) read(ctx context.Context, tx *gorm.DB, ops []Op) error {
	ids := make([]string, len(ops))
	for i, o := range ops {
		ids[i] = o.ID
	}
	for some := range slices.Chunk(ids, idsAtOnce) {
		if err := l.readOps(ctx, tx, some); err != nil {
			return err
		}
	}
	if err := l.readCells(ctx, tx, ops); err != nil {
		return err
	}
	if !slices.ContainsFunc(ops, func(o Op) bool { return o.Kind == Resolve }) {
		return nil
	}
	return l.readAlternatives(ctx, tx, ops)
}

// answered is an operation stored before, with the head it left.
type answered struct {
	Row       revisionRow `gorm:"embedded"`
	Salt      []byte
	Value     string
	HeadValue string
	HeadState forms.Special
}

// readOps reads the operations that have been stored before, in any
// diagnostic of the party.
func (l *ledger) readOps(ctx context.Context, tx *gorm.DB, ids []string) error {
	var rows []answered
	err := tx.WithContext(ctx).Model(&revisionRow{}).
		Select("revision.*, content.salt, COALESCE(head_content.value, '') AS head_value, COALESCE(head.state, '') AS head_state").
		Joins(joinContent).
		Joins("LEFT JOIN revision AS head ON head.country = revision.country AND head.party = revision.party AND head.diagnostic = revision.diagnostic"+
			" AND head.question = revision.question AND head.row_id = revision.row_id AND head.lang = revision.lang AND head.seq = revision.head").
		Joins("LEFT JOIN content AS head_content ON head_content.op_id = head.op_id AND head_content.country = head.country AND head_content.party = head.party").
		Where("revision.country = ? AND revision.party = ? AND revision.op_id IN ?", l.diagnostic.Country, l.diagnostic.Party, ids).
		Scan(&rows).Error
	for _, r := range rows {
		l.ops[r.Row.OpID] = r.stored(l.diagnostic.Lang)
	}
	return err
}

func (r answered) stored(original string) storedOp {
	row := r.Row
	return storedOp{
		diagnostic: row.Diagnostic, key: row.key(), kind: row.Kind, salt: r.Salt, hash: row.Hash,
		result: Result{
			OpID: row.OpID, Seq: row.Head, Own: row.Seq, Conflict: row.Outcome == Alternative,
			Head: said(r.HeadValue, r.HeadState, row.Lang, original),
		},
	}
}

// standing is a cell with the texts at its head.
type standing struct {
	Cell          cellRow `gorm:"embedded"`
	Value, Source string
}

func (l *ledger) readCells(ctx context.Context, tx *gorm.DB, ops []Op) error {
	var rows []standing
	q := tx.WithContext(ctx).Model(&cellRow{}).Select("cell.*, COALESCE(content.value, '') AS value, COALESCE(content.source, '') AS source").Joins(joinHeadContent).
		Where("cell.country = ? AND cell.party = ? AND cell.diagnostic = ?", l.diagnostic.Country, l.diagnostic.Party, l.diagnostic.ID)
	err := pick(q, "cell", ops).Scan(&rows).Error
	for _, r := range rows {
		l.cells[r.Cell.key()] = &cellState{row: r.Cell, value: r.Value, source: r.Source}
	}
	return err
}

// readAlternatives finds the open alternatives of the cells that operations
// touch.
func (l *ledger) readAlternatives(ctx context.Context, tx *gorm.DB, ops []Op) error {
	var rows []revisionRow
	q := tx.WithContext(ctx).Model(&revisionRow{}).
		Where("revision.country = ? AND revision.party = ? AND revision.diagnostic = ?", l.diagnostic.Country, l.diagnostic.Party, l.diagnostic.ID).
		Where("revision.outcome = ? OR revision.closes <> ''", Alternative)
	err := pick(q, "revision", ops).Order("revision.seq").Scan(&rows).Error
	for _, o := range ops {
		l.open[l.keyOf(o)] = map[int]bool{}
	}
	for _, r := range rows {
		open := l.open[r.key()]
		if open == nil {
			continue
		}
		if r.Outcome == Alternative {
			open[r.Seq] = true
		}
		for _, seq := range sequences(r.Closes) {
			delete(open, seq) // it came later, so it is here already
		}
	}
	return err
}

// pick narrows a query to the questions and rows of operations, unless they
// are so many that reading everything is quicker.
func pick(q *gorm.DB, table string, ops []Op) *gorm.DB {
	questions := map[forms.QuestionID]bool{}
	rows := map[forms.RowID]bool{}
	for _, o := range ops {
		questions[o.Key.Question], rows[o.Key.Row] = true, true
	}
	if len(questions)*len(rows) > manyKeys {
		return q
	}
	return q.Where(clause.IN{Column: clause.Column{Table: table, Name: "question"}, Values: values(questions)}).
		Where(clause.IN{Column: clause.Column{Table: table, Name: "row_id"}, Values: values(rows)})
}

func values[K ~string](set map[K]bool) []any {
	list := make([]any, 0, len(set))
	for k := range set {
		list = append(list, string(k))
	}
	return list
}
