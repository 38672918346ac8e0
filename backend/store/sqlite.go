package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"gorm.io/gorm"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// file is the name of the database in the data folder.
const file = "cotejo.db"

// openSQLite opens one connection that writes and a few that read. A second
// writer would only wait for the first one's lock, so there is one.
func openSQLite(ctx context.Context, dir string) (*Store, error) {
	path, err := ensureFile(dir)
	if err != nil {
		return nil, fmt.Errorf("open the database: %w", err)
	}
	write, err := sqlitePool(path, 1, "immediate")
	if err != nil {
		return nil, fmt.Errorf("open the database %s: %w", path, err)
	}
	// The first connection sets the write-ahead log, which readers need.
	if err := takesWrites(ctx, write); err != nil {
		return nil, errors.Join(fmt.Errorf("open the database %s: %w", path, err), write.Close())
	}
	read, err := sqlitePool(path, 4, "deferred", "query_only(1)")
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open the database %s: %w", path, err), write.Close())
	}
	return newStore(sqliteKind, write, read, func(db *sql.DB) gorm.Dialector { return dialect{db} })
}

// ensureFile makes the folder and the file, for this user alone, and says in
// one line what stands in the way.
func ensureFile(dir string) (string, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	path, err := filepath.Abs(filepath.Join(dir, file))
	if err != nil {
		return "", err
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return "", err
	}
	return path, f.Close()
}

func sqlitePool(path string, connections int, lock string, more ...string) (*sql.DB, error) {
	q := url.Values{
		"_txlock":      {lock}, // immediate: a deferred one that turns to writing fails at once when it finds another writer
		"_time_format": {"sqlite"},
		"_pragma": append([]string{
			"busy_timeout(5000)", "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)",
			"cache_size(-2000)", // 2 MB for each connection
		}, more...),
	}
	dsn := url.URL{Scheme: "file", OmitHost: true, Path: path, RawQuery: q.Encode()}
	db, err := sql.Open("sqlite", dsn.String())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	if connections > 1 {
		db.SetConnMaxIdleTime(5 * time.Minute)
	}
	return db, nil
}

// takesWrites starts a transaction that takes the write lock, and drops it.
// Turning a new file's log to write-ahead is the one thing for which SQLite
// waits for nobody, so that two who open it at once must wait here.
func takesWrites(ctx context.Context, db *sql.DB) error {
	for start := time.Now(); ; {
		tx, err := db.BeginTx(ctx, nil)
		if err == nil {
			return tx.Rollback()
		}
		var e *sqlite.Error
		if !errors.As(err, &e) || e.Code()&0xff != sqlite3.SQLITE_BUSY || time.Since(start) > 5*time.Second {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(50 * time.Millisecond):
		}
	}
}
