package expr

import "strings"

// String prints the text in the quotes it does not contain.
func (t *Literal) String() string {
	if strings.Contains(t.Value, "'") {
		return `"` + t.Value + `"`
	}
	return "'" + t.Value + "'"
}

// String prints the number without an exponent.
func (t *Numeral) String() string { return FormatNumber(t.Value) }

// String prints ${name}.
func (t *Reference) String() string {
	if t.LastSaved {
		return "${last-saved#" + t.Name + "}"
	}
	return "${" + t.Name + "}"
}

// String prints the call.
func (t *Call) String() string {
	args := make([]string, len(t.Args))
	for i, a := range t.Args {
		args[i] = a.String()
	}
	return t.Name + "(" + strings.Join(args, ", ") + ")"
}

// String prints the operation with the parentheses it needs.
func (t *Binary) String() string {
	p := t.Op.precedence()
	return enclose(t.Left, p) + " " + t.Op.String() + " " + enclose(t.Right, p+1)
}

// String prints the negation.
func (t *Negation) String() string { return "-" + enclose(t.Of, unary) }

// String prints the filter.
func (t *Filter) String() string { return primary(t.Of) + predicates(t.Predicates) }

// String prints the path, abbreviated where the language allows.
func (t *Path) String() string {
	var b strings.Builder
	switch {
	case t.From != nil:
		b.WriteString(start(t.From))
		b.WriteByte('/')
	case t.Absolute:
		b.WriteByte('/')
	}
	for i, s := range t.Steps {
		if i > 0 {
			b.WriteByte('/')
		}
		b.WriteString(s.String())
	}
	return b.String()
}

// String prints the step, abbreviated where the language allows.
func (s *Step) String() string {
	plain := len(s.Predicates) == 0 && s.Test.Kind == AnyNode
	switch {
	case plain && s.Axis == Self:
		return "."
	case plain && s.Axis == Parent:
		return ".."
	case s.Axis == Child:
		return s.Test.String() + predicates(s.Predicates)
	case s.Axis == AttributeAxis:
		return "@" + s.Test.String() + predicates(s.Predicates)
	}
	return s.Axis.String() + "::" + s.Test.String() + predicates(s.Predicates)
}

// String prints the test.
func (t Test) String() string {
	switch t.Kind {
	case AnyNode:
		return "node()"
	case TextTest:
		return "text()"
	case CommentTest:
		return "comment()"
	case InstructionTest:
		if t.Name == "" {
			return "processing-instruction()"
		}
		return "processing-instruction(" + (&Literal{Value: t.Name}).String() + ")"
	}
	if t.Prefix != "" {
		return t.Prefix + ":" + t.Name
	}
	return t.Name
}

// enclose prints a term, in parentheses if it binds less than p.
func enclose(t Term, p int) string {
	binds := unary + 2
	switch t := t.(type) {
	case *Binary:
		binds = t.Op.precedence()
	case *Negation:
		binds = unary
	case *Path:
		if len(t.Steps) == 0 {
			binds = 0 // what follows a lone / would read as its step
		}
	}
	if binds < p {
		return "(" + t.String() + ")"
	}
	return t.String()
}

// primary prints what predicates may follow.
func primary(t Term) string {
	switch t.(type) {
	case *Literal, *Numeral, *Reference, *Call:
		return t.String()
	}
	return "(" + t.String() + ")"
}

// start prints what a path may start with.
func start(t Term) string {
	if f, ok := t.(*Filter); ok {
		return f.String()
	}
	return primary(t)
}

func predicates(terms []Term) string {
	var b strings.Builder
	for _, t := range terms {
		b.WriteString("[" + t.String() + "]")
	}
	return b.String()
}
