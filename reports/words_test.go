package reports

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestWordsAreCompleteInBothLanguages(t *testing.T) {
	all := catalogue()
	if len(all["es"]) == 0 || len(all["en"]) == 0 {
		t.Fatalf("read %d words in Spanish, %d in English", len(all["es"]), len(all["en"]))
	}
	argument := regexp.MustCompile(`\{\d\}`)
	for code, es := range all["es"] {
		en, ok := all["en"][code]
		if !ok || en == "" || es == "" {
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

// TestEveryCodeHasWords looks for codes in the sources, so that none can be
// misspelt, and for words that nothing uses.
func TestEveryCodeHasWords(t *testing.T) {
	words := catalogue()["es"]
	code := regexp.MustCompile(`"([a-z]+\.[a-z][a-z0-9.]*)"`)
	dynamic := regexp.MustCompile(`^(relation|mark|voice|status|legend|counts|rule|reading|coverage\.level)\.`)
	used := map[string]bool{}
	for _, dir := range []string{".", "workbook", "definition"} {
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no sources in %s: %v", dir, err)
		}
		for _, file := range files {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range code.FindAllStringSubmatch(string(src), -1) {
				used[m[1]] = true
			}
		}
	}
	family := map[string]bool{}
	for c := range words {
		first, _, _ := strings.Cut(c, ".")
		family[first] = true
		if !used[c] && !dynamic.MatchString(c) {
			t.Errorf("%s: nothing uses these words", c)
		}
	}
	for c := range used {
		first, _, _ := strings.Cut(c, ".")
		if family[first] && words[c] == "" && !strings.HasSuffix(c, ".") {
			t.Errorf("%s: no words", c)
		}
	}
	for _, m := range Marks() {
		for _, prefix := range []string{"mark.", "legend."} {
			if words[prefix+string(m)] == "" {
				t.Errorf("%s%s: no words", prefix, m)
			}
		}
	}
}

func TestWord(t *testing.T) {
	for _, tt := range []struct {
		name, lang, code string
		args             []string
		want             string
	}{
		{"with arguments", "en", "print.page", []string{"2", "9"}, "Page 2 of 9"},
		{"Spanish for a language without words", "fr", "mark.nodata", nil, "sin dato"},
		{"a code without words stands for itself", "es", "no.such", nil, "no.such"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := Word(tt.lang, tt.code, tt.args...); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestAPackageHasWordsOfItsOwn(t *testing.T) {
	w := OwnWords(fstest.MapFS{
		"words/es.json": {Data: []byte(`{"mark.dk": "lo ignora", "own.n": "{1} cosas"}`)},
		"words/en.json": {Data: []byte(`{"mark.dk": "unaware", "own.n": "{1} things"}`)},
	})
	for _, tt := range []struct{ name, code, want string }{
		{"its own before those of all", "mark.dk", "unaware"},
		{"its own with arguments", "own.n", "2 things"},
		{"those of all where it has none", "mark.na", "not applicable"},
		{"a code that nobody has words for", "own.none", "own.none"},
	} {
		if got := w.Say("en", tt.code, "2"); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
	if got := OwnWords(fstest.MapFS{}).Say("en", "mark.dk"); got != Word("en", "mark.dk") {
		t.Errorf("a package without words says %q", got)
	}
}
