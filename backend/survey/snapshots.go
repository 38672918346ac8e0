package survey

import (
	"context"
	"fmt"
	"time"

	"cotejo/backend/store"
	"cotejo/reports"
)

// Cut says which answers of a round a report is made from.
type Cut struct {
	Round string // code
	// Number is that of a frozen snapshot; 0 for the answers as they stand.
	Number int
	// Draft asks for the contents of open diagnostics too, of the answers as
	// they stand; a frozen snapshot has them or not.
	Draft bool
	// Only narrows it to some countries and voices.
	Only reports.Selection
}

// SnapshotInfo is a frozen snapshot as lists show it.
type SnapshotInfo struct {
	Number int
	Taken  time.Time
	By     string // name of who took it; "" when the command line did
	Draft  bool
	Hash   string // SHA-256 of its canonical form, in hexadecimal
}

// Freeze keeps the answers of a round as they stand under the next number:
// what has been submitted, and with draft the contents of open diagnostics
// too. It returns ErrForbidden for who may see rounds and not run them,
// ErrNotFound for others and for an unknown round.
func (s *Service) Freeze(ctx context.Context, p Principal, code string, draft bool) (SnapshotInfo, error) {
	round, err := s.roundFor(ctx, p, code)
	if err != nil {
		return SnapshotInfo{}, err
	}
	if !p.Organises() {
		return SnapshotInfo{}, ErrForbidden
	}
	info, err := s.freeze(ctx, round, draft, store.PersonID(p.ID))
	info.By = p.Name
	return info, err
}

// Snapshots lists the frozen snapshots of a round, the newest first; drafts for
// organisers only. It returns ErrNotFound for who may not see the round.
func (s *Service) Snapshots(ctx context.Context, p Principal, code string) ([]SnapshotInfo, error) {
	round, err := s.roundFor(ctx, p, code)
	if err != nil {
		return nil, err
	}
	list, err := s.store.Snapshots(ctx, round.ID)
	if err != nil {
		return nil, err
	}
	var infos []SnapshotInfo
	for _, f := range list {
		if !f.Draft || p.Organises() {
			infos = append(infos, snapshotInfo(f))
		}
	}
	return infos, nil
}

// Difference returns what changed in a round from one cut to another. It
// returns the errors of Comparison.
func (s *Service) Difference(ctx context.Context, p Principal, then, now Cut) (*reports.Difference, error) {
	before, err := s.cutFor(ctx, p, then)
	if err != nil {
		return nil, err
	}
	after, err := s.cutFor(ctx, p, now)
	if err != nil {
		return nil, err
	}
	return reports.Compared(before, after), nil
}

// roundFor returns a round to who may see rounds as a whole, else ErrNotFound.
func (s *Service) roundFor(ctx context.Context, p Principal, code string) (store.Round, error) {
	if !p.Analyses() {
		return store.Round{}, ErrNotFound
	}
	round, err := s.store.Round(ctx, code)
	return round, kind(err)
}

// cutFor returns a cut to who may see it: ErrNotFound for who may not see the
// round and for a number that there is not, or not for them; ErrForbidden for
// a draft of the answers as they stand.
func (s *Service) cutFor(ctx context.Context, p Principal, c Cut) (*reports.Snapshot, error) {
	switch {
	case !p.Analyses():
		return nil, ErrNotFound
	case c.Number == 0 && c.Draft && !p.Organises():
		return nil, ErrForbidden
	}
	snap, err := s.cut(ctx, c)
	if err != nil {
		return nil, err
	}
	if snap.Draft && !p.Organises() {
		return nil, ErrNotFound
	}
	return snap.Only(c.Only), nil
}

// cut reads the answers of a round as they were frozen, or as they stand.
func (s *Service) cut(ctx context.Context, c Cut) (*reports.Snapshot, error) {
	if c.Number == 0 {
		return s.snapshot(ctx, c.Round, c.Draft)
	}
	round, err := s.store.Round(ctx, c.Round)
	if err != nil {
		return nil, kind(err)
	}
	f, body, err := s.store.SnapshotBody(ctx, round.ID, c.Number)
	if err != nil {
		return nil, kind(err)
	}
	q, err := s.questionnaire(ctx, f.Version)
	if err != nil {
		return nil, err
	}
	snap, err := reports.Decode(body, q)
	if err != nil {
		return nil, fmt.Errorf("snapshot %d of round %s: %w", c.Number, c.Round, err)
	}
	snap.Number = f.Number
	return snap, nil
}

func snapshotInfo(f store.Frozen) SnapshotInfo {
	return SnapshotInfo{Number: f.Number, Taken: f.Taken, By: f.By, Draft: f.Draft, Hash: f.Hash}
}
