package store

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

// migrations are numbered SQL files. One that both databases understand is
// written once; "….sqlite.sql" and "….postgres.sql" are for one of them.
//
//go:embed migrations/*.sql
var migrations embed.FS

// Migrate brings the schema to this version. Several processes may ask at
// once: one does it.
func (s *Store) Migrate(ctx context.Context) error {
	p, err := s.migrator()
	if err != nil {
		return fmt.Errorf("migrate the database: %w", err)
	}
	for {
		moved, err := step(ctx, p)
		if err == nil {
			return nil
		}
		if !moved {
			return fmt.Errorf("migrate the database: %w", err)
		}
	}
}

// step migrates, and tells after a failure whether the schema has moved on all
// the same. SQLite has no lock to wait at: whoever comes second fails on what
// the first has made meanwhile, and goes on from there.
func step(ctx context.Context, p *goose.Provider) (moved bool, err error) {
	before, target, err := p.GetVersions(ctx)
	if err != nil || before >= target {
		return false, err
	}
	if _, err = p.Up(ctx); err == nil {
		return true, nil
	}
	after, _, verr := p.GetVersions(ctx)
	return verr == nil && after > before, err
}

func (s *Store) migrator() (*goose.Provider, error) {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, err
	}
	foreign, err := fs.Glob(files, "*."+string(s.other())+".sql")
	if err != nil {
		return nil, err
	}
	options := []goose.ProviderOption{goose.WithExcludeNames(foreign), goose.WithDisableGlobalRegistry(true)}
	if s.kind == sqliteKind {
		return goose.NewProvider(goose.DialectSQLite3, s.write, files, options...)
	}
	locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 300)) // every second, five minutes
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(goose.DialectPostgres, s.write, files, append(options, goose.WithSessionLocker(locker))...)
}

func (s *Store) other() kindOfDatabase {
	if s.kind == sqliteKind {
		return postgresKind
	}
	return sqliteKind
}

// errSchema says that the database is not at this version.
var errSchema = errors.New("the schema is not at this version: run migrate")

// Ready says whether the schema is at this version and a write is possible.
func (s *Store) Ready(ctx context.Context) error {
	p, err := s.migrator()
	if err != nil {
		return fmt.Errorf("ready: %w", err)
	}
	pending, err := p.HasPending(ctx)
	if err != nil {
		return fmt.Errorf("ready: %s", strings.Join(strings.Fields(err.Error()), " "))
	}
	if pending {
		return fmt.Errorf("ready: %w", errSchema)
	}
	if err := s.SetMeta(ctx, "ready", now().Format("2006-01-02T15:04:05Z07:00")); err != nil {
		return fmt.Errorf("ready: %w", err)
	}
	return nil
}
