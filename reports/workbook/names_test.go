package workbook

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"
)

func TestNames(t *testing.T) {
	for _, tt := range []struct {
		name string
		in   []string
		want string // of the last
	}{
		{"as it is", []string{"D. Estrategias"}, "D. Estrategias"},
		{"forbidden characters", []string{`a:b\c/d?e*f[g]`}, "a-b-c-d-e-f-g-"},
		{"apostrophes", []string{"'l'acte'"}, "’l’acte’"},
		{"too long, at a word", []string{"C. Marco jurídico e institucional completo"}, "C. Marco jurídico e…"},
		{"too long, one word", []string{strings.Repeat("x", 40)}, strings.Repeat("x", 30) + "…"},
		{"taken, whatever the case", []string{"Datos", "DATOS"}, "DATOS (2)"},
		{"taken twice", []string{"Datos", "datos", "Datos"}, "Datos (3)"},
		{"nothing", []string{" \n"}, "-"},
		{"kept by Excel for itself", []string{"History"}, "History -"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			taken, got := names{}, ""
			for _, in := range tt.in {
				got = taken.take(in)
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// TestNamesAreAcceptedAndUnique gives any labels to sheets of a real file.
func TestNamesAreAcceptedAndUnique(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := excelize.NewFile()
		defer f.Close()
		taken := names{"sheet1": true}
		labels := rapid.SliceOfN(rapid.OneOf(rapid.String(), rapid.StringMatching(`[A-Ca-c':*/? ]{0,40}`)), 1, 8).Draw(t, "labels")
		seen := map[string]bool{}
		for _, label := range labels {
			name := taken.take(label)
			if _, err := f.NewSheet(name); err != nil {
				t.Fatalf("sheet %q for %q: %v", name, label, err)
			}
			if key := strings.ToLower(name); seen[key] {
				t.Fatalf("%q is given twice", name)
			} else {
				seen[key] = true
			}
		}
	})
}
