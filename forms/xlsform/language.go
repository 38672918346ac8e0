package xlsform

import (
	"regexp"
	"strings"
)

// languageTag finds the code in "Español (es)".
var languageTag = regexp.MustCompile(`\(\s*([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)*\s*\)\s*$`)

// languageNames are the names written without a code often enough to know.
var languageNames = map[string]string{
	"español": "es", "espanol": "es", "spanish": "es", "castellano": "es",
	"english": "en", "inglés": "en", "ingles": "en",
	"français": "fr", "francais": "fr", "french": "fr", "francés": "fr",
	"português": "pt", "portugues": "pt", "portuguese": "pt", "portugués": "pt",
	"kreyòl": "ht", "nederlands": "nl",
}

// languageCode returns the ISO 639 code of a language as headers name it; odd
// says that it had to be guessed.
func languageCode(name string) (code string, odd bool) {
	name = strings.TrimSpace(name)
	if m := languageTag.FindStringSubmatch(name); m != nil {
		return strings.ToLower(m[1]), false
	}
	lower := strings.ToLower(name)
	if code, ok := languageNames[lower]; ok {
		return code, true
	}
	letters := strings.Trim(lower, "abcdefghijklmnopqrstuvwxyz") == ""
	if letters && (len(lower) == 2 || len(lower) == 3) {
		return lower, false
	}
	return lower, true
}
