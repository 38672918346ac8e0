package i18n

import (
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// made are keys put together from parts: the beginning stands in the code, the
// ends are listed here.
var made = map[string][]string{
	"cli.":           {"error", "warning"},
	"cli.round_":     {"open", "closed"},
	"cli.demo_link_": {"focal", "analyst", "organiser"},
}

// quoted finds keys in Go and in templates.
var quoted = regexp.MustCompile("[\"`]([a-z]+\\.[a-z0-9_.]*)[\"`]")

// used returns every text that looks like a key in the code above.
func used(t *testing.T) map[string]bool {
	t.Helper()
	keys := map[string]bool{}
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(path, "_test.go") {
			return err
		}
		if ext := filepath.Ext(path); ext != ".go" && ext != ".html" {
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, m := range quoted.FindAllSubmatch(text, -1) {
			keys[string(m[1])] = true
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for start, ends := range made {
		for _, end := range ends {
			keys[start+end] = keys[start]
		}
	}
	return keys
}

func catalogue(t *testing.T, lang string) map[string]any {
	t.Helper()
	text, err := files.ReadFile("messages/" + lang + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var all map[string]any
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatalf("%s: %v", lang, err)
	}
	return all
}

func TestCataloguesHoldTheSameKeys(t *testing.T) {
	es, en := catalogue(t, "es"), catalogue(t, "en")
	for _, key := range slices.Sorted(maps.Keys(es)) {
		if en[key] == nil {
			t.Errorf("%s is missing in English", key)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(en)) {
		if es[key] == nil {
			t.Errorf("%s is missing in Spanish", key)
		}
	}
}

func TestEveryMessageIsUsed(t *testing.T) {
	keys := used(t)
	for _, key := range slices.Sorted(maps.Keys(catalogue(t, "es"))) {
		if !keys[key] {
			t.Errorf("%s is used nowhere", key)
		}
	}
}

// families are the first words of keys: with one of them, what is quoted in
// the code is a key and must be in the catalogues.
func families(all map[string]any) map[string]bool {
	first := map[string]bool{}
	for key := range all {
		word, _, _ := strings.Cut(key, ".")
		first[word] = true
	}
	return first
}

func TestEveryKeyHasWords(t *testing.T) {
	all := catalogue(t, "es")
	first := families(all)
	for key := range used(t) {
		word, rest, _ := strings.Cut(key, ".")
		if all[key] != nil || !first[word] || rest == "" || strings.HasSuffix(key, "_") {
			continue
		}
		if strings.HasSuffix(key, ".json") || strings.HasSuffix(key, ".go") || strings.HasSuffix(key, ".html") {
			continue
		}
		t.Errorf("%s has no words", key)
	}
}

var hole = regexp.MustCompile(`{{\.(\w+)}}`)

func TestTranslationsTakeTheSameArguments(t *testing.T) {
	es, en := catalogue(t, "es"), catalogue(t, "en")
	for key := range es {
		if a, b := holes(es[key]), holes(en[key]); !slices.Equal(a, b) {
			t.Errorf("%s: Spanish takes %v, English %v", key, a, b)
		}
	}
}

func holes(message any) []string {
	text, err := json.Marshal(message)
	if err != nil {
		return nil
	}
	names := map[string]bool{}
	for _, m := range hole.FindAllStringSubmatch(string(text), -1) {
		names[m[1]] = true
	}
	return slices.Sorted(maps.Keys(names))
}

func TestPlurals(t *testing.T) {
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		lang string
		n    int
		want string
	}{
		{"es", 0, "Se guardaron 0 cambios."}, {"es", 1, "Se guardó 1 cambio."}, {"es", 2, "Se guardaron 2 cambios."},
		{"es", 1_000_000, "Se guardaron 1\u202f000\u202f000 cambios."},
		{"en", 1, "1 change was saved."}, {"en", 12_345, "12\u202f345 changes were saved."},
	} {
		if got := c.In(tt.lang).T("flash.saved", "N", tt.n); got != tt.want {
			t.Errorf("%s %d: %q, want %q", tt.lang, tt.n, got, tt.want)
		}
	}
}

func TestNoKeyStandsTwice(t *testing.T) {
	line := regexp.MustCompile(`(?m)^  "([^"]+)":`)
	for _, lang := range Languages {
		text, err := files.ReadFile("messages/" + lang + ".json")
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for _, m := range line.FindAllStringSubmatch(string(text), -1) {
			if seen[m[1]] {
				t.Errorf("%s stands twice in %s", m[1], lang)
			}
			seen[m[1]] = true
		}
	}
}
