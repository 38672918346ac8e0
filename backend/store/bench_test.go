package store_test

import (
	"fmt"
	"testing"

	"github.com/google/uuid"

	"cotejo/backend/store"
	"cotejo/backend/store/storetest"
	"cotejo/forms"
)

// each runs a benchmark on SQLite and on PostgreSQL.
func each(b *testing.B, bench func(*testing.B, *store.Store)) {
	b.Run("sqlite", func(b *testing.B) { bench(b, storetest.Open(b)) })
	b.Run("postgres", func(b *testing.B) { bench(b, storetest.Postgres(b)) })
}

// BenchmarkSave is one answer saved durably, by one person and by sixteen at
// once. It measures the disk's flush as much as anything.
func BenchmarkSave(b *testing.B) {
	each(b, func(b *testing.B, st *store.Store) {
		p := settle(b, st)
		b.Run("alone", func(b *testing.B) {
			for b.Loop() {
				p.save(b, edit(uuid.NewString(), "an answer of some length", 0))
			}
		})
		b.Run("together", func(b *testing.B) {
			b.SetParallelism(8)
			b.RunParallel(func(pb *testing.PB) {
				for pb.Next() {
					p.save(b, edit(uuid.NewString(), "an answer of some length", 0))
				}
			})
		})
	})
}

// full are operations that fill a diagnostic.
func full(cells int) []store.Op {
	ops := make([]store.Op, cells)
	for i := range ops {
		ops[i] = edit(fmt.Sprintf("section/group/question-%d", i%200), "una respuesta de cierta extensión, con tildes y todo", 0)
		ops[i].Key.Row = forms.RowID(fmt.Sprint("row-", i/200))
		ops[i].Kind, ops[i].Source = store.Import, "Ley de Migración, art. 1"
	}
	return ops
}

// BenchmarkLoad fills a diagnostic with 25,000 cells; BenchmarkContents reads
// it back.
func BenchmarkLoad(b *testing.B) {
	each(b, func(b *testing.B, st *store.Store) {
		p := settle(b, st)
		for b.Loop() {
			b.StopTimer()
			p.round = newRound(b, st, uuid.NewString())
			d, err := p.x.OpenDiagnostic(b.Context(), p.round.ID, mexGov, "es")
			must(b, err)
			ops := full(25000)
			b.StartTimer()
			must(b, p.x.Load(b.Context(), d.ID, p.by, ops))
		}
	})
}

// BenchmarkContents reads a diagnostic of 2,000 cells.
func BenchmarkContents(b *testing.B) {
	each(b, func(b *testing.B, st *store.Store) {
		p := settle(b, st)
		must(b, p.x.Load(b.Context(), p.diag.ID, p.by, full(2000)))
		for b.Loop() {
			if got := len(p.contents(b).Heads); got != 2000 {
				b.Fatalf("got %d heads, want 2000", got)
			}
		}
	})
}

// BenchmarkSnapshot reads a round of 25,000 cells.
func BenchmarkSnapshot(b *testing.B) {
	each(b, func(b *testing.B, st *store.Store) {
		p := settle(b, st)
		must(b, p.x.Load(b.Context(), p.diag.ID, p.by, full(25000)))
		for b.Loop() {
			rc, err := st.Snapshot(b.Context(), p.round.Code, true)
			must(b, err)
			if got := len(rc.Contents[p.diag.ID].Heads); got != 25000 {
				b.Fatalf("got %d heads, want 25000", got)
			}
		}
	})
}
