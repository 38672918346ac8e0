package store

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"
)

// RoundContents is a round as it stood at one moment.
type RoundContents struct {
	Round       Round
	Diagnostics []Diagnostic // by country in the round's order, then by party
	Contents    map[DiagnosticID]Contents
	Taken       time.Time
}

// Snapshot reads a round as it stands at one moment, in a handful of queries
// however many countries it has. Open and returned diagnostics are listed;
// their contents come only with all. It returns ErrNotFound for an unknown
// code.
func (s *Store) Snapshot(ctx context.Context, roundCode string, all bool) (rc RoundContents, err error) {
	states := []string{stateSubmitted, stateApproved}
	if all {
		states = append(states, stateOpen, stateReturned)
	}
	x := s.For(Scope{Everything: true})
	err = x.look(ctx, func(ctx context.Context, tx *gorm.DB) error {
		rc = RoundContents{Contents: map[DiagnosticID]Contents{}, Taken: now()}
		if rc.Round, err = oneRound(ctx, tx, roundCode); err != nil {
			return err
		}
		if rc.Diagnostics, err = diagnosticsOf(ctx, tx, rc.Round.ID); err != nil {
			return err
		}
		if err := rc.readRows(ctx, tx, states); err != nil {
			return err
		}
		return rc.readHeads(ctx, tx, states)
	})
	return rc, doing(fmt.Sprintf("snapshot of round %q", roundCode), err)
}

func (rc *RoundContents) readRows(ctx context.Context, tx *gorm.DB, states []string) error {
	var rows []rosterRow
	err := tx.WithContext(ctx).Model(&rosterRow{}).Select("roster_row.*").
		Joins("JOIN diagnostic ON diagnostic.country = roster_row.country AND diagnostic.party = roster_row.party AND diagnostic.id = roster_row.diagnostic").
		Where("diagnostic.round = ? AND diagnostic.state IN ?", rc.Round.ID, states).Scan(&rows).Error
	for _, r := range rows {
		c := rc.Contents[r.Diagnostic]
		c.Rows = append(c.Rows, r.head())
		rc.Contents[r.Diagnostic] = c
	}
	return err
}

func (rc *RoundContents) readHeads(ctx context.Context, tx *gorm.DB, states []string) error {
	var heads []headRow
	err := headsOf(ctx, tx).Where("diagnostic.round = ? AND diagnostic.state IN ?", rc.Round.ID, states).Scan(&heads).Error
	for _, h := range heads {
		c := rc.Contents[h.Diagnostic]
		c.put(h.head())
		rc.Contents[h.Diagnostic] = c
	}
	for _, c := range rc.Contents {
		c.sort()
	}
	return err
}
