package store

import (
	"context"
	"time"

	"gorm.io/gorm"
)

type linkRow struct {
	TokenHash []byte
	Person    PersonID
	Expires   time.Time
	Used      *time.Time
}

// TableName implements schema.Tabler.
func (linkRow) TableName() string { return "link" }

// unused is a link that still opens the door.
const unused = "token_hash = ? AND used IS NULL AND expires > ?"

// AddLink keeps the hash of a one-time link for a person. It returns
// ErrNotFound for an unknown person, ErrConflict for a known hash.
func (s *Store) AddLink(ctx context.Context, person PersonID, tokenHash []byte, expires time.Time) error {
	row := linkRow{TokenHash: tokenHash, Person: person, Expires: kept(expires)}
	return doing("add a link", s.change(ctx, func(tx *gorm.DB) error {
		return gorm.G[linkRow](tx).Create(ctx, &row)
	}))
}

// UseLink takes a link, once, and returns whose it is. It returns ErrNotFound
// for one that is unknown, used or expired.
func (s *Store) UseLink(ctx context.Context, tokenHash []byte, at time.Time) (person PersonID, err error) {
	at = kept(at)
	err = s.change(ctx, func(tx *gorm.DB) error {
		n, err := gorm.G[linkRow](tx).Where(unused, tokenHash, at).Update(ctx, "used", at)
		if err != nil {
			return err
		}
		if n == 0 {
			return ErrNotFound
		}
		row, err := gorm.G[linkRow](tx).Where("token_hash = ?", tokenHash).Take(ctx)
		person = row.Person
		return err
	})
	return person, doing("use a link", err)
}

// PeekLink says whether UseLink would succeed now: nil or ErrNotFound.
func (s *Store) PeekLink(ctx context.Context, tokenHash []byte, at time.Time) error {
	_, err := gorm.G[linkRow](s.r).Where(unused, tokenHash, kept(at)).Take(ctx)
	return doing("look at a link", err)
}
