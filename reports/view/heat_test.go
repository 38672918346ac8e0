package view

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cotejo/reports"
	"cotejo/reports/draw"
)

func TestTheMapOfLevelsKeepsVoicesApartAndNoDataEmpty(t *testing.T) {
	s := round(t, "ods-10-7-2-niveles", "XAB", "XAA")
	name := reports.IndicesOf(s)[0].Overall.Items[0].Question
	answered(t, s, "XAB", reports.Government, map[string]string{name: "2"})
	answered(t, s, "XAB", reports.CivilSociety, map[string]string{name: "?dk"})
	v := made(t, s, "calor", Ask{})
	grid := v.Picture.Chart.(draw.Grid)
	var got []string
	for _, row := range grid.Rows {
		last := row.Cells[len(row.Cells)-1]
		got = append(got, strings.TrimSpace(row.Label+" "+row.Soft+": "+string(last.Tone)+" "+last.Text))
	}
	want := []string{"País XAB Gobierno: r2 2", "País XAB Sociedad civil: nodata", "País XAA : nodata"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for i, row := range v.Tables[0].Rows {
		whole := row.Cells[len(row.Cells)-2]
		if known := whole.Number != nil; known != (i == 0) {
			t.Errorf("row %d: %+v, want a figure in the first only", i, whole)
		}
	}
}
