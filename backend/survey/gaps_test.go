package survey_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"cotejo/backend/store"
	"cotejo/backend/store/storetest"
	"cotejo/backend/survey"
	"cotejo/forms"
	"cotejo/reports"
)

// mexG is the diagnostic in which there is something to reply to.
var mexG = survey.Ref{Round: "G", Country: "MEX", Party: "gov"}

const unevaluated = "programme-without-evaluation/"

// gapped is a world with a round of the diagnostic, in which Mexico's
// government has listed two programmes that nobody evaluates.
func gapped(t *testing.T, st *store.Store) *world {
	t.Helper()
	w := settle(t, st)
	must(t, w.CreateRound(t.Context(), survey.NewRound{Code: "G", Questionnaire: "diagnostico", Year: 2026, Countries: []string{"CRI", "MEX"}}))
	im := survey.Import{Round: "G", Country: "MEX", Lang: "es", Party: survey.NewParty{Slug: "gov", Voice: reports.Government, Name: forms.Text{"es": "Gobierno"}}}
	for _, row := range []string{"p1", "p2"} {
		im.Answers = append(im.Answers,
			survey.ImportedAnswer{Question: "f_name", Roster: "prg", Row: row, Value: "Programa " + row},
			survey.ImportedAnswer{Question: "f_eval", Roster: "prg", Row: row, Value: "none"})
	}
	must(t, w.Import(t.Context(), w.organiser, im))
	must(t, w.Import(t.Context(), w.organiser, survey.Import{Round: "G", Country: "CRI", Lang: "es", Party: im.Party}))
	return w
}

// eachGapped runs a test in such a world on both databases.
func eachGapped(t *testing.T, test func(*testing.T, *world)) {
	t.Helper()
	storetest.Each(t, func(t *testing.T, st *store.Store) { test(t, gapped(t, st)) })
}

func reply(row, text string, base int) survey.ReplyEdit {
	return survey.ReplyEdit{Finding: unevaluated + row, Text: text, Base: base}
}

// replied saves replies as the focal point, and wants them saved.
func (w *world) replied(t testing.TB, edits ...survey.ReplyEdit) survey.Saved {
	t.Helper()
	saved, err := w.SaveReplies(t.Context(), w.focal, mexG, edits)
	must(t, err)
	return saved
}

func (w *world) gaps(t testing.TB, who survey.Principal) survey.GapsView {
	t.Helper()
	view, err := w.Gaps(t.Context(), who, mexG)
	must(t, err)
	return view
}

// answered are the replies of a view, by what they reply to.
func answered(view survey.GapsView) map[string]string {
	texts := map[string]string{}
	for _, f := range view.Findings {
		if r := f.Reply(); r.Text != "" {
			texts[f.Key()] = r.Text
		}
	}
	return texts
}

func TestReplyingToAGap(t *testing.T) {
	eachGapped(t, func(t *testing.T, w *world) {
		view := w.gaps(t, w.focal)
		i := slices.IndexFunc(view.Findings, func(f reports.Finding) bool { return f.Key() == unevaluated+"p1" })
		if i < 0 || !view.Findings[i].Gap() || view.Findings[i].Title("es") != "Programa p1" || !view.Replies {
			t.Fatalf("got %+v, want the programme without evaluation, open to replies", view.Findings)
		}
		saved := w.replied(t, reply("p1", " Se evalúa\r\nen 2027. ", 0), reply("p2", "", 0))
		if saved.Changed != 1 || len(saved.Conflicts) > 0 {
			t.Errorf("first: got %+v, want one change: the empty stays as it is", saved)
		}
		view = w.gaps(t, w.organiser)
		if diff := cmp.Diff(map[string]string{unevaluated + "p1": "Se evalúa\nen 2027."}, answered(view)); diff != "" || view.Replies {
			t.Errorf("as an organiser reads it, who may not reply (%v) (-want +got):\n%s", view.Replies, diff)
		}
		if base := view.Bases[unevaluated+"p1"]; base.By != "" {
			t.Errorf("an organiser is told that %s wrote it", base.By)
		}
		base := w.gaps(t, w.contributor).Bases[unevaluated+"p1"]
		if base.Seq != 1 || base.By != "focal" || base.At.IsZero() {
			t.Errorf("base: got %+v, want revision 1 by focal", base)
		}
		if saved := w.replied(t, reply("p1", "Se evalúa\nen 2027.", 1)); saved.Changed != 0 {
			t.Errorf("the same again: got %+v, want nothing changed", saved)
		}
		if saved := w.replied(t, reply("p1", "", 1)); saved.Changed != 1 || len(answered(w.gaps(t, w.focal))) > 0 {
			t.Errorf("withdrawn: got %+v, %v", saved, answered(w.gaps(t, w.focal)))
		}
	})
}

func TestAStaleReplyIsKeptBeside(t *testing.T) {
	eachGapped(t, func(t *testing.T, w *world) {
		w.replied(t, reply("p1", "primero", 0))
		if saved := w.replied(t, reply("p1", "", 0)); saved.Changed != 0 || len(saved.Conflicts) > 0 {
			t.Errorf("a form left as it was shown: got %+v, want nothing changed", saved)
		}
		saved := w.replied(t, reply("p1", "segundo", 0))
		if diff := cmp.Diff([]forms.Key{store.ReplyKey("programme-without-evaluation", "p1")}, saved.Conflicts); diff != "" || saved.Changed != 0 {
			t.Errorf("conflicts (-want +got):\n%s", diff)
		}
		view := w.gaps(t, w.focal)
		if got := answered(view)[unevaluated+"p1"]; got != "primero" || view.Bases[unevaluated+"p1"].Open != 1 {
			t.Errorf("got %q and %+v, want the first text and one that waits", got, view.Bases)
		}
	})
}

func TestRepliesThatCannotBeKept(t *testing.T) {
	eachGapped(t, func(t *testing.T, w *world) {
		save := func(e survey.ReplyEdit) error {
			_, err := w.SaveReplies(t.Context(), w.focal, mexG, []survey.ReplyEdit{reply("p2", "con ella", 0), e})
			return err
		}
		long := save(reply("p1", strings.Repeat("ñ", 4001), 0))
		if diff := cmp.Diff(map[string]string{unevaluated + "p1": "reply.too_long"}, fields(long)); diff != "" {
			t.Errorf("4001 characters (-want +got):\n%s", diff)
		}
		for name, e := range map[string]survey.ReplyEdit{
			"a row that never was": reply("zz", "x", 0), "no row": {Finding: "programme-without-evaluation", Text: "x"},
			"an unknown check": {Finding: "no-such/p1", Text: "x"}, "a declared gap": {Finding: "declared/p1", Text: "x"},
			"an unknown choice": {Finding: "group-without-programme/martians", Text: "x"}, "nothing": {Text: "x"},
		} {
			want(t, name, save(e), survey.ErrNotFound)
		}
		if got := answered(w.gaps(t, w.focal)); len(got) > 0 {
			t.Errorf("stored %v although something could not be", got)
		}
	})
}

// TestNothingTypedIsLostWithItsGap: an answer corrected meanwhile takes the gap
// away; what was typed is kept, and back when the gap is.
func TestNothingTypedIsLostWithItsGap(t *testing.T) {
	eachGapped(t, func(t *testing.T, w *world) {
		evaluate := func(kind string, base int) {
			_, err := w.Save(t.Context(), w.focal, mexG, "f", []survey.Edit{{Key: forms.Key{Question: "f/prg/f_eval", Row: "p1"}, Raw: []string{kind}, Base: base}})
			must(t, err)
		}
		evaluate("external", 1)
		w.replied(t, reply("p1", "mientras tanto", 0))
		if got := answered(w.gaps(t, w.focal)); len(got) > 0 {
			t.Errorf("beside no gap: %v", got)
		}
		evaluate("none", 2)
		if got := answered(w.gaps(t, w.focal))[unevaluated+"p1"]; got != "mientras tanto" {
			t.Errorf("the gap came back with %q", got)
		}
	})
}

// replies is for what only the focal point may do, until the round closes.
func replies(a attempt) error {
	switch {
	case reads(a) != nil:
		return survey.ErrNotFound
	case a.who.ID != a.focal.ID:
		return survey.ErrForbidden
	case a.round.State == "closed":
		return survey.ErrClosed
	}
	return nil
}

// TestWhoMayReply does what the matrix does, with a reply that is stored.
func TestWhoMayReply(t *testing.T) {
	eachGapped(t, func(t *testing.T, w *world) {
		try := func(who survey.Principal, ref survey.Ref) error {
			_, err := w.SaveReplies(t.Context(), who, ref, []survey.ReplyEdit{reply("p1", uuid.NewString(), 0)})
			return err
		}
		for _, tt := range []struct {
			who  survey.Principal
			want error
		}{
			{w.contributor, survey.ErrForbidden}, {w.organiser, survey.ErrForbidden}, {w.administrator, survey.ErrForbidden},
			{w.both, survey.ErrForbidden}, {w.cso, survey.ErrNotFound}, {w.cri, survey.ErrNotFound}, {w.reviewer, survey.ErrNotFound},
			{w.analyst, survey.ErrNotFound}, {w.nobody, survey.ErrNotFound}, {survey.Principal{}, survey.ErrNotFound},
		} {
			want(t, tt.who.Name, try(tt.who, mexG), tt.want)
			want(t, tt.who.Name+" in a party that is not there", try(tt.who, survey.Ref{Round: "G", Country: "MEX", Party: "nope"}), survey.ErrNotFound)
		}
		if got := answered(w.gaps(t, w.focal)); len(got) > 0 {
			t.Errorf("someone's reply was stored: %v", got)
		}
		want(t, "focal", try(w.focal, mexG), nil)
		must(t, w.CloseRound(t.Context(), w.organiser, "G"))
		want(t, "focal in a closed round", try(w.focal, mexG), survey.ErrClosed)
	})
}

// TestRepliesAfterHandingIn: the answers are closed, the reply is none, and a
// snapshot carries it.
func TestRepliesAfterHandingIn(t *testing.T) {
	eachGapped(t, func(t *testing.T, w *world) {
		round, err := w.st.Round(t.Context(), "G")
		must(t, err)
		d, err := w.of(mexGov).Diagnostic(t.Context(), round.ID, mexGov)
		must(t, err)
		c, err := w.of(mexGov).Contents(t.Context(), d.ID)
		must(t, err)
		must(t, w.of(mexGov).Submit(t.Context(), d.ID, w.author(), w.clock.now(), c.Mark()))
		_, err = w.Save(t.Context(), w.focal, mexG, "f", nil)
		want(t, "an answer", err, survey.ErrClosed)

		before, err := w.Comparison(t.Context(), w.analyst, survey.Cut{Round: "G"})
		must(t, err)
		first, err := w.Freeze(t.Context(), w.organiser, "G", false)
		must(t, err)
		w.replied(t, reply("p1", "Ya enviado.", 0))
		after, err := w.Comparison(t.Context(), w.analyst, survey.Cut{Round: "G"})
		must(t, err)
		if diff := cmp.Diff(counted(before), counted(after)); diff != "" {
			t.Errorf("a reply changed (-before +after):\n%s", diff)
		}
		if _, err = w.Freeze(t.Context(), w.organiser, "G", false); err != nil {
			t.Fatal(err)
		}
		diff, err := w.Difference(t.Context(), w.analyst, survey.Cut{Round: "G", Number: first.Number}, survey.Cut{Round: "G", Number: first.Number + 1})
		must(t, err)
		if len(diff.Changes) > 0 || len(diff.Replies) != 1 {
			t.Fatalf("difference: got %+v and %+v, want one reply", diff.Changes, diff.Replies)
		}
		r := diff.Replies[0]
		if r.Kind != reports.Added || r.New.Text != "Ya enviado." || r.New.Origin.Author != "focal" || r.New.Origin.At.IsZero() {
			t.Errorf("reply: got %+v, want it with its trace", r)
		}
	})
}

// counted is everything a comparison says and counts, and when it was said.
func counted(c *reports.Comparison) string {
	var all strings.Builder
	for _, line := range c.Coverage {
		fmt.Fprintln(&all, line.Country, line.Party, line.Status, line.Count)
	}
	for i := range c.Columns {
		if d := c.Columns[i].Diagnostic; d != nil {
			fmt.Fprintln(&all, d.Country, d.Changed, d.Total, d.BySection, len(d.Origin))
		}
	}
	for row := range c.Long("es") {
		fmt.Fprintln(&all, row.Path(), row.Code(), row.Mark, row.Label("es"), row.RowTitle, row.Origin())
	}
	return all.String()
}

// The twin: a reply stored as an answer is seen by what counts answers.
func TestAReplyIsNoAnswerSeesOne(t *testing.T) {
	eachGapped(t, func(t *testing.T, w *world) {
		round, err := w.st.Round(t.Context(), "G")
		must(t, err)
		d, err := w.of(mexGov).Diagnostic(t.Context(), round.ID, mexGov)
		must(t, err)
		before, err := w.Comparison(t.Context(), w.organiser, survey.Cut{Round: "G", Draft: true})
		must(t, err)
		op := store.Op{ID: uuid.NewString(), Key: forms.Key{Question: "f/prg/f_eval", Row: "p1"}, Base: 1, Kind: store.Edit, Answer: forms.Answer{Value: "external"}}
		results, err := w.of(mexGov).Save(t.Context(), d.ID, w.author(), []store.Op{op})
		must(t, errors.Join(err, results[0].Err))
		after, err := w.Comparison(t.Context(), w.organiser, survey.Cut{Round: "G", Draft: true})
		must(t, err)
		if counted(before) == counted(after) {
			t.Error("an answer in the place of a reply was not seen")
		}
	})
}
