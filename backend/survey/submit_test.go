package survey_test

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"

	"cotejo/backend/store"
	"cotejo/backend/survey"
	"cotejo/forms"
	"cotejo/reports"
)

func TestSubmittingAsksForACleanDiagnostic(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		if got := fields(w.Submit(ctx, w.focal, mex))["diagnostic"]; got != "submit.blocked" {
			t.Errorf("with a question to answer: got %q, want submit.blocked", got)
		}
		w.save(t, "a", edit("a/a_name", "Ana", 0), edit("a/a_n", "x", 0))
		if got := fields(w.Submit(ctx, w.focal, mex))["diagnostic"]; got != "submit.blocked" {
			t.Errorf("with a wrong number: got %q, want submit.blocked", got)
		}
		w.save(t, "a", edit("a/a_n", "7", 1))
		for _, who := range []survey.Principal{w.contributor, w.organiser, w.administrator} {
			want(t, who.Name+" submits", w.Submit(ctx, who, mex), survey.ErrForbidden)
		}
		must(t, w.Submit(ctx, w.focal, mex))
		want(t, "twice", w.Submit(ctx, w.focal, mex), survey.ErrClosed)
	})
}

// TestSubmittingChecksAgain lets a colleague save just between the check and
// handing in: the service looks at the clock there.
func TestSubmittingChecksAgain(t *testing.T) {
	for _, tt := range []struct {
		name  string
		text  string
		times int // how often the colleague does it
		want  string
	}{
		{name: "something wrong, once", text: "x", times: 1, want: "submit.blocked"},
		{name: "something right, once", text: "7", times: 1},
		{name: "something right, twice", text: "7", times: 2},
		{name: "again and again", text: "7", times: 100, want: "submit.moved"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			each(t, func(t *testing.T, w *world) {
				w.save(t, "a", edit("a/a_name", "Ana", 0))
				base, times := 0, 0
				w.clock.asked = func() {
					if times++; times > tt.times {
						return
					}
					results, err := w.of(mexGov).Save(t.Context(), w.diag.ID, w.author(), []store.Op{{
						ID: uuid.NewString(), Key: forms.Key{Question: "a/a_n"}, Base: base, Kind: store.Edit,
						Answer: forms.Answer{Value: tt.text + strings.Repeat("0", times)},
					}})
					if err != nil || results[0].Conflict {
						t.Errorf("the colleague: %+v, %v", results, err)
					}
					base = results[0].Seq
				}
				err := w.Submit(t.Context(), w.focal, mex)
				w.clock.asked = nil
				if got := fields(err)["diagnostic"]; got != tt.want || tt.want == "" && err != nil {
					t.Errorf("got %v, want %q", err, tt.want)
				}
				view, err := w.Check(t.Context(), w.focal, mex)
				must(t, err)
				if sent := view.Head.Status == reports.Submitted; sent != (tt.want == "") || sent && !view.Ready {
					t.Errorf("status %s, ready %v", view.Head.Status, view.Ready)
				}
			})
		})
	}
}

// sealed is a diagnostic's contents as one number.
func (w *world) sealed(t testing.TB) string {
	c := w.contents(t)
	h := sha256.New()
	for _, x := range c.Heads {
		fmt.Fprintln(h, x.Key, x.Answer, x.Seq)
	}
	fmt.Fprintln(h, c.Rows)
	return fmt.Sprintf("%x", h.Sum(nil))
}

// disturb hands a diagnostic in, again and again, while others save what
// blocks it and what does not. It returns what was wrong with what was handed
// in.
func disturb(t *testing.T, w *world, submit func(context.Context) error) (faults []string) {
	t.Helper()
	w.save(t, "a", edit("a/a_name", "Ana", 0))
	handedIn := 0
	for n := 0; n < 10 || handedIn == 0 && n < 100; n++ {
		var savers sync.WaitGroup
		stop := make(chan struct{})
		for i := range 3 {
			savers.Go(func() { typing(t, w, i, stop) })
		}
		err := submit(t.Context())
		var seal string
		if err == nil {
			handedIn++
			seal = w.sealed(t)
		}
		close(stop)
		savers.Wait()
		var invalid *survey.Invalid
		switch {
		case errors.As(err, &invalid):
		case err != nil:
			t.Fatalf("round %d: submit: %v", n, err)
		default:
			view, err := w.Check(t.Context(), w.focal, mex)
			must(t, err)
			if !view.Ready {
				faults = append(faults, fmt.Sprintf("round %d: handed in with problems: %+v", n, view.Problems))
			}
			if w.sealed(t) != seal {
				faults = append(faults, fmt.Sprintf("round %d: changed after it was handed in", n))
			}
			must(t, w.of(mexGov).Reopen(t.Context(), w.diag.ID, w.author()))
		}
	}
	t.Logf("handed in %d times", handedIn)
	if handedIn == 0 {
		t.Error("nothing was handed in: this shows nothing")
	}
	return faults
}

// typing fills a number in, wrong and right in turn, until told to stop or the
// diagnostic is handed in.
func typing(t *testing.T, w *world, who int, stop <-chan struct{}) {
	for n := 0; ; n++ {
		select {
		case <-stop:
			return
		default:
		}
		view, err := w.Section(t.Context(), w.focal, mex, "a")
		if err != nil {
			t.Errorf("look: %v", err)
			return
		}
		e := edit("a/a_n", []string{"x", "7", "8", "9"}[n%4]+fmt.Sprint(who), 0)
		e.Base = view.Bases[e.Key].Seq
		_, err = w.Save(t.Context(), w.focal, mex, "a", []survey.Edit{e})
		if err != nil && !errors.Is(err, survey.ErrClosed) {
			t.Errorf("save: %v", err)
			return
		}
	}
}

func TestWhatIsHandedInIsWhatWasChecked(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		faults := disturb(t, w, func(ctx context.Context) error { return w.Submit(ctx, w.focal, mex) })
		for _, f := range faults {
			t.Error(f)
		}
	})
}

// The twin: checking, and then handing in whatever stands there. The test
// above must see it.
func TestWhatIsHandedInSeesCheckingTooEarly(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		early := func(ctx context.Context) error {
			for range 200 {
				view, err := w.Check(ctx, w.focal, mex)
				if err != nil {
					return err
				}
				if view.Ready {
					break
				}
			}
			for {
				time.Sleep(3 * time.Millisecond) // let the others type
				c, err := w.of(mexGov).Contents(ctx, w.diag.ID)
				if err != nil {
					return err
				}
				err = w.of(mexGov).Submit(ctx, w.diag.ID, w.author(), w.clock.now(), c.Mark())
				if err == nil {
					return nil
				}
			}
		}
		if faults := disturb(t, w, early); len(faults) == 0 {
			t.Error("the planted bug was not seen")
		}
	})
}
