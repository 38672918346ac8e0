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

func (p place) keepIndex(t *testing.T, name, body string) store.RoundIndex {
	t.Helper()
	ix, err := p.st.KeepIndex(t.Context(), store.RoundIndex{Round: p.round.ID, Name: name, Kept: time.Now(), KeptBy: p.by.Person, By: "Ana", Body: body})
	must(t, err)
	return ix
}

func TestIndicesOfARoundAreKeptByVersion(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		ctx := t.Context()
		b1 := p.keepIndex(t, "b", `{"b":1}`)
		a1 := p.keepIndex(t, "a", `{"a":1}`)
		if same := p.keepIndex(t, "a", `{"a":1}`); same.Version != 1 {
			t.Errorf("kept again as it is, it has version %d", same.Version)
		}
		a2 := p.keepIndex(t, "a", `{"a":2}`)
		a3 := p.keepIndex(t, "a", "")
		a4 := p.keepIndex(t, "a", `{"a":1}`)
		list, err := st.RoundIndices(ctx, p.round.ID)
		must(t, err)
		if diff := cmp.Diff([]store.RoundIndex{a4, a3, a2, a1, b1}, list); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		if a1.Version != 1 || a2.Version != 2 || a3.Version != 3 || a4.Version != 4 || a3.Hash != "" || a1.Hash != a4.Hash || a1.Hash == a2.Hash || len(a1.Hash) != 64 {
			t.Errorf("got %+v", list)
		}
		other := newRound(t, st, "OTHER")
		if list, err := st.RoundIndices(ctx, other.ID); err != nil || len(list) != 0 {
			t.Errorf("another round has %v, %v", list, err)
		}
		for _, tt := range []struct {
			name string
			ix   store.RoundIndex
		}{
			{"an unknown round", store.RoundIndex{Round: 1, Name: "a", Body: "{}"}},
			{"nothing to withdraw", store.RoundIndex{Round: p.round.ID, Name: "c"}},
			{"somebody unknown", store.RoundIndex{Round: p.round.ID, Name: "c", Body: "{}", KeptBy: 5}},
		} {
			tt.ix.Kept = time.Now()
			if _, err := st.KeepIndex(ctx, tt.ix); !errors.Is(err, store.ErrNotFound) {
				t.Errorf("%s: got %v, want ErrNotFound", tt.name, err)
			}
		}
		p.keepIndex(t, "b", "")
		if _, err := st.KeepIndex(ctx, store.RoundIndex{Round: p.round.ID, Name: "b", Kept: time.Now()}); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("withdrawn twice: got %v, want ErrNotFound", err)
		}
	})
}

func TestVersionsOfAnIndexNeverChange(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		p.keepIndex(t, "a", "{}")
		for _, statement := range []string{"UPDATE round_index SET body = 'other'", "DELETE FROM round_index"} {
			if _, err := st.SQL().ExecContext(t.Context(), statement); err == nil || !strings.Contains(err.Error(), "never changes") {
				t.Errorf("%s: got %v, want it refused", statement, err)
			}
		}
	})
}

func TestIndicesKeptAtOnceGetDifferentVersions(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		var wg sync.WaitGroup
		for _, body := range []string{"1", "2", "3"} {
			wg.Go(func() {
				if _, err := st.KeepIndex(t.Context(), store.RoundIndex{Round: p.round.ID, Name: "a", Kept: time.Now(), Body: body}); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		list, err := st.RoundIndices(t.Context(), p.round.ID)
		must(t, err)
		if len(list) != 3 || list[0].Version != 3 || list[2].Version != 1 {
			t.Errorf("got %+v", list)
		}
	})
}
