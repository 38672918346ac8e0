// Package expr is the expression language of questionnaires: XPath 1.0 as
// XForms uses it, with the functions that XLSForm authors know and ${name} for
// the answer to a question.
//
// It has four small parts: a lexer and a parser turn text into a closed, typed
// tree (see Term); a check gives every call its function and refuses what can
// never work; an evaluator walks the tree over nodes that a Host supplies. The
// tree is public, so that other back ends can be generated from it.
//
// Evaluation never panics, never reads the clock (today() and now() come from
// the Host) and stops at fixed budgets of length, depth and steps. Every
// mistake is an *Error with a code, arguments and a column; the words for
// readers are elsewhere.
//
// Where engines disagree it follows ODK Web Forms, and departs from it in
// these: dates count in whole days on the diagnostic's own calendar, so that
// days apart are whole where clocks change; a number never prints an exponent;
// texts are measured in characters, and one of spaces is no number; what is no
// date is empty; functions and their arguments are checked before there are
// answers; and regular expressions do not look ahead, behind or back.
package expr

import (
	"maps"
	"slices"
)

// Expr is an expression ready to be evaluated. It is immutable and safe for
// concurrent use.
type Expr struct {
	src  string
	root Term
	refs []Ref
}

// Ref is one mention of a question: ${Name} at character Col, counted from 1.
type Ref struct {
	Name string
	Col  int
}

// Parse reads and checks an expression. The error is always an *Error.
func Parse(src string) (*Expr, error) {
	root, err := parse(src)
	if err != nil {
		return nil, err
	}
	if err := check(root); err != nil {
		return nil, err
	}
	e := &Expr{src: src, root: root}
	Walk(root, func(t Term) bool {
		if r := mention(t); r.Name != "" {
			e.refs = append(e.refs, r)
		}
		return true
	})
	return e, nil
}

// mention returns the question a term names, if any: a reference, or the text
// by which jr:choice-name(…, '${name}') finds a list of choices.
func mention(t Term) Ref {
	switch t := t.(type) {
	case *Reference:
		return Ref{Name: t.Name, Col: t.Col()}
	case *Literal:
		if t.question != "" {
			return Ref{Name: t.question, Col: t.Col() + 1}
		}
	}
	return Ref{}
}

// Kind returns the type of the expression's value, AnyKind if it depends on
// the answers.
func (e *Expr) Kind() Kind { return typeOf(e.root) }

// String returns the source as it was given.
func (e *Expr) String() string { return e.src }

// Term returns the root of the expression's tree. It must not be changed.
func (e *Expr) Term() Term { return e.root }

// Refs returns every ${name} in the order they are written, also one in the
// text by which jr:choice-name finds its choices.
func (e *Expr) Refs() []Ref { return e.refs }

// Calls returns the names of the functions used, sorted, each once.
func (e *Expr) Calls() []string {
	used := map[string]bool{}
	Walk(e.root, func(t Term) bool {
		if c, ok := t.(*Call); ok {
			used[c.Name] = true
		}
		return true
	})
	return slices.Sorted(maps.Keys(used))
}
