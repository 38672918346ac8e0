package storetest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	_ "github.com/jackc/pgx/v5/stdlib" // PostgreSQL

	"cotejo/backend/store"
)

// tester is the role that tests work as: no superuser, because row-level
// security holds for everyone but them.
const tester = "cotejo_tester"

// errNone says that there is no PostgreSQL on this machine.
var errNone = errors.New("TEST_POSTGRES names no server and initdb is not on this machine")

// cluster is a PostgreSQL that may create databases.
type cluster struct {
	address string
	alive   io.Closer // a throw-away one ends when this is closed, or collected
}

// server finds or starts the cluster, once for all tests of a process.
var server = sync.OnceValues(func() (cluster, error) {
	c := cluster{address: os.Getenv("TEST_POSTGRES")}
	if c.address == "" {
		var err error
		if c, err = startCluster(); err != nil {
			return c, err
		}
	}
	return c, prepare(c.address)
})

// migrated is the name of a migrated database to copy, made once: copying is
// quicker than migrating. On a server that stays there is none, as it would
// stay too.
var migrated = sync.OnceValues(func() (string, error) {
	c, err := server()
	if err != nil || c.alive == nil {
		return "template1", err
	}
	name, err := create(context.Background(), c, "template1")
	if err != nil {
		return "", err
	}
	address, err := as(c.address, name)
	if err != nil {
		return "", err
	}
	st, err := store.Open(context.Background(), store.Config{URL: address})
	if err != nil {
		return "", err
	}
	return name, errors.Join(st.Migrate(context.Background()), st.Close())
})

// prepare waits for the server and makes the tests' role.
func prepare(address string) error {
	db, err := sql.Open("pgx", address)
	if err != nil {
		return err
	}
	defer db.Close()
	for range 200 {
		if err = db.Ping(); err == nil {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	if err != nil {
		return fmt.Errorf("wait for PostgreSQL: %w", err)
	}
	_, err = db.Exec("CREATE ROLE " + tester + " NOSUPERUSER NOBYPASSRLS NOLOGIN")
	if err != nil && !strings.Contains(err.Error(), "already exists") && !strings.Contains(err.Error(), "pg_authid") {
		return fmt.Errorf("make the role of the tests: %w", err) // another process may be making it too
	}
	return nil
}

// database makes a database for a test, as a copy of another, and returns the
// way to it.
func database(t testing.TB, original string) (string, error) {
	c, err := server()
	if err != nil {
		return "", err
	}
	name, err := create(t.Context(), c, original)
	if err != nil {
		return "", err
	}
	t.Cleanup(func() {
		// Forced: a test that failed may still be holding it.
		if err := run(context.Background(), c, "DROP DATABASE "+name+" WITH (FORCE)"); err != nil {
			t.Errorf("drop the test's database: %v", err)
		}
	})
	return as(c.address, name)
}

func create(ctx context.Context, c cluster, original string) (name string, err error) {
	name = "cotejo_" + strings.ReplaceAll(uuid.NewString(), "-", "")
	if err := run(ctx, c, "CREATE DATABASE "+name+" OWNER "+tester+" TEMPLATE "+original); err != nil {
		return "", fmt.Errorf("make a database: %w", err)
	}
	return name, nil
}

func run(ctx context.Context, c cluster, statement string) error {
	db, err := sql.Open("pgx", c.address)
	if err != nil {
		return err
	}
	defer db.Close()
	_, err = db.ExecContext(ctx, statement)
	return err
}

// as is the address of one database of a server, entered as the tests' role.
func as(address, name string) (string, error) {
	u, err := url.Parse(address)
	if err != nil {
		return "", fmt.Errorf("TEST_POSTGRES is no address: %w", err)
	}
	u.Path = "/" + name
	q := u.Query()
	q.Set("role", tester)
	u.RawQuery = q.Encode()
	return u.String(), nil
}
