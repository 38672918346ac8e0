package expr

import (
	"regexp"
	"regexp/syntax"
	"strings"
)

// pattern is a regular expression. It matches anywhere in a text, as web
// engines do, unless ^ and $ bind it.
type pattern struct {
	*regexp.Regexp
	size int // of the program it became
}

// The budgets of a pattern.
const (
	maxPattern = 2000 // bytes as written
	maxProgram = 5000 // instructions it becomes: repeats multiply them
)

// compile reads a pattern in the syntax of JavaScript as far as it can be
// matched in linear time. The error names what cannot.
func compile(col int, source string) (*pattern, *Error) {
	if f := unmatchable(source); f != "" {
		return nil, fail(col, "expr.regex-feature", short(source), f)
	}
	if len(source) > maxPattern {
		return nil, fail(col, "expr.regex-size", short(source))
	}
	translated := unicodeEscape.ReplaceAllString(source, `\x{$1}`)
	size, ok := programSize(translated)
	if ok && size > maxProgram {
		return nil, fail(col, "expr.regex-size", short(source))
	}
	re, err := regexp.Compile(translated)
	if err != nil || !ok {
		return nil, fail(col, "expr.regex", short(source))
	}
	return &pattern{re, size}, nil
}

// programSize counts the instructions a pattern becomes.
func programSize(source string) (int, bool) {
	re, err := syntax.Parse(source, syntax.Perl)
	if err != nil {
		return 0, false
	}
	prog, err := syntax.Compile(re.Simplify())
	if err != nil {
		return 0, false
	}
	return len(prog.Inst), true
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
		if !m.step(1000 + 10*len(source)) {
			return Value{}
		}
		var err *Error
		if re, err = compile(c.Args[1].Col(), source); err != nil {
			m.fail(err.Col, err.Code, err.Args...)
			return Value{}
		}
	}
	if !m.step(len(text) * re.size / 64) {
		return Value{}
	}
	return Bool(re.MatchString(text))
}
