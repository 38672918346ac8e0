package forms

import (
	"embed"
	"sync"
)

//go:embed messages.es.json messages.en.json
var messageFiles embed.FS

// messages reads both languages once. A test holds that they read.
var messages = sync.OnceValue(func() Catalogue {
	c, _ := ReadCatalogue(messageFiles, []string{"es", "en"}, func(lang string) string { return "messages." + lang + ".json" })
	return c
})

// Message returns the words of a code in a language ("es" or "en"; Spanish for
// any other), with {1}, {2} … replaced by the arguments. A part in ⟨brackets⟩
// is left out when an argument it names is empty. A code without words is
// returned as it is.
func Message(lang, code string, args ...string) string {
	words, _ := messages().Say(lang, code, args...)
	return words
}
