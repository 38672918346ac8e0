package export

import (
	"embed"
	"sync"

	"cotejo/forms"
	"cotejo/reports"
)

//go:embed words/*.json words/*.md
var wordFiles embed.FS

// catalogue reads the embedded words once. A test holds that every language
// reads and is complete.
var catalogue = sync.OnceValue(func() forms.Catalogue { return reports.ReadWords(wordFiles) })

// word returns the wording of a code, with {1}, {2} … replaced by the
// arguments; a code that exports have no words for is looked up among those
// of all reports.
func word(lang, code string, args ...string) string {
	if text, ok := catalogue().Say(lang, code, args...); ok {
		return text
	}
	return reports.Word(lang, code, args...)
}

// everyLanguage returns the wording of a code in all languages.
func everyLanguage(code string) forms.Text {
	text := forms.Text{}
	for _, lang := range reports.Languages() {
		text[lang] = word(lang, code)
	}
	return text
}
