package expr

import "strconv"

// The budgets of an expression's source.
const (
	maxLength = 32_767 // characters, as many as a cell of a workbook holds
	maxDepth  = 200    // levels of nesting
)

// parser builds the tree by recursive descent, with precedence climbing for
// operators.
type parser struct {
	lexer
	tok   token // the token at hand
	depth int
	err   *Error // the first mistake; everything returns once it is set
}

func parse(src string) (Term, *Error) {
	p := &parser{lexer: lexer{src: src}}
	if len(src) > maxLength && p.col(len(src)) > maxLength {
		return nil, fail(maxLength, "expr.too-long", strconv.Itoa(maxLength))
	}
	p.advance()
	if p.err == nil && p.tok.kind == end {
		return nil, fail(1, "expr.empty")
	}
	t := p.expression(0)
	if p.err == nil && p.tok.kind != end {
		p.unexpected("expr.operator-expected")
	}
	if p.err != nil {
		return nil, p.err
	}
	return t, nil
}

func (p *parser) advance() {
	if p.err != nil {
		return
	}
	t, err := p.next()
	if err != nil {
		p.err = err
		p.tok = token{kind: end, from: p.pos}
		return
	}
	p.tok = t
}

func (p *parser) fail(from int, code string, args ...string) {
	if p.err == nil {
		p.err = fail(p.col(from), code, args...)
		p.tok = token{kind: end, from: from}
	}
}

// unexpected reports the token at hand.
func (p *parser) unexpected(code string) {
	switch t := p.tok; {
	case t.kind == end:
		p.fail(t.from, "expr.value-missing")
	case p.is(")"), p.is("]"):
		p.fail(t.from, "expr.stray-close", t.text)
	default:
		p.fail(t.from, code, short(p.src[t.from:p.pos]))
	}
}

func (p *parser) is(symbol string) bool {
	return p.tok.kind == symbolToken && p.tok.text == symbol
}

// take consumes a symbol if it is at hand.
func (p *parser) take(symbol string) bool {
	if !p.is(symbol) {
		return false
	}
	p.advance()
	return true
}

func (p *parser) here() at { return at(p.col(p.tok.from)) }

// nest counts a level of nesting and returns how to leave it.
func (p *parser) nest() func() {
	p.depth++
	if p.depth > maxDepth {
		p.fail(p.tok.from, "expr.too-deep", strconv.Itoa(maxDepth))
	}
	return func() { p.depth-- }
}

// expression reads operators that bind at least as tightly as floor.
func (p *parser) expression(floor int) Term {
	defer p.nest()()
	left := p.operand()
	for p.err == nil && p.tok.kind == operatorToken && p.tok.op.precedence() >= floor {
		col, op := p.here(), p.tok.op
		p.advance()
		left = &Binary{at: col, Op: op, Left: left, Right: p.expression(op.precedence() + 1)}
	}
	return left
}

// operand reads a value, perhaps after minus signs.
func (p *parser) operand() Term {
	if p.tok.kind == operatorToken && p.tok.op == Minus {
		defer p.nest()()
		if p.err != nil {
			return nil
		}
		col := p.here()
		p.advance()
		return &Negation{at: col, Of: p.expression(unary)}
	}
	return p.path()
}

// path reads a location path, or a primary value with what follows it.
func (p *parser) path() Term {
	col := p.here()
	switch {
	case p.is("/"):
		p.advance()
		t := &Path{at: col, Absolute: true}
		if p.stepAhead() {
			p.steps(t)
		}
		return t
	case p.is("//"):
		t := &Path{at: col, Absolute: true}
		p.steps(t)
		return t
	}
	from, ok := p.primary()
	if !ok {
		t := &Path{at: col}
		p.steps(t)
		return t
	}
	if p.is("[") {
		from = &Filter{at: col, Of: from, Predicates: p.predicates()}
	}
	if p.is("/") || p.is("//") {
		t := &Path{at: col, From: from}
		p.take("/")
		p.steps(t)
		return t
	}
	return from
}

// primary reads a value that is not a path; false if there is a path.
func (p *parser) primary() (Term, bool) {
	col, t := p.here(), p.tok
	switch {
	case t.kind == textToken:
		p.advance()
		return &Literal{at: col, Value: t.text}, true
	case t.kind == numberToken:
		p.advance()
		f, _ := parseNumber(t.text)
		return &Numeral{at: col, Value: f}, true
	case t.kind == referenceToken:
		p.advance()
		return newReference(col, t.text), true
	case p.is("("):
		return p.parentheses(), true
	case t.kind == nameToken && t.text != "*":
		return p.call()
	}
	return nil, false
}

func newReference(col at, text string) *Reference {
	if len(text) > len(lastSaved) && text[:len(lastSaved)] == lastSaved {
		return &Reference{at: col, Name: text[len(lastSaved):], LastSaved: true}
	}
	return &Reference{at: col, Name: text}
}

func (p *parser) parentheses() Term {
	open := p.tok.from
	p.advance()
	t := p.expression(0)
	p.close(open, ")", "expr.open-parenthesis")
	return t
}

// close takes a closing symbol, or reports the one that opened.
func (p *parser) close(open int, symbol, code string) {
	switch {
	case p.take(symbol):
	case p.tok.kind == end:
		p.fail(open, code)
	default:
		p.unexpected("expr.operator-expected")
	}
}
