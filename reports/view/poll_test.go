package view

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cotejo/reports"
	"cotejo/reports/draw"
)

func polled(t testing.TB) *reports.Snapshot {
	s := round(t, "sondeo-interes", "XAA", "XAB", "XAC", "XAD")
	answered(t, s, "XAA", reports.Government, map[string]string{"p_group": "mig", "p_interest": "yes", "p_comm": "lead", "p_months": "m03 m04"})
	answered(t, s, "XAA", reports.CivilSociety, map[string]string{"p_group": "cso", "p_interest": "no"})
	answered(t, s, "XAB", reports.Government, map[string]string{"p_group": "mig", "p_interest": "undecided"})
	answered(t, s, "XAC", reports.CivilSociety, map[string]string{"p_group": "cso", "p_interest": "yes"})
	return s
}

func TestThePollTellsQuorumAndStands(t *testing.T) {
	v := made(t, polled(t), "sondeo", Ask{})
	if want := "Cuórum: 1 de 4 países con interés; sin respuesta del Estado: 2."; v.Lead[0] != want {
		t.Errorf("lead %q, want %q", v.Lead[0], want)
	}
	var stands []string
	for _, row := range v.table(t, "interes").Rows {
		stands = append(stands, row.Cells[1].Text+" "+row.Cells[2].Text+": "+row.Cells[4].Text)
	}
	want := []string{"XAA Gobierno: Con interés", "XAA Sociedad civil: Con interés", "XAB Gobierno: Por decidir", "XAC Sociedad civil: Sin respuesta del Estado", "XAD : Sin respuesta del Estado"}
	if diff := cmp.Diff(want, stands); diff != "" {
		t.Error(diff)
	}
	shares, ok := v.Picture.Chart.(draw.Shares)
	if !ok || shares.Whole != 4 {
		t.Fatalf("the chart is %+v, want one bar over 4 countries", v.Picture.Chart)
	}
	var counts []int
	for _, p := range shares.Bars[0].Pieces {
		counts = append(counts, p.Count)
	}
	if diff := cmp.Diff([]int{1, 1, 0, 2}, counts); diff != "" {
		t.Errorf("countries by stand: %s", diff)
	}
}

// TestASpecialAnswerIsNoChoice holds that who does not know is neither among
// those who name a month nor among those who answer.
func TestASpecialAnswerIsNoChoice(t *testing.T) {
	s := polled(t)
	answered(t, s, "XAD", reports.Government, map[string]string{"p_group": "mig", "p_interest": "yes", "p_months": "?dk"})
	v := made(t, s, "sondeo", Ask{Params: map[string]string{"tema": "meses"}})
	for _, row := range v.table(t, "meses").Rows {
		if row.Cells[1].Text != "Gobierno" {
			continue
		}
		if n := row.Cells[3].Text; n != "1" {
			t.Errorf("%s: n = %s, want 1: the other government does not know", row.Cells[0].Text, n)
		}
	}
	for _, b := range v.Picture.Chart.(draw.Shares).Bars {
		if !strings.Contains(b.Label, "Gobierno") {
			continue
		}
		if silent := b.Pieces[2]; silent.Tone != draw.NoData || silent.Count != 1 {
			t.Errorf("%s: %+v, want the one that does not know hatched", b.Label, silent)
		}
	}
}

func TestOnlyAPollHasAResult(t *testing.T) {
	v, err := Make(round(t, "ods-10-7-2", "XAA"), "sondeo", Ask{Lang: "es"})
	if v != nil || err != nil {
		t.Errorf("got %v, %v; want no such view", v, err)
	}
}
