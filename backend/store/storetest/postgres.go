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

// database makes an empty database for a test and returns the way to it.
func database(t testing.TB) (string, error) {
	c, err := server()
	if err != nil {
		return "", err
	}
	db, err := sql.Open("pgx", c.address)
	if err != nil {
		return "", err
	}
	name := "cotejo_" + strings.ReplaceAll(uuid.NewString(), "-", "")
	if _, err := db.ExecContext(t.Context(), "CREATE DATABASE "+name+" OWNER "+tester); err != nil {
		return "", fmt.Errorf("make a database: %w", err)
	}
	t.Cleanup(func() {
		// Forced: a test that failed may still be holding it.
		if _, err := db.ExecContext(context.Background(), "DROP DATABASE "+name+" WITH (FORCE)"); err != nil {
			t.Errorf("drop the test's database: %v", err)
		}
		_ = db.Close() // nothing is lost with it
	})
	return as(c.address, name)
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
