package expr

import (
	"math"
	"strconv"
	"time"
)

// Kind is the type of a value.
type Kind uint8

// The types of value. AnyKind is for what is only known when evaluated.
const (
	AnyKind Kind = iota
	BoolKind
	NumberKind
	StringKind
	NodesKind
)

// String returns the type's name in English.
func (k Kind) String() string {
	return [...]string{"any", "boolean", "number", "string", "nodes"}[k]
}

// Value is what an expression gives: a boolean, a number, a string or a set of
// nodes in document order. The zero value is an empty string.
type Value struct {
	kind Kind
	// date marks a string that functions of time made, which compares by its
	// days, and a number read from a time, whose text is its whole days.
	date  bool
	num   float64
	str   string
	nodes []Node
	zone  *time.Location // of dates without one
}

// Bool returns a boolean value.
func Bool(b bool) Value {
	if b {
		return Value{kind: BoolKind, num: 1}
	}
	return Value{kind: BoolKind}
}

// Number returns a number value.
func Number(f float64) Value { return Value{kind: NumberKind, num: f} }

// String returns a string value.
func String(s string) Value { return Value{kind: StringKind, str: s} }

// Nodes returns a set of nodes, which must be in document order.
func Nodes(nodes ...Node) Value { return Value{kind: NodesKind, nodes: nodes} }

// Kind returns the value's type.
func (v Value) Kind() Kind {
	if v.kind == AnyKind {
		return StringKind
	}
	return v.kind
}

// Bool converts to a boolean: a number is true unless it is zero or NaN, a
// string unless it is empty, a set of nodes unless it has none. What functions
// of time make counts as its days.
func (v Value) Bool() bool {
	switch v.kind {
	case BoolKind:
		return v.num != 0
	case NumberKind:
		return v.num != 0 && !math.IsNaN(v.num)
	case NodesKind:
		return len(v.nodes) > 0
	}
	if v.date {
		return v.num != 0 && !math.IsNaN(v.num)
	}
	return v.str != ""
}

// Number converts to a number; a text that reads as a date gives its days
// since 1970-01-01, any other text NaN.
func (v Value) Number() float64 {
	switch v.kind {
	case BoolKind, NumberKind:
		return v.num
	case NodesKind:
		if len(v.nodes) == 0 {
			return math.NaN()
		}
		return toNumber(v.nodes[0].Text(), v.zone)
	}
	if v.date {
		return v.num
	}
	return toNumber(v.str, v.zone)
}

// Text converts to a string: a number as FormatNumber, but NaN as "", so that
// what cannot be computed stays empty; a set of nodes as the text of its first.
func (v Value) Text() string {
	switch v.kind {
	case BoolKind:
		return strconv.FormatBool(v.num != 0)
	case NumberKind:
		return v.numberText()
	case NodesKind:
		if len(v.nodes) == 0 {
			return ""
		}
		return v.nodes[0].Text()
	}
	return v.str
}

func (v Value) numberText() string {
	switch {
	case math.IsNaN(v.num):
		return ""
	case v.date:
		return FormatNumber(math.Floor(v.num))
	}
	return FormatNumber(v.num)
}

// Nodes returns the set of nodes in document order; nil for any other value.
func (v Value) Nodes() []Node { return v.nodes }
