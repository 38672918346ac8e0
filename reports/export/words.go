package export

import (
	"embed"
	"encoding/json"
	"strconv"
	"strings"
	"sync"

	"cotejo/forms"
	"cotejo/reports"
)

//go:embed words/*.json words/*.md
var wordFiles embed.FS

// catalogues reads the embedded words once. A test holds that every language
// reads and is complete.
var catalogues = sync.OnceValue(func() map[string]map[string]string {
	all := map[string]map[string]string{}
	for _, lang := range reports.Languages() {
		words := map[string]string{}
		if text, err := wordFiles.ReadFile("words/" + lang + ".json"); err == nil && json.Unmarshal(text, &words) == nil {
			all[lang] = words
		}
	}
	return all
})

// word returns the wording of a code, with {1}, {2} … replaced by the
// arguments; a code that exports have no words for is looked up among those
// of all reports.
func word(lang, code string, args ...string) string {
	words, ok := catalogues()[lang]
	if !ok {
		words = catalogues()[reports.Languages()[0]]
	}
	text, ok := words[code]
	if !ok {
		return reports.Word(lang, code, args...)
	}
	for i, arg := range args {
		text = strings.ReplaceAll(text, "{"+strconv.Itoa(i+1)+"}", arg)
	}
	return text
}

// everyLanguage returns the wording of a code in all languages.
func everyLanguage(code string) forms.Text {
	text := forms.Text{}
	for _, lang := range reports.Languages() {
		text[lang] = word(lang, code)
	}
	return text
}
