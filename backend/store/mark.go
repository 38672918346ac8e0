package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"
)

// RoundMark is what a round's answers can be told by without reading them. It
// changes with whatever Snapshot reads: every revision counts, and none is
// ever taken away.
type RoundMark struct {
	Round       Round
	Diagnostics []Diagnostic
	Parties     []Party // all there are; only those with a diagnostic matter
	Revisions   map[DiagnosticID]int64
}

// Mark returns the mark of a round, or ErrNotFound for an unknown code.
func (s *Store) Mark(ctx context.Context, roundCode string) (m RoundMark, err error) {
	x := s.For(Scope{Everything: true})
	err = x.look(ctx, func(ctx context.Context, tx *gorm.DB) error {
		if m.Round, err = oneRound(ctx, tx, roundCode); err != nil {
			return err
		}
		if m.Diagnostics, err = diagnosticsOf(ctx, tx, m.Round.ID); err != nil {
			return err
		}
		m.Revisions, err = revisionsOf(ctx, tx, m.Round.ID)
		return err
	})
	if err == nil {
		m.Parties, err = s.Parties(ctx)
	}
	return m, doing(fmt.Sprintf("mark of round %q", roundCode), err)
}

// counted is how many revisions the cells of a diagnostic have.
type counted struct {
	PartyKey
	Diagnostic DiagnosticID
	N          int64
}

// TableName implements schema.Tabler.
func (counted) TableName() string { return "cell" }

func (c counted) owner() PartyKey { return c.PartyKey }

// revisionsOf counts the revisions of a round, from the last of each cell.
func revisionsOf(ctx context.Context, tx *gorm.DB, round RoundID) (map[DiagnosticID]int64, error) {
	var rows []counted
	err := tx.WithContext(ctx).Model(&counted{}).Select("cell.diagnostic, SUM(cell.last) AS n").
		Joins("JOIN diagnostic ON diagnostic.country = cell.country AND diagnostic.party = cell.party AND diagnostic.id = cell.diagnostic").
		Where("diagnostic.round = ?", round).Group("cell.diagnostic").Scan(&rows).Error
	revisions := make(map[DiagnosticID]int64, len(rows))
	for _, r := range rows {
		revisions[r.Diagnostic] = r.N
	}
	return revisions, err
}
