package store

import (
	"context"
	"maps"
	"slices"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// rowsAtOnce is how many rows one statement inserts: times the 20 columns of a
// revision, below the 32,766 values that SQLite takes.
const rowsAtOnce = 500

// write stores what has been planned.
func (l *ledger) write(ctx context.Context, tx *gorm.DB) error {
	if len(l.revisions) == 0 {
		return nil
	}
	if err := gorm.G[contentRow](tx).CreateInBatches(ctx, &l.contents, rowsAtOnce); err != nil {
		return err
	}
	if err := gorm.G[revisionRow](tx).CreateInBatches(ctx, &l.revisions, rowsAtOnce); err != nil {
		return err
	}
	if err := l.writeHeads(ctx, tx); err != nil {
		return err
	}
	d := l.diagnostic
	_, err := gorm.G[diagnosticRow](tx).Where("country = ? AND party = ? AND id = ?", d.Country, d.Party, d.ID).
		Update(ctx, "changed", l.at)
	return err
}

// writeHeads stores the cells and rows that have changed.
func (l *ledger) writeHeads(ctx context.Context, tx *gorm.DB) error {
	cells := l.changedCells()
	if len(cells) > 0 {
		if err := gorm.G[cellRow](tx, upsertCell()).CreateInBatches(ctx, &cells, rowsAtOnce); err != nil {
			return err
		}
	}
	rows := slices.Collect(maps.Values(l.rows))
	if len(rows) == 0 {
		return nil
	}
	return gorm.G[rosterRow](tx, upsertRow()).CreateInBatches(ctx, &rows, rowsAtOnce)
}

func (l *ledger) changedCells() (cells []cellRow) {
	for _, c := range l.cells {
		if c.changed {
			cells = append(cells, c.row)
		}
	}
	return cells
}

func columns(names ...string) (list []clause.Column) {
	for _, name := range names {
		list = append(list, clause.Column{Name: name})
	}
	return list
}

func upsertCell() clause.OnConflict {
	return clause.OnConflict{
		Columns: columns("country", "party", "diagnostic", "question", "row_id", "lang"),
		DoUpdates: clause.AssignmentColumns([]string{
			"head", "op_id", "state", "kind", "author", "author_role", "at", "last", "alternatives",
		}),
	}
}

func upsertRow() clause.OnConflict {
	return clause.OnConflict{
		Columns:   columns("country", "party", "diagnostic", "row_id"),
		DoUpdates: clause.AssignmentColumns([]string{"roster", "parent", "position", "removed", "seq"}),
	}
}
