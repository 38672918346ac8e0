package forms

import "testing"

func TestCellsAreNamedAsInSpreadsheets(t *testing.T) {
	for _, tt := range []struct {
		sheet    string
		row, col int
		want     string
	}{
		{"survey", 7, 3, "survey!C7"}, {"survey", 1, 26, "survey!Z1"}, {"survey", 2, 27, "survey!AA2"}, {"survey", 3, 703, "survey!AAA3"},
		{"survey", 7, 0, "survey!7"}, {"survey", 0, 0, "survey"}, {"", 0, 0, ""},
	} {
		if got := SheetCell(tt.sheet, tt.row, tt.col); got != tt.want {
			t.Errorf("%q, %d, %d: got %q, want %q", tt.sheet, tt.row, tt.col, got, tt.want)
		}
	}
}
