package view

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cotejo/reports"
	"cotejo/reports/draw"
)

func TestChangesLayLevelsSideBySide(t *testing.T) {
	then, now := round(t, "ods-10-7-2-niveles", "XAA", "XAB"), round(t, "ods-10-7-2-niveles", "XAA", "XAB")
	level := reports.IndicesOf(now)[0].Overall.Items[0].Question
	answered(t, then, "XAA", reports.Government, map[string]string{level: "2"})
	answered(t, now, "XAA", reports.Government, map[string]string{level: "3"})
	answered(t, now, "XAB", reports.Government, map[string]string{level: "1"})
	v := made(t, now, Changes, Ask{Then: then, Earlier: []Earlier{{Value: "R-0", Round: then.Round}}, Touched: []reports.Touch{{Report: "workbook", Part: "Datos"}}})
	var got []string
	for _, row := range v.Picture.Chart.(draw.Grid).Rows {
		got = append(got, row.Label+": "+row.Cells[len(row.Cells)-1].Text)
	}
	if diff := cmp.Diff([]string{"País XAA: 2 → 3", "País XAB: · → 1"}, got); diff != "" {
		t.Error(diff)
	}
	answers := v.table(t, "respuestas").lines()
	if len(answers) < 2 || !strings.Contains(strings.Join(answers, "\n"), "XAA") {
		t.Errorf("answers that changed: %q", answers)
	}
	if got := v.table(t, "informes").lines(); len(got) != 1 || got[0] != "Libro comparativo | La región | Datos" {
		t.Errorf("reports touched: %q", got)
	}
}

func TestNothingToCompareWithIsSaid(t *testing.T) {
	v := made(t, round(t, "ods-10-7-2-niveles", "XAA"), Changes, Ask{})
	if len(v.Tables) != 0 || v.Picture != nil || !strings.Contains(strings.Join(v.Lead, " "), "Aún no hay un corte") {
		t.Errorf("got %+v", v)
	}
}
