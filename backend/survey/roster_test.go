package survey_test

import (
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cotejo/backend/survey"
	"cotejo/forms"
)

// add adds a row as the focal point of mex, and names it where the roster has
// a name to give.
func (w *world) add(t testing.TB, roster, parent, name string) forms.RowID {
	t.Helper()
	row, err := w.AddRow(t.Context(), w.focal, mex, forms.QuestionID(roster), forms.RowID(parent))
	must(t, err)
	question := map[string]string{"b/str": "b/str/s_name", "b/str/obj": "b/str/obj/o_name", "b/oth": "b/oth/t_name"}[roster]
	w.save(t, "b", survey.Edit{Key: forms.Key{Question: forms.QuestionID(question), Row: row}, Raw: []string{name}})
	return row
}

// rows are the titles of a roster's live rows under a row, in order.
func (w *world) rows(t testing.TB, roster, parent string) (titles []string) {
	t.Helper()
	state := w.section(t, "b").State
	r := state.Questionnaire.Roster(forms.QuestionID(roster))
	for _, row := range state.Answers.Of(r.ID, forms.RowID(parent)) {
		titles = append(titles, state.RowTitle(r, row.ID, "es"))
	}
	return titles
}

// none is what a roster's own cell says.
func (w *world) none(t testing.TB, roster, parent string) string {
	t.Helper()
	key := forms.Key{Question: forms.QuestionID(roster), Row: forms.RowID(parent)}
	return w.section(t, "b").State.Answers.Cells[key].Value
}

func TestRowsAreAddedRemovedAndRestoredInOrder(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		w.add(t, "b/str", "", "uno")
		two := w.add(t, "b/str", "", "dos")
		w.add(t, "b/oth", "", "otra")
		w.add(t, "b/str", "", "tres")
		must(t, w.RemoveRow(ctx, w.focal, mex, "b/str", two))
		must(t, w.RemoveRow(ctx, w.focal, mex, "b/str", two)) // twice is once
		if diff := cmp.Diff([]string{"uno", "tres"}, w.rows(t, "b/str", "")); diff != "" {
			t.Errorf("removed (-want +got):\n%s", diff)
		}
		w.save(t, "b", survey.Edit{Key: forms.Key{Question: "b/str/s_name", Row: two}, Raw: []string{"dos bis"}, Base: 1}) // a colleague's open form
		w.add(t, "b/str", "", "cuatro")
		must(t, w.RestoreRow(ctx, w.focal, mex, "b/str", two))
		must(t, w.RestoreRow(ctx, w.focal, mex, "b/str", two))
		if diff := cmp.Diff([]string{"uno", "dos bis", "tres", "cuatro"}, w.rows(t, "b/str", "")); diff != "" {
			t.Errorf("restored where it was, with what was typed (-want +got):\n%s", diff)
		}
		want(t, "a row of another roster", w.RemoveRow(ctx, w.focal, mex, "b/oth", two), survey.ErrNotFound)
		want(t, "no such row", w.RestoreRow(ctx, w.focal, mex, "b/str", "nope"), survey.ErrNotFound)
		_, err := w.AddRow(ctx, w.focal, mex, "a/a_name", "")
		want(t, "a question is no roster", err, survey.ErrNotFound)
		_, err = w.AddRow(ctx, w.focal, mex, "b/str", two)
		want(t, "a row outside what is nested", err, survey.ErrNotFound)
	})
}

func TestNestedRowsStayWithTheirs(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		one, two := w.add(t, "b/str", "", "uno"), w.add(t, "b/str", "", "dos")
		w.add(t, "b/str/obj", string(one), "uno a")
		w.add(t, "b/str/obj", string(two), "dos a")
		w.add(t, "b/str/obj", string(one), "uno b")
		if diff := cmp.Diff([]string{"uno a", "uno b"}, w.rows(t, "b/str/obj", string(one))); diff != "" {
			t.Errorf("rows of the first (-want +got):\n%s", diff)
		}
		must(t, w.RemoveRow(ctx, w.focal, mex, "b/str", one))
		must(t, w.RestoreRow(ctx, w.focal, mex, "b/str", one))
		if diff := cmp.Diff([]string{"uno a", "uno b"}, w.rows(t, "b/str/obj", string(one))); diff != "" {
			t.Errorf("rows of the first, restored with it (-want +got):\n%s", diff)
		}
		for _, parent := range []forms.RowID{"", "nope"} {
			_, err := w.AddRow(ctx, w.focal, mex, "b/str/obj", parent)
			want(t, "nested in "+strconv.Quote(string(parent)), err, survey.ErrNotFound)
			want(t, "none in "+strconv.Quote(string(parent)), w.DeclareNone(ctx, w.focal, mex, "b/str/obj", parent, true), survey.ErrNotFound)
		}
		three := w.add(t, "b/str", "", "tres")
		must(t, w.DeclareNone(ctx, w.focal, mex, "b/str/obj", three, true))
		if w.none(t, "b/str/obj", string(three)) != forms.NoRows || w.none(t, "b/str/obj", string(two)) != "" {
			t.Error("«no hay» is said of the third strategy, and of no other")
		}
	})
}

func TestSayingThatThereAreNone(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		say := func(none bool) error { return w.DeclareNone(ctx, w.focal, mex, "b/str", "", none) }
		must(t, say(true))
		must(t, say(true))
		if w.none(t, "b/str", "") != forms.NoRows {
			t.Error("said, and not kept")
		}
		view, err := w.Tasks(ctx, w.focal, mex)
		must(t, err)
		if counts := view.Sections[1].Rosters; len(counts) == 0 || !counts[0].None || counts[0].Rows != 0 {
			t.Errorf("task list: got %+v, want none declared", counts)
		}
		must(t, say(false))
		must(t, say(false))
		if w.none(t, "b/str", "") != "" {
			t.Error("taken back, and still there")
		}

		must(t, say(true))
		row := w.add(t, "b/str", "", "uno")
		if w.none(t, "b/str", "") != "" {
			t.Error("a row takes «no hay» back")
		}
		if got := fields(say(true))["b/str"]; got != "roster.has_rows" {
			t.Errorf("with a row: got %q, want roster.has_rows", got)
		}
		must(t, w.RemoveRow(ctx, w.focal, mex, "b/str", row))
		must(t, say(true))
		must(t, w.RestoreRow(ctx, w.focal, mex, "b/str", row))
		if w.none(t, "b/str", "") != "" {
			t.Error("a restored row takes «no hay» back")
		}
		want(t, "of a question", w.DeclareNone(ctx, w.focal, mex, "a/a_name", "", true), survey.ErrNotFound)
	})
}
