package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"gorm.io/gorm"
)

// change runs f in one transaction, and the whole of it again, three times at
// most, when PostgreSQL asks for that.
func (s *Store) change(ctx context.Context, f func(tx *gorm.DB) error) error {
	var err error
	for range 3 {
		err = s.w.WithContext(ctx).Transaction(s.walled(ctx, f))
		if !again(err) {
			return err
		}
	}
	return err
}

// look runs f in one transaction that reads, and sees one moment.
func (s *Store) look(ctx context.Context, f func(tx *gorm.DB) error) error {
	moment := &sql.TxOptions{ReadOnly: true}
	if s.kind == postgresKind {
		moment.Isolation = sql.LevelRepeatableRead
	}
	return s.r.WithContext(ctx).Transaction(s.walled(ctx, f), moment)
}

// walled names the parties of the scope to row-level security, before f.
func (s *Store) walled(ctx context.Context, f func(*gorm.DB) error) func(*gorm.DB) error {
	return func(tx *gorm.DB) error {
		if err := s.wall(ctx, tx); err != nil {
			return err
		}
		return f(tx)
	}
}

// wall names the parties of the scope to row-level security, for the rest of
// the transaction.
func (s *Store) wall(ctx context.Context, tx *gorm.DB) error {
	sc, scoped := reach(ctx)
	if !scoped || s.kind != postgresKind {
		return nil
	}
	// Past GORM, whose guard lets no SQL of our own through.
	_, err := tx.Statement.ConnPool.ExecContext(ctx, "SELECT set_config('app.parties', $1, true)", sc.parties())
	if err != nil {
		return fmt.Errorf("name the parties: %w", err)
	}
	return nil
}

// parties is the scope as row-level security reads it.
func (sc Scope) parties() string {
	if sc.Everything {
		return "*"
	}
	names := make([]string, len(sc.Parties))
	for i, p := range sc.Parties {
		names[i] = strconv.Itoa(p.Country) + ":" + p.Party
	}
	return strings.Join(names, " ")
}

// again says whether a transaction lost to another one and may simply be run
// again: a serialization failure or a deadlock.
func again(err error) bool {
	var e *pgconn.PgError
	return errors.As(err, &e) && (e.Code == "40001" || e.Code == "40P01")
}

// kind gives what GORM found wrong the kind that callers know.
func kind(err error) error {
	switch {
	case errors.Is(err, gorm.ErrRecordNotFound), errors.Is(err, gorm.ErrForeignKeyViolated):
		return ErrNotFound
	case errors.Is(err, gorm.ErrDuplicatedKey):
		return ErrConflict
	}
	return err
}

// doing says what was being done when something went wrong.
func doing(what string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", what, kind(err))
}

// now is the time as both databases can keep it.
func now() time.Time { return kept(time.Now()) }

// kept is a time as both databases keep it: UTC, in microseconds.
func kept(t time.Time) time.Time { return t.UTC().Truncate(time.Microsecond) }

func keptOrNil(t *time.Time) *time.Time {
	if t == nil || t.IsZero() {
		return nil
	}
	k := kept(*t)
	return &k
}

// newID makes a random id of 53 bits, which every JSON reader can hold.
func newID() int64 {
	var b [8]byte
	_, _ = rand.Read(b[:]) // it never fails
	return int64(binary.BigEndian.Uint64(b[:])>>11) | 1
}
