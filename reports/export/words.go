package export

import (
	"embed"

	"cotejo/forms"
	"cotejo/reports"
)

//go:embed words/*.json words/*.md
var wordFiles embed.FS

// vocabulary holds the words of this package.
var vocabulary = reports.OwnWords(wordFiles)

// word returns the wording of a code, with {1}, {2} … replaced by the
// arguments.
func word(lang, code string, args ...string) string { return vocabulary.Say(lang, code, args...) }

// everyLanguage returns the wording of a code in all languages.
func everyLanguage(code string) forms.Text {
	text := forms.Text{}
	for _, lang := range reports.Languages() {
		text[lang] = word(lang, code)
	}
	return text
}
