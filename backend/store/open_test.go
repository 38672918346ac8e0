package store_test

import (
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"cotejo/backend/store"
	"cotejo/backend/store/storetest"
)

func TestOpenSaysInOneLineWhatStandsInTheWay(t *testing.T) {
	const password = "s3cr€t w%rd"
	notAFolder := filepath.Join(t.TempDir(), "file")
	must(t, os.WriteFile(notAFolder, nil, 0o600))
	folderForFile := t.TempDir()
	must(t, os.MkdirAll(filepath.Join(folderForFile, "cotejo.db"), 0o700))
	other := t.TempDir()
	must(t, os.WriteFile(filepath.Join(other, "cotejo.db"), []byte(strings.Repeat("this is no database. ", 99)), 0o600))
	for name, tt := range map[string]struct {
		config store.Config
		want   string
	}{
		"the folder is a file":     {config: store.Config{Dir: notAFolder}, want: notAFolder},
		"the file is a folder":     {config: store.Config{Dir: folderForFile}, want: folderForFile},
		"the file is no database":  {config: store.Config{Dir: other}, want: "not a database"},
		"nobody listens":           {config: store.Config{URL: "postgres://u:s3cr%E2%82%ACt%20w%25rd@" + deaf(t) + "/db?sslmode=disable"}, want: "connection refused"},
		"an address that is none":  {config: store.Config{URL: "postgres://u:" + password + "@h:port/db"}, want: "postgres://user:password@host"},
		"a setting that is none":   {config: store.Config{URL: "postgres://u:pw@localhost/db?connect_timeout=s3cr€t w%rd"}, want: "postgres://user:password@host"},
		"another kind of database": {config: store.Config{URL: "mysql://u:" + password + "@h/db"}, want: "not one of PostgreSQL"},
	} {
		st, err := store.Open(t.Context(), tt.config)
		if err == nil {
			t.Errorf("%s: got no error", name)
			_ = st.Close() // the test has failed already
			continue
		}
		text := err.Error()
		if !strings.Contains(text, tt.want) || strings.Contains(text, "\n") {
			t.Errorf("%s: got %q, want one line with %q", name, text, tt.want)
		}
		for _, form := range []string{password, "s3cr%E2%82%ACt%20w%25rd", "s3cr"} {
			if strings.Contains(text, form) {
				t.Errorf("%s: %q tells the password", name, text)
			}
		}
	}
}

// deaf is an address where nobody listens.
func deaf(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	defer l.Close()
	return l.Addr().String()
}

func TestPostgresTellsOfAMissingDatabaseWithoutThePassword(t *testing.T) {
	c := storetest.PostgresConfig(t)
	c.URL = strings.Replace(c.URL, "postgres://postgres@/cotejo_", "postgres://postgres:hush-hush@/missing_", 1)
	if !strings.Contains(c.URL, "hush-hush") {
		t.Skip("a server of another kind")
	}
	_, err := store.Open(t.Context(), c)
	if err == nil || !strings.Contains(err.Error(), "does not exist") || strings.Contains(err.Error(), "hush") || strings.Contains(err.Error(), "\n") {
		t.Errorf("got %v, want one line on a database that does not exist", err)
	}
}

func TestReadyAsksForTheSchemaAndAWrite(t *testing.T) {
	for name, config := range map[string]func(testing.TB) store.Config{
		"sqlite": func(t testing.TB) store.Config {
			return store.Config{Dir: filepath.Join(t.TempDir(), "new", "da ta?#%20")}
		},
		"postgres": storetest.PostgresConfig,
	} {
		t.Run(name, func(t *testing.T) {
			st, err := store.Open(t.Context(), config(t))
			must(t, err)
			if err := st.Ready(t.Context()); err == nil || !strings.Contains(err.Error(), "migrate") {
				t.Errorf("before migrating: got %v, want a word on migrating", err)
			}
			must(t, st.Migrate(t.Context()))
			must(t, st.Migrate(t.Context()))
			must(t, st.Ready(t.Context()))
			must(t, st.Close())
			if err := st.Ready(t.Context()); err == nil {
				t.Error("closed: got no error")
			}
		})
	}
}

func TestReadOnlyFileIsNotReady(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root writes everywhere")
	}
	dir := t.TempDir()
	st, err := store.Open(t.Context(), store.Config{Dir: dir})
	must(t, err)
	must(t, st.Close())
	must(t, os.Chmod(filepath.Join(dir, "cotejo.db"), 0o400))
	if _, err := store.Open(t.Context(), store.Config{Dir: dir}); err == nil {
		t.Error("got no error")
	}
}

func TestSeveralProcessesMayMigrateAtOnce(t *testing.T) {
	for name, config := range map[string]func(testing.TB) store.Config{
		"sqlite":   func(t testing.TB) store.Config { return store.Config{Dir: t.TempDir()} },
		"postgres": storetest.PostgresConfig,
	} {
		t.Run(name, func(t *testing.T) {
			c := config(t)
			var wg sync.WaitGroup
			for range 4 {
				wg.Go(func() {
					st, err := store.Open(t.Context(), c)
					if err != nil {
						t.Errorf("open: %v", err)
						return
					}
					if err := st.Migrate(t.Context()); err != nil {
						t.Errorf("migrate: %v", err)
					}
					if err := st.Ready(t.Context()); err != nil {
						t.Errorf("ready: %v", err)
					}
					must(t, st.Close())
				})
			}
			wg.Wait()
		})
	}
}

// A command beside the server: two stores on one folder, both writing the same
// diagnostic.
func TestTwoStoresWriteTheSameFolder(t *testing.T) {
	dir := t.TempDir()
	stores := make([]*store.Store, 2)
	for i := range stores {
		var err error
		stores[i], err = store.Open(t.Context(), store.Config{Dir: dir})
		must(t, err)
		defer stores[i].Close()
	}
	must(t, stores[0].Migrate(t.Context()))
	p := settle(t, stores[0])
	var wg sync.WaitGroup
	const each = 60
	for i, st := range stores {
		for worker := range 2 {
			wg.Go(func() {
				x := st.For(store.Scope{Parties: []store.PartyKey{mexGov}})
				for n := range each {
					ops := []store.Op{edit(fmt.Sprint("q", i, worker, n), "x", 0), edit("common", fmt.Sprint(i, worker, n), n)}
					if _, err := x.Save(t.Context(), p.diag.ID, p.by, ops); err != nil {
						t.Errorf("store %d: %v", i, err)
						return
					}
				}
			})
		}
	}
	wg.Wait()
	for i, st := range stores {
		c, err := st.For(store.Scope{Everything: true}).Contents(t.Context(), p.diag.ID)
		must(t, err)
		if got, want := len(c.Heads), 4*each+1; got != want {
			t.Errorf("store %d sees %d cells, want %d", i, got, want)
		}
	}
	list, err := p.x.Revisions(t.Context(), p.diag.ID, edit("common", "", 0).Key)
	must(t, err)
	for i, r := range list {
		if r.Seq != i+1 {
			t.Fatalf("revision %d has sequence %d", i+1, r.Seq)
		}
	}
	if len(list) != 4*each {
		t.Errorf("got %d revisions of the common cell, want %d", len(list), 4*each)
	}
}
