// Package storetest lends tests a real database: a fresh, migrated one that
// goes away with the test. SQLite needs nothing. PostgreSQL is the server that
// TEST_POSTGRES names, or a throw-away cluster when initdb is on the machine.
package storetest

import (
	"errors"
	"os"
	"strings"
	"testing"

	"cotejo/backend/store"
)

// Open returns a migrated store on SQLite in a folder of the test.
func Open(t testing.TB) *store.Store {
	t.Helper()
	return ready(t, store.Config{Dir: t.TempDir()})
}

// Postgres returns a migrated store on a PostgreSQL database of the test's
// own. Without PostgreSQL it skips the test; where COTEJO_TEST_REQUIRE names
// postgres it fails it.
func Postgres(t testing.TB) *store.Store {
	t.Helper()
	original, err := migrated()
	return ready(t, config(t, original, err))
}

// PostgresConfig is the way to an empty PostgreSQL database of the test's own,
// as a role that row-level security holds for. It skips or fails as Postgres
// does.
func PostgresConfig(t testing.TB) store.Config {
	t.Helper()
	_, err := server()
	return config(t, "template1", err)
}

func config(t testing.TB, original string, err error) store.Config {
	t.Helper()
	if errors.Is(err, errNone) && !strings.Contains(os.Getenv("COTEJO_TEST_REQUIRE"), "postgres") {
		t.Skip(err)
	}
	var url string
	if err == nil {
		url, err = database(t, original)
	}
	if err != nil {
		t.Fatalf("PostgreSQL: %v", err)
	}
	return store.Config{URL: url}
}

// Each runs a test on SQLite and on PostgreSQL.
func Each(t *testing.T, test func(*testing.T, *store.Store)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { test(t, Open(t)) })
	t.Run("postgres", func(t *testing.T) { test(t, Postgres(t)) })
}

func ready(t testing.TB, c store.Config) *store.Store {
	t.Helper()
	st, err := store.Open(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := st.Close(); err != nil {
			t.Errorf("close the store: %v", err)
		}
	})
	if err := st.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	return st
}
