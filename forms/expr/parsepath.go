package expr

// call reads a function call; false if the name begins a path.
func (p *parser) call() (Term, bool) {
	start, tok, operand := p.pos, p.tok, p.lexer.operand
	col, name := p.here(), p.tok.text
	p.advance()
	if p.is(":") {
		p.advance()
		name += ":" + p.tok.text
		p.advance()
	}
	if p.err == nil && p.is("(") && !isNodeTest(name) {
		return &Call{at: col, Name: name, Args: p.arguments()}, true
	}
	p.err = nil // a mistake ahead is met again
	p.pos, p.tok, p.lexer.operand = start, tok, operand
	return nil, false
}

// isNodeTest says whether name( begins a test of a node's kind.
func isNodeTest(name string) bool {
	return name == "node" || name == "text" || name == "comment" || name == "processing-instruction"
}

// arguments reads what stands between the parentheses of a call.
func (p *parser) arguments() []Term {
	open := p.tok.from
	p.advance()
	if p.take(")") {
		return nil
	}
	args := []Term{p.expression(0)}
	for p.take(",") {
		args = append(args, p.expression(0))
	}
	if p.valueAhead() {
		p.fail(p.tok.from, "expr.comma-expected", short(p.src[p.tok.from:p.pos]))
	}
	p.close(open, ")", "expr.open-parenthesis")
	return args
}

// valueAhead says whether a value begins with the token at hand.
func (p *parser) valueAhead() bool {
	switch p.tok.kind {
	case nameToken, numberToken, textToken, referenceToken:
		return true
	}
	return p.is("(")
}

// predicates reads [..] as often as they stand.
func (p *parser) predicates() []Term {
	var terms []Term
	for p.err == nil && p.is("[") {
		open := p.tok.from
		p.advance()
		terms = append(terms, p.expression(0))
		p.close(open, "]", "expr.open-bracket")
	}
	return terms
}

// stepAhead says whether a step may begin with the token at hand.
func (p *parser) stepAhead() bool {
	return p.tok.kind == nameToken || p.is(".") || p.is("..") || p.is("@")
}

// steps reads steps between slashes; a double slash may come first.
func (p *parser) steps(t *Path) {
	for p.err == nil {
		if p.is("//") {
			t.Steps = append(t.Steps, &Step{At: p.col(p.tok.from), Axis: DescendantOrSelf, Test: Test{Kind: AnyNode}})
			p.advance()
		}
		t.Steps = append(t.Steps, p.stepOnce())
		if !p.is("//") && !p.take("/") {
			return
		}
	}
}

// stepOnce reads one step.
func (p *parser) stepOnce() *Step {
	s := &Step{At: p.col(p.tok.from)}
	switch {
	case p.take("."):
		s.Axis, s.Test = Self, Test{Kind: AnyNode}
	case p.take(".."):
		s.Axis, s.Test = Parent, Test{Kind: AnyNode}
	case p.take("@"):
		s.Axis = AttributeAxis
		s.Test = p.test()
	default:
		s.Axis, s.Test = p.axisTest()
	}
	s.Predicates = p.predicates()
	return s
}

// axisTest reads a test, perhaps after an axis.
func (p *parser) axisTest() (Axis, Test) {
	from, name := p.tok.from, p.tok.text
	if p.tok.kind != nameToken {
		p.unexpected("expr.value-expected")
		return Child, Test{}
	}
	p.advance()
	if !p.take("::") {
		return Child, p.testNamed(name)
	}
	for a, n := range axisNames {
		if n == name {
			return Axis(a), p.test()
		}
	}
	p.fail(from, "expr.unknown-axis", name, Nearest(name, axisNames[:]))
	return Child, Test{}
}

// test reads the name or kind of node.
func (p *parser) test() Test {
	name := p.tok.text
	if p.tok.kind != nameToken {
		p.nameExpected()
		return Test{}
	}
	p.advance()
	return p.testNamed(name)
}

// testNamed reads what follows a test's first name.
func (p *parser) testNamed(name string) Test {
	switch {
	case p.is("(") && isNodeTest(name):
		return p.kindTest(name)
	case name != "*" && p.take(":"):
		local := p.tok.text
		if p.tok.kind != nameToken {
			p.nameExpected()
			return Test{}
		}
		p.advance()
		return Test{Prefix: name, Name: local}
	}
	return Test{Name: name}
}

// kindTest reads node(), text(), comment() or processing-instruction('x').
func (p *parser) kindTest(name string) Test {
	open := p.tok.from
	p.advance()
	t := Test{Kind: AnyNode}
	switch name {
	case "text":
		t.Kind = TextTest
	case "comment":
		t.Kind = CommentTest
	case "processing-instruction":
		t.Kind = InstructionTest
		if p.tok.kind == textToken {
			t.Name = p.tok.text
			p.advance()
		}
	}
	p.close(open, ")", "expr.open-parenthesis")
	return t
}

func (p *parser) nameExpected() {
	if p.tok.kind == end {
		p.fail(p.tok.from, "expr.name-expected", "")
		return
	}
	p.fail(p.tok.from, "expr.name-expected", short(p.src[p.tok.from:p.pos]))
}
