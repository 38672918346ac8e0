package expr

import (
	"unicode"
	"unicode/utf8"
)

// nameLength returns the length of the name s begins with.
func nameLength(s string) int {
	for i, r := range s {
		if !nameRune(r, i == 0) {
			return i
		}
	}
	return len(s)
}

func nameRune(r rune, first bool) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r == '_' ||
			!first && ('0' <= r && r <= '9' || r == '-' || r == '.')
	}
	if r == utf8.RuneError {
		return false
	}
	return unicode.IsLetter(r) || !first && (unicode.IsDigit(r) || unicode.IsMark(r) || r == '·')
}

func isName(s string) bool { return s != "" && nameLength(s) == len(s) }
