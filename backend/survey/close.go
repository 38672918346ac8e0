package survey

import (
	"context"
	"errors"

	"cotejo/backend/store"
)

// CloseRound ends a round: nothing more is saved or handed in. One that is
// closed stays so. It returns ErrForbidden for who may see rounds and not run
// them, ErrNotFound for others and for an unknown round.
func (s *Service) CloseRound(ctx context.Context, p Principal, code string) error {
	return s.move(ctx, p, code, s.store.CloseRound)
}

// ReopenRound opens a closed round again; one that is open stays so. What has
// been handed in stays handed in. It returns the errors of CloseRound.
func (s *Service) ReopenRound(ctx context.Context, p Principal, code string) error {
	return s.move(ctx, p, code, s.store.ReopenRound)
}

func (s *Service) move(ctx context.Context, p Principal, code string, to func(context.Context, store.RoundID) error) error {
	if !p.Analyses() {
		return ErrNotFound
	}
	round, err := s.store.Round(ctx, code)
	if err != nil {
		return kind(err)
	}
	if !p.Organises() {
		return ErrForbidden
	}
	err = to(ctx, round.ID)
	if errors.Is(err, store.ErrConflict) {
		return nil // it is there already
	}
	return err
}
