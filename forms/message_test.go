package forms_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"cotejo/forms"
	"cotejo/forms/expr"

	"github.com/google/go-cmp/cmp"
)

func catalogue(t *testing.T, lang string) map[string]string {
	t.Helper()
	data, err := os.ReadFile("messages." + lang + ".json")
	if err != nil {
		t.Fatal(err)
	}
	d := json.NewDecoder(bytes.NewReader(data))
	words := map[string]string{}
	if err := d.Decode(&words); err != nil {
		t.Fatalf("%s: %v", lang, err)
	}
	if n := bytes.Count(data, []byte("\": \"")); n != len(words) {
		t.Errorf("%s: %d lines for %d codes: one appears twice", lang, n, len(words))
	}
	return words
}

var placeholder = regexp.MustCompile(`\{\d\}`)

func TestCataloguesSayTheSame(t *testing.T) {
	es, en := catalogue(t, "es"), catalogue(t, "en")
	for code, words := range es {
		if en[code] == "" {
			t.Errorf("%s has no English", code)
			continue
		}
		got, want := placeholder.FindAllString(words, -1), placeholder.FindAllString(en[code], -1)
		slices.Sort(got)
		slices.Sort(want)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: arguments differ: %s", code, diff)
		}
		if strings.Count(words, "⟨") != strings.Count(words, "⟩") {
			t.Errorf("%s: brackets", code)
		}
	}
	for code := range en {
		if es[code] == "" {
			t.Errorf("%s has no Spanish", code)
		}
	}
}

// written finds what looks like a code in the sources.
var written = regexp.MustCompile(`"([a-z]+\.[a-z][A-Za-z-]*|required|constraint)"`)

func TestEveryCodeHasWords(t *testing.T) {
	es := catalogue(t, "es")
	used := map[string]bool{"type.as-text": true, "type.as-hidden": true, "special.dk": true, "special.na": true, "special.noinfo": true}
	for code := range expr.Codes() {
		used[code] = true
	}
	for _, pattern := range []string{"*.go", "xlsform/*.go", "long/*.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatal(pattern, err)
		}
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			source, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range written.FindAllStringSubmatch(string(source), -1) {
				if !strings.HasSuffix(m[1], ".go") && !strings.HasSuffix(m[1], ".xml") && !strings.HasSuffix(m[1], "-") {
					used[m[1]] = true
				}
			}
		}
	}
	for code := range used {
		if es[code] == "" {
			t.Errorf("%s has no words", code)
		}
	}
	for code := range es {
		if !used[code] {
			t.Errorf("%s has words but is never used", code)
		}
	}
}

func TestMessage(t *testing.T) {
	for _, tt := range []struct {
		lang, code string
		args       []string
		want       string
	}{
		{"es", "special.dk", nil, "No sé"},
		{"en", "special.dk", nil, "Don’t know"},
		{"fr", "special.dk", nil, "No sé"},
		{"es", "type.unknown", []string{"txt", "text"}, "No se conoce el tipo «txt». ¿Quiso escribir «text»?"},
		{"es", "type.unknown", []string{"txt", ""}, "No se conoce el tipo «txt»."},
		{"en", "ref.unknown", []string{"x", "", ""}, "There is no question “x”."},
		{"en", "ref.unknown", []string{"x", "4", "y"}, "There is no question “x” (character 4). Did you mean “y”?"},
		{"en", "type.unknown", []string{"{2}", "b"}, "The type “{2}” is unknown. Did you mean “b”?"},
		{"en", "no.such", []string{"x"}, "no.such"},
	} {
		if got := forms.Message(tt.lang, tt.code, tt.args...); got != tt.want {
			t.Errorf("%s %s: got %q, want %q", tt.lang, tt.code, got, tt.want)
		}
	}
}

func TestNearest(t *testing.T) {
	names := []string{"a_country", "b_role", "integer", "select_one"}
	for _, tt := range []struct{ give, want string }{
		{"a_contry", "a_country"}, {"a country", "a_country"}, {"integre", "integer"},
		{"Select-One", "select_one"}, {"something_else", ""}, {"integer", ""},
	} {
		if got := forms.Nearest(tt.give, names); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.give, got, tt.want)
		}
	}
}

func TestDayIsNotMistakenInEnglish(t *testing.T) {
	day := time.Date(2026, 3, 5, 0, 0, 0, 0, time.UTC)
	for lang, want := range map[string]string{"es": "05/03/2026", "en": "5 Mar 2026"} {
		if got := forms.Day(day, lang); got != want {
			t.Errorf("%s: got %q, want %q", lang, got, want)
		}
	}
}
