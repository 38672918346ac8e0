package reports

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cotejo/forms"
)

// gapCells are the cells that are filled at random, with what may stand in them.
var gapCells = map[string][]string{
	"f_obj@p1": {"o1", "o2", "o1 o2", "?na"}, "f_obj@p2": {"o1", "o2", "?na"}, "e_str@o1": {"s1", "s2"}, "e_str@o2": {"s1", "?na"},
	"f_lead@p1": {"a1", "a2", "?na"}, "f_lead@p2": {"a2", "?na"}, "h_r_in@r1": {"prg:p1", "prg:p2", "str:s1"}, "h_r_actor@r1": {"a1", "a2"},
	"f_budget@p1": {"0", "12.5"}, "f_budget@p2": {"0"}, "f_eval@p1": {"none", "external"}, "f_eval@p2": {"none"},
	"f_evid@p1": {"k1"}, "f_evid@p2": {"k1"}, "d_area@s1": {"border", "asylum"}, "d_area@s2": {"border"}, "d_lead@s1": {"a1"},
	"f_target@p1": {"all", "child", "child women"}, "f_target@p2": {"women"}, "g_resp@t1": {"a1", "a2"}, "j_g_area@g1": {"border"},
}

// gapRows are the rows that each roster may have.
var gapRows = rowIDs{
	"acr": {"a1", "a2"}, "rol": {"r1"}, "evi": {"k1"}, "str": {"s1", "s2"}, "obj": {"o1", "o2"},
	"prg": {"p1", "p2"}, "act": {"t1"}, "gap": {"g1"},
}

// drawnGaps fills a diagnostic in any way.
func drawnGaps(t *rapid.T) (rowIDs, answers) {
	rows, given := rowIDs{}, answers{}
	for _, r := range slices.Sorted(maps.Keys(gapRows)) {
		switch how := rapid.SampledFrom([]string{"rows", "rows", "rows", "none", "blank", "?dk"}).Draw(t, r); how {
		case "rows":
			rows[r] = gapRows[r]
		case "blank":
		default:
			given[r] = how
		}
	}
	for _, cell := range slices.Sorted(maps.Keys(gapCells)) {
		if value := rapid.SampledFrom(append([]string{"", "?noinfo"}, gapCells[cell]...)).Draw(t, cell); value != "" {
			given[cell] = value
		}
	}
	return rows, given
}

// TestNotKnowingNeverMakesAGap: whatever a party has said, saying of any one
// cell that it does not know, or leaving a list unanswered, adds no gap.
func TestNotKnowingNeverMakesAGap(t *testing.T) {
	q := gapForm(t)
	rules := GapRulesFor(q)
	cells := append(slices.Sorted(maps.Keys(gapCells)), slices.Sorted(maps.Keys(gapRows))...)
	rapid.Check(t, func(t *rapid.T) {
		rows, given := drawnGaps(t)
		cell := rapid.SampledFrom(cells).Draw(t, "forgotten")
		instead := rapid.SampledFrom([]string{"?dk", "?noinfo"}).Draw(t, "instead")
		if err := forgetting(rules, q, rows, given, cell, instead); err != nil {
			t.Error(err)
		}
	})
}

// forgetting says which gaps appear when one cell is no longer known.
func forgetting(rules *GapRules, q *forms.Questionnaire, rows rowIDs, given answers, cell, instead string) error {
	before, err := gapKeys(rules, q, rows, given)
	if err != nil {
		return err
	}
	rows, given = maps.Clone(rows), maps.Clone(given)
	if !strings.Contains(cell, "@") {
		delete(rows, cell)
	}
	given[cell] = instead
	after, err := gapKeys(rules, q, rows, given)
	if err != nil {
		return err
	}
	for _, key := range after {
		if !slices.Contains(before, key) {
			return fmt.Errorf("%s answered %s: %s appears; rows %v, answers %v", cell, instead, key, rows, given)
		}
	}
	return nil
}

func gapKeys(rules *GapRules, q *forms.Questionnaire, rows rowIDs, given answers) ([]string, error) {
	f, err := rules.finder(q)
	if err != nil {
		return nil, err
	}
	d := diagnostic(q, "XAA", Government, rows, given)
	var keys []string
	for _, found := range f.find(&d) {
		if found.Gap() {
			keys = append(keys, found.Key())
		}
	}
	return keys, nil
}

// TestAGapMadeOfIgnoranceIsFound plants rules that take «no sé» for «there is
// none», which is what the property is there to find.
func TestAGapMadeOfIgnoranceIsFound(t *testing.T) {
	q := gapForm(t)
	rows := rowIDs{"obj": {"o1"}, "prg": {"p1"}, "evi": {"k1"}}
	for _, tt := range []struct{ cell, value, proof string }{
		{"f_obj@p1", "o1", `{"own": "f_obj", "special": "dk"}`},
		{"f_eval@p1", "external", `{"own": "f_eval", "special": "dk"}`},
		{"f_budget@p1", "3", `{"own": "f_budget", "special": "dk"}`},
	} {
		faulty, err := ReadGapRules([]byte(`{"checks": [{"kind": "k", "label": {"es": "K"}, "rows": "prg", "any": [` + tt.proof + `]}]}`))
		if err != nil {
			t.Fatal(err)
		}
		given := answers{tt.cell: tt.value}
		if err := forgetting(faulty, q, rows, given, tt.cell, "?dk"); err == nil {
			t.Errorf("%s: a gap made of «no sé» went unseen", tt.cell)
		}
		if err := forgetting(GapRulesFor(q), q, rows, given, tt.cell, "?dk"); err != nil {
			t.Errorf("%s: a fault where there is none: %v", tt.cell, err)
		}
	}
}

// TestGapsAreReadPlainly checks two checks, one from each side of a link,
// against a plain reading of what was put in.
func TestGapsAreReadPlainly(t *testing.T) {
	q := gapForm(t)
	rapid.Check(t, func(t *rapid.T) {
		rows, given := drawnGaps(t)
		d := diagnostic(q, "XAA", Government, rows, given)
		findings := GapsOf(&d)
		if got, want := onlyGaps(found(findings, "objective-without-programme")), objectivesUnserved(rows, given); got != want {
			t.Errorf("objectives: got %q, want %q of %v, %v", got, want, rows, given)
		}
		if got, want := onlyGaps(found(findings, "programme-without-objective")), programmesAimless(rows, given); got != want {
			t.Errorf("programmes: got %q, want %q of %v, %v", got, want, rows, given)
		}
	})
}

func onlyGaps(found string) string {
	var out []string
	for _, f := range strings.Fields(found) {
		if !strings.Contains(f, "?") {
			out = append(out, f)
		}
	}
	return strings.Join(out, " ")
}

// objectivesUnserved: every programme says whom it serves, and none serves it.
func objectivesUnserved(rows rowIDs, given answers) string {
	var out []string
	for _, o := range rows["obj"] {
		unserved := given["prg"] == forms.NoRows
		if len(rows["prg"]) > 0 {
			unserved = true
			for _, p := range rows["prg"] {
				says := given["f_obj@"+string(p)]
				if says == "" || says == "?noinfo" || strings.Contains(says, string(o)) {
					unserved = false
				}
			}
		}
		if unserved {
			out = append(out, string(o))
		}
	}
	return strings.Join(out, " ")
}

// programmesAimless: it says so itself, or no objectives exist.
func programmesAimless(rows rowIDs, given answers) string {
	var out []string
	for _, p := range rows["prg"] {
		says := given["f_obj@"+string(p)]
		nothing := given["obj"] == forms.NoRows && says == ""
		if says == "?na" || nothing {
			out = append(out, string(p))
		}
	}
	return strings.Join(out, " ")
}
