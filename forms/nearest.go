package forms

import "cotejo/forms/expr"

// Nearest returns the word of words most like the given one, or "" when none
// is near: for "did you mean …?". The earlier of equals wins.
func Nearest(word string, words []string) string { return expr.Nearest(word, words) }
