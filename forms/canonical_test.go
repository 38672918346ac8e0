package forms_test

import (
	"strings"
	"testing"

	"cotejo/forms"
)

func TestCanonical(t *testing.T) {
	ordered := list("l", "b", "a", "c")
	monthly := ask(t, forms.Date, "m")
	monthly.Appearance = "month-year"
	for _, tt := range []struct {
		question *forms.Question
		give     []string
		want     string
		code     string
	}{
		{ask(t, forms.Integer, "i"), []string{" 1250 "}, "1250", ""},
		{ask(t, forms.Integer, "i"), []string{"1.250"}, "1250", ""},
		{ask(t, forms.Integer, "i"), []string{"1,250,000"}, "1250000", ""},
		{ask(t, forms.Integer, "i"), []string{"1 250 000"}, "1250000", ""},
		{ask(t, forms.Integer, "i"), []string{"12.50"}, "12.50", "type.integer"},
		{ask(t, forms.Integer, "i"), []string{"12.0"}, "12", ""},
		{ask(t, forms.Integer, "i"), []string{"−3"}, "-3", ""},
		{ask(t, forms.Integer, "i"), []string{"007"}, "7", ""},
		{ask(t, forms.Integer, "i"), []string{"-0"}, "0", ""},
		{ask(t, forms.Integer, "i"), []string{"1.25.000"}, "1.25.000", "type.integer"},
		{ask(t, forms.Integer, "i"), []string{"unos 40"}, "unos 40", "type.integer"},
		{ask(t, forms.Integer, "i"), []string{""}, "", ""},
		{ask(t, forms.Decimal, "d"), []string{"12,5"}, "12.5", ""},
		{ask(t, forms.Decimal, "d"), []string{"0,125"}, "0.125", ""},
		{ask(t, forms.Decimal, "d"), []string{"1.234.567,89"}, "1234567.89", ""},
		{ask(t, forms.Decimal, "d"), []string{"1,234,567.89"}, "1234567.89", ""},
		{ask(t, forms.Decimal, "d"), []string{"1'234'567.89"}, "1234567.89", ""},
		{ask(t, forms.Decimal, "d"), []string{"1,200"}, "1,200", "number.ambiguous"},
		{ask(t, forms.Decimal, "d"), []string{"1.200"}, "1.200", ""},
		{ask(t, forms.Decimal, "d"), []string{".5"}, ".5", "type.decimal"},
		{ask(t, forms.Decimal, "d"), []string{"1e3"}, "1e3", "type.decimal"},
		{ask(t, forms.Decimal, "d"), []string{"12,345,6"}, "12,345,6", "type.decimal"},
		{ask(t, forms.Date, "f"), []string{"5/3/2026"}, "2026-03-05", ""},
		{ask(t, forms.Date, "f"), []string{"05-03-2026"}, "2026-03-05", ""},
		{ask(t, forms.Date, "f"), []string{"2026-03-05"}, "2026-03-05", ""},
		{ask(t, forms.Date, "f"), []string{"5", "3", "2026"}, "2026-03-05", ""},
		{ask(t, forms.Date, "f"), []string{"", "", ""}, "", ""},
		{ask(t, forms.Date, "f"), []string{"", "3", "2026"}, "3/2026", "type.date"},
		{ask(t, forms.Date, "f"), []string{"30/2/2026"}, "30/2/2026", "type.date"},
		{ask(t, forms.Date, "f"), []string{"12/2025"}, "12/2025", "type.date"},
		{monthly, []string{"12/2025"}, "2025-12-01", ""},
		{monthly, []string{"2025-12"}, "2025-12-01", ""},
		{ask(t, forms.Time, "h"), []string{"8:30"}, "08:30", ""},
		{ask(t, forms.Time, "h"), []string{"25:00"}, "25:00", "type.time"},
		{ask(t, forms.DateTime, "h"), []string{"5/3/2026 8:30"}, "2026-03-05T08:30", ""},
		{ask(t, forms.TextType, "t"), []string{"  dos\r\nlíneas \x00"}, "dos\nlíneas", ""},
		{ask(t, forms.TextType, "t"), []string{"=1+1"}, "=1+1", ""},
		{ask(t, forms.SelectMultiple, "s", from(ordered)), []string{"c", "b", "c"}, "b c", ""},
		{ask(t, forms.SelectMultiple, "s", from(ordered)), []string{"c", "z", "b"}, "b c z", "choice.unknown"},
		{ask(t, forms.SelectOne, "s", from(ordered)), []string{"a", "b"}, "b a", "choice.several"},
		{ask(t, forms.SelectOne, "s", from(ordered)), []string{""}, "", ""},
		{ask(t, forms.Rank, "s", from(ordered)), []string{"c", "b", "a"}, "c b a", ""},
		{ask(t, forms.SelectMultiple, "s", rowsOf(roster("r"))), []string{"id2", "id1"}, "id2 id1", ""},
		{ask(t, forms.TextType, "t", refs(roster("r"))), []string{"r:1", "", "r:2"}, "r:1 r:2", ""},
	} {
		got, problem := tt.question.Canonical(tt.give)
		code := ""
		if problem != nil {
			code = problem.Code
		}
		if got != tt.want || code != tt.code {
			t.Errorf("%s %q: got %q %s, want %q %s", tt.question.Type, tt.give, got, code, tt.want, tt.code)
		}
		again, _ := tt.question.Canonical([]string{got})
		if again != got {
			t.Errorf("%s %q: %q becomes %q the second time", tt.question.Type, tt.give, got, again)
		}
	}
	long := strings.Repeat("ñ", forms.MostCharacters+1)
	if got, problem := ask(t, forms.TextType, "t").Canonical([]string{long}); got != long || problem == nil || problem.Code != "too.long" {
		t.Errorf("long text: %d characters kept, problem %v", len([]rune(got)), problem)
	}
}

func FuzzCanonical(f *testing.F) {
	for _, seed := range []string{"1.234,5", "5/3/2026", "a b", "-", ",", "1,,2", "١٢", "\xff"} {
		f.Add(seed)
	}
	questions := []*forms.Question{{Type: forms.Integer}, {Type: forms.Decimal}, {Type: forms.Date}, {Type: forms.DateTime}, {Type: forms.TextType}}
	f.Fuzz(func(t *testing.T, typed string) {
		for _, q := range questions {
			got, problem := q.Canonical([]string{typed})
			if again, after := q.Canonical([]string{got}); again != got || (problem == nil) != (after == nil) {
				t.Errorf("%s: %q gives %q (%v), which gives %q (%v)", q.Type, typed, got, problem, again, after)
			}
			if problem == nil && strings.TrimSpace(strings.ReplaceAll(typed, "\x00", "")) != "" && got == "" {
				t.Errorf("%s: %q is lost", q.Type, typed)
			}
		}
	})
}
