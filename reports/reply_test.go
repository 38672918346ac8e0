package reports

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"cotejo/forms"
)

// replying adds replies to a diagnostic.
func replying(d Diagnostic, replies ...string) Diagnostic {
	d.Replies = map[string]Reply{}
	for i := 0; i < len(replies); i += 2 {
		d.Replies[replies[i]] = Reply{Text: replies[i+1], Origin: Origin{Seq: 1, At: now, Author: "focal", Kind: "edit"}}
	}
	return d
}

// roundOf is a round in which one government answers as given.
func roundOf(q *forms.Questionnaire, d ...Diagnostic) *Snapshot {
	return &Snapshot{Questionnaire: q, Countries: []Country{{ISO3: "XAA"}}, Diagnostics: d, Taken: now}
}

func TestAReplyStandsBesideItsFinding(t *testing.T) {
	q := gapForm(t)
	d := replying(diagnostic(q, "XAA", Government, rowIDs{"prg": {"p1", "p2"}}, answers{"f_eval@p1": "none", "f_eval@p2": "none"}),
		"programme-without-evaluation/p2", "Empieza en 2027.", "programme-without-evaluation/gone", "De un programa quitado.")
	var got []string
	for _, f := range GapsOf(&d) {
		if r := f.Reply(); r.Text != "" {
			got = append(got, f.Key()+": "+r.Text)
		}
	}
	if diff := cmp.Diff([]string{"programme-without-evaluation/p2: Empieza en 2027."}, got); diff != "" {
		t.Errorf("replies (-want +got):\n%s", diff)
	}
}

func TestSubjectsOfFindings(t *testing.T) {
	q := gapForm(t)
	rules := GapRulesFor(q)
	if rows, _ := rules.Subjects(q, "programme-without-actor"); rows == nil || rows.Name != "prg" {
		t.Errorf("got %v, want the programmes", rows)
	}
	if rows, choices := rules.Subjects(q, "group-without-programme"); rows != nil || choices != q.Lists["group"] {
		t.Errorf("got %v and %v, want the groups", rows, choices)
	}
	for _, kind := range []string{"", "declared", "no such"} {
		if rows, choices := rules.Subjects(q, kind); rows != nil || choices != nil {
			t.Errorf("%q: got %v and %v, want nothing", kind, rows, choices)
		}
	}
}

// tallied is everything that is counted in a snapshot.
func tallied(s *Snapshot) string {
	var all strings.Builder
	all.WriteString(said(s))
	table := Gaps(s)
	for _, c := range table.Counts(s) {
		fmt.Fprintln(&all, c.Check, c.Voice, c.Gaps, c.Parties, c.N, c.Unknown)
	}
	for _, l := range table.Lines {
		for _, f := range l.Findings {
			fmt.Fprintln(&all, f.Key(), f.Mark, f.Title("es"), f.Origin())
		}
	}
	for _, m := range table.Matrix(s.Questionnaire).Cells {
		fmt.Fprintln(&all, m)
	}
	d := &s.Diagnostics[0]
	fmt.Fprintln(&all, d.Total, d.BySection)
	cells, err := json.Marshal(freezeCells(d.State.Answers.Cells, d.Origin))
	fmt.Fprintln(&all, Digest(cells), err)
	return all.String()
}

// swayed says what of the figures changes with replies to all that is found;
// answer is how a reply gets into the diagnostic.
func swayed(q *forms.Questionnaire, rows rowIDs, given answers, answer func(*Diagnostic, Finding)) string {
	s := roundOf(q, diagnostic(q, "XAA", Government, rows, given))
	before := tallied(s)
	d := &s.Diagnostics[0]
	d.Replies = map[string]Reply{}
	for _, f := range GapsOf(d) {
		answer(d, f)
	}
	d.State = q.State(d.State.Answers, d.State.Setting())
	return cmp.Diff(before, tallied(s))
}

// TestAReplyChangesNoFigure holds for whatever a party may have said: not a
// count, not a finding, not a cell.
func TestAReplyChangesNoFigure(t *testing.T) {
	q := gapForm(t)
	rapid.Check(t, func(t *rapid.T) {
		rows, given := drawnGaps(t)
		diff := swayed(q, rows, given, func(d *Diagnostic, f Finding) { d.Replies[f.Key()] = Reply{Text: "none 0 p1"} })
		if diff != "" {
			t.Errorf("replies changed (-before +after):\n%s", diff)
		}
	})
}

// The twin: a reply that is taken for an answer is seen.
func TestAReplyChangesNoFigureSeesAnAnswer(t *testing.T) {
	q := gapForm(t)
	eval := q.ByName("f_eval")[0].Base().ID
	diff := swayed(q, rowIDs{"prg": {"p1"}}, answers{"f_eval@p1": "none"}, func(d *Diagnostic, f Finding) {
		if f.Kind() == "programme-without-evaluation" {
			d.State.Answers.Cells[forms.Key{Question: eval, Row: f.Row}] = forms.Answer{Value: "external"}
		}
	})
	if diff == "" {
		t.Error("an answer in the place of a reply was not seen")
	}
}

func TestRepliesAreFrozen(t *testing.T) {
	q := gapForm(t)
	d := diagnostic(q, "XAA", Government, rowIDs{"prg": {"p1"}}, answers{"f_eval@p1": "none"})
	without, err := Encode(roundOf(q, d))
	if err != nil {
		t.Fatal(err)
	}
	s := roundOf(q, replying(d, "programme-without-evaluation/p1", "«Empieza»\nen 2027 <b>"))
	data, back, err := afresh(s)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(s.Diagnostics[0].Replies, back.Diagnostics[0].Replies); diff != "" {
		t.Errorf("replies (-before +after):\n%s", diff)
	}
	if again, err := Encode(back); err != nil || !bytes.Equal(data, again) || bytes.Equal(data, without) {
		t.Errorf("frozen again (%v):\n%s\nwant\n%s", err, again, data)
	}
	// The first format had no replies, and nothing else.
	old := bytes.Replace(without, []byte(`{"format":2`), []byte(`{"format":1`), 1)
	first, err := Decode(old, q)
	if err != nil || first.Diagnostics[0].Replies != nil || said(first) != said(s) {
		t.Errorf("of the first format: %v, %v", first, err)
	}
}

func TestTheDifferenceTellsReplies(t *testing.T) {
	q := gapForm(t)
	rows := rowIDs{"prg": {"p1", "p2", "p3", "p4"}}
	given := answers{"f_eval@p1": "none", "f_eval@p2": "none", "f_eval@p3": "none", "f_eval@p4": "none"}
	const kind = "programme-without-evaluation/"
	then := replying(diagnostic(q, "XAA", Government, rows, given), kind+"p1", "igual", kind+"p2", "antes", kind+"p4", "con su vacío")
	given["f_eval@p4"] = "external"
	now := replying(diagnostic(q, "XAA", Government, rows, given), kind+"p1", "igual", kind+"p2", "después", kind+"p3", "nueva", kind+"p4", "con su vacío")
	var got []string
	for _, c := range Compared(roundOf(q, then), roundOf(q, now)).Replies {
		got = append(got, fmt.Sprintf("%s %s %s: %s -> %s", c.Country.ISO3, c.Finding.Key(), c.Kind, c.Old.Text, c.New.Text))
	}
	want := []string{
		"XAA " + kind + "p2 changed: antes -> después", "XAA " + kind + "p3 added:  -> nueva",
		"XAA " + kind + "p4 removed: con su vacío -> ",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("replies (-want +got):\n%s", diff)
	}
	now.State = nil
	if d := Compared(roundOf(q, then), roundOf(q, now)); len(d.Replies) > 0 {
		t.Errorf("of what is not shown: %+v", d.Replies)
	}
}

func TestReasonsSayWhereWasLooked(t *testing.T) {
	q := gapForm(t)
	d := diagnostic(q, "XAA", Government, rowIDs{"prg": {"p1"}, "obj": {"o1"}}, answers{
		"f_eval@p1": "none", "f_obj@p1": "?na", "acr": forms.NoRows, "f_target@p1": "child",
	})
	want := map[string]string{
		"programme-without-evaluation/p1": "own f_eval: «none»", "programme-without-objective/p1": "own f_obj: not applicable",
		"objective-without-programme/o1": "prg f_obj: 1", "group-without-programme/women": "prg f_target: 1",
		"programme-without-actor/p1": "own f_lead: no data; rol h_r_in: not asked",
	}
	for _, f := range GapsOf(&d) {
		var got []string
		for _, r := range f.Reasons() {
			where := "own"
			if !r.Own() {
				where = r.Answer.Roster.Name
			}
			got = append(got, where+" "+r.Question.Name+": "+r.Answer.Text("en"))
		}
		if expected, ok := want[f.Key()]; ok && !strings.HasPrefix(strings.Join(got, "; "), expected) {
			t.Errorf("%s: got %q, want %q", f.Key(), got, expected)
		}
		delete(want, f.Key())
	}
	if len(want) > 0 {
		t.Errorf("not found: %v", want)
	}
}
