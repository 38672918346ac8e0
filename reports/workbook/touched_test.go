package workbook

import (
	"slices"
	"testing"

	"cotejo/forms"
	"cotejo/reports"
)

// TestTouchedNamesTheSheetsThatSaySomethingElse changes one answer: its own
// section's sheet and the data say something else, those of other sections
// and the code book do not.
func TestTouchedNamesTheSheetsThatSaySomethingElse(t *testing.T) {
	then, now := synthetic(3, 40), synthetic(3, 40)
	now.Taken, now.Number = now.Taken.AddDate(0, 0, 3), 9
	touched := func() []string {
		names, err := Touched(t.Context(), then, now, "es")
		if err != nil {
			t.Fatal(err)
		}
		return names
	}
	if got := touched(); len(got) > 0 {
		t.Fatalf("%q are touched by another day and number", got)
	}
	q := now.Questionnaire
	text := slices.IndexFunc(q.Questions(), func(x *forms.Question) bool { return x.Type == forms.TextType })
	a := *now.Diagnostics[1].State.Answers
	a.Cells[forms.Key{Question: q.Questions()[text].ID}] = forms.Answer{Value: "Otra cosa", Lang: "es"}
	now.Diagnostics[1].State = q.State(&a, forms.Setting{Country: now.Diagnostics[1].Country, Voice: "gov", Year: 2026, Now: taken})
	got := touched()
	if !slices.Contains(got, "Datos") || slices.Contains(got, reports.Word("es", "sheet.codebook")) || len(got) > 6 {
		t.Errorf("%q are touched, want the data, the section and what rests on it", got)
	}
}
