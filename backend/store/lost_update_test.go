package store_test

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"cotejo/backend/store"
	"cotejo/backend/store/storetest"
	"cotejo/forms"
)

type saver func(context.Context, store.DiagnosticID, store.Author, []store.Op) ([]store.Result, error)

// lost lets two editors type over the same text at the same time, many times,
// and returns what was typed and can no longer be seen: neither the head, nor
// an alternative, nor something that someone replaced knowingly.
func lost(t *testing.T, p place, save saver) (gone []string) {
	t.Helper()
	base := 0
	for round := range 25 {
		var wg sync.WaitGroup
		texts := []string{fmt.Sprintf("ana %d", round), fmt.Sprintf("luis %d", round)}
		for _, text := range texts {
			wg.Go(func() {
				results, err := save(t.Context(), p.diag.ID, p.by, []store.Op{edit("q", text, base)})
				if err != nil || results[0].Err != nil {
					t.Errorf("save %q: %v %+v", text, err, results)
				}
			})
		}
		wg.Wait()
		seen := map[string]bool{}
		head := p.contents(t).Heads[0]
		base = head.Seq
		seen[head.Answer.Value] = true
		list, err := p.x.Revisions(t.Context(), p.diag.ID, forms.Key{Question: "q"})
		must(t, err)
		for _, r := range list {
			seen[r.Answer.Value] = seen[r.Answer.Value] || r.Open
		}
		for _, text := range texts {
			if !seen[text] {
				gone = append(gone, text)
			}
		}
	}
	return gone
}

func TestTwoEditorsLoseNothing(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		if gone := lost(t, p, p.x.Save); len(gone) > 0 {
			t.Errorf("lost: %q", gone)
		}
	})
}

// The twin: saving that takes whatever stands there for its base, so that the
// last one wins. The test above must see it.
func TestTwoEditorsLoseNothingSeesTheLastOneWinning(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		var mu sync.Mutex
		lastWins := func(ctx context.Context, id store.DiagnosticID, by store.Author, ops []store.Op) ([]store.Result, error) {
			mu.Lock()
			defer mu.Unlock()
			c, err := p.x.Contents(ctx, id)
			if err != nil {
				return nil, err
			}
			for _, h := range c.Heads {
				for i := range ops {
					if ops[i].Key == h.Key {
						ops[i].Base = h.Seq
					}
				}
			}
			return p.x.Save(ctx, id, by, ops)
		}
		if gone := lost(t, p, lastWins); len(gone) == 0 {
			t.Error("the planted bug was not seen")
		}
	})
}
