package export

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"cotejo/reports"
	"cotejo/reports/wordstest"
)

func TestEveryLanguageIsComplete(t *testing.T) {
	wordstest.Complete(t, vocabulary.Own())
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
