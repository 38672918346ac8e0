package survey_test

import (
	"sync"
	"testing"

	"cotejo/backend/survey"
)

// answeredIn counts the answers that a view of the comparison shows.
func answeredIn(t *testing.T, w *world, cut survey.Cut) int {
	l, err := w.View(t.Context(), w.organiser, cut, "matriz", survey.ViewAsk{Lang: "es", Params: map[string]string{"seccion": "a"}})
	if err != nil {
		t.Error(err)
		return 0
	}
	n := 0
	for _, row := range l.View.Tables[0].Rows {
		for _, c := range row.Cells {
			if c.Mark == "answered" {
				n++
			}
		}
	}
	return n
}

// TestViewsSeeEveryAnswer: what was read for an earlier look serves a later
// one only while nothing has changed, and never who may not see it.
func TestViewsSeeEveryAnswer(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		live := survey.Cut{Round: "R", Draft: true}
		before := answeredIn(t, w, live)
		w.save(t, "a", edit("a/a_name", "recién escrito", 0))
		if got := answeredIn(t, w, live); got != before+1 {
			t.Errorf("%d answers after one more than %d", got, before)
		}
		_, err := w.Freeze(ctx, w.organiser, "R", true)
		must(t, err)
		frozen := answeredIn(t, w, survey.Cut{Round: "R", Number: 1})
		w.save(t, "a", edit("a/a_name", "", 1))
		if got := answeredIn(t, w, live); got != before {
			t.Errorf("%d answers after it was taken back, want %d", got, before)
		}
		if got := answeredIn(t, w, survey.Cut{Round: "R", Number: 1}); got != frozen || got != before+1 {
			t.Errorf("the snapshot shows %d answers, then %d", frozen, got)
		}
		_, err = w.View(ctx, w.analyst, survey.Cut{Round: "R", Number: 1}, "matriz", survey.ViewAsk{Lang: "es"})
		want(t, "a draft that another has looked at", err, survey.ErrNotFound)
		_, err = w.View(ctx, w.analyst, live, "matriz", survey.ViewAsk{Lang: "es"})
		want(t, "a draft as it stands", err, survey.ErrForbidden)
	})
}

// TestManyLookAtOneSnapshot is for the race detector: what is kept is shared.
func TestManyLookAtOneSnapshot(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.save(t, "a", edit("a/a_name", "escrito", 0))
		_, err := w.Freeze(t.Context(), w.organiser, "R", true)
		must(t, err)
		l, err := w.View(t.Context(), w.organiser, survey.Cut{Round: "R", Number: 1}, "", survey.ViewAsk{Lang: "es"})
		must(t, err)
		var all sync.WaitGroup
		for _, k := range l.Kinds {
			for range 3 {
				all.Go(func() {
					_, err := w.View(t.Context(), w.organiser, survey.Cut{Round: "R", Number: 1}, k.Name, survey.ViewAsk{Lang: "es"})
					if err != nil {
						t.Errorf("%s: %v", k.Name, err)
					}
				})
			}
		}
		all.Wait()
	})
}
