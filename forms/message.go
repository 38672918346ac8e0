package forms

import (
	"embed"
	"encoding/json"
	"strconv"
	"strings"
	"sync"
)

//go:embed messages.es.json messages.en.json
var messageFiles embed.FS

// catalogues reads both languages once.
var catalogues = sync.OnceValue(func() map[string]map[string]string {
	all := map[string]map[string]string{}
	for _, lang := range []string{"es", "en"} {
		words := map[string]string{}
		data, err := messageFiles.ReadFile("messages." + lang + ".json")
		if err == nil {
			// The files are part of the program; a test reads them strictly.
			_ = json.Unmarshal(data, &words)
		}
		all[lang] = words
	}
	return all
})

// Message returns the words of a code in a language ("es" or "en"; Spanish for
// any other), with {1}, {2} … replaced by the arguments. A part in ⟨brackets⟩
// is left out when an argument it names is empty. A code without words is
// returned as it is.
func Message(lang, code string, args ...string) string {
	words, ok := catalogues()[lang]
	if !ok {
		words = catalogues()["es"]
	}
	pattern, ok := words[code]
	if !ok {
		return code
	}
	return fillIn(pattern, args)
}

func fillIn(pattern string, args []string) string {
	var kept strings.Builder
	for {
		before, rest, ok := strings.Cut(pattern, "⟨")
		kept.WriteString(before)
		if !ok {
			break
		}
		optional, after, _ := strings.Cut(rest, "⟩")
		if !lacks(optional, args) {
			kept.WriteString(optional)
		}
		pattern = after
	}
	var pairs []string
	for i, arg := range args {
		pairs = append(pairs, "{"+strconv.Itoa(i+1)+"}", arg)
	}
	return strings.NewReplacer(pairs...).Replace(kept.String())
}

// lacks says whether an argument named in the part is missing or empty.
func lacks(part string, args []string) bool {
	for i := 1; i <= 9; i++ {
		if strings.Contains(part, "{"+strconv.Itoa(i)+"}") && (i > len(args) || args[i-1] == "") {
			return true
		}
	}
	return false
}
