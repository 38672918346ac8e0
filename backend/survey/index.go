package survey

import (
	"context"

	"cotejo/reports"
)

// IndexTable computes an index over what has been submitted in a round; for
// the command line, whose user owns the machine. It returns ErrNotFound for an
// unknown round, and a *reports.IndexError when the round's questionnaire does
// not have the index's questions.
func (s *Service) IndexTable(ctx context.Context, code string, ix *reports.Index) (*reports.IndexTable, error) {
	snap, err := s.snapshot(ctx, code, false)
	if err != nil {
		return nil, err
	}
	return ix.Compute(snap)
}
