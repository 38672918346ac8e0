package survey_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cotejo/backend/store"
	"cotejo/backend/survey"
	"cotejo/forms"
	"cotejo/reports"
)

func TestHomeOfEachRole(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		for _, tt := range []struct {
			who         survey.Principal
			diagnostics []string
			writable    bool
			rounds      int
			analyst     bool
			organiser   bool
		}{
			{who: w.focal, diagnostics: []string{"MEX gov"}, writable: true},
			{who: w.contributor, diagnostics: []string{"MEX gov"}},
			{who: w.cso, diagnostics: []string{"MEX cso"}, writable: true},
			{who: w.reviewer, rounds: 1, analyst: true},
			{who: w.analyst, rounds: 1, analyst: true},
			{who: w.organiser, rounds: 1, analyst: true, organiser: true},
			{who: w.administrator, rounds: 1, analyst: true, organiser: true},
			{who: w.both, diagnostics: []string{"CRI gov"}, writable: true, rounds: 1, analyst: true, organiser: true},
			{who: w.nobody},
			{who: survey.Principal{}},
		} {
			t.Run(tt.who.Name, func(t *testing.T) {
				view, err := w.Home(t.Context(), tt.who)
				must(t, err)
				var diagnostics []string
				for _, h := range view.Diagnostics {
					diagnostics = append(diagnostics, h.Ref.Country+" "+h.Ref.Party)
					if h.Writable != tt.writable {
						t.Errorf("%s writable: got %v, want %v", h.Ref.Country, h.Writable, tt.writable)
					}
				}
				if diff := cmp.Diff(tt.diagnostics, diagnostics); diff != "" {
					t.Errorf("diagnostics (-want +got):\n%s", diff)
				}
				if len(view.Rounds) != tt.rounds || view.Analyst != tt.analyst || view.Organiser != tt.organiser {
					t.Errorf("got %d rounds, analyst %v, organiser %v", len(view.Rounds), view.Analyst, view.Organiser)
				}
			})
		}
	})
}

func TestTasksFollowTheAnswers(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		tasks := func() (states []forms.Progress, resume string) {
			view, err := w.Tasks(t.Context(), w.focal, mex)
			must(t, err)
			for _, task := range view.Sections {
				states = append(states, task.State)
			}
			if view.Resume != nil {
				resume = view.Resume.Name
			}
			return states, resume
		}
		states, resume := tasks()
		if diff := cmp.Diff([]forms.Progress{forms.NotStarted, forms.NotStarted, forms.HiddenSection}, states); diff != "" || resume != "a" {
			t.Errorf("at first: resume %q, states (-want +got):\n%s", resume, diff)
		}
		w.save(t, "a", edit("a/a_name", "Ana", 0), edit("a/a_yes", "yes", 0))
		must(t, w.DeclareNone(t.Context(), w.focal, mex, "b/oth", "", true))
		states, resume = tasks()
		if diff := cmp.Diff([]forms.Progress{forms.Complete, forms.Started, forms.NotStarted}, states); diff != "" || resume != "b" {
			t.Errorf("later: resume %q, want the one last worked on; states (-want +got):\n%s", resume, diff)
		}
		_, err := w.Section(t.Context(), w.focal, mex, "nope")
		want(t, "no such section", err, survey.ErrNotFound)
		a, b := w.section(t, "a"), w.section(t, "b")
		if a.Prev != nil || a.Next.Name != "b" || b.Prev.Name != "a" || b.Next.Name != "c" {
			t.Error("sections do not lead to their neighbours")
		}
		w.save(t, "a", edit("a/a_yes", "no", 1))
		_, err = w.Section(t.Context(), w.focal, mex, "c")
		want(t, "a hidden section", err, survey.ErrNotFound)
		if b := w.section(t, "b"); b.Next != nil {
			t.Errorf("after b: got %s, want nothing: c is hidden", b.Next.Name)
		}
	})
}

func TestHeadTellsWhoseAndWhen(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.save(t, "a", edit("a/a_name", "Ana", 0))
		view, err := w.Check(t.Context(), w.focal, mex)
		must(t, err)
		h := view.Head
		if h.Ref != mex || h.Country.ISO3 != "MEX" || h.Party.Voice != reports.Government || h.Status != reports.Open ||
			h.Changed.IsZero() || !h.Sent.IsZero() || !h.Writable || h.Zone.String() != "America/Mexico_City" || h.Total.Answered != 2 {
			t.Errorf("open: got %+v", h)
		}
		at := w.clock.now()
		must(t, w.Submit(t.Context(), w.focal, mex))
		w.clock.pass(48 * time.Hour)
		view, err = w.Check(t.Context(), w.organiser, mex)
		must(t, err)
		if h := view.Head; h.Status != reports.Submitted || !h.Sent.Equal(at) || h.Writable {
			t.Errorf("submitted: got %+v, want it sent at %v", h, at)
		}
	})
}

func TestWhatIsHandedInDoesNotChangeWithTheDay(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		const dated = "| survey |\n| | type | name | label | calculation | constraint |\n" +
			"| | begin_group | a | A | | |\n| | calculate | day | Hoy | string(today()) | |\n" +
			"| | date | when | ¿Cuándo? | | . >= today() |\n| | end_group | | | | |\n| settings |\n| | form_id | version |\n| | dated | 1 |\n"
		version, err := w.st.Publish(t.Context(), store.Version{Name: "dated", Version: "1", Format: "md", Source: []byte(dated), Hash: "d"})
		must(t, err)
		_, err = w.st.CreateRound(t.Context(), store.Round{Code: "D", TitleES: "D", TitleEN: "D", Version: version, Year: 2026, Countries: []int{484}})
		must(t, err)
		must(t, w.OpenParties(t.Context(), "D", survey.NewParty{Slug: "gov", Voice: reports.Government, Name: forms.Text{"es": "Gobierno"}}, func(string) string { return "es" }))
		ref := survey.Ref{Round: "D", Country: "MEX", Party: "gov"}
		_, err = w.Save(t.Context(), w.focal, ref, "a", []survey.Edit{edit("a/when", "5/3/2026", 0)})
		must(t, err)
		must(t, w.Submit(t.Context(), w.focal, ref))
		w.clock.pass(72 * time.Hour)
		view, err := w.Check(t.Context(), w.focal, ref)
		must(t, err)
		if got := view.State.Cell(forms.Key{Question: "a/day"}).Answer.Value; got != "2026-03-05" || !view.Ready {
			t.Errorf("three days later: got %s, ready %v, want it as of the day it was handed in", got, view.Ready)
		}
		c, err := w.Comparison(t.Context(), w.analyst, survey.Cut{Round: "D"})
		must(t, err)
		if got := c.Sections[0].Rows[0].Entries[0].Answer.Value; got != "2026-03-05" {
			t.Errorf("compared: got %s, want the day it was handed in", got)
		}
	})
}
