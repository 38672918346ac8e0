package brief

import (
	"embed"
	"strconv"

	"cotejo/reports"
)

//go:embed words/*.json
var wordFiles embed.FS

// vocabulary holds the words of this package.
var vocabulary = reports.OwnWords(wordFiles)

// word returns the wording of a code, with {1}, {2} … replaced by the
// arguments.
func word(lang, code string, args ...string) string { return vocabulary.Say(lang, code, args...) }

// counted words a number of things: the code's wording with ".one" for one,
// with ".many" for any other number.
func counted(lang, code string, n int) string {
	if n == 1 {
		return word(lang, code+".one", "1")
	}
	return word(lang, code+".many", strconv.Itoa(n))
}
