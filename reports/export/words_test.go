package export

import (
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cotejo/reports"
)

func TestEveryLanguageIsComplete(t *testing.T) {
	es, en := vocabulary.Own()["es"], vocabulary.Own()["en"]
	if len(es) < 50 {
		t.Fatalf("%d words in Spanish", len(es))
	}
	if diff := cmp.Diff(slices.Sorted(maps.Keys(es)), slices.Sorted(maps.Keys(en))); diff != "" {
		t.Errorf("codes (-es +en):\n%s", diff)
	}
	argument := regexp.MustCompile(`\{\d\}`)
	for code := range es {
		if es[code] == "" || len(argument.FindAllString(es[code], -1)) != len(argument.FindAllString(en[code], -1)) {
			t.Errorf("%s: %q and %q", code, es[code], en[code])
		}
	}
	for _, lang := range reports.Languages() {
		if _, err := wordFiles.ReadFile("words/readme." + lang + ".md"); err != nil {
			t.Error(err)
		}
	}
}

func TestEveryColumnOfOursIsExplained(t *testing.T) {
	tables := newCut(specimen(t), "es").dataTables()
	tables = append(tables, newCut(specimen(t), "es").codebook(tables), newCut(specimen(t), "es").tidy(true))
	for _, table := range tables {
		for _, v := range table.variables {
			if v.part == identity && strings.HasPrefix(v.label["es"], "column.") {
				t.Errorf("%s: no words for the column %s", table.name, v.name)
			}
		}
	}
}

func TestCodesHaveWords(t *testing.T) {
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	used := regexp.MustCompile(`word\("([a-z.]+)"`)
	found := 0
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".go") || strings.HasSuffix(f.Name(), "_test.go") {
			continue
		}
		text, err := os.ReadFile(f.Name())
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range used.FindAllStringSubmatch(string(text), -1) {
			if found++; !strings.HasSuffix(m[1], ".") && word("es", m[1]) == m[1] {
				t.Errorf("%s: no words for %s", f.Name(), m[1])
			}
		}
	}
	if found < 10 {
		t.Errorf("found %d codes", found)
	}
}
