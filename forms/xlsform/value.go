package xlsform

import (
	"strconv"
	"strings"
)

// isName says whether the text can be a name: a letter or underscore, then
// letters, digits, underscores, hyphens and points.
func isName(s string) bool {
	for i, c := range s {
		letter := c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0xc0 && c != 0xd7 && c != 0xf7
		if !letter && (i == 0 || !(c >= '0' && c <= '9' || c == '-' || c == '.')) {
			return false
		}
	}
	return s != ""
}

// whole reads a small whole number from a cell; 0 when there is none.
func (r *reader) whole(w row, key string, least, most int) int {
	text := r.survey.get(w, key)
	if text == "" {
		return 0
	}
	n, err := strconv.Atoi(strings.TrimSuffix(text, ".0"))
	if err != nil || n < least || n > most {
		r.errorAt(r.survey.sheet, w.number, r.survey.col(key), "number.range", text, strconv.Itoa(least), strconv.Itoa(most))
		return 0
	}
	return n
}
