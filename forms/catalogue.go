package forms

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

// Catalogue holds words by language and code: those of a package's problems or
// report labels, embedded with it.
type Catalogue map[string]map[string]string

// ReadCatalogue reads one JSON object per language; name gives the file of a
// language. The error names the file that cannot be read.
func ReadCatalogue(files fs.FS, languages []string, name func(lang string) string) (Catalogue, error) {
	all := Catalogue{}
	for _, lang := range languages {
		data, err := fs.ReadFile(files, name(lang))
		if err != nil {
			return nil, fmt.Errorf("read the words of %q: %w", lang, err)
		}
		words := map[string]string{}
		if err := json.Unmarshal(data, &words); err != nil {
			return nil, fmt.Errorf("read %s: %w", name(lang), err)
		}
		all[lang] = words
	}
	return all, nil
}

// Say returns the words of a code in a language, Spanish where it has none of
// that language, with {1}, {2} … replaced by the arguments. A part in
// ⟨brackets⟩ is left out when an argument it names is empty. It says whether
// the code has words at all.
func (c Catalogue) Say(lang, code string, args ...string) (words string, ok bool) {
	said, known := c[lang]
	if !known {
		said = c["es"]
	}
	pattern, ok := said[code]
	if !ok {
		return code, false
	}
	return fillIn(pattern, args), true
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
	return put(kept.String(), args)
}

// put puts the arguments in their places, in one pass: what an argument says is
// not looked through. A place without an argument stays as it is.
func put(text string, args []string) string {
	if len(args) == 0 || !strings.Contains(text, "{") {
		return text
	}
	var filled strings.Builder
	for {
		before, rest, ok := strings.Cut(text, "{")
		filled.WriteString(before)
		if !ok {
			return filled.String()
		}
		number, after, closed := strings.Cut(rest, "}")
		if i, err := strconv.Atoi(number); closed && err == nil && i >= 1 && i <= len(args) && strconv.Itoa(i) == number {
			filled.WriteString(args[i-1])
			text = after
			continue
		}
		filled.WriteByte('{')
		text = rest
	}
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
