package store_test

import (
	"errors"
	"flag"
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"
	"pgregory.net/rapid"

	"cotejo/backend/store"
	"cotejo/backend/store/storetest"
	"cotejo/forms"
)

// model is a diagnostic as the rules say it must be, kept in plain maps: every
// revision of every cell, which one is the head, and what was answered.
type model struct {
	p         place
	cells     map[forms.Key]*modelCell
	answers   map[string]store.Result // by operation
	ops       []store.Op              // stored, in order
	submitted bool
}

type modelCell struct {
	head      int
	revisions []modelRevision // by sequence, from 1
}

type modelRevision struct {
	op      store.Op
	outcome string
	open    bool
}

func (m *model) cell(k forms.Key) *modelCell {
	if m.cells[k] == nil {
		m.cells[k] = &modelCell{}
	}
	return m.cells[k]
}

func (c *modelCell) value() string {
	if c.head == 0 {
		return ""
	}
	return c.revisions[c.head-1].op.Answer.Value
}

func (c *modelCell) open() (seqs []int) {
	for i, r := range c.revisions {
		if r.open {
			seqs = append(seqs, i+1)
		}
	}
	return seqs
}

// expect works out what saving an operation must answer, and notes it.
func (m *model) expect(o store.Op) store.Result {
	c := m.cell(o.Key)
	r := modelRevision{op: o}
	own := len(c.revisions) + 1
	switch {
	case o.Base == c.head:
		r.outcome, c.head = store.BecameHead, own
		for _, seq := range o.Closes {
			c.revisions[seq-1].open = false
		}
	case c.head > 0 && c.value() == o.Answer.Value:
		r.outcome = store.Converged
	default:
		r.outcome, r.open = store.Alternative, true
	}
	c.revisions = append(c.revisions, r)
	want := store.Result{OpID: o.ID, Seq: c.head, Own: own, Conflict: r.open, Head: written(c.value())}
	m.ops = append(m.ops, o)
	m.answers[o.ID] = want
	return want
}

// written is a text as it comes back.
func written(text string) forms.Answer {
	if text == "" {
		return forms.Answer{}
	}
	return es(text)
}

// draw makes an operation on one of a few cells, over the head or anything else.
func (m *model) draw(t *rapid.T) store.Op {
	o := edit(rapid.SampledFrom([]string{"a", "b"}).Draw(t, "question"), rapid.SampledFrom([]string{"", "x", "y", "z"}).Draw(t, "text"), 0)
	o.Key.Row = rapid.SampledFrom([]forms.RowID{"", "r"}).Draw(t, "row")
	c := m.cell(o.Key)
	o.Base = c.head
	if rapid.Bool().Draw(t, "stale") {
		o.Base = rapid.IntRange(0, len(c.revisions)+1).Draw(t, "base")
	}
	if open := c.open(); o.Base == c.head && len(open) > 0 && rapid.Bool().Draw(t, "resolve") {
		o.Kind, o.Closes = store.Resolve, open[:rapid.IntRange(1, len(open)).Draw(t, "closes")]
	}
	return o
}

func (m *model) save(t *rapid.T, ops []store.Op, want []store.Result) {
	got, err := m.p.x.Save(m.p.ctx, m.p.diag.ID, m.p.by, ops)
	if err != nil {
		t.Fatalf("save: %v", err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("results of %+v (-want +got):\n%s", ops, diff)
	}
}

// Save stores a batch. A batch plans its operations one after the other.
func (m *model) Save(t *rapid.T) {
	if m.submitted {
		t.Skip("submitted")
	}
	var ops []store.Op
	var want []store.Result
	for range rapid.IntRange(1, 4).Draw(t, "operations") {
		o := m.draw(t)
		ops = append(ops, o)
		want = append(want, m.expect(o))
	}
	m.save(t, ops, want)
}

// Replay sends stored operations again, in any order, more than once.
func (m *model) Replay(t *rapid.T) {
	if len(m.ops) == 0 {
		t.Skip("nothing stored")
	}
	var ops []store.Op
	var want []store.Result
	for range rapid.IntRange(1, 5).Draw(t, "operations") {
		o := rapid.SampledFrom(m.ops).Draw(t, "operation")
		o.Base = rapid.SampledFrom([]int{o.Base, o.Base + 1}).Draw(t, "base") // its first base counts
		r := m.answers[o.ID]
		r.Replayed = true
		ops, want = append(ops, o), append(want, r)
	}
	m.save(t, ops, want)
}

// Reuse sends something else under a stored operation's id.
func (m *model) Reuse(t *rapid.T) {
	if len(m.ops) == 0 {
		t.Skip("nothing stored")
	}
	o := rapid.SampledFrom(m.ops).Draw(t, "operation")
	o.Answer.Value += "?"
	got, err := m.p.x.Save(m.p.ctx, m.p.diag.ID, m.p.by, []store.Op{o})
	if err != nil || !errors.Is(got[0].Err, store.ErrConflict) {
		t.Fatalf("reuse an id: got %+v, %v, want ErrConflict", got, err)
	}
}

// Submit hands in, or gives back; nothing is stored meanwhile.
func (m *model) Submit(t *rapid.T) {
	if m.submitted {
		got, err := m.p.x.Save(m.p.ctx, m.p.diag.ID, m.p.by, []store.Op{m.draw(t)})
		if !errors.Is(err, store.ErrClosed) || !errors.Is(got[0].Err, store.ErrClosed) {
			t.Fatalf("save into what is submitted: got %+v, %v, want ErrClosed", got, err)
		}
		fine(t, m.p.x.Reopen(m.p.ctx, m.p.diag.ID, m.p.by))
	} else {
		c, err := m.p.x.Contents(m.p.ctx, m.p.diag.ID)
		fine(t, err)
		fine(t, m.p.x.Submit(m.p.ctx, m.p.diag.ID, m.p.by, time.Now(), c.Mark()))
	}
	m.submitted = !m.submitted
}

// Rebuild makes the heads anew, which must change nothing.
func (m *model) Rebuild(t *rapid.T) { fine(t, m.p.x.Rebuild(m.p.ctx, m.p.diag.ID)) }

func fine(t *rapid.T, err error) {
	if err != nil {
		t.Fatal(err)
	}
}

// check compares everything stored with the model: every revision there once,
// in sequence without a gap, and head, alternatives and texts as they must be.
func (m *model) check(t *rapid.T) {
	c, err := m.p.x.Contents(m.p.ctx, m.p.diag.ID)
	fine(t, err)
	heads := map[forms.Key]store.Head{}
	for _, h := range c.Heads {
		heads[h.Key] = h
	}
	for k, want := range m.cells {
		h := heads[k]
		if h.Seq != want.head || h.Answer != written(want.value()) || h.Alternatives != len(want.open()) {
			t.Fatalf("cell %v: got %+v, want head %d, %q, %d alternatives", k, h, want.head, want.value(), len(want.open()))
		}
		list, err := m.p.x.Revisions(m.p.ctx, m.p.diag.ID, k)
		fine(t, err)
		if len(list) != len(want.revisions) {
			t.Fatalf("cell %v: got %d revisions, want %d", k, len(list), len(want.revisions))
		}
		for i, r := range list {
			w := want.revisions[i]
			if r.Seq != i+1 || r.OpID != w.op.ID || r.Answer != written(w.op.Answer.Value) || r.Base != w.op.Base || r.Outcome != w.outcome || r.Open != w.open {
				t.Fatalf("cell %v: revision %d is %+v, want %+v", k, i+1, r, w)
			}
		}
	}
	if len(heads) > len(m.cells) {
		t.Fatalf("cells: got %v, want %v", slices.Collect(maps.Keys(heads)), slices.Collect(maps.Keys(m.cells)))
	}
}

// fewer lets the long property run 20 times, unless -rapid.checks says how often.
func fewer(t *testing.T) {
	t.Helper()
	f := flag.Lookup("rapid.checks")
	if f.Value.String() != f.DefValue {
		return
	}
	must(t, f.Value.Set("20"))
	t.Cleanup(func() { must(t, f.Value.Set(f.DefValue)) })
}

func TestEveryHistoryKeepsTheInvariants(t *testing.T) {
	fewer(t)
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		rapid.Check(t, func(rt *rapid.T) {
			m := &model{p: p.another(t), cells: map[forms.Key]*modelCell{}, answers: map[string]store.Result{}}
			rt.Repeat(map[string]func(*rapid.T){
				"save": m.Save, "save more": m.Save, "replay": m.Replay, "reuse": m.Reuse,
				"submit": m.Submit, "rebuild": m.Rebuild, "": m.check,
			})
		})
	})
}

// An outbox that arrives in any order, with parts of it again and again, leaves
// the same texts.
func TestOutboxInAnyOrderLeavesTheSameTexts(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		rapid.Check(t, func(rt *rapid.T) {
			one, two := p.another(t), p.another(t)
			var outbox, shuffled []store.Op
			for i := range rapid.IntRange(1, 8).Draw(rt, "length") {
				o := edit(rapid.SampledFrom([]string{"a", "b"}).Draw(rt, "question"), fmt.Sprint("text ", i), rapid.IntRange(0, 4).Draw(rt, "base"))
				outbox = append(outbox, o)
				o.ID = uuid.NewString() // ids are the party's own: the other diagnostic has others
				shuffled = append(shuffled, o)
			}
			shuffled = rapid.Permutation(append(shuffled, shuffled[:rapid.IntRange(0, len(shuffled)).Draw(rt, "again")]...)).Draw(rt, "order")
			one.save(t, outbox...)
			for some := range slices.Chunk(shuffled, 3) {
				two.save(t, some...)
			}
			if diff := cmp.Diff(one.texts(t, "a", "b"), two.texts(t, "a", "b")); diff != "" {
				rt.Errorf("texts (-in order +shuffled):\n%s", diff)
			}
		})
	})
}

// another is the same place with a new round and diagnostic.
func (p place) another(t *testing.T) place {
	t.Helper()
	p.round = newRound(t, p.st, uuid.NewString())
	var err error
	p.diag, err = p.x.OpenDiagnostic(t.Context(), p.round.ID, mexGov, "es")
	must(t, err)
	return p
}

// texts lists everything ever typed into some questions, in alphabetical order.
func (p place) texts(t *testing.T, questions ...forms.QuestionID) (all []string) {
	t.Helper()
	for _, q := range questions {
		list, err := p.x.Revisions(t.Context(), p.diag.ID, forms.Key{Question: q})
		must(t, err)
		for _, r := range list {
			all = append(all, string(q)+": "+r.Answer.Value)
		}
	}
	slices.Sort(all)
	return all
}

func TestRebuildMendsDamage(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		p.save(t, addRow("r1", 0, false), addRow("r2", 0, false), addRow("r2", 1, true),
			edit("q", "one", 0), edit("q", "two", 1), edit("q", "late", 1), edit("lone", "late", 5))
		want := p.contents(t)
		for _, damage := range []string{
			"DELETE FROM cell", "DELETE FROM roster_row", "UPDATE roster_row SET removed = TRUE, position = 9",
			"UPDATE cell SET head = 1, alternatives = 7, last = 2 WHERE question = 'q'",
		} {
			tx := transaction(t, st, mexGov)
			_, err := tx.ExecContext(t.Context(), damage)
			must(t, err)
			must(t, tx.Commit())
			if cmp.Equal(want, p.contents(t)) {
				t.Fatalf("%s: nothing was damaged", damage)
			}
			must(t, p.x.Rebuild(t.Context(), p.diag.ID))
			if diff := cmp.Diff(want, p.contents(t)); diff != "" {
				t.Errorf("%s, then rebuilt (-want +got):\n%s", damage, diff)
			}
		}
	})
}
