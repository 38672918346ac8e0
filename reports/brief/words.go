package brief

import (
	"embed"
	"strconv"
	"sync"

	"cotejo/forms"
	"cotejo/reports"
)

//go:embed words/*.json
var wordFiles embed.FS

// catalogue reads the embedded words once. A test holds that every language
// reads and is complete.
var catalogue = sync.OnceValue(func() forms.Catalogue { return reports.ReadWords(wordFiles) })

// word returns the wording of a code, with {1}, {2} … replaced by the
// arguments; a code that these reports have no words for is looked up among
// those of all reports.
func word(lang, code string, args ...string) string {
	if text, ok := catalogue().Say(lang, code, args...); ok {
		return text
	}
	return reports.Word(lang, code, args...)
}

// counted words a number of things: the code's wording with ".one" for one,
// with ".many" for any other number.
func counted(lang, code string, n int) string {
	if n == 1 {
		return word(lang, code+".one", "1")
	}
	return word(lang, code+".many", strconv.Itoa(n))
}
