package workbook

import (
	"strings"
	"testing"
)

func TestOptionsAreRead(t *testing.T) {
	for _, tt := range []struct {
		asked, paper, want string // "": refused
	}{
		{"es", "", "es"}, {"en", "a4", "en"}, {"es+en", "letter", "es-en"}, {"en+es", "", "en-es"},
		{"", "", ""}, {"fr", "", ""}, {"es+", "", ""}, {"es+es", "", ""}, {"es+fr", "", ""}, {"es+en+es", "", ""}, {"es", "a5", ""},
	} {
		o, err := Options{}.In(tt.asked)
		if err == nil {
			o, err = o.On(tt.paper)
		}
		if (err != nil) != (tt.want == "") || err == nil && o.Tongues() != tt.want {
			t.Errorf("%q on %q: %q, %v; want %q", tt.asked, tt.paper, o.Tongues(), err, tt.want)
		}
	}
}

// TestTwoLanguagesSideBySide holds that titles, heads and labels stand in both
// languages, the leading one first, and that what people typed stands once.
func TestTwoLanguagesSideBySide(t *testing.T) {
	_, parts := writtenWith(t, specimen(t), Options{Lang: "es", Beside: "en"})
	got := dump(t, parts)
	for _, want := range []string{
		"=== Cobertura\n", `"Libro comparativo / Comparative workbook"`, `"País / Country"`, `"Gobierno / Government"`,
		`"¿Cuánto se ha avanzado? / How far has it come?"`, `"Avanzado / Advanced"`, `"Sin dato / No data"`, `"no sé / don't know"`,
		`"=SUMA(A1:A9)"`, `"Instituto de Migración"`, `"Lista: Estrategias / List: Strategies"`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the workbook does not hold %s", want)
		}
	}
	if strings.Contains(got, "Altamira / Altamira") {
		t.Error("what is the same in both languages stands twice")
	}
}

// TestEachLanguageAlone is the twin: no wording of the other in either.
func TestEachLanguageAlone(t *testing.T) {
	for lang, not := range map[string]string{"es": "Comparative workbook", "en": "Libro comparativo"} {
		_, parts := written(t, specimen(t), lang)
		if got := dump(t, parts); strings.Contains(got, not) || strings.Contains(got, between+"How far") {
			t.Errorf("%s: the workbook holds the other language", lang)
		}
	}
}

// TestPaper sets up every sheet for the paper asked for.
func TestPaper(t *testing.T) {
	for paper, want := range map[Paper]string{"": "9", A4: "9", Letter: "1"} {
		_, parts := writtenWith(t, specimen(t), Options{Paper: paper})
		_, sheets := readSheets(t, parts)
		for i, s := range sheets {
			if s.Page.Paper != want {
				t.Errorf("%q: sheet %d is set up for paper %s, want %s", paper, i+1, s.Page.Paper, want)
			}
		}
	}
}
