package store_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cotejo/backend/store"
	"cotejo/backend/store/storetest"
	"cotejo/forms"
)

// brought says that an import answers a question, citing a source.
func brought(id, question, text, source string) store.Op {
	return store.Op{
		ID: id, Key: forms.Key{Question: forms.QuestionID(question)},
		Answer: forms.Answer{Value: text}, Kind: store.Import, Source: source,
	}
}

func row(id, row string) store.Op {
	return store.Op{
		ID: id, Key: forms.Key{Question: store.RowQuestion, Row: forms.RowID(row)}, Kind: store.Import,
		Answer: store.RowChange{Roster: "str", Order: 1}.Answer(),
	}
}

// to is a batch for a party by its key.
func to(k store.PartyKey, ops ...store.Op) store.Batch {
	return store.Batch{Party: store.Party{Key: k, Voice: "comp", NameES: "N", NameEN: "N"}, Lang: "en", Ops: ops}
}

func batches(list ...store.Batch) iter.Seq2[store.Batch, error] {
	return func(yield func(store.Batch, error) bool) {
		for _, b := range list {
			if !yield(b, nil) {
				return
			}
		}
	}
}

var everything = store.Scope{Everything: true}

func TestDeliverFollowsItsRule(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		p.save(t, edit("typed", "by hand", 0), edit("cleared", "x", 0), edit("cleared", "", 1))
		organiser := store.Author{Role: store.Organiser}
		for _, tt := range []struct {
			name string
			ops  []store.Op
			want store.Receipt
		}{
			{"a row and an answer to nothing", []store.Op{row("r", "s1"), brought("1", "q", "one", "law")}, store.Receipt{Rows: 1, New: 1}},
			{"the same operations", []store.Op{row("r", "s1"), brought("1", "q", "one", "law")}, store.Receipt{Before: 2}},
			{"the same answers as other operations", []store.Op{row("r2", "s1"), brought("2", "q", "one", "law")}, store.Receipt{Same: 2}},
			{"another answer of the same source", []store.Op{brought("3", "q", "two", "law")}, store.Receipt{Corrected: 1}},
			{"the first one again changes nothing", []store.Op{brought("1", "q", "one", "law")}, store.Receipt{Before: 1}},
			{"another answer of another source", []store.Op{brought("4", "q", "three", "press")}, store.Receipt{Beside: 1}},
			{"what someone has typed", []store.Op{brought("5", "typed", "by import", "law")}, store.Receipt{Beside: 1}},
			{"what someone has typed, the same", []store.Op{brought("6", "typed", "by hand", "law")}, store.Receipt{Same: 1}},
			{"what someone has cleared", []store.Op{brought("7", "cleared", "x", "law")}, store.Receipt{Beside: 1}},
			{"two about one cell, in turn", []store.Op{brought("8", "p", "a", ""), brought("9", "p", "b", "")}, store.Receipt{New: 1, Corrected: 1}},
		} {
			got, err := p.x.Deliver(p.ctx, store.Delivery{Round: p.round.ID, By: organiser, Batches: batches(to(mexGov, tt.ops...))})
			must(t, err)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", tt.name, diff)
			}
		}
		heads := map[string]string{}
		for _, h := range p.contents(t).Heads {
			heads[string(h.Key.Question)] = fmt.Sprint(h.Answer.Value, " ", h.Kind, " ", h.Source, " ", h.Alternatives)
		}
		want := map[string]string{"q": "two import law 1", "typed": "by hand edit  1", "cleared": " edit  1", "p": "b import  0"}
		if diff := cmp.Diff(want, heads); diff != "" {
			t.Errorf("heads (-want +got):\n%s", diff)
		}
	})
}

func TestDeliverOpensAndHandsIn(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		criComp := store.PartyKey{Country: 188, Party: "comp"}
		at := time.Date(2026, 3, 5, 12, 0, 0, 0, time.UTC)
		all := store.Delivery{
			Round: p.round.ID, By: store.Author{Role: store.Organiser}, At: at, Submit: true,
			Batches: batches(to(criComp, brought("1", "q", "one", "")), to(mexGov, brought("1", "q", "one", "")), to(criComp, brought("2", "p", "two", ""))),
		}
		trial := all
		trial.Trial = true
		want := store.Receipt{New: 3, Opened: 1, Submitted: 2}
		for _, d := range []store.Delivery{trial, all} {
			got, err := st.For(everything).Deliver(p.ctx, d)
			must(t, err)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("trial %v (-want +got):\n%s", d.Trial, diff)
			}
			list, err := st.For(everything).Diagnostics(p.ctx, p.round.ID)
			must(t, err)
			if d.Trial && (len(list) != 1 || list[0].State != "open") {
				t.Errorf("a trial left %+v", list)
			}
			if !d.Trial && (len(list) != 2 || list[1].State != "submitted" || list[0].Lang != "en" || !list[1].Submitted.Equal(at)) {
				t.Errorf("the import left %+v", list)
			}
		}
		again, err := st.For(everything).Deliver(p.ctx, all)
		must(t, err)
		if diff := cmp.Diff(store.Receipt{Before: 3}, again); diff != "" {
			t.Errorf("again, into what is submitted (-want +got):\n%s", diff)
		}
		other := all
		other.Batches = batches(to(mexGov, brought("x", "q", "one", "")), to(criComp, brought("y", "q", "else", ""), brought("z", "new", "z", "")))
		refused, err := st.For(everything).Deliver(p.ctx, other)
		must(t, err)
		if len(refused.Refused) != 2 || refused.Refused[0].OpID != "y" || !errors.Is(refused.Refused[1].Err, store.ErrClosed) {
			t.Errorf("into what is submitted: got %+v, want y and z refused", refused)
		}
	})
}

// A delivery that fails at its very end, whatever the reason, leaves nothing.
func TestDeliverIsAllOrNothing(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		x := st.For(everything)
		criComp := store.PartyKey{Country: 188, Party: "comp"}
		good := []store.Batch{to(criComp, brought("1", "q", "one", "")), to(mexGov, row("r", "s1"), brought("2", "q", "two", ""))}
		broken := errors.New("the file broke off")
		bad := brought("3", "q3", "three", "")
		bad.Answer.State = forms.DontKnow // beside a value
		for _, tt := range []struct {
			name    string
			batches iter.Seq2[store.Batch, error]
			scope   store.Scope
			wantErr error
		}{
			{"an error of the file", func(yield func(store.Batch, error) bool) {
				for b, _ := range batches(good...) {
					if !yield(b, nil) {
						return
					}
				}
				yield(store.Batch{}, broken)
			}, everything, broken},
			{"an operation that cannot be kept", batches(append(good, to(mexGov, bad))...), everything, nil},
			{"a country outside the round", batches(append(good, to(store.PartyKey{Country: 124, Party: "gov"}, bad))...), everything, store.ErrNotFound},
			{"a party with an impossible name", batches(append(good, to(store.PartyKey{Country: 188, Party: "A B"}, bad))...), everything, store.ErrInvalid},
			{"a party outside the scope", batches(append(good[1:], good[0])...), store.Scope{Parties: []store.PartyKey{mexGov}}, store.ErrNotFound},
		} {
			got, err := st.For(tt.scope).Deliver(p.ctx, store.Delivery{Round: p.round.ID, By: p.by, Submit: true, Batches: tt.batches})
			if !errors.Is(err, tt.wantErr) || tt.wantErr == nil && (err != nil || len(got.Refused) != 1 || got.Refused[0].OpID != "3") {
				t.Errorf("%s: got %+v, %v; want %v", tt.name, got, err, tt.wantErr)
			}
			list, err := x.Diagnostics(p.ctx, p.round.ID)
			must(t, err)
			if len(list) != 1 || list[0].State != "open" || p.contents(t).Mark() != 0 {
				t.Errorf("%s: something was stored", tt.name)
			}
			parties, err := st.Parties(p.ctx)
			must(t, err)
			if len(parties) != 3 {
				t.Errorf("%s: a party was added", tt.name)
			}
		}
	})
}

// TestDeliverStaysWithinEachParty holds that one party's batch cannot read or
// write another's, even though the delivery may reach all.
func TestDeliverStaysWithinEachParty(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		_, err := st.For(everything).Deliver(p.ctx, store.Delivery{
			Round: p.round.ID, By: p.by, Batches: batches(to(mexGov, brought("1", "q", "mine", "")), to(mexCso, brought("1", "q", "theirs", ""))),
		})
		must(t, err)
		if heads := p.contents(t).Heads; len(heads) != 1 || heads[0].Answer.Value != "mine" {
			t.Errorf("got %+v, want one head", heads)
		}
	})
}

func TestDeliverStopsWhenAsked(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		ctx, cancel := context.WithCancel(p.ctx)
		endless := func(yield func(store.Batch, error) bool) {
			for i := 0; ; i++ {
				if i == 3 {
					cancel()
				}
				if !yield(to(mexGov, brought(fmt.Sprint(i), fmt.Sprint("q", i), "x", "")), nil) {
					return
				}
			}
		}
		if _, err := p.x.Deliver(ctx, store.Delivery{Round: p.round.ID, By: p.by, Batches: endless}); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v, want it cancelled", err)
		}
		if p.contents(t).Mark() != 0 {
			t.Error("something was stored")
		}
	})
}
