package reports

import (
	"embed"
	"encoding/json"
	"strconv"
	"strings"
	"sync"
)

// Languages are the languages reports are written in, the default first.
func Languages() []string { return []string{"es", "en"} }

// Word returns the wording of a code in a language, with {1}, {2} … replaced
// by the arguments. A language without catalogue falls back to the default
// one, and a code without wording stands for itself.
func Word(lang, code string, args ...string) string {
	words, ok := catalogues()[lang]
	if !ok {
		words = catalogues()[Languages()[0]]
	}
	text, ok := words[code]
	if !ok {
		return code
	}
	for i, arg := range args {
		text = strings.ReplaceAll(text, "{"+strconv.Itoa(i+1)+"}", arg)
	}
	return text
}

//go:embed words/*.json
var wordFiles embed.FS

// catalogues reads the embedded words once. A test holds that every language
// reads and is complete.
var catalogues = sync.OnceValue(func() map[string]map[string]string {
	all := map[string]map[string]string{}
	for _, lang := range Languages() {
		words, err := readWords(lang)
		if err != nil {
			words = map[string]string{}
		}
		all[lang] = words
	}
	return all
})

func readWords(lang string) (map[string]string, error) {
	text, err := wordFiles.ReadFile("words/" + lang + ".json")
	if err != nil {
		return nil, err
	}
	words := map[string]string{}
	return words, json.Unmarshal(text, &words)
}
