package expr

import "strings"

// Warnings lists what is allowed but hardly meant, in the order it is written.
func (e *Expr) Warnings() []*Error {
	var found []*Error
	Walk(e.root, func(t Term) bool {
		if w := warn(t); w != nil {
			found = append(found, w)
		}
		return !isOwnWorld(t)
	})
	return found
}

// isOwnWorld says whether names below a term are those of what it walks, or
// texts below it may name a question.
func isOwnWorld(t Term) bool {
	switch t := t.(type) {
	case *Filter, *Path:
		return true
	case *Call:
		return t.Name == "jr:choice-name"
	}
	return false
}

func warn(t Term) *Error {
	switch t := t.(type) {
	case *Path:
		return warnPath(t)
	case *Literal:
		if strings.Contains(t.Value, "${") {
			return fail(t.Col(), "expr.reference-in-quotes", short(t.Value))
		}
	case *Negation:
		return warnText(t.Of, "expr.text-in-arithmetic")
	case *Binary:
		return warnBinary(t)
	case *Call:
		return warnCall(t)
	}
	return nil
}

// warnPath speaks of a name alone: a question's name needs ${}, a function's ().
func warnPath(t *Path) *Error {
	if t.From != nil || t.Absolute || len(t.Steps) != 1 {
		return nil
	}
	s := t.Steps[0]
	if s.Axis != Child || s.Test.Kind != NameTest || s.Test.Name == "*" || s.Test.Prefix != "" {
		return nil
	}
	meant := "${" + s.Test.Name + "}"
	if f := functions[s.Test.Name]; f != nil && f.min == 0 {
		meant = s.Test.Name + "()"
	}
	return fail(t.Col(), "expr.bare-name", s.Test.Name, meant)
}

func warnBinary(t *Binary) *Error {
	switch {
	case t.Op >= Plus && t.Op <= Mod:
		return firstError(warnText(t.Left, "expr.text-in-arithmetic"), warnText(t.Right, "expr.text-in-arithmetic"))
	case t.Op >= Less && t.Op <= GreaterEqual:
		return firstError(warnText(t.Left, "expr.text-in-order"), warnText(t.Right, "expr.text-in-order"))
	case t.Op == Equal || t.Op == NotEqual:
		return firstError(warnBoolean(t.Left, t.Right), warnBoolean(t.Right, t.Left))
	}
	return nil
}

// warnText speaks of a text that is no number.
func warnText(t Term, code string) *Error {
	if l, ok := t.(*Literal); ok {
		if n := toNumber(l.Value, nil); n != n {
			return fail(l.Col(), code, short(l.Value))
		}
	}
	return nil
}

// warnBoolean speaks of a text that stands for true, whatever it says.
func warnBoolean(a, b Term) *Error {
	l, ok := b.(*Literal)
	if ok && typeOf(a) == BoolKind {
		return fail(l.Col(), "expr.boolean-against-text", short(l.Value))
	}
	return nil
}

// warnCall speaks of what known engines compute differently.
func warnCall(c *Call) *Error {
	why := ""
	switch c.Name {
	case "last", "floor", "ceiling", "substring":
		why = "missing"
	case "boolean-from-string":
		why = "case"
	case "round":
		if _, negative := c.Args[0].(*Negation); negative {
			why = "rounding"
		}
	case "regex":
		if l, ok := c.Args[1].(*Literal); ok && !(strings.HasPrefix(l.Value, "^") && strings.HasSuffix(l.Value, "$")) {
			why = "anchors"
		}
	}
	if why == "" {
		return nil
	}
	return fail(c.Col(), "expr.engines-differ", c.Name, why)
}
