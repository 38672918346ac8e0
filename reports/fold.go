package reports

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// folder writes texts as a search compares them: small letters without
// accents, wide and joined letters as plain ones, runs of spaces as one. Who
// writes n finds ñ too, since not every keyboard has it; who writes ñ means
// ñ: a folder that keeps it tells año from ano.
type folder struct {
	keeps bool              // ñ stays ñ
	known map[rune]string   // what letters beyond ASCII become
	text  []byte            // the last text, folded
	at    []int             // where each byte of it comes from, when asked for
	cache map[string][]byte // of texts that come back
}

func newFolder(keeps bool) *folder {
	return &folder{keeps: keeps, known: map[rune]string{}, cache: map[string][]byte{}}
}

// fold returns a text folded; it holds until the next call.
func (f *folder) fold(s string) []byte {
	f.text = f.text[:0]
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			f.add(lowered(c))
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		f.letter(r)
		i += n
	}
	return f.text
}

// mapped folds a text and says of each byte where in the text it comes from,
// with the text's length after the last.
func (f *folder) mapped(s string) ([]byte, []int) {
	f.text, f.at = f.text[:0], f.at[:0]
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r < utf8.RuneSelf {
			f.add(lowered(byte(r)))
		} else {
			f.letter(r)
		}
		for len(f.at) < len(f.text) {
			f.at = append(f.at, i)
		}
		i += n
	}
	return f.text, append(f.at, len(s))
}

// again folds a text that is likely to come back.
func (f *folder) again(s string) []byte {
	got, ok := f.cache[s]
	if !ok {
		got = append([]byte{}, f.fold(s)...)
		f.cache[s] = got
	}
	return got
}

func lowered(c byte) byte {
	switch {
	case 'A' <= c && c <= 'Z':
		return c + 'a' - 'A'
	case c <= ' ' || c == 0x7f:
		return ' '
	}
	return c
}

// add adds a byte; a space only after something else.
func (f *folder) add(c byte) {
	if c == ' ' && (len(f.text) == 0 || f.text[len(f.text)-1] == ' ') {
		return
	}
	f.text = append(f.text, c)
}

// letter adds a letter beyond ASCII. A tilde that is written apart makes the n
// before it an ñ.
func (f *folder) letter(r rune) {
	if r == '\u0303' && f.keeps && len(f.text) > 0 && f.text[len(f.text)-1] == 'n' {
		f.text = append(f.text[:len(f.text)-1], "ñ"...)
		return
	}
	plain, ok := f.known[r]
	if !ok {
		plain = f.plain(r)
		f.known[r] = plain
	}
	for i := range len(plain) {
		f.add(plain[i])
	}
}

// plain is what a letter beyond ASCII becomes.
func (f *folder) plain(r rune) string {
	if f.keeps && (r == 'ñ' || r == 'Ñ') {
		return "ñ"
	}
	switch {
	case r == 'ß' || r == 'ẞ':
		return "ss"
	case unicode.IsSpace(r):
		return " "
	}
	var out []rune
	for _, part := range norm.NFKD.String(string(r)) {
		if unicode.In(part, unicode.Mn, unicode.Cf) {
			continue
		}
		out = append(out, unicode.ToLower(part))
	}
	return string(out)
}
