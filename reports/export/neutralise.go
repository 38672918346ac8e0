package export

import "strings"

// formula are the characters by which spreadsheets take a text for a formula
// or a command, when it begins with one: also in their full-width forms.
const formula = "=+-@\t\r＝＋－＠"

// Neutralise makes a text safe to open in a spreadsheet: one that begins like
// a formula gets an apostrophe before it. So does one that already has
// apostrophes before such a beginning, so that Restore undoes it exactly.
func Neutralise(text string) string {
	if armed(text) {
		return "'" + text
	}
	return text
}

// Restore undoes Neutralise: Restore(Neutralise(x)) == x for every x. A text
// that was never neutralised and has no apostrophe before the beginning of a
// formula is returned as it is.
func Restore(text string) string {
	if strings.HasPrefix(text, "'") && armed(text) {
		return text[1:]
	}
	return text
}

// armed says whether a text begins like a formula, after any apostrophes.
func armed(text string) bool {
	rest := strings.TrimLeft(text, "'")
	for _, r := range rest {
		return strings.ContainsRune(formula, r)
	}
	return false
}
