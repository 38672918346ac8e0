package survey_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"

	"cotejo/backend/store"
	"cotejo/backend/store/storetest"
	"cotejo/backend/survey"
	"cotejo/forms"
	"cotejo/reports"
)

// attempt is one person trying one thing on one diagnostic.
type attempt struct {
	*world
	ctx    context.Context
	who    survey.Principal
	ref    survey.Ref
	absent bool // there is no such diagnostic
	takes  bool // it takes answers
}

// team says whether the person belongs to the party of the diagnostic that
// attempts are about.
func (a attempt) team() bool { return a.who.ID == a.focal.ID || a.who.ID == a.contributor.ID }

// A method is a way into the service: how it is called, and what must come of
// it.
type method struct {
	call func(attempt) error
	want func(attempt) error
	of   subject
}

// subject is what a method is about.
type subject int

const (
	diagnostic subject = iota
	round
	platform
)

// addresses are those worth trying: of a method that is about a round, the
// rest of the address says nothing.
func (m method) addresses() []survey.Ref {
	switch m.of {
	case platform:
		return []survey.Ref{mex}
	case round:
		return []survey.Ref{absents[0], mex}
	}
	return append(slices.Clone(absents), mex)
}

// reads is for what a party's team and whoever runs the round may see.
func reads(a attempt) error {
	if !a.absent && (a.team() || a.who.Organises()) {
		return nil
	}
	return survey.ErrNotFound
}

// writes is for what only the focal point may do, while answers are taken.
func writes(a attempt) error {
	switch {
	case reads(a) != nil:
		return survey.ErrNotFound
	case a.who.ID != a.focal.ID:
		return survey.ErrForbidden
	case !a.takes:
		return survey.ErrClosed
	}
	return nil
}

// compares is for what analysts, reviewers and organisers may see of a round.
func compares(a attempt) error {
	if a.who.Analyses() && (!a.absent || a.ref.Round == "R") {
		return nil
	}
	return survey.ErrNotFound
}

// runs is for what organisers may do to a round that others may see.
func runs(a attempt) error {
	if err := compares(a); err != nil || a.who.Organises() {
		return err
	}
	return survey.ErrForbidden
}

// organises is for what nobody but organisers may know of.
func organises(a attempt) error {
	if a.who.Organises() {
		return nil
	}
	return survey.ErrNotFound
}

func anyone(attempt) error { return nil }

// matrix has every method that takes a person. A method that is not in it
// fails the test.
func matrix() map[string]method {
	all := map[string]method{
		"Home": {func(a attempt) error {
			view, err := a.Home(a.ctx, a.who)
			for _, h := range view.Diagnostics {
				if h.Ref == mex && !a.team() {
					err = fmt.Errorf("shows %v", h.Ref)
				}
			}
			return err
		}, anyone, platform},
		"Tasks":   {func(a attempt) error { _, err := a.Tasks(a.ctx, a.who, a.ref); return err }, reads, diagnostic},
		"Section": {func(a attempt) error { _, err := a.Section(a.ctx, a.who, a.ref, "a"); return err }, reads, diagnostic},
		"Check":   {func(a attempt) error { _, err := a.Check(a.ctx, a.who, a.ref); return err }, reads, diagnostic},
		"Save": {func(a attempt) error {
			_, err := a.Save(a.ctx, a.who, a.ref, "a", []survey.Edit{edit("a/a_why", uuid.NewString(), 0)})
			return err
		}, writes, diagnostic},
		"Gaps":        {func(a attempt) error { _, err := a.Gaps(a.ctx, a.who, a.ref); return err }, reads, diagnostic},
		"SaveReplies": {func(a attempt) error { _, err := a.SaveReplies(a.ctx, a.who, a.ref, nil); return err }, replies, diagnostic},
		"AddRow":      {func(a attempt) error { _, err := a.AddRow(a.ctx, a.who, a.ref, "b/str", ""); return err }, writes, diagnostic},
		"RemoveRow":   {func(a attempt) error { return a.RemoveRow(a.ctx, a.who, a.ref, "b/str", "row") }, writes, diagnostic},
		"RestoreRow":  {func(a attempt) error { return a.RestoreRow(a.ctx, a.who, a.ref, "b/str", "row") }, writes, diagnostic},
		"DeclareNone": {func(a attempt) error { return a.DeclareNone(a.ctx, a.who, a.ref, "b/oth", "", true) }, writes, diagnostic},
		"Submit":      {func(a attempt) error { return a.Submit(a.ctx, a.who, a.ref) }, writes, diagnostic},

		"Rounds": {func(a attempt) error {
			list, err := a.Rounds(a.ctx, a.who)
			if len(list) > 0 && !a.who.Analyses() {
				err = errors.New("shows rounds")
			}
			return err
		}, anyone, platform},
		"Round":    {func(a attempt) error { _, err := a.Round(a.ctx, a.who, a.ref.Round); return err }, compares, round},
		"Coverage": {func(a attempt) error { _, err := a.Coverage(a.ctx, a.who, survey.Cut{Round: a.ref.Round}); return err }, compares, round},
		"CloseRound": {func(a attempt) error {
			err := a.CloseRound(a.ctx, a.who, a.ref.Round)
			if err == nil && a.round.State == "open" {
				err = a.st.ReopenRound(a.ctx, a.round.ID)
			}
			return err
		}, runs, round},
		"ReopenRound": {func(a attempt) error {
			err := a.ReopenRound(a.ctx, a.who, a.ref.Round)
			if err == nil && a.round.State == "closed" {
				err = a.st.CloseRound(a.ctx, a.round.ID)
			}
			return err
		}, runs, round},

		"People":  {func(a attempt) error { _, err := a.People(a.ctx, a.who); return err }, organises, platform},
		"Parties": {func(a attempt) error { _, err := a.Parties(a.ctx, a.who); return err }, organises, platform},
		"AddPerson": {func(a attempt) error {
			_, err := a.AddPerson(a.ctx, a.who, survey.NewPerson{Name: "N", Email: uuid.NewString() + "@example.org", Lang: "es", Role: survey.Analyst})
			return err
		}, organises, platform},
		"AddRound": {addsRound, organises, platform},
		"NewLink":  {func(a attempt) error { _, err := a.NewLink(a.ctx, a.who, a.focal.ID); return err }, organises, platform},
		"Import": {func(a attempt) error {
			return a.Import(a.ctx, a.who, survey.Import{
				Round: "R", Country: "CRI", Party: survey.NewParty{Slug: "gov", Voice: reports.Government, Name: forms.Text{"es": "Gobierno"}}, Lang: "es",
			})
		}, organises, platform},
	}
	maps.Copy(all, reporting())
	maps.Copy(all, exporting())
	maps.Copy(all, indexMethods())
	return all
}

// reporting has the methods that make reports, and freeze what they are made
// from.
func reporting() map[string]method {
	return map[string]method{
		"Comparison": {func(a attempt) error {
			_, err := a.Comparison(a.ctx, a.who, survey.Cut{Round: a.ref.Round})
			return err
		}, compares, round},
		"Document": {func(a attempt) error {
			_, _, err := a.Document(a.ctx, a.who, survey.Cut{Round: a.ref.Round}, survey.DocumentAsk{Kind: survey.ProfileDocument, Country: a.ref.Country, Lang: "es"})
			return err
		}, func(a attempt) error {
			if _, ok := map[string]bool{"MEX": true, "CRI": true, "CAN": true}[a.ref.Country]; !ok {
				return survey.ErrNotFound
			}
			return compares(a)
		}, diagnostic},
		"Selections": {func(a attempt) error { _, err := a.Selections(a.ctx, a.who, a.ref.Round); return err }, compares, round},
		"SaveSelection": {func(a attempt) error {
			_, err := a.SaveSelection(a.ctx, a.who, a.ref.Round, wholeProfile(uuid.NewString()))
			return err
		}, runs, round},
		"RemoveSelection": {func(a attempt) error {
			sel, err := a.SaveSelection(a.ctx, a.organiser, "R", wholeProfile(uuid.NewString()))
			if err != nil {
				return err
			}
			return a.RemoveSelection(a.ctx, a.who, a.ref.Round, sel.ID)
		}, runs, round},
		"ViewFile": {func(a attempt) error {
			_, err := a.ViewFile(a.ctx, a.who, survey.Cut{Round: a.ref.Round}, "matriz", survey.ViewAsk{Lang: "es"}, survey.ViewCSV, "")
			return err
		}, compares, round},
		"View": {func(a attempt) error {
			_, err := a.View(a.ctx, a.who, survey.Cut{Round: a.ref.Round}, "", survey.ViewAsk{Lang: "es"})
			return err
		}, compares, round},
		"Freeze":    {func(a attempt) error { _, err := a.Freeze(a.ctx, a.who, a.ref.Round, true); return err }, runs, round},
		"Snapshots": {func(a attempt) error { _, err := a.Snapshots(a.ctx, a.who, a.ref.Round); return err }, compares, round},
		"Difference": {func(a attempt) error {
			if _, err := a.Freeze(a.ctx, a.organiser, "R", false); err != nil {
				return err
			}
			list, err := a.Snapshots(a.ctx, a.organiser, "R")
			if err != nil {
				return err
			}
			_, err = a.Difference(a.ctx, a.who, survey.Cut{Round: a.ref.Round, Number: list[0].Number}, survey.Cut{Round: a.ref.Round})
			return err
		}, compares, round},
	}
}

// exporting has the methods that have files made. Those about a job are tried
// on one of the analyst's own.
func exporting() map[string]method {
	job := func(a attempt) int64 {
		j, err := a.RequestExport(a.ctx, a.analyst, workbookOf(survey.Cut{Round: "R"}, "es"))
		if err != nil {
			panic(err)
		}
		return j.ID
	}
	own := func(a attempt) error {
		if a.who.ID == a.analyst.ID {
			return nil
		}
		return survey.ErrNotFound
	}
	return map[string]method{
		"RequestExport": {func(a attempt) error {
			_, err := a.RequestExport(a.ctx, a.who, workbookOf(survey.Cut{Round: a.ref.Round, Draft: true}, "es"))
			return err
		}, runsOrHides, round},
		"Downloads":    {func(a attempt) error { _, err := a.Downloads(a.ctx, a.who, survey.Cut{Round: a.ref.Round}); return err }, compares, round},
		"Exports":      {func(a attempt) error { _, err := a.Exports(a.ctx, a.who, a.ref.Round); return err }, compares, round},
		"ExportJob":    {func(a attempt) error { _, err := a.ExportJob(a.ctx, a.who, job(a)); return err }, own, platform},
		"WaitExport":   {func(a attempt) error { _, err := a.WaitExport(a.ctx, a.who, job(a), 0); return err }, own, platform},
		"CancelExport": {func(a attempt) error { return a.CancelExport(a.ctx, a.who, job(a)) }, own, platform},
		"ExportFile": {func(a attempt) error {
			j, err := a.WaitExport(a.ctx, a.analyst, job(a), time.Minute)
			if err != nil {
				return err
			}
			f, _, err := a.ExportFile(a.ctx, a.who, j.ID)
			if err == nil {
				err = f.Close()
			}
			return err
		}, own, platform},
	}
}

func addsRound(a attempt) error {
	_, err := a.AddRound(a.ctx, a.who, survey.NewRound{Code: "N-" + uuid.NewString()[:8], Questionnaire: "sondeo-interes", Countries: []string{"MEX"}})
	return err
}

// runsOrHides is runs for a draft: it is forbidden before anybody looks
// whether there is such a round.
func runsOrHides(a attempt) error {
	switch {
	case a.who.Analyses() && !a.who.Organises():
		return survey.ErrForbidden
	default:
		return compares(a)
	}
}

// states are those a diagnostic can be in, with its round, as far as answers
// go.
var states = []struct {
	name  string
	takes bool
	reach func(context.Context, *world) error
}{
	{"open", true, func(context.Context, *world) error { return nil }},
	{"returned", true, func(ctx context.Context, w *world) error {
		return errors.Join(w.Submit(ctx, w.focal, mex), w.of(mexGov).Reopen(ctx, w.diag.ID, w.author()))
	}},
	{"submitted", false, func(ctx context.Context, w *world) error { return w.Submit(ctx, w.focal, mex) }},
	{"open in a closed round", false, func(ctx context.Context, w *world) error { return w.st.CloseRound(ctx, w.round.ID) }},
	{"submitted in a closed round", false, func(ctx context.Context, w *world) error {
		return errors.Join(w.Submit(ctx, w.focal, mex), w.st.CloseRound(ctx, w.round.ID))
	}},
}

// absents are addresses of no diagnostic.
var absents = []survey.Ref{
	{Round: "X", Country: "MEX", Party: "gov"}, {Round: "R", Country: "ZZZ", Party: "gov"}, {Round: "R", Country: "BLZ", Party: "gov"},
	{Round: "R", Country: "CAN", Party: "gov"}, {Round: "R", Country: "MEX", Party: "nope"}, {Round: "R", Country: "MEX"}, {},
}

// violations runs methods as everybody, on a diagnostic in one state and on
// absent ones, and returns what ended otherwise than it should.
func violations(t *testing.T, w *world, takes bool, methods map[string]method) (found []string) {
	t.Helper()
	people := []survey.Principal{w.contributor, w.cso, w.cri, w.both, w.reviewer, w.analyst, w.organiser, w.administrator, w.nobody, {}, w.focal}
	var names []string
	for name := range methods {
		if name != "Submit" {
			names = append(names, name)
		}
	}
	if _, ok := methods["Submit"]; ok {
		names = append(names, "Submit") // the focal point's is the last: it changes the state
	}
	for _, name := range names {
		m := methods[name]
		for _, who := range people {
			for _, ref := range m.addresses() {
				a := attempt{world: w, ctx: t.Context(), who: who, ref: ref, absent: ref != mex, takes: takes}
				got, want := m.call(a), m.want(a)
				switch {
				case !errors.Is(got, want) || want == nil && got != nil:
					found = append(found, fmt.Sprintf("%s as %q on %+v: got %v, want %v", name, who.Name, ref, got, want))
				case want == survey.ErrNotFound && got.Error() != survey.ErrNotFound.Error():
					found = append(found, fmt.Sprintf("%s as %q on %+v: %q tells more than that it is not there", name, who.Name, ref, got))
				}
			}
		}
	}
	return found
}

// placed is a world with a diagnostic that could be submitted, in a state.
func placed(t *testing.T, st *store.Store, reach func(context.Context, *world) error) *world {
	t.Helper()
	w := settle(t, st)
	w.save(t, "a", edit("a/a_name", "Ana", 0), edit("a/a_yes", "yes", 0))
	row := store.Op{
		ID: uuid.NewString(), Key: forms.Key{Question: store.RowQuestion, Row: "row"}, Kind: store.Edit,
		Answer: store.RowChange{Roster: "b/str", Order: 1}.Answer(),
	}
	_, err := w.of(mexGov).Save(t.Context(), w.diag.ID, w.author(), []store.Op{row})
	must(t, err)
	must(t, reach(t.Context(), w))
	w.round, err = st.Round(t.Context(), "R")
	must(t, err)
	return w
}

func TestWhoMayDoWhat(t *testing.T) {
	for _, state := range states {
		t.Run(state.name, func(t *testing.T) {
			storetest.Each(t, func(t *testing.T, st *store.Store) {
				w := placed(t, st, state.reach)
				for _, v := range violations(t, w, state.takes, matrix()) {
					t.Error(v)
				}
			})
		})
	}
}

// The twins: methods that forget whose the diagnostic is. The test above must
// see each of them.
func TestWhoMayDoWhatSeesAForgottenScope(t *testing.T) {
	as := func(who func(*world) survey.Principal, name string) method {
		m := matrix()[name]
		call := m.call
		m.call = func(a attempt) error {
			a.who = who(a.world)
			return call(a)
		}
		return m
	}
	reader := func(w *world) survey.Principal { return w.organiser }
	writer := func(w *world) survey.Principal { return w.focal }
	asker := func(w *world) survey.Principal { return w.analyst }
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		w := placed(t, st, states[0].reach)
		for name, bug := range map[string]method{
			"Section": as(reader, "Section"), "Check": as(reader, "Check"), "Save": as(writer, "Save"),
			"Gaps": as(reader, "Gaps"), "SaveReplies": as(writer, "SaveReplies"),
			"Comparison": as(reader, "Comparison"), "People": as(reader, "People"), "Submit": as(writer, "Submit"),
			"ExportJob": as(asker, "ExportJob"), "ExportFile": as(asker, "ExportFile"), "CancelExport": as(asker, "CancelExport"),
			"a longer answer to strangers": {
				call: func(a attempt) error { return fmt.Errorf("diagnostic %d: %w", w.diag.ID, survey.ErrNotFound) },
				want: func(attempt) error { return survey.ErrNotFound },
			},
		} {
			if found := violations(t, w, true, map[string]method{name: bug}); len(found) == 0 {
				t.Errorf("%s: the planted bug was not seen", name)
			}
		}
	})
}
