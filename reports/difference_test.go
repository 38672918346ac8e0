package reports

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cotejo/forms"
)

func changes(d *Difference) []string {
	var lines []string
	for _, c := range d.Changes {
		where := string(c.Key.Question)
		if c.Key.Row != "" {
			where += "@" + string(c.Key.Row)
		}
		lines = append(lines, fmt.Sprintf("%s %s %s %s: %s -> %s", c.Country.ISO3, c.Party.Slug, where, c.Kind, c.Old.Text("en"), c.New.Text("en")))
	}
	return lines
}

func TestNothingChangesInTheSameSnapshot(t *testing.T) {
	s := round(t)
	d := Compared(s, s)
	if len(d.Changes) != 0 || d.Same == 0 {
		t.Errorf("%d changes, %d the same: %v", len(d.Changes), d.Same, changes(d))
	}
}

func TestEveryKindOfChange(t *testing.T) {
	q := form(t)
	then := &Snapshot{Questionnaire: q, Countries: []Country{{ISO3: "XAA"}, {ISO3: "XAB"}, {ISO3: "XAC"}, {ISO3: "XAZ"}}}
	then.Diagnostics = []Diagnostic{
		diagnostic(q, "XAA", Government, rowIDs{"str": {"s1", "s2"}}, answers{
			"policy": "yes", "year": "2014", "people": "0", "means": "yes", "d_name@s1": "Retorno", "d_area@s1": "1", "d_name@s2": "Vieja",
		}),
		diagnostic(q, "XAB", CivilSociety, nil, answers{"people": "4"}),
		diagnostic(q, "XAC", Government, nil, answers{"people": "?dk"}),
		diagnostic(q, "XAZ", Government, nil, answers{"people": "1"}),
	}
	now := &Snapshot{Questionnaire: q, Countries: []Country{{ISO3: "XAC"}, {ISO3: "XAA"}, {ISO3: "XAB"}}}
	now.Diagnostics = []Diagnostic{
		diagnostic(q, "XAC", Government, nil, answers{"people": "0"}),
		diagnostic(q, "XAA", Government, rowIDs{"str": {"s1", "s3"}}, answers{
			"policy": "yes", "year": "2014", "people": "?noinfo", "d_name@s1": "Retorno", "d_area@s1": "2", "d_name@s3": "Nueva",
		}),
		diagnostic(q, "XAB", Government, nil, answers{"people": "3"}),
	}
	want := []string{
		"XAC gov a/people changed: don't know -> 0", // in the order of now
		"XAA gov a/people changed: 0 -> no information",
		"XAA gov a/g/means changed: Sí (en) -> no data",
		"XAA gov d/str/d_name@s3 added: no data -> Nueva",
		"XAA gov d/str/d_name@s2 removed: Vieja -> no data",
		"XAA gov d/str/d_area@s1 changed: 1 -> 2",
		"XAB gov a/people added: no data -> 3",
		"XAB cso a/people removed: 4 -> no data",
		"XAZ gov a/people removed: 1 -> no data", // no longer in the list
	}
	if diff := cmp.Diff(want, withoutComputed(changes(Compared(then, now)))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// withoutComputed leaves out values that follow from those typed.
func withoutComputed(lines []string) []string {
	var out []string
	for _, l := range lines {
		if !strings.Contains(l, "a/g/double") && !strings.Contains(l, "d_code") {
			out = append(out, l)
		}
	}
	return out
}

func TestChangesOfASuccessorQuestionnaire(t *testing.T) {
	old, next := form(t), form(t)
	added := question("fresh", forms.Integer, 1)
	next.Sections[0].Elements = append(next.Sections[0].Elements, added)
	gone := question("dropped", forms.Integer, 1)
	old.Sections[0].Elements = append(old.Sections[0].Elements, gone)
	old.Seal()
	next.Seal()
	then := single(old, nil, answers{"people": "5", "dropped": "9"})
	now := single(next, nil, answers{"people": "5", "fresh": "7"})
	d := Compared(then, now)
	want := []string{"XAA gov a/fresh added: no data -> 7", "XAA gov a/dropped removed: 9 -> no data"}
	if diff := cmp.Diff(want, changes(d)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if d.Changes[1].Question != gone || d.Changes[0].Question != added {
		t.Error("a change does not carry its question")
	}
}

func TestRowsAreNamedThoughGone(t *testing.T) {
	q := form(t)
	then := single(q, rowIDs{"str": {"s1"}}, answers{"d_name@s1": "Vieja"})
	now := single(q, nil, answers{"str": forms.NoRows})
	d := Compared(then, now)
	var roster, row *Change
	for i := range d.Changes {
		if c := &d.Changes[i]; c.Roster != nil {
			roster = c
		} else {
			row = c
		}
	}
	if roster == nil || roster.Kind != Changed || roster.Old.Text("es") != "1" || roster.New.Mark != None {
		t.Errorf("the list: %+v", roster)
	}
	if row == nil || row.Kind != Removed || row.Title["es"] != "Vieja" {
		t.Errorf("the row: %+v", row)
	}
}

func TestSilencesAreAlike(t *testing.T) {
	q := form(t)
	then := single(q, nil, answers{"policy": "no"}) // the year is not asked
	now := single(q, nil, answers{"policy": "yes"}) // it is asked and not answered
	got := withoutComputed(changes(Compared(then, now)))
	if diff := cmp.Diff([]string{"XAA gov a/policy changed: No (en) -> Sí (en)"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestTheOrderOfSeveralChoicesIsNoChange(t *testing.T) {
	q := form(t)
	then := single(q, nil, answers{"means": "yes no"})
	if d := Compared(then, single(q, nil, answers{"means": "no yes"})); len(d.Changes) != 0 {
		t.Errorf("in another order: got %q, want no change", changes(d))
	}
	if d := Compared(then, single(q, nil, answers{"means": "no"})); len(d.Changes) != 1 {
		t.Errorf("with one less: got %q, want one change", changes(d))
	}
}

func TestWhatIsWithheldIsNotCompared(t *testing.T) {
	q := form(t)
	then := single(q, nil, answers{"people": "5"})
	now := single(q, nil, answers{"people": "6"})
	now.Diagnostics[0].State, now.Diagnostics[0].Status = nil, Open
	if d := Compared(then, now); len(d.Changes) != 0 || d.Same != 0 {
		t.Errorf("got %v", changes(d))
	}
}

func TestIndexThenAndNow(t *testing.T) {
	q, ix := indexForm(t), readIndex(t, twoDomains)
	all := answers{"a1": "all", "a2": "all", "b1": "all", "b2": "all"}
	some := answers{"a1": "legal", "a2": "legal", "b1": "all", "b2": "?dk"}
	d, err := ix.Compare(single(q, nil, some), single(q, nil, all))
	if err != nil {
		t.Fatal(err)
	}
	back, err := ix.Compare(single(q, nil, all), single(q, nil, some))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, l := range append(d.Lines, back.Lines...) {
		got = append(got, fmt.Sprintf("%s %s -> %s %s", l.Part.Name, shownLevel(l.Then), shownLevel(l.Now), l.Step))
	}
	want := []string{
		"all - -> 4 unknown", "a 2 -> 4 up", "b - -> 4 unknown",
		"all 4 -> - unknown", "a 4 -> 2 down", "b 4 -> - unknown",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if same, err := ix.Compare(single(q, nil, all), single(q, nil, all)); err != nil || same.Lines[0].Step != Steady {
		t.Errorf("the same: %v", err)
	}
	for _, s := range []Step{Up, Down, Steady, Unknown} {
		if s.Words("es") == s.Words("en") {
			t.Errorf("%s: %q in both languages", s, s.Words("es"))
		}
	}
}

func shownLevel(f Figure) string {
	if f.Level == 0 {
		return "-"
	}
	return levelText(&f.Level)
}
