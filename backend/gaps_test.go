package main

import (
	"testing"

	"cotejo/reports"
)

// TestGapsOfTheExercise holds that the rules fit the diagnostic, and that the
// exercise shows every kind of gap the demonstration is to show.
func TestGapsOfTheExercise(t *testing.T) {
	s := demoSnapshot(t, "EJERCICIO-2026")
	table := reports.Gaps(s)
	if table == nil {
		t.Fatal("no rules fit the diagnostic")
	}
	gaps, unknown := map[string]int{}, map[string]int{}
	for _, l := range table.Lines {
		for _, f := range l.Findings {
			if f.Gap() {
				gaps[f.Kind()]++
			} else {
				unknown[f.Kind()]++
			}
			if f.Title("es") == "" || f.Title("en") == "" {
				t.Errorf("%s %s: no title", l.Country.ISO3, f.Key())
			}
		}
	}
	t.Logf("gaps %v, unknown %v", gaps, unknown)
	for _, kind := range []string{
		"declared", "area-without-strategy", "strategy-without-objective", "objective-without-programme",
		"programme-without-evidence", "programme-without-evaluation", "group-without-programme", "actor-without-role",
	} {
		if gaps[kind] == 0 {
			t.Errorf("no gap of kind %s", kind)
		}
	}
	m := table.Matrix(s.Questionnaire)
	if m == nil || len(m.Areas) != 15 || len(m.Kinds) != 9 {
		t.Errorf("got matrix %+v, want 15 areas and 9 kinds", m)
	}
}

// TestRepliesOfTheExercise holds that each reply of the demonstration stands
// beside a gap, in the language of its party.
func TestRepliesOfTheExercise(t *testing.T) {
	s := demoSnapshot(t, "EJERCICIO-2026")
	beside, langs := 0, map[string]bool{}
	for _, l := range reports.Gaps(s).Lines {
		if l.Diagnostic == nil {
			continue
		}
		found := map[string]bool{}
		for _, f := range l.Findings {
			found[f.Key()] = f.Gap()
		}
		for key, r := range l.Diagnostic.Replies {
			if !found[key] || r.Text == "" {
				t.Errorf("%s: the reply to %s stands beside no gap: %q", l.Country.ISO3, key, r.Text)
			}
			beside++
			langs[l.Diagnostic.Lang] = true
		}
	}
	if beside < 10 || !langs["es"] || !langs["en"] {
		t.Errorf("got %d replies in %v, want ten and more, in both languages", beside, langs)
	}
	t.Logf("%d replies", beside)
}
