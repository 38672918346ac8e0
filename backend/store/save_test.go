package store_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"cotejo/backend/store"
	"cotejo/backend/store/storetest"
	"cotejo/forms"
)

// es is an answer as it comes back from a Spanish diagnostic.
func es(value string) forms.Answer { return forms.Answer{Value: value, Lang: "es"} }

func TestSavingFollowsTheProtocol(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		first := edit("q", "one", 0)
		other := first
		other.Answer.Value = "else"
		elsewhere := first
		elsewhere.Key.Question = "q2"
		for _, tt := range []struct {
			name    string
			op      store.Op
			want    store.Result
			wantErr error
		}{
			{name: "a new operation over nothing becomes the head", op: first, want: store.Result{Seq: 1, Own: 1, Head: es("one")}},
			{name: "the same again is answered as before", op: first, want: store.Result{Seq: 1, Own: 1, Head: es("one"), Replayed: true}},
			{name: "the same id with another text", op: other, wantErr: store.ErrConflict},
			{name: "the same id in another cell", op: elsewhere, wantErr: store.ErrConflict},
			{name: "over the head it becomes the head", op: edit("q", "two", 1), want: store.Result{Seq: 2, Own: 2, Head: es("two")}},
			{name: "over something older and equal it converges", op: edit("q", "two", 1), want: store.Result{Seq: 2, Own: 3, Head: es("two")}},
			{name: "over something older and different it is an alternative", op: edit("q", "three", 1), want: store.Result{Seq: 2, Own: 4, Head: es("two"), Conflict: true}},
			{name: "over something that never was it is an alternative", op: edit("q", "four", 99), want: store.Result{Seq: 2, Own: 5, Head: es("two"), Conflict: true}},
			{name: "the first again is answered as before, though the head has moved", op: first, want: store.Result{Seq: 1, Own: 1, Head: es("one"), Replayed: true}},
			{name: "the next over the head counts every revision", op: edit("q", "five", 2), want: store.Result{Seq: 6, Own: 6, Head: es("five")}},
			{name: "clearing is a revision too", op: edit("q", "", 6), want: store.Result{Seq: 7, Own: 7}},
			{name: "over an empty cell's past it is an alternative", op: edit("new", "x", 3), want: store.Result{Seq: 0, Own: 1, Conflict: true}},
		} {
			t.Run(tt.name, func(t *testing.T) {
				results, err := p.x.Save(t.Context(), p.diag.ID, p.by, []store.Op{tt.op})
				must(t, err)
				got := results[0]
				if !errors.Is(got.Err, tt.wantErr) {
					t.Fatalf("error: got %v, want %v", got.Err, tt.wantErr)
				}
				got.Err = nil
				tt.want.OpID = tt.op.ID
				if diff := cmp.Diff(tt.want, got); diff != "" {
					t.Errorf("result (-want +got):\n%s", diff)
				}
			})
		}
	})
}

func TestSpecialAnswersDiffer(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		say := func(state forms.Special, base int) store.Op {
			o := edit("q", "", base)
			o.Answer.State = state
			return o
		}
		first := p.save(t, say(forms.DontKnow, 0))[0]
		if want := (forms.Answer{State: forms.DontKnow}); first.Head != want {
			t.Errorf("head: got %v, want %v", first.Head, want)
		}
		for state, conflict := range map[forms.Special]bool{
			forms.DontKnow: false, forms.NotApplicable: true, forms.NoInformation: true, forms.Answered: true,
		} {
			if got := p.save(t, say(state, 0))[0]; got.Conflict != conflict || got.Seq != 1 {
				t.Errorf("%q over something older: got %+v, want conflict %v", state, got, conflict)
			}
		}
	})
}

func TestBatchPlansItsOperationsInOrder(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		first := edit("q", "one", 0)
		got := p.save(t, first, edit("q", "two", 1), first, edit("q", "three", 1), edit("other", "x", 0))
		want := []store.Result{
			{Seq: 1, Own: 1, Head: es("one")},
			{Seq: 2, Own: 2, Head: es("two")},
			{Seq: 1, Own: 1, Head: es("one"), Replayed: true},
			{Seq: 2, Own: 3, Head: es("two"), Conflict: true},
			{Seq: 1, Own: 1, Head: es("x")},
		}
		for i := range got {
			got[i].OpID = ""
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("results (-want +got):\n%s", diff)
		}
	})
}

func TestMalformedOperationsAreRefusedAloneAndSayWhy(t *testing.T) {
	long := strings.Repeat("ñ", 65536)
	change := func(f func(*store.Op)) store.Op {
		o := edit("q", "text", 0)
		f(&o)
		return o
	}
	bad := map[string]store.Op{
		"no id":                       change(func(o *store.Op) { o.ID = "" }),
		"no question":                 change(func(o *store.Op) { o.Key.Question = "" }),
		"an unknown kind":             change(func(o *store.Op) { o.Kind = "redact" }),
		"a special answer with text":  change(func(o *store.Op) { o.Answer.State = forms.DontKnow }),
		"an unknown special answer":   change(func(o *store.Op) { o.Answer = forms.Answer{State: "maybe"} }),
		"clearing with a text":        change(func(o *store.Op) { o.Kind = store.Clear }),
		"a language that is none":     change(func(o *store.Op) { o.Answer.Lang = "es;--" }),
		"a zero byte":                 change(func(o *store.Op) { o.Answer.Value = "a\x00b" }),
		"bytes that are no text":      change(func(o *store.Op) { o.Answer.Value = "a\xff" }),
		"a zero byte in the source":   change(func(o *store.Op) { o.Source = "\x00" }),
		"one character too many":      change(func(o *store.Op) { o.Answer.Value = long + "x" }),
		"a negative base":             change(func(o *store.Op) { o.Base = -1 }),
		"a resolve of nothing":        change(func(o *store.Op) { o.Kind = store.Resolve }),
		"a resolve of what isn't":     change(func(o *store.Op) { o.Kind = store.Resolve; o.Closes = []int{7} }),
		"an edit that closes":         change(func(o *store.Op) { o.Closes = []int{1} }),
		"a row without its roster":    change(func(o *store.Op) { o.Key = forms.Key{Question: store.RowQuestion, Row: "r"}; o.Answer.Value = "{}" }),
		"a row that is no row change": change(func(o *store.Op) { o.Key = forms.Key{Question: store.RowQuestion, Row: "r"} }),
		"a row without its id": change(func(o *store.Op) {
			o.Key.Question, o.Answer = store.RowQuestion, store.RowChange{Roster: "str"}.Answer()
		}),
	}
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		for name, o := range bad {
			good := edit("good "+name, long, 0)
			results, err := p.x.Save(t.Context(), p.diag.ID, p.by, []store.Op{o, good})
			must(t, err)
			if !errors.Is(results[0].Err, store.ErrInvalid) {
				t.Errorf("%s: got %v, want ErrInvalid", name, results[0].Err)
			}
			if results[1].Err != nil || results[1].Seq != 1 {
				t.Errorf("beside %s: got %+v, want it stored", name, results[1])
			}
		}
		if got := len(p.contents(t).Heads); got != len(bad) {
			t.Errorf("cells: got %d, want only the %d good ones", got, len(bad))
		}
	})
}

func TestResolveClosesTheAlternativesItNames(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		p.save(t, edit("q", "head", 0), edit("q", "mine", 9), edit("q", "yours", 9), edit("q", "theirs", 9))
		resolve := func(base int, closes ...int) store.Op {
			o := edit("q", "merged", base)
			o.Kind, o.Closes = store.Resolve, closes
			return o
		}
		waiting := func() (open []int) {
			list, err := p.x.Revisions(t.Context(), p.diag.ID, forms.Key{Question: "q"})
			must(t, err)
			for _, r := range list {
				if r.Open {
					open = append(open, r.Seq)
				}
			}
			if got := p.contents(t).Heads[0].Alternatives; got != len(open) {
				t.Errorf("alternatives of the cell: got %d, want %d", got, len(open))
			}
			return open
		}
		stale := p.save(t, resolve(3, 2))[0]
		if !stale.Conflict {
			t.Errorf("a resolve over something old: got %+v, want a conflict", stale)
		}
		if diff := cmp.Diff([]int{2, 3, 4, 5}, waiting()); diff != "" {
			t.Errorf("open after a stale resolve (-want +got):\n%s", diff)
		}
		done := p.save(t, resolve(1, 2, 4, 4))[0]
		if want := es("merged"); done.Conflict || done.Head != want || done.Seq != 6 {
			t.Errorf("resolve: got %+v, want %v as head 6", done, want)
		}
		if diff := cmp.Diff([]int{3, 5}, waiting()); diff != "" {
			t.Errorf("open after resolving (-want +got):\n%s", diff)
		}
		results, err := p.x.Save(t.Context(), p.diag.ID, p.by, []store.Op{resolve(6, 2), resolve(6, 3), resolve(7, 3)})
		must(t, err)
		if !errors.Is(results[0].Err, store.ErrInvalid) || results[1].Err != nil || !errors.Is(results[2].Err, store.ErrInvalid) {
			t.Errorf("closing what is closed: got %+v, want only the second to do it", results)
		}
	})
}

func TestTranslationIsACellBesideTheOriginal(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		in := func(lang, text string, base int) store.Op {
			o := edit("q", text, base)
			o.Answer.Lang = lang
			return o
		}
		p.save(t, in("", "hola", 0), in("en", "hello", 0), in("es", "adiós", 1))
		c := p.contents(t)
		if len(c.Heads) != 2 || c.Heads[0].Lang != "" || c.Heads[1].Lang != "en" {
			t.Fatalf("heads: got %+v, want the original and one translation", c.Heads)
		}
		if got, want := c.Heads[1].Answer, (forms.Answer{Value: "hello", Lang: "en"}); got != want {
			t.Errorf("translation: got %v, want %v", got, want)
		}
		want := map[forms.Key]forms.Answer{{Question: "q"}: es("adiós")}
		if diff := cmp.Diff(want, c.Answers().Cells); diff != "" {
			t.Errorf("answers in the original (-want +got):\n%s", diff)
		}
	})
}

func TestRowsKeepTheirIDsOrderAndTombstones(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		row := func(id string, c store.RowChange, base int) store.Op {
			return store.Op{
				ID: uuid.NewString(), Key: forms.Key{Question: store.RowQuestion, Row: forms.RowID(id)},
				Answer: c.Answer(), Base: base, Kind: store.Edit,
			}
		}
		p.save(t,
			row("b", store.RowChange{Roster: "str", Order: 2}, 0),
			row("a", store.RowChange{Roster: "str", Order: 1}, 0),
			row("c", store.RowChange{Roster: "obj", Parent: "a", Order: 1}, 0))
		p.save(t, row("a", store.RowChange{Roster: "str", Order: 3}, 1), row("c", store.RowChange{Roster: "obj", Parent: "a", Order: 1, Removed: true}, 1))
		stale := p.save(t, row("a", store.RowChange{Roster: "str", Order: 1, Removed: true}, 1))[0]
		if !stale.Conflict {
			t.Errorf("removing a row someone has moved: got %+v, want a conflict", stale)
		}
		spelt := row("a", store.RowChange{}, 1)
		spelt.Answer.Value = ` {"order":3, "roster":"str","parent":""} `
		if got := p.save(t, spelt)[0]; got.Conflict {
			t.Errorf("the same in other words: got %+v, want it converged", got)
		}
		want := []store.RowHead{
			{Roster: "obj", Row: forms.Row{ID: "c", Parent: "a"}, Order: 1, Removed: true, Seq: 2},
			{Roster: "str", Row: forms.Row{ID: "b"}, Order: 2, Seq: 1},
			{Roster: "str", Row: forms.Row{ID: "a"}, Order: 3, Seq: 2},
		}
		c := p.contents(t)
		if diff := cmp.Diff(want, c.Rows); diff != "" {
			t.Errorf("rows (-want +got):\n%s", diff)
		}
		if len(c.Heads) != 0 {
			t.Errorf("heads: got %+v, want none: rows are not answers", c.Heads)
		}
		live := map[forms.QuestionID][]forms.Row{"str": {{ID: "b"}, {ID: "a"}}}
		if diff := cmp.Diff(live, c.Answers().Rows); diff != "" {
			t.Errorf("live rows (-want +got):\n%s", diff)
		}
	})
}

func TestBigBatchesAreSavedWhole(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		var ops []store.Op
		for i := range 1200 {
			o := edit("q", "text", 0)
			o.Key.Row = forms.RowID(uuid.NewString())
			if i%2 == 0 {
				o.Key.Question = "other"
			}
			ops = append(ops, o)
		}
		p.save(t, ops...)
		for i, r := range p.save(t, ops...) {
			if !r.Replayed {
				t.Fatalf("operation %d again: got %+v, want it replayed", i, r)
			}
		}
		if got := len(p.contents(t).Heads); got != len(ops) {
			t.Errorf("cells: got %d, want %d", got, len(ops))
		}
	})
}

func TestLoadFillsAnEmptyDiagnosticOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		load := func(ops ...store.Op) error { return p.x.Load(t.Context(), p.diag.ID, p.by, ops) }
		twice := edit("q", "two", 0)
		invalid := edit("q", "\x00", 0)
		for name, tt := range map[string]struct {
			ops  []store.Op
			want error
		}{
			"two answers to one cell": {ops: []store.Op{edit("q", "one", 0), twice}, want: store.ErrConflict},
			"an operation twice":      {ops: []store.Op{twice, twice}, want: store.ErrConflict},
			"a malformed one":         {ops: []store.Op{edit("a", "b", 0), invalid}, want: store.ErrInvalid},
		} {
			if err := load(tt.ops...); !errors.Is(err, tt.want) {
				t.Errorf("%s: got %v, want %v", name, err, tt.want)
			}
			if got := p.contents(t); len(got.Heads) > 0 {
				t.Errorf("%s: got %+v stored, want nothing", name, got.Heads)
			}
		}
		must(t, load(edit("a", "1", 0), edit("b", "2", 0)))
		if got := len(p.contents(t).Heads); got != 2 {
			t.Errorf("cells: got %d, want 2", got)
		}
		if err := load(edit("c", "3", 0)); !errors.Is(err, store.ErrConflict) {
			t.Errorf("load again: got %v, want ErrConflict", err)
		}
	})
}
