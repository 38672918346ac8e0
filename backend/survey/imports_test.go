package survey_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cotejo/backend/store"
	"cotejo/backend/survey"
	"cotejo/forms"
	"cotejo/reports"
)

// canada is what is brought in for a country without a diagnostic.
func canada() survey.Import {
	return survey.Import{
		Round: "R", Country: "CAN", Lang: "en",
		Party: survey.NewParty{Slug: "comp", Voice: reports.Compiled, Name: forms.Text{"es": "Compilado", "en": "Compiled"}},
		Answers: []survey.ImportedAnswer{
			{Question: "a_name", Value: "Ana", Source: "Law, art. 1"},
			{Question: "a/a_n", State: forms.NoInformation},
			{Roster: "str", Row: "s1", Question: "s_name", Value: "one"},
			{Roster: "b/str", Row: "s2"},
			{Roster: "obj", Row: "o1", Parent: "s1", Question: "o_name", Value: "first of one"},
			{Question: "b/oth", Value: forms.NoRows},
		},
	}
}

// answers are what Canada's compiled diagnostic holds, by cell.
func answers(t testing.TB, w *world) (survey.CheckView, map[forms.Key]forms.Answer) {
	t.Helper()
	view, err := w.Check(t.Context(), w.organiser, survey.Ref{Round: "R", Country: "CAN", Party: "comp"})
	must(t, err)
	return view, view.State.Answers.Cells
}

func TestImportFillsAnEmptyDiagnosticOnce(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		must(t, w.Import(ctx, w.organiser, canada()))
		view, cells := answers(t, w)
		for key, want := range map[forms.Key]string{
			{Question: "a/a_name"}: "Ana", {Question: "b/str/s_name", Row: "s1"}: "one",
			{Question: "b/str/obj/o_name", Row: "o1"}: "first of one", {Question: "b/oth"}: forms.NoRows,
		} {
			if got := cells[key].Value; got != want {
				t.Errorf("%v: got %q, want %q", key, got, want)
			}
		}
		if got := cells[forms.Key{Question: "a/a_n"}].State; got != forms.NoInformation {
			t.Errorf("number: got %q, want no information", got)
		}
		if rows := view.State.Answers.Rows; len(rows["b/str"]) != 2 || rows["b/str"][0].ID != "s1" || rows["b/str/obj"][0].Parent != "s1" {
			t.Errorf("rows: got %+v", rows)
		}
		if view.Head.Status != reports.Open || view.Head.Party.Voice != reports.Compiled {
			t.Errorf("head: got %+v", view.Head)
		}

		again := canada()
		again.Answers[0].Value, again.Submit = "Eva", true
		must(t, w.Import(ctx, w.organiser, again))
		view, cells = answers(t, w)
		if got := cells[forms.Key{Question: "a/a_name"}].Value; got != "Ana" || view.Head.Status != reports.Submitted {
			t.Errorf("a second time: got %q, %s, want what was there, handed in", got, view.Head.Status)
		}
		must(t, w.Import(ctx, w.organiser, again)) // and a third
		must(t, w.CloseRound(ctx, w.organiser, "R"))
		must(t, w.Import(ctx, w.organiser, again)) // a load that goes on after the round was closed
		c, err := w.of(store.PartyKey{Country: 124, Party: "comp"}).Contents(ctx, diagnosticOf(t, w, 124, "comp"))
		must(t, err)
		if c.Mark() != 8 {
			t.Errorf("mark: got %d, want one revision for each of 5 answers and 3 rows", c.Mark())
		}
		if h := c.Heads[0]; h.AuthorRole != "organiser" || h.Kind != store.Import {
			t.Errorf("head: got %+v, want it imported by the organiser", h)
		}
	})
}

func diagnosticOf(t testing.TB, w *world, country int, party string) store.DiagnosticID {
	t.Helper()
	key := store.PartyKey{Country: country, Party: party}
	d, err := w.of(key).Diagnostic(t.Context(), w.round.ID, key)
	must(t, err)
	return d.ID
}

func TestImportRefusesAndStoresNothing(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		with := func(f func(*survey.Import)) survey.Import { im := canada(); f(&im); return im }
		for _, tt := range []struct {
			name string
			im   survey.Import
			want string
		}{
			{"no such question", with(func(im *survey.Import) { im.Answers[2].Question = "nothing" }), `no question "nothing"`},
			{"no such roster", with(func(im *survey.Import) { im.Answers[3].Roster = "nothing" }), `no question "nothing"`},
			{"a question outside the row's roster", with(func(im *survey.Import) { im.Answers[2].Question = "t_name" }), "b/oth/t_name does not stand in row"},
			{"a roster's question without a row", with(func(im *survey.Import) { im.Answers[0].Question = "t_name" }), "does not stand in row"},
			{"two answers to a question", with(func(im *survey.Import) {
				im.Answers = append(im.Answers, survey.ImportedAnswer{Question: "a_name", Value: "Eva"})
			}), "given twice"},
			{"a country outside the round", with(func(im *survey.Import) { im.Country = "BLZ" }), "import R BLZ: not found"},
			{"no such round", with(func(im *survey.Import) { im.Round = "X" }), "import X CAN: not found"},
		} {
			err := w.Import(t.Context(), w.organiser, tt.im)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("%s: got %v, want %q in it", tt.name, err, tt.want)
			}
		}
		_, err := w.Check(t.Context(), w.organiser, survey.Ref{Round: "R", Country: "CAN", Party: "comp"})
		if err == nil {
			if _, cells := answers(t, w); len(cells) > 0 {
				t.Errorf("stored all the same: %v", cells)
			}
		}
	})
}

func TestRoundsAreMadeOnceAndClosedByOrganisers(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		n := survey.NewRound{
			Code: "N", Questionnaire: "ods-10-7-2-niveles", Title: forms.Text{"es": "Niveles", "en": "Levels"},
			Note: forms.Text{"es": "Fuente"}, Year: 2021, Countries: []string{"USA", "BLZ"},
		}
		must(t, w.CreateRound(ctx, n))
		n.Title = forms.Text{"es": "Otra"}
		must(t, w.CreateRound(ctx, n)) // it stays as it was
		r, err := w.Round(ctx, w.analyst, "N")
		must(t, err)
		if r.Title["es"] != "Niveles" || r.Note["es"] != "Fuente" || r.Year != 2021 || !r.Open || r.Questionnaire != "ods-10-7-2-niveles" ||
			len(r.Countries) != 2 || r.Countries[0].ISO3 != "USA" {
			t.Errorf("round: got %+v", r)
		}
		for _, bad := range []survey.NewRound{{Code: "M", Questionnaire: "nothing"}, {Code: "M", Questionnaire: "diagnostico", Countries: []string{"ZZZ"}}} {
			if err := w.CreateRound(ctx, bad); err == nil {
				t.Errorf("%+v: got no error", bad)
			}
		}
		_, err = w.Round(ctx, w.analyst, "M")
		want(t, "a round that could not be made", err, survey.ErrNotFound)

		must(t, w.CloseRound(ctx, w.organiser, "N"))
		must(t, w.CloseRound(ctx, w.administrator, "N")) // closed already
		if r, _ := w.Round(ctx, w.analyst, "N"); r.State() != "closed" {
			t.Errorf("state: got %s, want closed", r.State())
		}
		must(t, w.ReopenRound(ctx, w.organiser, "N"))
		must(t, w.ReopenRound(ctx, w.organiser, "N"))
		rounds, err := w.Rounds(ctx, w.analyst)
		must(t, err)
		var got []string
		for _, r := range rounds {
			got = append(got, r.Code+" "+r.State())
		}
		if diff := cmp.Diff([]string{"R open", "N open"}, got); diff != "" {
			t.Errorf("rounds, the newest first (-want +got):\n%s", diff)
		}
	})
}

func TestCountriesAreAddedAfterThoseThere(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		x := []survey.NewCountry{
			{ISO3: "XAA", ISO2: "XA", Number: 9001, Name: forms.Text{"es": "Aurelia", "en": "Aurelia"}, Zone: "UTC", Fictitious: true},
			{ISO3: "MEX", Number: 484, Name: forms.Text{"es": "Otro"}},
		}
		must(t, w.AddCountries(t.Context(), x))
		must(t, w.AddCountries(t.Context(), x))
		list, err := w.st.Countries(t.Context())
		must(t, err)
		if last := list[len(list)-1]; len(list) != 12 || last.ISO3 != "XAA" || last.Position != 12 || !last.Fictitious || list[7].NameES != "México" {
			t.Errorf("countries: got %+v", list)
		}
	})
}
