package survey_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"cotejo/backend/survey"
	"cotejo/forms"
)

func TestSavingKeepsWhatChangedOnly(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		saved := w.save(t, "a", edit("a/a_name", "Ana", 0), edit("a/a_why", "", 0), edit("a/a_def", "Propuesta", 0))
		if saved.Changed != 1 || len(saved.Conflicts) > 0 || !saved.At.Equal(w.clock.now()) {
			t.Errorf("first: got %+v, want one change: the empty and the suggested stay as they are", saved)
		}
		if saved := w.save(t, "a", edit("a/a_name", " Ana ", 1)); saved.Changed != 0 {
			t.Errorf("the same again: got %d changes, want none", saved.Changed)
		}
		if saved := w.save(t, "a"); saved.Changed != 0 {
			t.Errorf("nothing: got %d changes, want none", saved.Changed)
		}
		c := w.contents(t)
		if len(c.Heads) != 1 || c.Heads[0].Answer.Value != "Ana" || c.Heads[0].Author != "focal" || c.Heads[0].AuthorRole != "focal" {
			t.Errorf("contents: got %+v, want Ana by the focal point", c.Heads)
		}
		revisions, err := w.of(mexGov).Revisions(t.Context(), w.diag.ID, forms.Key{Question: "a/a_name"})
		must(t, err)
		if len(revisions) != 1 || revisions[0].Session != "session of focal" {
			t.Errorf("revisions: got %+v, want one, with its session", revisions)
		}
	})
}

func TestWrongAnswersAreKeptAndListed(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		saved := w.save(t, "a", edit("a/a_n", "unos 40", 0), edit("a/a_yes", "perhaps", 0))
		if saved.Changed != 2 {
			t.Fatalf("got %+v, want both kept", saved)
		}
		if got := w.says(t, "a/a_n").Value; got != "unos 40" {
			t.Errorf("number: got %q, want what was typed", got)
		}
		w.save(t, "a", edit("a/a_n", "-3", 1))
		view, err := w.Check(t.Context(), w.focal, mex)
		must(t, err)
		var codes []string
		for _, p := range view.Problems {
			codes = append(codes, string(p.Key.Question)+" "+p.Code)
		}
		if diff := cmp.Diff([]string{"a/a_name required", "a/a_n constraint", "a/a_yes choice.unknown"}, codes); diff != "" || view.Ready {
			t.Errorf("ready %v, problems (-want +got):\n%s", view.Ready, diff)
		}
	})
}

func TestSpecialAnswers(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		special := func(question string, s forms.Special, base int, text ...string) survey.Edit {
			return survey.Edit{Key: forms.Key{Question: forms.QuestionID(question)}, Raw: text, State: s, Base: base}
		}
		w.save(t, "a", special("a/a_name", forms.DontKnow, 0), special("a/a_n", forms.NoInformation, 0), special("a/a_yes", forms.NotApplicable, 0))
		for question, want := range map[string]forms.Special{"a/a_name": forms.DontKnow, "a/a_n": forms.NoInformation, "a/a_yes": forms.NotApplicable} {
			if got := w.says(t, question); got.State != want || got.Value != "" {
				t.Errorf("%s: got %+v, want %s", question, got, want)
			}
		}
		if view, err := w.Check(t.Context(), w.focal, mex); err != nil || !view.Ready {
			t.Errorf("a special answer satisfies required: ready %v, %v", view.Ready, err)
		}
		if saved := w.save(t, "a", special("a/a_name", forms.DontKnow, 1)); saved.Changed != 0 {
			t.Errorf("the same special answer again: got %d changes", saved.Changed)
		}
		w.save(t, "a", special("a/a_name", forms.DontKnow, 1, "Ana"))
		if got := w.says(t, "a/a_name"); got.Value != "Ana" || got.State != forms.Answered {
			t.Errorf("a text over a ticked box: got %+v, want the text", got)
		}
		w.save(t, "a", special("a/a_name", forms.NotApplicable, 2))
		if got := w.says(t, "a/a_name"); got.Value != "" || got.State != forms.NotApplicable {
			t.Errorf("a special answer for a text: got %+v", got)
		}
	})
}

func TestSuggestionsCanBeTakenChangedAndCleared(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		if got := w.says(t, "a/a_def").Value; got != "Propuesta" {
			t.Fatalf("untouched: got %q, want the suggestion", got)
		}
		if saved := w.save(t, "a", edit("a/a_def", "", 0)); saved.Changed != 1 {
			t.Errorf("clearing it: got %+v, want one change", saved)
		}
		if got := w.says(t, "a/a_def"); !got.Blank() {
			t.Errorf("cleared: got %+v, want nothing", got)
		}
		stale := w.save(t, "a", edit("a/a_def", "Propuesta", 0)) // a form from before, with the suggestion as it was shown
		if stale.Changed != 0 || len(stale.Conflicts) > 0 {
			t.Errorf("a stale suggestion: got %+v, want no change", stale)
		}
		if saved := w.save(t, "a", edit("a/a_def", "Propuesta", 1)); saved.Changed != 1 {
			t.Errorf("taking it up again: got %+v, want one change", saved)
		}
	})
}

func TestStaleForms(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.save(t, "a", edit("a/a_name", "Ana", 0), edit("a/a_n", "1", 0))
		w.save(t, "a", edit("a/a_name", "Luis", 1)) // a colleague, meanwhile

		stale := w.save(t, "a", edit("a/a_name", "Ana", 1), edit("a/a_n", "2", 1))
		if stale.Changed != 1 || len(stale.Conflicts) > 0 {
			t.Errorf("a field left as it was shown: got %+v, want only the number changed", stale)
		}
		if got := w.says(t, "a/a_name").Value; got != "Luis" {
			t.Errorf("name: got %q, want the colleague's", got)
		}

		stale = w.save(t, "a", edit("a/a_name", "Ana María", 1))
		if want := []forms.Key{{Question: "a/a_name"}}; stale.Changed != 0 || !slices.Equal(stale.Conflicts, want) {
			t.Errorf("a changed field: got %+v, want a conflict about the name", stale)
		}
		base := w.section(t, "a").Bases[forms.Key{Question: "a/a_name"}]
		if base.Seq != 2 || base.Open != 1 || base.By != "focal" {
			t.Errorf("base: got %+v, want the second revision with one alternative waiting", base)
		}
		revisions, err := w.of(mexGov).Revisions(t.Context(), w.diag.ID, forms.Key{Question: "a/a_name"})
		must(t, err)
		var texts []string
		for _, r := range revisions {
			texts = append(texts, r.Answer.Value+" "+r.Outcome)
		}
		if diff := cmp.Diff([]string{"Ana head", "Luis head", "Ana María alternative"}, texts); diff != "" {
			t.Errorf("both texts are kept (-want +got):\n%s", diff)
		}
		if same := w.save(t, "a", edit("a/a_name", "Luis", 1)); same.Changed != 0 || len(same.Conflicts) > 0 {
			t.Errorf("a stale form that says the same: got %+v, want nothing", same)
		}
	})
}

func TestARetryIsHarmless(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		e := edit("a/a_name", "Ana", 0)
		e.OpID = uuid.NewString()
		w.save(t, "a", e)
		w.save(t, "a", edit("a/a_name", "Luis", 1))
		again := w.save(t, "a", e)
		if len(again.Conflicts) > 0 || len(w.section(t, "a").State.Answers.Cells) != 1 || w.says(t, "a/a_name").Value != "Luis" {
			t.Errorf("got %+v, want what was stored then", again)
		}
		e.Raw = []string{"Eva"}
		_, err := w.Save(t.Context(), w.focal, mex, "a", []survey.Edit{e})
		if got := fields(err)["a/a_name"]; got != "answer.used" {
			t.Errorf("the same id with another text: got %v, want answer.used", err)
		}
	})
}

func TestSavingRefusesWhatNoCellHolds(t *testing.T) {
	long := strings.Repeat("ñ", forms.MostCharacters)
	with := func(f func(*survey.Edit)) survey.Edit {
		e := edit("a/a_name", "x", 0)
		f(&e)
		return e
	}
	each(t, func(t *testing.T, w *world) {
		row, err := w.AddRow(t.Context(), w.focal, mex, "b/str", "")
		must(t, err)
		mark := w.contents(t).Mark()
		for _, tt := range []struct {
			name, section string
			edit          survey.Edit
			want          error
			field         string
		}{
			{name: "a question of another section", section: "b", edit: edit("a/a_name", "x", 0), want: survey.ErrNotFound},
			{name: "no such question", section: "a", edit: edit("a/nothing", "x", 0), want: survey.ErrNotFound},
			{name: "no such section", section: "z", edit: edit("a/a_name", "x", 0), want: survey.ErrNotFound},
			{name: "a question that the platform fills", section: "a", edit: edit("a/a_country", "CRI", 0), want: survey.ErrNotFound},
			{name: "a calculation", section: "a", edit: edit("a/a_dear", "Hola", 0), want: survey.ErrNotFound},
			{name: "a roster as if it were a question", section: "b", edit: edit("b/str", "none", 0), want: survey.ErrNotFound},
			{name: "the reserved cell of a row", section: "b", edit: edit("@row", "{}", 0), want: survey.ErrNotFound},
			{name: "a row outside rosters", section: "a", edit: with(func(e *survey.Edit) { e.Key.Row = row }), want: survey.ErrNotFound},
			{name: "a roster's question without a row", section: "b", edit: edit("b/str/s_name", "x", 0), want: survey.ErrNotFound},
			{name: "a row that is not there", section: "b", edit: with(func(e *survey.Edit) { e.Key = forms.Key{Question: "b/str/s_name", Row: "nope"} }), want: survey.ErrNotFound},
			{name: "a row of another roster", section: "b", edit: with(func(e *survey.Edit) { e.Key = forms.Key{Question: "b/oth/t_name", Row: row} }), want: survey.ErrNotFound},
			{name: "the outer row for a nested question", section: "b", edit: with(func(e *survey.Edit) { e.Key = forms.Key{Question: "b/str/obj/o_name", Row: row} }), want: survey.ErrNotFound},
			{name: "one character too many", section: "a", edit: edit("a/a_name", long+"x", 0), field: "answer.too_long"},
			{name: "an unknown special answer", section: "a", edit: with(func(e *survey.Edit) { e.Raw, e.State = nil, "maybe" }), field: "answer.unreadable"},
			{name: "a base that cannot be", section: "a", edit: with(func(e *survey.Edit) { e.Base = -1 }), field: "answer.unreadable"},
			{name: "an id that is none", section: "a", edit: with(func(e *survey.Edit) { e.OpID = "1" }), field: "answer.unreadable"},
		} {
			edits := []survey.Edit{tt.edit}
			if tt.section == "a" {
				edits = append([]survey.Edit{edit("a/a_why", "good", 0)}, tt.edit) // not stored either
			}
			_, err := w.Save(t.Context(), w.focal, mex, tt.section, edits)
			if tt.field != "" {
				if got := fields(err)[string(tt.edit.Key.Question)]; got != tt.field {
					t.Errorf("%s: got %v, want %s", tt.name, err, tt.field)
				}
				continue
			}
			want(t, tt.name, err, tt.want)
		}
		if got := w.contents(t).Mark(); got != mark {
			t.Errorf("something was stored: mark %d, want %d", got, mark)
		}
		if saved := w.save(t, "a", edit("a/a_name", long, 0)); saved.Changed != 1 {
			t.Errorf("the longest answer: got %+v, want it kept", saved)
		}
	})
}

func TestOddBytesAreNoError(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		saved := w.save(t, "a", edit("a/a_yes", "y\x00es", 0), edit("a/a_name", "\xffAna\x00", 0))
		if saved.Changed != 2 || w.says(t, "a/a_yes").Value != "yes" || w.says(t, "a/a_name").Value != "\uFFFDAna" {
			t.Errorf("got %+v, %+v, %+v", saved, w.says(t, "a/a_yes"), w.says(t, "a/a_name"))
		}
	})
}

func TestWhatIsHiddenIsKept(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.save(t, "a", edit("a/a_yes", "yes", 0), edit("a/a_why", "porque sí", 0))
		w.save(t, "a", edit("a/a_yes", "no", 1))
		if got := w.says(t, "a/a_why"); !got.Blank() {
			t.Errorf("hidden: got %+v, want nothing that counts", got)
		}
		w.save(t, "a", edit("a/a_yes", "yes", 2))
		if got := w.says(t, "a/a_why").Value; got != "porque sí" {
			t.Errorf("shown again: got %q, want what was typed before", got)
		}
	})
}

func TestSavingEndsWithTheRoundAndTheDiagnostic(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.save(t, "a", edit("a/a_name", "Ana", 0))
		must(t, w.CloseRound(t.Context(), w.organiser, "R"))
		_, err := w.Save(t.Context(), w.focal, mex, "a", []survey.Edit{edit("a/a_name", "Luis", 1)})
		want(t, "in a closed round", err, survey.ErrClosed)
		want(t, "submit in a closed round", w.Submit(t.Context(), w.focal, mex), survey.ErrClosed)
		must(t, w.ReopenRound(t.Context(), w.organiser, "R"))
		must(t, w.Submit(t.Context(), w.focal, mex))
		w.clock.pass(time.Hour)
		_, err = w.Save(t.Context(), w.focal, mex, "a", []survey.Edit{edit("a/a_name", "Luis", 1)})
		want(t, "after submitting", err, survey.ErrClosed)
		want(t, "submitting twice", w.Submit(t.Context(), w.focal, mex), survey.ErrClosed)
		if got := w.says(t, "a/a_name").Value; got != "Ana" {
			t.Errorf("got %q, want what was handed in", got)
		}
		must(t, w.of(mexGov).Reopen(t.Context(), w.diag.ID, w.author()))
		w.save(t, "a", edit("a/a_name", "Luis", 1))
	})
}
