package expr

import (
	"strconv"
)

// check gives every call its function and refuses what can never work.
func check(root Term) *Error {
	var err *Error
	Walk(root, func(t Term) bool {
		if err == nil {
			err = checkTerm(t)
		}
		return err == nil
	})
	if err == nil {
		markOutside(root)
	}
	return err
}

func checkTerm(t Term) *Error {
	switch t := t.(type) {
	case *Reference:
		if t.LastSaved {
			return fail(t.Col(), "expr.last-saved", t.Name)
		}
	case *Call:
		return checkCall(t)
	case *Binary:
		if t.Op == Union {
			return firstError(mustBeNodes(t.Left), mustBeNodes(t.Right))
		}
	case *Filter:
		return mustBeNodes(t.Of)
	case *Path:
		if t.From != nil {
			return mustBeNodes(t.From)
		}
	}
	return nil
}

func firstError(errs ...*Error) *Error {
	for _, e := range errs {
		if e != nil {
			return e
		}
	}
	return nil
}

// mustBeNodes refuses what can only be a boolean, a number or a string.
func mustBeNodes(t Term) *Error {
	if k := typeOf(t); k != NodesKind && k != AnyKind {
		return fail(t.Col(), "expr.not-nodes", short(t.String()), k.String())
	}
	return nil
}

// short cuts a text that is quoted in an error.
func short(s string) string {
	const most = 60
	n := 0
	for i := range s {
		if n == most {
			return s[:i] + "…"
		}
		n++
	}
	return s
}

// typeOf returns the type of a term's value, AnyKind if it depends.
func typeOf(t Term) Kind {
	switch t := t.(type) {
	case *Literal:
		return StringKind
	case *Numeral, *Negation:
		return NumberKind
	case *Reference, *Filter, *Path:
		return NodesKind
	case *Call:
		if f := functions[t.Name]; f != nil {
			return f.result
		}
	case *Binary:
		switch {
		case t.Op == Union:
			return NodesKind
		case t.Op >= Plus:
			return NumberKind
		}
		return BoolKind
	}
	return AnyKind
}

// checkCall finds the function of a call and checks its arguments.
func checkCall(c *Call) *Error {
	f := functions[c.Name]
	switch {
	case f == nil:
		return unknownFunction(c)
	case len(c.Args) < f.min:
		return arity("expr.too-few-arguments", c, f.min)
	case f.max >= 0 && len(c.Args) > f.max:
		return arity("expr.too-many-arguments", c, f.max)
	case f.pairs && (len(c.Args)-f.min)%2 != 0:
		return fail(c.Col(), "expr.unpaired-arguments", c.Name, strconv.Itoa(len(c.Args)))
	}
	c.fn = f
	for i, a := range c.Args {
		if !f.wantsNodes(i) {
			continue
		}
		if err := mustBeNodes(a); err != nil {
			return err
		}
	}
	if f.check != nil {
		return f.check(c)
	}
	return nil
}

func arity(code string, c *Call, bound int) *Error {
	return fail(c.Col(), code, c.Name, strconv.Itoa(len(c.Args)), strconv.Itoa(bound))
}

func unknownFunction(c *Call) *Error {
	for _, name := range unsupported {
		if name == c.Name {
			return fail(c.Col(), "expr.unsupported-function", c.Name)
		}
	}
	return fail(c.Col(), "expr.unknown-function", c.Name, Nearest(c.Name, functionNames()))
}

// markOutside notes which filters and paths walk a secondary instance.
func markOutside(root Term) {
	Walk(root, func(t Term) bool {
		switch t := t.(type) {
		case *Filter:
			t.Outside = outside(t.Of)
		case *Path:
			t.Outside = t.From != nil && outside(t.From)
		}
		return true
	})
}

func outside(t Term) bool {
	switch t := t.(type) {
	case *Call:
		return t.Name == "instance" || t.Name == "randomize" && outside(t.Args[0])
	case *Filter:
		return outside(t.Of)
	case *Path:
		return t.From != nil && outside(t.From)
	}
	return false
}
