package survey

import (
	"context"

	"cotejo/backend/store"
	"cotejo/reports"
)

// TakeSnapshot freezes a round as [Service.Freeze] does, in nobody's name; for
// the command line, whose user owns the machine. It returns ErrNotFound for an
// unknown round.
func (s *Service) TakeSnapshot(ctx context.Context, code string, draft bool) (SnapshotInfo, error) {
	round, err := s.store.Round(ctx, code)
	if err != nil {
		return SnapshotInfo{}, kind(err)
	}
	return s.freeze(ctx, round, draft, 0)
}

// AllSnapshots lists the frozen snapshots of a round, drafts among them, the
// newest first; for the command line. It returns ErrNotFound for an unknown
// round.
func (s *Service) AllSnapshots(ctx context.Context, code string) ([]SnapshotInfo, error) {
	round, err := s.store.Round(ctx, code)
	if err != nil {
		return nil, kind(err)
	}
	list, err := s.store.Snapshots(ctx, round.ID)
	if err != nil {
		return nil, err
	}
	infos := make([]SnapshotInfo, len(list))
	for i, f := range list {
		infos[i] = snapshotInfo(f)
	}
	return infos, nil
}

// Changes returns what changed in a round from one cut to another; for the
// command line. It returns ErrNotFound for an unknown round or number.
func (s *Service) Changes(ctx context.Context, then, now Cut) (*reports.Difference, error) {
	before, err := s.cut(ctx, then)
	if err != nil {
		return nil, err
	}
	after, err := s.cut(ctx, now)
	if err != nil {
		return nil, err
	}
	return reports.Compared(before, after), nil
}

// freeze keeps a round as it stands under the next number, in somebody's name
// or, with 0, in nobody's.
func (s *Service) freeze(ctx context.Context, round store.Round, draft bool, by store.PersonID) (SnapshotInfo, error) {
	version, err := s.store.Version(ctx, round.Version)
	if err != nil {
		return SnapshotInfo{}, err
	}
	snap, err := s.snapshot(ctx, round.Code, draft)
	if err != nil {
		return SnapshotInfo{}, err
	}
	snap.QuestionnaireHash = version.Hash
	body, err := reports.Encode(snap)
	if err != nil {
		return SnapshotInfo{}, err
	}
	f, err := s.store.FreezeSnapshot(ctx, store.Frozen{
		Round: round.ID, Version: version.ID, Draft: draft, Taken: snap.Taken, TakenBy: by,
	}, body)
	return snapshotInfo(f), kind(err)
}
