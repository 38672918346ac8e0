package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/klauspost/compress/gzip"
	"gorm.io/gorm"
)

// Frozen is a numbered copy of a round that never changes.
type Frozen struct {
	Round   RoundID
	Number  int // 1, 2, 3 … within the round
	Version VersionID
	Draft   bool // it has the contents of open diagnostics
	Taken   time.Time
	TakenBy PersonID // 0 when nobody is known
	By      string   // their name; filled when read
	Hash    string   // SHA-256 of the body, in hexadecimal
}

type frozenRow struct {
	Round   RoundID
	Number  int
	Version VersionID
	Draft   bool
	Taken   time.Time
	TakenBy *PersonID
	Hash    string
	Body    []byte
}

// TableName implements schema.Tabler.
func (frozenRow) TableName() string { return "snapshot" }

// errAltered says that a body is not the one that was kept.
var errAltered = errors.New("the body does not have its hash")

// FreezeSnapshot keeps a copy of a round for ever and returns it with its
// number, the next of its round, and its hash. It returns ErrNotFound for an
// unknown round, version or person.
func (s *Store) FreezeSnapshot(ctx context.Context, f Frozen, body []byte) (Frozen, error) {
	packed, err := pack(body)
	if err != nil {
		return Frozen{}, fmt.Errorf("freeze round %d: %w", f.Round, err)
	}
	f.Hash, f.Taken = digest(body), kept(f.Taken)
	row := frozenRow{Round: f.Round, Version: f.Version, Draft: f.Draft, Taken: f.Taken, Hash: f.Hash, Body: packed}
	if f.TakenBy != 0 {
		row.TakenBy = &f.TakenBy
	}
	for range 5 { // another took the number in between
		f.Number, err = s.freeze(ctx, row)
		if !errors.Is(err, gorm.ErrDuplicatedKey) {
			break
		}
	}
	return f, doing(fmt.Sprintf("freeze round %d", f.Round), err)
}

func (s *Store) freeze(ctx context.Context, row frozenRow) (int, error) {
	err := s.For(Scope{Everything: true}).change(ctx, func(ctx context.Context, tx *gorm.DB) error {
		last, err := gorm.G[frozenRow](tx).Select("number").Where("round = ?", row.Round).Order("number DESC").Limit(1).Find(ctx)
		if err != nil {
			return err
		}
		row.Number = 1
		if len(last) > 0 {
			row.Number = last[0].Number + 1
		}
		return gorm.G[frozenRow](tx).Create(ctx, &row)
	})
	return row.Number, err
}

// Snapshots lists the frozen copies of a round, the newest first.
func (s *Store) Snapshots(ctx context.Context, round RoundID) (list []Frozen, err error) {
	err = s.For(Scope{Everything: true}).look(ctx, func(ctx context.Context, tx *gorm.DB) error {
		rows, err := gorm.G[frozenRow](tx).Select("round, number, version, draft, taken, taken_by, hash").
			Where("round = ?", round).Order("number DESC").Find(ctx)
		if err != nil {
			return err
		}
		list, err = named(ctx, tx, rows)
		return err
	})
	return list, doing(fmt.Sprintf("snapshots of round %d", round), err)
}

// SnapshotBody returns a frozen copy with its body, whose hash has been
// checked, or ErrNotFound.
func (s *Store) SnapshotBody(ctx context.Context, round RoundID, number int) (f Frozen, body []byte, err error) {
	err = s.For(Scope{Everything: true}).look(ctx, func(ctx context.Context, tx *gorm.DB) error {
		row, err := gorm.G[frozenRow](tx).Where("round = ? AND number = ?", round, number).Take(ctx)
		if err != nil {
			return err
		}
		list, err := named(ctx, tx, []frozenRow{row})
		if err != nil {
			return err
		}
		f = list[0]
		body, err = unpack(row.Body)
		if err == nil && digest(body) != row.Hash {
			err = errAltered
		}
		return err
	})
	if err != nil {
		return Frozen{}, nil, doing(fmt.Sprintf("snapshot %d of round %d", number, round), err)
	}
	return f, body, nil
}

// named tells who took each copy, in one query.
func named(ctx context.Context, tx *gorm.DB, rows []frozenRow) ([]Frozen, error) {
	var ids []PersonID
	for _, r := range rows {
		if r.TakenBy != nil {
			ids = append(ids, *r.TakenBy)
		}
	}
	names, err := namesOf(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	list := make([]Frozen, len(rows))
	for i, r := range rows {
		list[i] = Frozen{Round: r.Round, Number: r.Number, Version: r.Version, Draft: r.Draft, Taken: r.Taken.UTC(), Hash: r.Hash}
		if r.TakenBy != nil {
			list[i].TakenBy, list[i].By = *r.TakenBy, names[*r.TakenBy]
		}
	}
	return list, nil
}

// namesOf returns the names of people, in one query.
func namesOf(ctx context.Context, tx *gorm.DB, ids []PersonID) (map[PersonID]string, error) {
	people, err := gorm.G[personRow](tx).Select("id, name").Where("id IN ?", ids).Find(ctx)
	names := map[PersonID]string{}
	for _, p := range people {
		names[p.ID] = p.Name
	}
	return names, err
}

func digest(body []byte) string {
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:])
}

func pack(body []byte) ([]byte, error) {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(body); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func unpack(packed []byte) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}
