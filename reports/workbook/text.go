package workbook

import (
	"strings"
	"unicode/utf8"
)

// mostUnits is how many UTF-16 code units Excel keeps in a cell; it cuts what
// is beyond without a word.
const mostUnits = 32_767

// partUnits is how much of a longer text goes in one cell, so that the words
// that say it goes on fit too.
const partUnits = 32_600

// split cuts a text that is too long for a cell into parts that are not,
// between words where it can. A text that fits is its only part.
func split(text string) []string {
	if len(text) <= mostUnits || units(text) <= mostUnits {
		return []string{text}
	}
	var parts []string
	for units(text) > partUnits {
		cut := cutAt(text, partUnits)
		parts = append(parts, text[:cut])
		text = text[cut:]
	}
	if text != "" {
		parts = append(parts, text)
	}
	return parts
}

// cutAt returns where to cut so that at most most units stay before it: after
// the last space of the final stretch, or else between two characters.
func cutAt(text string, most int) int {
	end, n := 0, 0
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		if n += unitsOf(r); n > most {
			break
		}
		end += size
	}
	if i := strings.LastIndexAny(text[:end], " \n"); i > end-200 && i > 0 {
		return i + 1
	}
	return end
}

// units counts UTF-16 code units.
func units(text string) int {
	n := 0
	for _, r := range text {
		n += unitsOf(r)
	}
	return n
}

func unitsOf(r rune) int {
	if r > 0xFFFF {
		return 2
	}
	return 1
}

// appendEscaped appends a text as XML character data. What XML cannot carry is
// made visible rather than dropped: control characters by their pictures, the
// rest by the replacement character. A sequence that Excel would read as an
// escape of its own is escaped in turn.
func appendEscaped(b []byte, text string) []byte {
	start := 0
	for i := 0; i < len(text); {
		c := text[i]
		if c >= ' ' && c < utf8.RuneSelf && !special[c] {
			i++
			continue
		}
		written, size := escape(text[i:])
		if size > 0 {
			b = append(b, text[start:i]...)
			b = append(b, written...)
			i += size
			start = i
			continue
		}
		_, size = utf8.DecodeRuneInString(text[i:])
		i += size
	}
	return append(b, text[start:]...)
}

// special are the printable characters that escape has something to say about.
var special = [utf8.RuneSelf]bool{'&': true, '<': true, '>': true, '_': true, 0x7F: true}

// escape returns what to write for the character a text begins with, and how
// much of the text that stands for; size 0 when it is written as it is.
func escape(text string) (written string, size int) {
	switch c := text[0]; {
	case c == '&':
		return "&amp;", 1
	case c == '<':
		return "&lt;", 1
	case c == '>':
		return "&gt;", 1
	case c == '_' && looksEscaped(text):
		return "_x005F_", 1
	case c == '\n' || c == '\t':
		return "", 0
	case c == '\r':
		return carriage(text)
	case c < ' ':
		return string('\u2400' + rune(c)), 1
	case c == 0x7F:
		return "\u2421", 1
	case c < utf8.RuneSelf:
		return "", 0
	}
	r, size := utf8.DecodeRuneInString(text)
	if r == utf8.RuneError || r == 0xFFFE || r == 0xFFFF {
		return "\uFFFD", size
	}
	return "", 0
}

// carriage turns the line ends of other systems into a line feed.
func carriage(text string) (written string, size int) {
	if strings.HasPrefix(text, "\r\n") {
		return "\n", 2
	}
	return "\n", 1
}

// looksEscaped says whether a text begins with _xHHHH_, which Excel reads as
// one character.
func looksEscaped(text string) bool {
	if len(text) < 7 || text[1] != 'x' || text[6] != '_' {
		return false
	}
	for _, c := range []byte(text[2:6]) {
		if !(c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F') {
			return false
		}
	}
	return true
}

// appendAttribute appends a text as the value of an attribute in double
// quotes.
func appendAttribute(b []byte, text string) []byte {
	for i, part := range strings.Split(text, `"`) {
		if i > 0 {
			b = append(b, "&quot;"...)
		}
		b = appendEscaped(b, part)
	}
	return b
}
