package store_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"cotejo/backend/store"
	"cotejo/backend/store/storetest"
	"cotejo/forms"
)

// replyTo writes a reply over a base.
func replyTo(kind, subject, text string, base int) store.Op {
	return store.Op{
		ID: uuid.NewString(), Key: store.ReplyKey(kind, subject), Kind: store.Edit,
		Answer: forms.Answer{Value: text}, Base: base,
	}
}

func TestAReplyIsNoAnswer(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		p.save(t, edit("q", "x", 0))
		before := p.contents(t)
		p.save(t, replyTo("a", "r1", "uno", 0), replyTo("b", "", "dos", 0))
		after := p.contents(t)
		if diff := cmp.Diff(before.Heads, after.Heads); diff != "" || len(after.Rows) > 0 {
			t.Errorf("answers (-before +after):\n%s", diff)
		}
		if diff := cmp.Diff(before.Answers(), after.Answers()); diff != "" {
			t.Errorf("answers (-before +after):\n%s", diff)
		}
		if len(after.Replies) != 2 || after.Replies[0].Answer.Value != "uno" || after.Replies[0].Author != "Ana" {
			t.Errorf("replies: got %+v, want two, the first by Ana", after.Replies)
		}
		if before.Mark() == after.Mark() {
			t.Error("the mark did not move with what was read")
		}
		must(t, p.x.Rebuild(t.Context(), p.diag.ID))
		if diff := cmp.Diff(after, p.contents(t)); diff != "" {
			t.Errorf("rebuilt (-before +after):\n%s", diff)
		}
		rc, err := st.Snapshot(t.Context(), p.round.Code, true)
		must(t, err)
		if diff := cmp.Diff(after, rc.Contents[p.diag.ID]); diff != "" {
			t.Errorf("in a snapshot (-want +got):\n%s", diff)
		}
	})
}

func TestRepliesAreTakenUntilTheRoundCloses(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		p.save(t, edit("q", "x", 0))
		must(t, p.x.Submit(t.Context(), p.diag.ID, p.by, time.Now(), p.contents(t).Mark()))
		p.save(t, replyTo("a", "r1", "después de enviar", 0))
		if _, err := p.x.Save(t.Context(), p.diag.ID, p.by, []store.Op{edit("q", "y", 1)}); !errors.Is(err, store.ErrClosed) {
			t.Errorf("an answer after handing in: got %v, want ErrClosed", err)
		}
		results, err := p.x.Save(t.Context(), p.diag.ID, p.by, []store.Op{replyTo("a", "r1", "de otra persona", 0)})
		must(t, err)
		if !results[0].Conflict || p.contents(t).Replies[0].Alternatives != 1 {
			t.Errorf("over nothing, where something is: got %+v, want an alternative", results[0])
		}
		must(t, st.CloseRound(t.Context(), p.round.ID))
		if _, err := p.x.Save(t.Context(), p.diag.ID, p.by, []store.Op{replyTo("a", "r1", "tarde", 1)}); !errors.Is(err, store.ErrClosed) {
			t.Errorf("after the round has closed: got %v, want ErrClosed", err)
		}
	})
}

func TestAReplyIsAText(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		special, cited := replyTo("a", "r1", "", 0), replyTo("a", "r1", "x", 0)
		special.Answer.State, cited.Source = forms.DontKnow, "Ley 1"
		results, err := p.x.Save(t.Context(), p.diag.ID, p.by, []store.Op{special, cited})
		must(t, err)
		for _, r := range results {
			if !errors.Is(r.Err, store.ErrInvalid) {
				t.Errorf("got %+v, want ErrInvalid", r)
			}
		}
	})
}
