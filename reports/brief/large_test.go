package brief

import (
	"fmt"
	"io"
	"testing"

	"cotejo/forms"
	"cotejo/reports"
	"cotejo/reports/draw"
)

// region returns a round of many countries that all say what Alfa's
// government says.
func region(t testing.TB, q *forms.Questionnaire, countries int) *reports.Snapshot {
	t.Helper()
	s := &reports.Snapshot{Questionnaire: q, Taken: taken, Round: reports.Round{Code: "R-2", Title: text("Muchos", "Many"), Year: 2026}}
	for i := range countries {
		iso := fmt.Sprintf("X%02d", i)
		s.Countries = append(s.Countries, reports.Country{ISO3: iso, Name: text("País "+iso, "Country "+iso)})
		d := alfa(q)
		d.Country = iso
		s.Diagnostics = append(s.Diagnostics, d)
	}
	return s
}

// TestLargeRegionsAreCountedByVoice: more columns than a page has are not
// drawn, and no heat map is taller than a page.
func TestLargeRegionsAreCountedByVoice(t *testing.T) {
	doc := Summary(region(t, form(t), 60), "es", Options{})
	maps := 0
	for _, s := range doc.Parts {
		for _, b := range s.Blocks {
			switch b := b.(type) {
			case Table:
				if len(b.Head) > widest+2 {
					t.Errorf("%s: %q has %d columns", s.Title, b.Title, len(b.Head))
				}
			case Figure:
				if g, ok := b.Chart.(draw.Grid); ok {
					maps++
					if len(g.Rows) > heatMapRows {
						t.Errorf("a heat map of %d rows, want at most %d", len(g.Rows), heatMapRows)
					}
				}
			}
		}
	}
	if maps != 3 {
		t.Errorf("%d heat maps of 60 rows, want 3", maps)
	}
	area := strategyRow(t, doc, "Asilo")
	if got := area.Cells[1].Lines[0].String(); got != "60 de 60" {
		t.Errorf("strategies on asylum: %q, want those of all", got)
	}
}

func strategyRow(t *testing.T, doc *Document, name string) TableRow {
	t.Helper()
	for _, s := range doc.Parts {
		if s.Part != PartStrategies {
			continue
		}
		table, _ := s.Blocks[0].(Table)
		for _, row := range table.Rows {
			if row.Cells[0].Lines[0].String() == name {
				return row
			}
		}
	}
	t.Fatalf("no row %q among the strategies", name)
	return TableRow{}
}

func BenchmarkProfileInWord(b *testing.B) {
	s := region(b, form(b), 11)
	for b.Loop() {
		if err := WriteDocx(io.Discard, Profile(s, "X00", "es", Options{})); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSummaryInWord(b *testing.B) {
	for _, countries := range []int{11, 200} {
		s := region(b, form(b), countries)
		b.Run(fmt.Sprintf("countries=%d", countries), func(b *testing.B) {
			for b.Loop() {
				if err := WriteDocx(io.Discard, Summary(s, "es", Options{})); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
