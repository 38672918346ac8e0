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
