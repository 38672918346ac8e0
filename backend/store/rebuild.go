package store

import (
	"context"

	"gorm.io/gorm"
)

// Rebuild makes the cells and rows of a diagnostic anew from its revisions.
// They should come out as they were; when they are damaged, this mends them.
func (x *Scoped) Rebuild(ctx context.Context, id DiagnosticID) error {
	err := x.change(ctx, func(ctx context.Context, tx *gorm.DB) error {
		l, err := openLedger(ctx, tx, id, Author{})
		if err != nil {
			return err
		}
		if err := l.fold(ctx, tx); err != nil {
			return err
		}
		return l.replaceHeads(ctx, tx)
	})
	return doing("rebuild a diagnostic", err)
}

// fold goes through all revisions of a diagnostic in order.
func (l *ledger) fold(ctx context.Context, tx *gorm.DB) error {
	var rows []history
	err := tx.WithContext(ctx).Model(&revisionRow{}).Select("revision.*, content.value").Joins(joinContent).
		Where("revision.country = ? AND revision.party = ? AND revision.diagnostic = ?", l.diagnostic.Country, l.diagnostic.Party, l.diagnostic.ID).
		Order("revision.seq").Scan(&rows).Error
	if err != nil {
		return err
	}
	for _, h := range rows {
		if err := l.add(h); err != nil {
			return err
		}
	}
	return nil
}

func (l *ledger) add(h history) error {
	c := l.cell(h.Row.key())
	c.row.follow(h.Row)
	c.changed = true
	if h.Row.Question != RowQuestion || h.Row.Outcome != BecameHead {
		return nil
	}
	change, err := readRowChange(h.Value)
	l.rows[h.Row.RowID] = change.at(l.diagnostic, h.Row.RowID, h.Row.Seq)
	return err
}

func (l *ledger) replaceHeads(ctx context.Context, tx *gorm.DB) error {
	d := l.diagnostic
	if _, err := gorm.G[cellRow](tx).Where(ofDiagnostic, d.Country, d.Party, d.ID).Delete(ctx); err != nil {
		return err
	}
	if _, err := gorm.G[rosterRow](tx).Where(ofDiagnostic, d.Country, d.Party, d.ID).Delete(ctx); err != nil {
		return err
	}
	return l.writeHeads(ctx, tx)
}
