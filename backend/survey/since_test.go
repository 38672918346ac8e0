package survey_test

import (
	"strings"
	"testing"

	"cotejo/backend/survey"
)

// TestChangesSinceASnapshot takes a snapshot, lets an answer change, and asks
// what changed: the answer, and the reports that say so.
func TestChangesSinceASnapshot(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		look := func(cut survey.Cut, since string) survey.Looking {
			l, err := w.View(ctx, w.organiser, cut, "cambios", survey.ViewAsk{Lang: "es", Params: map[string]string{"desde": since}})
			must(t, err)
			return l
		}
		if l := look(live, ""); len(l.View.Tables) != 0 {
			t.Errorf("there is nothing to compare with, and %d tables", len(l.View.Tables))
		}
		w.save(t, "a", edit("a/a_name", "antes", 0))
		must(t, w.Submit(ctx, w.focal, mex))
		_, err := w.Freeze(ctx, w.organiser, "R", false)
		must(t, err)
		if got := said(look(live, "1")); strings.Contains(got, "antes") || strings.Contains(got, "Libro comparativo") {
			t.Errorf("nothing changed, and the view says %q", got)
		}
		must(t, w.of(mexGov).Reopen(ctx, w.diag.ID, w.author()))
		w.save(t, "a", edit("a/a_name", "después", 1))
		must(t, w.Submit(ctx, w.focal, mex))
		got := said(look(live, ""))
		for _, want := range []string{"antes|después", "Perfil de país|México|", "Libro comparativo|La región|Datos"} {
			if !strings.Contains(got, want) {
				t.Errorf("the view lacks %q:\n%s", want, got)
			}
		}
		if l := look(survey.Cut{Round: "R", Number: 1}, ""); len(l.View.Tables) != 0 {
			t.Error("the first snapshot has nothing before it")
		}
	})
}

// said is what the tables of a view say.
func said(l survey.Looking) string {
	var b strings.Builder
	for _, table := range l.View.Tables {
		for _, row := range table.Rows {
			for _, c := range row.Cells {
				b.WriteString(c.Text + "|")
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}
