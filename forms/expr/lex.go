package expr

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tokenKind is what a token is.
type tokenKind uint8

const (
	end tokenKind = iota
	nameToken
	numberToken
	textToken
	referenceToken // its text is what stands between the braces
	operatorToken
	symbolToken // ( ) [ ] , / // . .. @ :: :
)

// token is a piece of source.
type token struct {
	kind tokenKind
	text string
	op   Op
	from int // byte offset
}

// lexer cuts the source into tokens.
type lexer struct {
	src string
	pos int
	// operand is set when the last token ends a value, so that *, and, or, div
	// and mod are operators.
	operand bool
	// counted bytes hold runes characters: columns are asked for in order.
	counted, runes int
}

// col returns the column of a byte offset.
func (l *lexer) col(offset int) int {
	if offset < l.counted {
		l.counted, l.runes = 0, 0
	}
	l.runes += utf8.RuneCountInString(l.src[l.counted:offset])
	l.counted = offset
	return l.runes + 1
}

// next returns the next token.
func (l *lexer) next() (token, *Error) {
	for l.pos < len(l.src) {
		r, n := utf8.DecodeRuneInString(l.src[l.pos:])
		if !unicode.IsSpace(r) {
			break
		}
		l.pos += n
	}
	if l.pos == len(l.src) {
		return token{kind: end, from: l.pos}, nil
	}
	t, err := l.scan()
	if err != nil {
		return t, err
	}
	l.operand = endsValue(t)
	return t, nil
}

func endsValue(t token) bool {
	switch t.kind {
	case symbolToken:
		return t.text == ")" || t.text == "]" || t.text == "." || t.text == ".."
	case operatorToken:
		return false
	}
	return true
}

// scan reads the token that begins at pos.
func (l *lexer) scan() (token, *Error) {
	rest := l.src[l.pos:]
	c := rest[0]
	switch {
	case c == '\'' || c == '"':
		return l.quoted()
	case strings.HasPrefix(rest, "${"):
		return l.reference()
	case isDigit(c), c == '.' && len(rest) > 1 && isDigit(rest[1]):
		return l.number(), nil
	}
	if t, ok := l.name(); ok {
		return t, nil
	}
	for _, s := range instead {
		if strings.HasPrefix(rest, s.written) {
			return token{}, fail(l.col(l.pos), "expr.instead", s.written, s.right)
		}
	}
	for _, s := range symbols {
		if strings.HasPrefix(rest, s.text) {
			return l.symbol(s.text, s.op), nil
		}
	}
	r, _ := utf8.DecodeRuneInString(rest)
	if strings.ContainsRune("‘’“”„«»‹›", r) {
		return token{}, fail(l.col(l.pos), "expr.smart-quote", string(r))
	}
	return token{}, fail(l.col(l.pos), "expr.character", string(r))
}

// instead lists what other languages write.
var instead = []struct{ written, right string }{
	{"==", "="}, {"<>", "!="}, {"&&", "and"}, {"||", "or"}, {"=<", "<="}, {"=>", ">="},
	{"≠", "!="}, {"≤", "<="}, {"≥", ">="}, {"×", "*"}, {"÷", "div"}, {"−", "-"},
}

// symbols lists the signs, the longer before their beginnings.
var symbols = []struct {
	text string
	op   Op
}{
	{"!=", NotEqual}, {"<=", LessEqual}, {">=", GreaterEqual}, {"//", 0}, {"::", 0}, {"..", 0},
	{"=", Equal}, {"<", Less}, {">", Greater}, {"+", Plus}, {"-", Minus}, {"|", Union},
	{"*", Times}, {"(", 0}, {")", 0}, {"[", 0}, {"]", 0}, {",", 0}, {"/", 0}, {".", 0}, {"@", 0}, {":", 0},
}

// symbol takes a sign; * is a name unless it follows a value.
func (l *lexer) symbol(text string, op Op) token {
	t := token{kind: symbolToken, text: text, op: op, from: l.pos}
	l.pos += len(text)
	switch {
	case text == "*" && !l.operand:
		t.kind, t.op = nameToken, 0
	case op != 0:
		t.kind = operatorToken
	}
	return t
}

// quoted takes a text in quotes.
func (l *lexer) quoted() (token, *Error) {
	quote := l.src[l.pos : l.pos+1]
	n := strings.Index(l.src[l.pos+1:], quote)
	if n < 0 {
		return token{}, fail(l.col(l.pos), "expr.open-quote", quote)
	}
	t := token{kind: textToken, text: l.src[l.pos+1 : l.pos+1+n], from: l.pos}
	l.pos += n + 2
	return t, nil
}

// reference takes ${name}.
func (l *lexer) reference() (token, *Error) {
	n := strings.IndexByte(l.src[l.pos:], '}')
	if n < 0 {
		return token{}, fail(l.col(l.pos), "expr.open-reference")
	}
	t := token{kind: referenceToken, text: trim(l.src[l.pos+2 : l.pos+n]), from: l.pos}
	if !isName(strings.TrimPrefix(t.text, lastSaved)) {
		return token{}, fail(l.col(l.pos), "expr.reference-name", short(t.text))
	}
	l.pos += n + 1
	return t, nil
}

const lastSaved = "last-saved#"

// number takes digits with at most one point.
func (l *lexer) number() token {
	t := token{kind: numberToken, from: l.pos}
	for l.pos < len(l.src) && isDigit(l.src[l.pos]) {
		l.pos++
	}
	if l.pos < len(l.src) && l.src[l.pos] == '.' {
		l.pos++
		for l.pos < len(l.src) && isDigit(l.src[l.pos]) {
			l.pos++
		}
	}
	t.text = l.src[t.from:l.pos]
	return t
}

// name takes a name, or an operator that is a word where a value has ended.
func (l *lexer) name() (token, bool) {
	n := nameLength(l.src[l.pos:])
	if n == 0 {
		return token{}, false
	}
	t := token{kind: nameToken, text: l.src[l.pos : l.pos+n], from: l.pos}
	if l.operand {
		t = asOperator(t)
	}
	l.pos += len(t.text)
	return t, true
}

// asOperator makes an operator of a word that is one. A digit may follow it
// directly: after a value there can be no name.
func asOperator(t token) token {
	for _, op := range []Op{Or, And, Div, Mod} {
		rest, ok := strings.CutPrefix(t.text, op.String())
		if ok && (rest == "" || isDigit(rest[0])) {
			t.kind, t.op, t.text = operatorToken, op, op.String()
		}
	}
	return t
}
