package store_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cotejo/backend/store"
	"cotejo/backend/store/storetest"
)

func TestDiagnosticOpensOnceHoweverManyAsk(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		x := st.For(store.Scope{Parties: []store.PartyKey{criGov}})
		ids := make([]store.DiagnosticID, 8)
		var wg sync.WaitGroup
		for i := range ids {
			wg.Go(func() {
				d, err := x.OpenDiagnostic(t.Context(), p.round.ID, criGov, "es")
				if err != nil {
					t.Errorf("open: %v", err)
				}
				ids[i] = d.ID
			})
		}
		wg.Wait()
		for _, id := range ids {
			if id != ids[0] || id == 0 {
				t.Fatalf("got ids %v, want one", ids)
			}
		}
		got, err := x.Diagnostic(t.Context(), p.round.ID, criGov)
		must(t, err)
		if got.ID != ids[0] || got.State != "open" || got.Lang != "es" || got.Created.IsZero() || got.Submitted != nil {
			t.Errorf("got %+v, want it open", got)
		}
	})
}

func TestDiagnosticNeedsItsRoundCountryAndParty(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		all := st.For(store.Scope{Everything: true})
		version := p.round.Version
		_, err := st.CreateRound(t.Context(), store.Round{Code: "MEX-ONLY", Version: version, Year: 2026, Countries: []int{484}})
		must(t, err)
		only, err := st.Round(t.Context(), "MEX-ONLY")
		must(t, err)
		for name, tt := range map[string]struct {
			round store.RoundID
			key   store.PartyKey
		}{
			"an unknown round":            {round: 1, key: mexGov},
			"a country outside the round": {round: only.ID, key: criGov},
			"an unknown party":            {round: p.round.ID, key: store.PartyKey{Country: 484, Party: "inst"}},
		} {
			if _, err := all.OpenDiagnostic(t.Context(), tt.round, tt.key, "es"); !errors.Is(err, store.ErrNotFound) {
				t.Errorf("%s: got %v, want ErrNotFound", name, err)
			}
		}
	})
}

func TestDiagnosticsComeInTheRoundsOrder(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st) // a round of Costa Rica and Mexico, in this order
		all := st.For(store.Scope{Everything: true})
		for _, key := range []store.PartyKey{mexCso, criGov} {
			_, err := all.OpenDiagnostic(t.Context(), p.round.ID, key, "es")
			must(t, err)
		}
		list, err := all.Diagnostics(t.Context(), p.round.ID)
		must(t, err)
		var got []store.PartyKey
		for _, d := range list {
			got = append(got, d.Party)
		}
		if diff := cmp.Diff([]store.PartyKey{criGov, mexGov, mexCso}, got); diff != "" {
			t.Errorf("order (-want +got):\n%s", diff)
		}
	})
}

func TestStatesFollowEachOther(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		ctx := t.Context()
		at := time.Date(2026, 11, 24, 12, 0, 0, 123456789, time.FixedZone("", -6*3600))
		done := edit("q", "kept", 0)
		p.save(t, done)
		expect := func(step string, err, want error) {
			t.Helper()
			if !errors.Is(err, want) {
				t.Errorf("%s: got %v, want %v", step, err, want)
			}
		}
		expect("reopen what is open", p.x.Reopen(ctx, p.diag.ID, p.by), store.ErrConflict)
		expect("submit", p.x.Submit(ctx, p.diag.ID, p.by, at, p.contents(t).Mark()), nil)
		expect("submit again", p.x.Submit(ctx, p.diag.ID, p.by, at, p.contents(t).Mark()), store.ErrConflict)
		d, err := p.x.Diagnostic(ctx, p.round.ID, mexGov)
		must(t, err)
		if want := at.UTC().Truncate(time.Microsecond); d.State != "submitted" || d.Submitted == nil || !d.Submitted.Equal(want) || d.SubmittedBy != p.by.Person {
			t.Errorf("submitted: got %+v, want it at %v by %d", d, want, p.by.Person)
		}
		results, err := p.x.Save(ctx, p.diag.ID, p.by, []store.Op{done, edit("q", "late", 1)})
		expect("save into what is submitted", err, store.ErrClosed)
		if len(results) != 2 || !results[0].Replayed || results[0].Err != nil || !errors.Is(results[1].Err, store.ErrClosed) {
			t.Errorf("results: got %+v, want the first replayed and the second closed", results)
		}
		results, err = p.x.Save(ctx, p.diag.ID, p.by, []store.Op{done})
		expect("repeat what was saved before submitting", err, nil)
		if !results[0].Replayed {
			t.Errorf("repeat: got %+v, want it replayed", results[0])
		}
		expect("load into what is submitted", p.x.Load(ctx, p.diag.ID, p.by, []store.Op{edit("z", "late", 0)}), store.ErrConflict)
		expect("reopen", p.x.Reopen(ctx, p.diag.ID, p.by), nil)
		p.save(t, edit("q", "better", 1))
		expect("submit what was returned", p.x.Submit(ctx, p.diag.ID, p.by, at, p.contents(t).Mark()), nil)
		if got := p.contents(t).Heads[0].Answer.Value; got != "better" {
			t.Errorf("head: got %q, want %q", got, "better")
		}
		if got, want := events(t, st, p.diag.Party), []string{"submit", "reopen", "submit"}; !cmp.Equal(got, want) {
			t.Errorf("events: got %v, want %v", got, want)
		}
	})
}

// events reads what happened to a party's diagnostics, in order.
func events(t *testing.T, st *store.Store, p store.PartyKey) []string {
	t.Helper()
	return sqlIn(t, st, p, fmt.Sprintf("SELECT kind FROM event WHERE country = %d ORDER BY at, id", p.Country))
}

func TestClosedRoundTakesNothing(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		ctx := t.Context()
		must(t, st.CloseRound(ctx, p.round.ID))
		if err := st.CloseRound(ctx, p.round.ID); !errors.Is(err, store.ErrConflict) {
			t.Errorf("close again: got %v, want ErrConflict", err)
		}
		_, err := p.x.Save(ctx, p.diag.ID, p.by, []store.Op{edit("q", "late", 0)})
		calls := map[string]error{"save": err}
		calls["load"] = p.x.Load(ctx, p.diag.ID, p.by, []store.Op{edit("q", "late", 0)})
		calls["submit"] = p.x.Submit(ctx, p.diag.ID, p.by, time.Now(), p.contents(t).Mark())
		_, calls["open"] = st.For(store.Scope{Everything: true}).OpenDiagnostic(ctx, p.round.ID, criGov, "es")
		for call, err := range calls {
			if !errors.Is(err, store.ErrClosed) {
				t.Errorf("%s: got %v, want ErrClosed", call, err)
			}
		}
		if _, err := p.x.OpenDiagnostic(ctx, p.round.ID, mexGov, "es"); err != nil {
			t.Errorf("open what is there: %v", err)
		}
		must(t, st.ReopenRound(ctx, p.round.ID))
		p.save(t, edit("q", "in time", 0))
	})
}
