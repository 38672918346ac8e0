// Package wordstest holds what a test must find of the words of a package of
// reports: both languages whole, and no word wanting or left over.
package wordstest

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cotejo/forms"
	"cotejo/reports"
)

// Complete fails where a code lacks words in a language, or takes other
// arguments there.
func Complete(t *testing.T, all forms.Catalogue) {
	t.Helper()
	if len(all["es"]) == 0 || len(all["en"]) == 0 {
		t.Fatalf("%d words in Spanish, %d in English", len(all["es"]), len(all["en"]))
	}
	for code, es := range all["es"] {
		en := all["en"][code]
		if es == "" || en == "" {
			t.Errorf("%s: es %q, en %q, want both", code, es, en)
		}
		if a, b := arguments(es), arguments(en); !slices.Equal(a, b) {
			t.Errorf("%s: arguments %v in Spanish, %v in English", code, a, b)
		}
	}
	for code := range all["en"] {
		if _, ok := all["es"][code]; !ok {
			t.Errorf("%s: no Spanish", code)
		}
	}
}

var argument = regexp.MustCompile(`\{\d\}`)

func arguments(text string) []string {
	found := argument.FindAllString(text, -1)
	slices.Sort(found)
	return found
}

// code is a code as the sources name it; with a point at its end it is the
// beginning of several.
var code = regexp.MustCompile(`"([a-z][a-z0-9]*(?:\.[a-z0-9_]+)+\.?)"`)

// Used looks for codes in the sources of the package in the current folder:
// each needs words there or among those of all reports, and every word must be
// used. What dynamic matches is put together as the program runs.
func Used(t *testing.T, own forms.Catalogue, dynamic *regexp.Regexp) {
	t.Helper()
	used := codes(t)
	words := own["es"]
	for c := range words {
		base := strings.TrimSuffix(strings.TrimSuffix(c, ".one"), ".many")
		if !used[c] && !used[base] && strings.Contains(c, ".") && !dynamic.MatchString(c) {
			t.Errorf("%s: nothing uses these words", c)
		}
	}
	for c := range used {
		worded := words[c] != "" || words[c+".one"] != "" || reports.Word("es", c) != c
		family, _, _ := strings.Cut(c, ".")
		if !worded && !strings.HasSuffix(c, ".") && !strings.HasSuffix(c, ".xml") && hasFamily(words, family) {
			t.Errorf("%s: no words", c)
		}
	}
}

func codes(t *testing.T) map[string]bool {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("no sources: %v", err)
	}
	used := map[string]bool{}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range code.FindAllStringSubmatch(string(src), -1) {
			used[m[1]] = true
		}
	}
	return used
}

func hasFamily(words map[string]string, family string) bool {
	for c := range words {
		if strings.HasPrefix(c, family+".") {
			return true
		}
	}
	return false
}
