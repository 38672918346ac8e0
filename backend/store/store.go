// Package store keeps everything Cotejo remembers: people, rounds, and the
// answers of every diagnostic with all their history. It is the only package
// that knows SQL. It runs on SQLite, in one file of the data folder, and on
// PostgreSQL; the same tests run on both.
//
// # What is kept
//
// A revision is one thing someone typed in a cell; revisions are only ever
// added, which triggers of the database hold. Its texts live in content, so
// that an erasure can blank a text while the revision keeps its salted hash. A
// cell is the head of its revisions: the one that counts. roster_row holds the
// rows of rosters, which are written as revisions of the reserved question
// "@row". What a party replies to a finding in its answers is kept the same way,
// under "@gap." and the kind of finding, and is no answer. Cells and rows can be
// rebuilt from the revisions at any time.
//
// # Who reaches what
//
// What belongs to a party is reached through [Store.For] alone. Every such
// statement is narrowed to the scope by a GORM callback, which refuses one
// without a scope. On PostgreSQL row-level security says the same a second
// time: each transaction names its parties in app.parties, and no policy shows
// a row of another. That wall stands for a role that is neither superuser nor
// BYPASSRLS; the tests run as such a role. Two more roles come with the
// operations of a team: an owner who migrates, a runtime that may not alter
// tables, and a backup that may read everything.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"gorm.io/gorm"
	"gorm.io/gorm/logger"
)

// Config says where the database is.
type Config struct {
	Dir string // the data folder; SQLite lives in its cotejo.db
	URL string // "postgres://…" for PostgreSQL; empty for SQLite
}

// Errors that callers tell apart.
var (
	ErrNotFound = errors.New("not found")                         // absent, or out of scope: nobody can tell which
	ErrConflict = errors.New("in conflict with what is stored")   // someone was faster, or the key is taken by something else
	ErrClosed   = errors.New("no longer open for answers")        // submitted, or the round is closed
	ErrInvalid  = errors.New("not an operation that can be kept") // a malformed operation; the text around it says why
)

// Store is the database.
type Store struct {
	kind  kindOfDatabase
	write *sql.DB // on SQLite one connection, on PostgreSQL the same as read
	read  *sql.DB
	w, r  *gorm.DB // over write and read
}

// kindOfDatabase is what differs between the two databases: how they are
// called in the names of migrations, and what they ask for around one.
type kindOfDatabase string

const (
	sqliteKind   kindOfDatabase = "sqlite"
	postgresKind kindOfDatabase = "postgres"
)

// Open opens the database, making the data folder and its file where they are
// missing, and checks that it can be reached and written. It does not migrate.
// Its errors are one line and never hold a password.
func Open(ctx context.Context, c Config) (*Store, error) {
	if c.URL != "" {
		return openPostgres(ctx, c.URL)
	}
	return openSQLite(ctx, c.Dir)
}

// newStore puts GORM and the guard over the pools.
func newStore(kind kindOfDatabase, write, read *sql.DB, dialect func(*sql.DB) gorm.Dialector) (*Store, error) {
	s := &Store{kind: kind, write: write, read: read}
	var err error
	if s.w, err = over(dialect(write)); err != nil {
		return nil, err
	}
	s.r = s.w
	if read != write {
		s.r, err = over(dialect(read))
	}
	return s, err
}

func over(d gorm.Dialector) (*gorm.DB, error) {
	db, err := gorm.Open(d, &gorm.Config{
		SkipDefaultTransaction: true,
		DisableAutomaticPing:   true,
		TranslateError:         true,
		Logger:                 logger.Discard, // it would print values: answers and tokens
	})
	if err != nil {
		return nil, fmt.Errorf("prepare the database: %w", err)
	}
	return db, guard(db)
}

// Close lets go of the database.
func (s *Store) Close() error {
	if s.read == s.write {
		return s.write.Close()
	}
	return errors.Join(s.read.Close(), s.write.Close())
}
