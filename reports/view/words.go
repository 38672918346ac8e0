package view

import (
	"embed"
	"sync"

	"cotejo/forms"
	"cotejo/reports"
)

//go:embed words/*.json
var wordFiles embed.FS

// catalogue reads the embedded words once. A test holds that every language
// reads and is complete.
var catalogue = sync.OnceValue(func() forms.Catalogue { return reports.ReadWords(wordFiles) })

// word returns a wording of this package, else that of the reports.
func word(lang, code string, args ...string) string {
	if text, ok := catalogue().Say(lang, code, args...); ok {
		return text
	}
	return reports.Word(lang, code, args...)
}
