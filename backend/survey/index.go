package survey

import (
	"context"
	"fmt"
	"strings"

	"cotejo/reports"
)

// UnknownIndex says that a cut is not read by such an index.
type UnknownIndex struct {
	Name  string
	Known []string
}

// Error implements error.
func (u *UnknownIndex) Error() string {
	return fmt.Sprintf("no index %q; there are %s", u.Name, strings.Join(u.Known, ", "))
}

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

// NamedIndexTable is IndexTable for an index that ships or that the cut has of
// its own. It returns *UnknownIndex for another name.
func (s *Service) NamedIndexTable(ctx context.Context, cut Cut, name string) (*reports.IndexTable, error) {
	snap, err := s.cut(ctx, cut)
	if err != nil {
		return nil, err
	}
	unknown := &UnknownIndex{Name: name}
	for _, ix := range append(reports.Indices(), snap.Indices...) {
		if ix.Name == name {
			return ix.Compute(snap)
		}
		unknown.Known = append(unknown.Known, ix.Name)
	}
	return nil, unknown
}
