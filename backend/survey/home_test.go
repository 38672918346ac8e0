package survey_test

import (
	"sync/atomic"
	"testing"
	"time"

	"cotejo/backend/store/storetest"
)

// TestHomeReadsNoAnswersTwice counts what the first page asks: the same few
// queries whatever the number of rounds, once the answers have been counted.
func TestHomeReadsNoAnswersTwice(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		var n atomic.Int64
		must(t, w.st.OnQuery(func() { n.Add(1) }))
		asked := func() int64 {
			n.Store(0)
			_, err := w.Home(t.Context(), w.focal)
			must(t, err)
			return n.Load()
		}
		first := asked()
		again := asked()
		for _, code := range []string{"R2", "R3", "R4"} {
			r := w.newRound(t, code, 484)
			_, err := w.of(mexGov).OpenDiagnostic(t.Context(), r.ID, mexGov, "es")
			must(t, err)
		}
		more := asked()
		if settled := asked(); again >= first || settled != again || more <= settled {
			t.Errorf("queries: %d the first time, %d the second; with three more rounds %d, then %d", first, again, more, settled)
		}
		w.save(t, "a", edit("a/a_name", "otra", 0))
		if changed := asked(); changed <= again || changed > first {
			t.Errorf("after an answer %d queries, want its diagnostic read again and no other", changed)
		}
	})
}

// TestHomeCountsWhatTheTaskListCounts: what is kept is never what was.
func TestHomeCountsWhatTheTaskListCounts(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		same := func(when string) {
			t.Helper()
			home, err := w.Home(t.Context(), w.focal)
			must(t, err)
			tasks, err := w.Tasks(t.Context(), w.focal, mex)
			must(t, err)
			got, want := home.Diagnostics[0], tasks.Head
			if got.Total != want.Total || !got.Changed.Equal(want.Changed) || got.Status != want.Status || got.Writable != want.Writable || !got.Sent.Equal(want.Sent) {
				t.Errorf("%s: the first page says %+v, the task list %+v", when, got, want)
			}
		}
		same("at first")
		for i, text := range []string{"uno", "dos", ""} {
			w.save(t, "a", edit("a/a_name", text, i))
			same("after " + text)
		}
		w.save(t, "a", edit("a/a_name", "fin", 3), edit("a/a_yes", "yes", 0))
		w.clock.pass(48 * time.Hour)
		same("two days later")
		must(t, w.Submit(t.Context(), w.focal, mex))
		same("submitted")
	})
}

func BenchmarkHome(b *testing.B) {
	w := settle(b, storetest.Open(b))
	for _, bb := range []struct {
		name string
		page func() (any, error)
	}{
		{"first page", func() (any, error) { return w.Home(b.Context(), w.focal) }},
		{"task list", func() (any, error) { return w.Tasks(b.Context(), w.focal, mex) }},
	} {
		b.Run(bb.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := bb.page(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
