package survey

import (
	"context"

	"cotejo/reports"
)

// IndexTable computes an index over a cut of a round; for
// the command line, whose user owns the machine. It returns ErrNotFound for an
// unknown round or number, and a *reports.IndexError when the round's questionnaire does
// not have the index's questions.
func (s *Service) IndexTable(ctx context.Context, cut Cut, ix *reports.Index) (*reports.IndexTable, error) {
	snap, err := s.cut(ctx, cut)
	if err != nil {
		return nil, err
	}
	return ix.Compute(snap)
}
