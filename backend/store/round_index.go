package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"
)

// RoundIndex is a version of an index of a round's own. It never changes.
type RoundIndex struct {
	Round   RoundID
	Name    string
	Version int // 1, 2, 3 … of its name within the round
	Kept    time.Time
	KeptBy  PersonID // 0 when nobody is known
	By      string   // their name; filled when read
	Hash    string   // SHA-256 of the body, in hexadecimal; "" when withdrawn
	Body    string   // the definition; "" says that the index was withdrawn
}

type roundIndexRow struct {
	Round   RoundID
	Name    string
	Version int
	Kept    time.Time
	KeptBy  *PersonID
	Hash    string
	Body    string
}

// TableName implements schema.Tabler.
func (roundIndexRow) TableName() string { return "round_index" }

// KeepIndex keeps an index of a round as the next version of its name and
// returns it; an empty body withdraws it. A body that is in force already is
// not kept again. It returns ErrNotFound for an unknown round or person, and
// for withdrawing what is not in force.
func (s *Store) KeepIndex(ctx context.Context, ix RoundIndex) (RoundIndex, error) {
	ix.Kept, ix.Hash = kept(ix.Kept), ""
	if ix.Body != "" {
		ix.Hash = digest([]byte(ix.Body))
	}
	what := fmt.Sprintf("keep index %q of round %d", ix.Name, ix.Round)
	for range 5 { // another took the version in between
		row, err := s.keepIndex(ctx, ix)
		if errors.Is(err, gorm.ErrDuplicatedKey) {
			continue
		}
		if err != nil {
			return RoundIndex{}, doing(what, err)
		}
		return row.index(ix.By), nil
	}
	return RoundIndex{}, doing(what, ErrConflict)
}

func (s *Store) keepIndex(ctx context.Context, ix RoundIndex) (row roundIndexRow, err error) {
	row = roundIndexRow{Round: ix.Round, Name: ix.Name, Version: 1, Kept: ix.Kept, Hash: ix.Hash, Body: ix.Body}
	if ix.KeptBy != 0 {
		row.KeptBy = &ix.KeptBy
	}
	err = s.change(ctx, func(tx *gorm.DB) error {
		last, err := gorm.G[roundIndexRow](tx).Where("round = ? AND name = ?", ix.Round, ix.Name).Order("version DESC").Limit(1).Find(ctx)
		switch {
		case err != nil:
			return err
		case ix.Body == "" && (len(last) == 0 || last[0].Body == ""):
			return ErrNotFound
		case len(last) > 0 && last[0].Body == ix.Body:
			row = last[0]
			return nil
		case len(last) > 0:
			row.Version = last[0].Version + 1
		}
		return gorm.G[roundIndexRow](tx).Create(ctx, &row)
	})
	return row, err
}

// RoundIndices lists all versions of the indices of a round, by name and then
// the newest first.
func (s *Store) RoundIndices(ctx context.Context, round RoundID) (list []RoundIndex, err error) {
	err = s.look(ctx, func(tx *gorm.DB) error {
		rows, err := gorm.G[roundIndexRow](tx).Where("round = ?", round).Order("name, version DESC").Find(ctx)
		if err != nil {
			return err
		}
		var ids []PersonID
		for _, r := range rows {
			if r.KeptBy != nil {
				ids = append(ids, *r.KeptBy)
			}
		}
		names, err := namesOf(ctx, tx, ids)
		for _, r := range rows {
			by := ""
			if r.KeptBy != nil {
				by = names[*r.KeptBy]
			}
			list = append(list, r.index(by))
		}
		return err
	})
	return list, doing(fmt.Sprintf("indices of round %d", round), err)
}

func (r roundIndexRow) index(by string) RoundIndex {
	ix := RoundIndex{
		Round: r.Round, Name: r.Name, Version: r.Version, Kept: r.Kept.UTC(), By: by, Hash: r.Hash, Body: r.Body,
	}
	if r.KeptBy != nil {
		ix.KeptBy = *r.KeptBy
	}
	return ix
}
