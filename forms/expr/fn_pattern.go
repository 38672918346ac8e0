package expr

import (
	"regexp"
	"strings"
)

// pattern is a regular expression. It matches anywhere in a text, as web
// engines do, unless ^ and $ bind it.
type pattern = regexp.Regexp

// maxPattern is the longest regular expression, in bytes.
const maxPattern = 2000

// compile reads a pattern in the syntax of JavaScript as far as it can be
// matched in linear time. The error names what cannot.
func compile(col int, source string) (*pattern, *Error) {
	if f := unmatchable(source); f != "" {
		return nil, fail(col, "expr.regex-feature", source, f)
	}
	if len(source) > maxPattern {
		return nil, fail(col, "expr.regex", source[:60]+"…")
	}
	p, err := regexp.Compile(unicodeEscape.ReplaceAllString(source, `\x{$1}`))
	if err != nil {
		return nil, fail(col, "expr.regex", source)
	}
	return p, nil
}

// unicodeEscape is how JavaScript writes a character by its number.
var unicodeEscape = regexp.MustCompile(`\\u([0-9A-Fa-f]{4})`)

// unmatchable returns the construct of a pattern that linear-time matching
// does not know: looking ahead or behind, or referring back.
func unmatchable(source string) string {
	for _, f := range []string{"(?=", "(?!", "(?<=", "(?<!", `\k<`} {
		if strings.Contains(source, f) {
			return f
		}
	}
	for i := 0; i+1 < len(source); i++ {
		if source[i] != '\\' {
			continue
		}
		if d := source[i+1]; '1' <= d && d <= '9' {
			return source[i : i+2]
		}
		i++
	}
	return ""
}

// checkRegex compiles a constant pattern once.
func checkRegex(c *Call) *Error {
	l, ok := c.Args[1].(*Literal)
	if !ok {
		return nil
	}
	re, err := compile(l.Col(), l.Value)
	c.re = re
	return err
}

func fnRegex(m *machine, c *Call, s scope) Value {
	text, re := c.text(m, 0, s), c.re
	if re == nil {
		source := c.text(m, 1, s)
		if !m.step(100 + len(source)) {
			return Value{}
		}
		var err *Error
		if re, err = compile(c.Args[1].Col(), source); err != nil {
			m.fail(err.Col, err.Code, err.Args...)
			return Value{}
		}
	}
	m.step(len(text))
	return Bool(re.MatchString(text))
}
