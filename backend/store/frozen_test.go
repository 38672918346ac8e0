package store_test

import (
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cotejo/backend/store"
	"cotejo/backend/store/storetest"
)

func (p place) freeze(t *testing.T, round store.Round, body string) store.Frozen {
	t.Helper()
	f, err := p.st.FreezeSnapshot(t.Context(), store.Frozen{Round: round.ID, Version: round.Version, Taken: time.Now(), TakenBy: p.by.Person}, []byte(body))
	must(t, err)
	return f
}

func TestFrozenSnapshotsAreKeptAndNumbered(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		ctx := t.Context()
		one := p.freeze(t, p.round, `{"a":1}`)
		nobody, err := st.FreezeSnapshot(ctx, store.Frozen{Round: p.round.ID, Version: p.round.Version, Taken: time.Now(), Draft: true}, []byte(`{"ñ":2}`))
		must(t, err)
		if other := p.freeze(t, newRound(t, st, "OTHER"), "{}"); other.Number != 1 {
			t.Errorf("the first of another round has number %d", other.Number)
		}
		one.By = "Ana"
		list, err := st.Snapshots(ctx, p.round.ID)
		must(t, err)
		if diff := cmp.Diff([]store.Frozen{nobody, one}, list); diff != "" {
			t.Errorf("list (-want +got):\n%s", diff)
		}
		if one.Number != 1 || nobody.Number != 2 || one.Hash != "015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862" {
			t.Errorf("got %+v and %+v, want numbers 1 and 2 and the hash of the body", one, nobody)
		}
		f, body, err := st.SnapshotBody(ctx, p.round.ID, 2)
		must(t, err)
		if diff := cmp.Diff(nobody, f); diff != "" || string(body) != `{"ñ":2}` {
			t.Errorf("body %s, %s", body, diff)
		}
		for _, number := range []int{0, 3, -1} {
			if _, _, err := st.SnapshotBody(ctx, p.round.ID, number); !errors.Is(err, store.ErrNotFound) {
				t.Errorf("number %d: got %v, want ErrNotFound", number, err)
			}
		}
		if _, err := st.FreezeSnapshot(ctx, store.Frozen{Round: 1, Version: p.round.Version, Taken: time.Now()}, nil); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("an unknown round: got %v, want ErrNotFound", err)
		}
	})
}

// everywhere starts a transaction past GORM that reaches every party.
func everywhere(t *testing.T, st *store.Store) (exec func(string) error, commit, end func()) {
	t.Helper()
	tx, err := st.SQL().BeginTx(t.Context(), nil)
	must(t, err)
	exec = func(statement string) error {
		_, err := tx.ExecContext(t.Context(), statement)
		return err
	}
	if strings.HasSuffix(t.Name(), "/postgres") {
		must(t, exec("SELECT set_config('app.parties', '*', true)"))
	}
	return exec, func() { must(t, tx.Commit()) }, func() { _ = tx.Rollback() } // nothing is to stay
}

func TestFrozenSnapshotsNeverChange(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		p.freeze(t, p.round, "{}")
		for _, statement := range []string{"UPDATE snapshot SET hash = 'other'", "UPDATE snapshot SET draft = true", "DELETE FROM snapshot"} {
			exec, _, end := everywhere(t, st)
			if err := exec(statement); err == nil || !strings.Contains(err.Error(), "never changes") {
				t.Errorf("%s: got %v, want it refused", statement, err)
			}
			end()
		}
	})
}

// A party's own transaction sees none of them: they hold what all parties said.
func TestFrozenSnapshotsStandBehindTheWall(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		if !strings.HasSuffix(t.Name(), "/postgres") {
			t.Skip("the second wall is PostgreSQL's")
		}
		p := settle(t, st)
		p.freeze(t, p.round, "{}")
		if got := sqlIn(t, st, mexGov, "SELECT hash FROM snapshot"); len(got) != 0 {
			t.Errorf("a party sees %d of them", len(got))
		}
	})
}

func TestFrozenAtOnceGetDifferentNumbers(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		var wg sync.WaitGroup
		for range 4 {
			wg.Go(func() {
				_, err := st.FreezeSnapshot(t.Context(), store.Frozen{Round: p.round.ID, Version: p.round.Version, Taken: time.Now()}, []byte("{}"))
				if err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		list, err := st.Snapshots(t.Context(), p.round.ID)
		must(t, err)
		for i, f := range list {
			if f.Number != len(list)-i || len(list) != 4 {
				t.Errorf("of %d, number %d at place %d", len(list), f.Number, i)
			}
		}
	})
}

func TestAnAlteredSnapshotIsNoticed(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		p.freeze(t, p.round, "{}")
		exec, commit, _ := everywhere(t, st)
		must(t, exec("INSERT INTO snapshot SELECT round, 2, version, draft, taken, taken_by, 'another', body FROM snapshot"))
		commit()
		if _, body, err := st.SnapshotBody(t.Context(), p.round.ID, 2); err == nil || errors.Is(err, store.ErrNotFound) {
			t.Errorf("got %q, %v; want an error", body, err)
		}
	})
}
