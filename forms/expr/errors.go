package expr

import (
	"fmt"
	"strings"
)

// Error is a mistake in an expression, or a budget it exceeded, as a code with
// arguments. Words for readers are made from the code; Error is for logs only.
type Error struct {
	Code string
	Args []string
	Col  int // the character it is at, counted from 1
}

// Error describes the mistake in plain English.
func (e *Error) Error() string {
	var args []any
	for _, a := range e.Args {
		args = append(args, a)
	}
	text := e.Code
	for _, k := range codes {
		if k.code == e.Code && strings.Count(k.english, "%q") <= len(args) {
			text = fmt.Sprintf(k.english, args[:strings.Count(k.english, "%q")]...)
		}
	}
	return fmt.Sprintf("column %d: %s", e.Col, text)
}

// codes lists every code with the meaning of its arguments and a sentence for
// logs that quotes the leading ones.
var codes = []struct{ code, args, english string }{
	// Limits.
	{"expr.too-long", "most characters allowed", "longer than %q characters"},
	{"expr.too-deep", "deepest nesting allowed", "nested deeper than %q levels"},
	{"expr.too-much-work", "most steps allowed", "needs more than %q steps"},
	// Characters.
	{"expr.empty", "", "nothing is written"},
	{"expr.character", "the character", "%q means nothing here"},
	{"expr.instead", "what is written, what to write", "%q is written %q here"},
	{"expr.smart-quote", "the quote", "%q is a typographic quote; use ' or \""},
	{"expr.open-quote", "the quote", "the text opened by %q is not closed"},
	{"expr.open-reference", "", "${ is not closed by }"},
	{"expr.reference-name", "what stands between the braces", "%q is not a name"},
	{"expr.last-saved", "the question's name", "${last-saved#…} of %q is not supported"},
	// Grammar.
	{"expr.value-missing", "", "ends where a value is expected"},
	{"expr.value-expected", "what is there", "%q where a value is expected"},
	{"expr.operator-expected", "what is there", "%q where an operator or the end is expected"},
	{"expr.comma-expected", "what is there", "%q where , or ) is expected"},
	{"expr.open-parenthesis", "", "( is not closed by )"},
	{"expr.open-bracket", "", "[ is not closed by ]"},
	{"expr.stray-close", "the character", "%q closes nothing"},
	{"expr.name-expected", "what is there, \"\" at the end", "%q where a name is expected"},
	{"expr.unknown-axis", "the axis, the nearest known one or \"\"", "unknown axis %q (nearest: %q)"},
	// Functions and types.
	{"expr.unknown-function", "the name, the nearest known one or \"\"", "unknown function %q (nearest: %q)"},
	{"expr.unsupported-function", "the name", "function %q is not supported"},
	{"expr.too-few-arguments", "the function, how many given, the fewest", "%q has %q arguments, needs at least %q"},
	{"expr.too-many-arguments", "the function, how many given, the most", "%q has %q arguments, takes at most %q"},
	{"expr.unpaired-arguments", "the function, how many given", "%q has %q arguments, which do not pair up"},
	{"expr.not-nodes", "what is there, its type: boolean, number or string", "%q is a %q, not a set of answers"},
	{"expr.regex", "the pattern", "%q is not a regular expression"},
	{"expr.regex-size", "the pattern", "the pattern %q is too large"},
	{"expr.regex-feature", "the pattern, the construct", "%q uses %q, which is not supported"},
	{"expr.digest", "the algorithm or encoding", "unknown digest algorithm or encoding %q"},
	{"expr.unknown-prefix", "the prefix", "unknown namespace prefix %q"},
	{"expr.unknown-text", "the text's id", "no text with id %q"},
	// Warnings.
	{"expr.bare-name", "the name, what was probably meant", "%q is not a question here; perhaps %q"},
	{"expr.reference-in-quotes", "the text", "%q is in quotes and stays as it is"},
	{"expr.text-in-arithmetic", "the text", "%q is not a number"},
	{"expr.text-in-order", "the text", "%q is neither a number nor a date, so it is never more nor less"},
	{"expr.boolean-against-text", "the text", "a yes or no is compared with the text %q"},
	{"expr.engines-differ", "the function, why: missing, rounding, case or anchors", "engines differ on %q (%q)"},
}

// Codes returns every code an Error may have, with the meaning of its
// arguments in their order.
func Codes() map[string]string {
	m := make(map[string]string, len(codes))
	for _, k := range codes {
		m[k.code] = k.args
	}
	return m
}

func fail(col int, code string, args ...string) *Error {
	return &Error{Code: code, Args: args, Col: col}
}
