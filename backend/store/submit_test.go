package store_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"cotejo/backend/store"
	"cotejo/backend/store/storetest"
	"cotejo/forms"
)

// addRow puts a row into a roster over a base.
func addRow(row forms.RowID, base int, removed bool) store.Op {
	o := edit(string(store.RowQuestion), "", base)
	o.Key.Row = row
	o.Answer = store.RowChange{Roster: "str", Order: 1, Removed: removed}.Answer()
	return o
}

func TestSubmitTakesOnlyWhatWasRead(t *testing.T) {
	for _, tt := range []struct {
		name  string
		since []store.Op // saved between reading and handing in
		want  error
	}{
		{name: "nothing since"},
		{name: "an answer since", since: []store.Op{edit("q", "two", 1)}, want: store.ErrConflict},
		{name: "an answer cleared since", since: []store.Op{edit("q", "", 1)}, want: store.ErrConflict},
		{name: "a first answer elsewhere since", since: []store.Op{edit("new", "x", 0)}, want: store.ErrConflict},
		{name: "a row added since", since: []store.Op{addRow("r2", 0, false)}, want: store.ErrConflict},
		{name: "a row removed since", since: []store.Op{addRow("r1", 1, true)}, want: store.ErrConflict},
		{name: "an alternative since, which moves no head", since: []store.Op{edit("q", "late", 0)}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			storetest.Each(t, func(t *testing.T, st *store.Store) {
				p := settle(t, st)
				p.save(t, edit("q", "one", 0), addRow("r1", 0, false))
				read := p.contents(t).Mark()
				if len(tt.since) > 0 {
					p.save(t, tt.since...)
				}
				err := p.x.Submit(t.Context(), p.diag.ID, p.by, time.Now(), read)
				if !errors.Is(err, tt.want) {
					t.Fatalf("got %v, want %v", err, tt.want)
				}
				d, err := p.x.Diagnostic(t.Context(), p.round.ID, mexGov)
				must(t, err)
				if got := d.State == "submitted"; got != (tt.want == nil) {
					t.Errorf("state: got %q after %v", d.State, tt.want)
				}
			})
		})
	}
}

// settled lets a diagnostic be handed in while others save, and says which
// rounds were handed in with something else than what was read.
func settled(t *testing.T, p place, submit func(id store.DiagnosticID, read int) error) (moved int) {
	t.Helper()
	for n := range 12 {
		base := 0
		if heads := p.contents(t).Heads; len(heads) > 0 {
			base = heads[0].Seq
		}
		var wg sync.WaitGroup
		start := make(chan struct{})
		for i := range 4 {
			wg.Go(func() {
				<-start
				_, err := p.x.Save(t.Context(), p.diag.ID, p.by, []store.Op{edit("q", fmt.Sprint(n, i), base)})
				if err != nil && !errors.Is(err, store.ErrClosed) {
					t.Errorf("save: %v", err)
				}
			})
		}
		seen := p.contents(t)
		close(start)
		err := submit(p.diag.ID, seen.Mark())
		wg.Wait()
		if err != nil && !errors.Is(err, store.ErrConflict) {
			t.Fatalf("submit: %v", err)
		}
		if err == nil {
			if p.contents(t).Mark() != seen.Mark() {
				moved++
			}
			must(t, p.x.Reopen(t.Context(), p.diag.ID, p.by))
		}
	}
	return moved
}

func TestSubmitStandsStillAmongSavers(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		moved := settled(t, p, func(id store.DiagnosticID, read int) error {
			return p.x.Submit(t.Context(), id, p.by, time.Now(), read)
		})
		if moved > 0 {
			t.Errorf("%d were handed in with something newer than what was read", moved)
		}
	})
}

// The twin: handing in whatever stands there. The test above must see it.
func TestSubmitStandsStillSeesSubmittingUnread(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		moved := settled(t, p, func(id store.DiagnosticID, _ int) error {
			for {
				time.Sleep(time.Millisecond) // let the savers go first
				err := p.x.Submit(t.Context(), id, p.by, time.Now(), p.contents(t).Mark())
				if !errors.Is(err, store.ErrConflict) {
					return err
				}
			}
		})
		if moved == 0 {
			t.Error("the planted bug was not seen")
		}
	})
}
