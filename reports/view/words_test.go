package view

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cotejo/reports"
)

func TestWordsAreCompleteInBothLanguages(t *testing.T) {
	all := vocabulary.Own()
	if len(all) != len(reports.Languages()) {
		t.Fatalf("%d catalogues read, want %d", len(all), len(reports.Languages()))
	}
	argument := regexp.MustCompile(`\{\d\}`)
	for code, es := range all["es"] {
		en := all["en"][code]
		if es == "" || en == "" {
			t.Errorf("%s: es %q, en %q, want both", code, es, en)
		}
		a, b := argument.FindAllString(es, -1), argument.FindAllString(en, -1)
		slices.Sort(a)
		slices.Sort(b)
		if !slices.Equal(a, b) {
			t.Errorf("%s: arguments %v in Spanish, %v in English", code, a, b)
		}
	}
	for code := range all["en"] {
		if _, ok := all["es"][code]; !ok {
			t.Errorf("%s: no Spanish", code)
		}
	}
}

// TestEveryCodeHasWords looks for codes in the sources: each needs words, here
// or among those of all reports, and no words are left that nothing uses.
func TestEveryCodeHasWords(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("no sources: %v", err)
	}
	used := map[string]bool{}
	code := regexp.MustCompile(`"([a-z]+(?:\.[a-z0-9_]+)+\.?)"`)
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		for _, m := range code.FindAllStringSubmatch(string(src), -1) {
			used[m[1]] = true
		}
	}
	words := vocabulary.Own()["es"]
	dynamic := regexp.MustCompile(`\.(name|aid)$`)
	for c := range words {
		base := strings.TrimSuffix(strings.TrimSuffix(c, ".one"), ".many")
		if !used[c] && !used[base] && strings.Contains(c, ".") && !dynamic.MatchString(c) {
			t.Errorf("%s: nothing uses these words", c)
		}
	}
	for c := range used {
		family, _, _ := strings.Cut(c, ".")
		known := slices.ContainsFunc([]string{c, c + ".one"}, func(c string) bool { return words[c] != "" || word("es", c) != c })
		if !known && !strings.HasSuffix(c, ".xml") && !strings.HasSuffix(c, ".") && hasFamily(words, family) {
			t.Errorf("%s: no words", c)
		}
	}
	for _, k := range kinds() {
		if k.Title("es") == k.code+"name" || k.Aid("es") == k.code+"aid" {
			t.Errorf("view %s has no name or no aid", k.Name)
		}
	}
}

func hasFamily(words map[string]string, family string) bool {
	for c := range words {
		if strings.HasPrefix(c, family+".") {
			return true
		}
	}
	return false
}
