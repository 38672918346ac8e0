package store_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cotejo/backend/store"
	"cotejo/backend/store/storetest"
	"cotejo/forms"
)

func TestSnapshotHoldsWhatIsSubmitted(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		ctx := t.Context()
		row := store.Op{ID: "row-1", Key: forms.Key{Question: store.RowQuestion, Row: "r1"},
			Answer: store.RowChange{Roster: "str", Order: 1}.Answer(), Kind: store.Import}
		cited := edit("q", "yes", 0)
		cited.Source = "Ley 1, art. 2"
		p.save(t, row, cited)
		must(t, p.x.Submit(ctx, p.diag.ID, p.by, time.Now(), p.contents(t).Mark()))
		all := st.For(store.Scope{Everything: true})
		draft, err := all.OpenDiagnostic(ctx, p.round.ID, criGov, "es")
		must(t, err)
		_, err = all.Save(ctx, draft.ID, p.by, []store.Op{edit("q", "draft", 0)})
		must(t, err)

		rc, err := st.Snapshot(ctx, p.round.Code, false)
		must(t, err)
		if diff := cmp.Diff(p.round, rc.Round); diff != "" {
			t.Errorf("round (-want +got):\n%s", diff)
		}
		if len(rc.Diagnostics) != 2 || rc.Diagnostics[0].Party != criGov || rc.Diagnostics[1].State != "submitted" {
			t.Errorf("diagnostics: got %+v, want the open and the submitted one", rc.Diagnostics)
		}
		if diff := cmp.Diff(map[store.DiagnosticID]store.Contents{p.diag.ID: p.contents(t)}, rc.Contents); diff != "" {
			t.Errorf("contents (-want +got):\n%s", diff)
		}
		if h := rc.Contents[p.diag.ID].Heads[0]; h.Source != cited.Source || h.Author != "Ana" || h.AuthorRole != "focal" || h.Kind != store.Edit || h.At.IsZero() {
			t.Errorf("head: got %+v, want its source, author, role, kind and time", h)
		}
		rc, err = st.Snapshot(ctx, p.round.Code, true)
		must(t, err)
		if got := rc.Contents[draft.ID].Answers().Cells[forms.Key{Question: "q"}].Value; got != "draft" {
			t.Errorf("with drafts: got %q, want %q", got, "draft")
		}
		if _, err := st.Snapshot(ctx, "no such", true); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("unknown round: got %v, want ErrNotFound", err)
		}
	})
}

func TestReadingTakesAFixedNumberOfQueries(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		p.save(t, edit("q", "x", 0))
		n, err := st.CountQueries()
		must(t, err)
		count := func(read func()) int64 {
			n.Store(0)
			read()
			return n.Load()
		}
		snapshot := func() {
			_, err := st.Snapshot(t.Context(), p.round.Code, true)
			must(t, err)
		}
		if got := count(func() { p.contents(t) }); got != 2 {
			t.Errorf("contents: got %d queries, want 2", got)
		}
		before := count(snapshot)
		all := st.For(store.Scope{Everything: true})
		for _, key := range []store.PartyKey{mexCso, criGov} {
			d, err := all.OpenDiagnostic(t.Context(), p.round.ID, key, "es")
			must(t, err)
			_, err = all.Save(t.Context(), d.ID, p.by, []store.Op{edit("q", "x", 0), edit("r", "x", 0)})
			must(t, err)
		}
		if after := count(snapshot); after != before || after > 8 {
			t.Errorf("snapshot: got %d queries for one diagnostic, %d for three, want the same few", before, after)
		}
	})
}

// A snapshot taken while others write shows each batch whole or not at all:
// here a row and its answer, which are read by two queries.
func TestSnapshotSeesOneMoment(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		ctx, stop := context.WithCancel(t.Context())
		done := make(chan error)
		go func() {
			for n := 0; ctx.Err() == nil; n++ {
				answer := edit("q", "x", 0)
				answer.Key.Row = forms.RowID(fmt.Sprint("r", n))
				_, err := p.x.Save(t.Context(), p.diag.ID, p.by, []store.Op{answer, addRow(answer.Key.Row, 0, false)})
				if err != nil {
					done <- err
					return
				}
			}
			done <- nil
		}()
		for range 60 {
			rc, err := st.Snapshot(t.Context(), p.round.Code, true)
			must(t, err)
			if c := rc.Contents[p.diag.ID]; len(c.Heads) != len(c.Rows) {
				t.Errorf("got %d answers and %d rows, written together", len(c.Heads), len(c.Rows))
			}
		}
		stop()
		must(t, <-done)
	})
}
