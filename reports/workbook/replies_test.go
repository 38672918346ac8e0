package workbook

import (
	"strings"
	"testing"
	"time"

	"cotejo/reports"
)

// TestRepliesStandBesideTheirGaps holds that a reply is on its gap's line of
// T15, as text, with the voice and the day, on the country's own sheet, and nowhere else.
func TestRepliesStandBesideTheirGaps(t *testing.T) {
	s := shipped(t, "diagnostico")
	d := &s.Diagnostics[0]
	var beside reports.Finding
	for _, f := range reports.GapsOf(d) {
		if f.Check != nil && f.Gap() {
			beside = f
		}
	}
	if beside.Check == nil {
		t.Fatal("the first diagnostic has no gap")
	}
	origin := reports.Origin{At: time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)}
	d.Replies = map[string]reports.Reply{beside.Key(): {Text: "=1+1; se atiende\ncon ñ", Origin: origin}}
	_, parts := written(t, s, "es")
	book, sheets := readSheets(t, parts)
	found, own := 0, 0
	for i, sheet := range sheets {
		for _, row := range sheet.Rows {
			for j, c := range row.Cells {
				if !strings.Contains(c.I, "=1+1; se atiende") {
					continue
				}
				if strings.HasPrefix(book.Sheets[i].Name, "XAA ") {
					own++
					if !strings.Contains(c.I, "– "+beside.Title("es")+"\n") {
						t.Errorf("on the country's sheet it stands in %q, want it below %q", c.I, beside.Title("es"))
					}
					continue
				}
				found++
				want := "=1+1; se atiende\ncon ñ\n— " + d.Party.Voice.Words("es") + ", 23/11/2026"
				if c.I != want || c.F != "" || j != 8 || !strings.HasPrefix(book.Sheets[i].Name, "T15 ") {
					t.Errorf("%s, column %d: %q, want %q", book.Sheets[i].Name, j+1, c.I, want)
				}
				if row.Cells[4].I != beside.Title("es") {
					t.Errorf("it stands beside %q, want %q", row.Cells[4].I, beside.Title("es"))
				}
			}
		}
	}
	if found != 1 || own != 1 {
		t.Errorf("the reply stands in %d places and %d of the country's sheet, want one of each", found, own)
	}
}
