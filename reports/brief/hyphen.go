package brief

import "strings"

// softHyphen marks where a word may be broken.
const softHyphen = "\u00ad"

// breakable marks where the long words of a narrow column's head may be
// broken: before a single consonant between two vowels, which is between
// syllables in Spanish and does no harm in English.
func breakable(text string) string {
	words := strings.Split(text, " ")
	for i, w := range words {
		words[i] = breakableWord([]rune(w))
	}
	return strings.Join(words, " ")
}

func breakableWord(w []rune) string {
	const shortest, side = 9, 3
	if len(w) < shortest {
		return string(w)
	}
	var b strings.Builder
	for i, r := range w {
		if i >= side && i <= len(w)-side && vowel(w[i-1]) && !vowel(r) && i+1 < len(w) && vowel(w[i+1]) {
			b.WriteString(softHyphen)
		}
		b.WriteRune(r)
	}
	return b.String()
}

func vowel(r rune) bool { return strings.ContainsRune("aeiouáéíóúüAEIOUÁÉÍÓÚ", r) }
