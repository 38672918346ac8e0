package main

import (
	"testing"

	"cotejo/reports"
)

// TestTablesOfTheExercise holds that the tables find their questions in the
// diagnostic, and something to show in the exercise.
func TestTablesOfTheExercise(t *testing.T) {
	s := demoSnapshot(t, "EJERCICIO-2026")
	for _, name := range []string{"j_patterns", "d_area", "f_target", "b_approach", "f_tool", "e_prog"} {
		c, err := reports.Crossed(s, name)
		if err != nil {
			t.Fatal(err)
		}
		if c.Known() < 3 || len(c.Columns) < len(s.Countries) {
			t.Errorf("%s: known of %d of %d columns", name, c.Known(), len(c.Columns))
		}
	}
	for _, g := range [][3]string{{"f_tool", "f_area", ""}, {"j_i_group", "j_i_dim", "j_i_dir"}, {"h_type", "h_level", ""}} {
		grids, err := reports.Grids(s, g[0], g[1], g[2])
		if err != nil {
			t.Fatal(err)
		}
		if grids[0].Rows == 0 {
			t.Errorf("%v: no rows", g)
		}
	}
	reach, err := reports.DiagnosticReach().Reached(s)
	if err != nil {
		t.Fatal(err)
	}
	covered := 0
	for _, row := range reach.Sums {
		for _, served := range row {
			if _, ok := served.Coverage(); ok {
				covered++
			}
		}
	}
	budgets, err := reports.DiagnosticMoney().Budgets(s)
	if err != nil {
		t.Fatal(err)
	}
	line, err := reports.DiagnosticTimeline().Chart(s)
	if err != nil {
		t.Fatal(err)
	}
	priorities, err := reports.PrioritiesOf(s, []string{"j_prio1", "j_prio2", "j_prio3"}, []int{3, 2, 1})
	if err != nil {
		t.Fatal(err)
	}
	if covered == 0 || len(budgets[0].Sums) == 0 || len(line.Events) == 0 || len(line.Decades) == 0 || priorities[0].N == 0 {
		t.Errorf("covered %d, sums %d, events %d, priorities of %d", covered, len(budgets[0].Sums), len(line.Events), priorities[0].N)
	}
}

func TestPatternsOfTheExercise(t *testing.T) {
	c, err := reports.Crossed(demoSnapshot(t, "EJERCICIO-2026"), "j_patterns")
	if err != nil {
		t.Fatal(err)
	}
	known, similar := map[reports.Voice]int{}, c.Similarities()
	for i, col := range c.Columns {
		if similar[i][i].Known {
			known[col.Diagnostic.Party.Voice]++
		}
	}
	if known[reports.Government] != 0 || known[reports.CivilSociety] < 2 {
		t.Errorf("got patterns of %v: no government is asked for them", known)
	}
}

func TestPollOfTheExercise(t *testing.T) {
	p, err := reports.PollOf(demoSnapshot(t, "SONDEO-2026"))
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Countries) != 11 || p.Interested == 0 || p.Interested+p.Missing > 11 || len(p.Commission) == 0 || len(p.Amounts) == 0 {
		t.Errorf("got %d countries, %d interested, %d missing, %d seats, %d amounts", len(p.Countries), p.Interested, p.Missing, len(p.Commission), len(p.Amounts))
	}
	for _, seat := range p.Commission {
		if !seat.Diagnostic.Comparable() {
			t.Errorf("%s: a seat from a diagnostic that is not submitted", seat.Country.ISO3)
		}
	}
}

// TestLevelsThenAndNow lays the two published rounds side by side; the steps
// follow from the published levels.
func TestLevelsThenAndNow(t *testing.T) {
	then, now := demoSnapshot(t, "ODS-2019"), demoSnapshot(t, "ODS-2021")
	d, err := reports.IndexNamed("ods-10-7-2-niveles").Compare(then, now)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]reports.Step{
		"BLZ": reports.Unknown, "CAN": reports.Steady, "SLV": reports.Steady, "GTM": reports.Unknown,
		"HND": reports.Steady, "MEX": reports.Up, "PAN": reports.Up,
	}
	for _, l := range d.Lines {
		if l.Part.Name == "all" && l.Step != want[l.Country.ISO3] {
			t.Errorf("%s: got %s, want %s", l.Country.ISO3, l.Step, want[l.Country.ISO3])
		}
	}
	if len(d.Lines) != 7*len(want) {
		t.Errorf("got %d lines, want %d", len(d.Lines), 7*len(want))
	}
	if changes := reports.Compared(then, now).Changes; len(changes) == 0 {
		t.Error("nothing changed between the rounds")
	}
}
