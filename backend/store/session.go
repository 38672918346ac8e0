package store

import (
	"context"
	"crypto/sha256"
	"errors"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// Sessions keeps web sessions, in the shape of scs.CtxStore. Tokens are kept
// as hashes: who reads the database cannot enter with what they find.
type Sessions struct{ store *Store }

// Sessions returns the store of web sessions.
func (s *Store) Sessions() *Sessions { return &Sessions{store: s} }

type sessionRow struct {
	TokenHash []byte
	Data      []byte
	Expires   time.Time
}

// TableName implements schema.Tabler.
func (sessionRow) TableName() string { return "session" }

func hashed(token string) []byte {
	h := sha256.Sum256([]byte(token))
	return h[:]
}

// FindCtx returns a session's data, and whether there is one that has not
// expired.
func (s *Sessions) FindCtx(ctx context.Context, token string) (data []byte, found bool, err error) {
	row, err := gorm.G[sessionRow](s.store.r).Where("token_hash = ? AND expires > ?", hashed(token), now()).Take(ctx)
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return nil, false, nil
	}
	return row.Data, err == nil, doing("find a session", err)
}

// CommitCtx keeps a session's data until expiry, and drops every session that
// has expired.
func (s *Sessions) CommitCtx(ctx context.Context, token string, data []byte, expiry time.Time) error {
	row := sessionRow{TokenHash: hashed(token), Data: data, Expires: kept(expiry)}
	upsert := clause.OnConflict{
		Columns:   []clause.Column{{Name: "token_hash"}},
		DoUpdates: clause.AssignmentColumns([]string{"data", "expires"}),
	}
	return doing("keep a session", s.store.change(ctx, func(tx *gorm.DB) error {
		if _, err := gorm.G[sessionRow](tx).Where("expires <= ?", now()).Delete(ctx); err != nil {
			return err
		}
		return gorm.G[sessionRow](tx, upsert).Create(ctx, &row)
	}))
}

// DeleteCtx ends a session; one that is not there is ended already.
func (s *Sessions) DeleteCtx(ctx context.Context, token string) error {
	_, err := gorm.G[sessionRow](s.store.w).Where("token_hash = ?", hashed(token)).Delete(ctx)
	return doing("end a session", err)
}

// Find is FindCtx without a context.
func (s *Sessions) Find(token string) ([]byte, bool, error) {
	return s.FindCtx(context.Background(), token)
}

// Commit is CommitCtx without a context.
func (s *Sessions) Commit(token string, data []byte, expiry time.Time) error {
	return s.CommitCtx(context.Background(), token, data, expiry)
}

// Delete is DeleteCtx without a context.
func (s *Sessions) Delete(token string) error { return s.DeleteCtx(context.Background(), token) }
