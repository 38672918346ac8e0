package export

import (
	"bytes"
	"encoding/csv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cotejo/reports"
	"cotejo/reports/view"
)

// TestAViewIsReadBack holds a file against its table: figures whole, headings
// and sources in columns of their own, and nothing a spreadsheet would run.
func TestAViewIsReadBack(t *testing.T) {
	third := 100.0 / 3
	table := &view.Table{Name: "t", Keys: 1, Columns: []view.Column{{Head: "País"}, {Head: "ISO 3166", Code: true}, {Head: "%", Figures: true}, {Head: "Honduras", Soft: "Gobierno"}},
		Rows: []view.Row{
			{Heading: "=Parte"},
			{Cells: []view.Cell{{Text: "Alfa"}, {Text: "XAA"}, {Text: "33.3", Number: &third}, {Mark: reports.Answered, Text: "=1+1\n\"ñ\"", Source: "Ley 1"}}},
			{Cells: []view.Cell{{Text: "Beta"}, {Text: "XAB"}, {Mark: reports.NoData, Text: "sin dato"}, {Mark: reports.Answered, Text: "2", Titles: []string{"Una", "Otra"}}}},
		}}
	var b bytes.Buffer
	if err := View(&b, table, "es"); err != nil {
		t.Fatal(err)
	}
	got, err := csv.NewReader(&b).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"Parte", "País", "ISO 3166", "%", "Honduras · Gobierno", "Fuente de: Honduras · Gobierno"},
		{"'=Parte", "Alfa", "XAA", "33.333333333333336", "'=1+1\n\"ñ\"", "Ley 1"},
		{"'=Parte", "Beta", "XAB", "sin dato", "2\n– Una\n– Otra", reports.Word("es", "tab.nosource")},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if Restore(got[1][4]) != table.Rows[1].Cells[3].Text {
		t.Errorf("%q is not restored", got[1][4])
	}
}
