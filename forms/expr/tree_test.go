package expr

import (
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// names are those of the sample form and of nowhere.
var someNames = []string{"a", "b", "n", "row", "s_name", "s_kind", "data", "div", "and", "x-y", "nowhere"}

// drawTerm makes a random tree.
func drawTerm(t *rapid.T, depth int) Term {
	leaves, all := 4, 8
	if depth == 0 {
		all = leaves
	}
	switch rapid.IntRange(0, all-1).Draw(t, "term") {
	case 0:
		return &Literal{Value: rapid.StringMatching(`[a-zñ '0-9.\[\^${}-]{0,8}`).Draw(t, "text")}
	case 1:
		return &Numeral{Value: float64(rapid.IntRange(0, 4000).Draw(t, "number")) / 4}
	case 2:
		return &Reference{Name: rapid.SampledFrom(someNames).Draw(t, "name")}
	case 3:
		return drawPath(t, nil, 0)
	case 4:
		return &Binary{Op: Op(rapid.IntRange(int(Or), int(Union)).Draw(t, "op")),
			Left: drawTerm(t, depth-1), Right: drawTerm(t, depth-1)}
	case 5:
		return &Negation{Of: drawTerm(t, depth-1)}
	case 6:
		return drawCall(t, depth)
	}
	from := drawTerm(t, depth-1)
	if rapid.Bool().Draw(t, "filter") {
		return &Filter{Of: from, Predicates: []Term{drawTerm(t, depth-1)}}
	}
	return drawPath(t, from, depth-1)
}

func drawCall(t *rapid.T, depth int) Term {
	name := rapid.SampledFrom(functionNames()).Draw(t, "function")
	f := functions[name]
	n := f.min
	if f.max != f.min && !f.pairs {
		n += rapid.IntRange(0, 1).Draw(t, "more")
	}
	c := &Call{Name: name}
	for range n {
		c.Args = append(c.Args, drawTerm(t, depth-1))
	}
	return c
}

func drawPath(t *rapid.T, from Term, depth int) Term {
	p := &Path{From: from, Absolute: from == nil && rapid.Bool().Draw(t, "absolute")}
	least := 1
	if p.Absolute {
		least = 0
	}
	for range rapid.IntRange(least, 3).Draw(t, "steps") {
		s := &Step{Axis: Axis(rapid.IntRange(0, len(axisNames)-1).Draw(t, "axis"))}
		s.Test.Kind = TestKind(rapid.IntRange(0, int(CommentTest)).Draw(t, "kind"))
		if s.Test.Kind == NameTest {
			s.Test.Name = rapid.SampledFrom(append(someNames, "*")).Draw(t, "name")
		}
		if depth > 0 && rapid.Bool().Draw(t, "predicate") {
			s.Predicates = []Term{drawTerm(t, depth-1)}
		}
		p.Steps = append(p.Steps, s)
	}
	return p
}

// sameTree compares trees but for their columns and what checking adds.
var sameTree = cmp.Options{
	cmp.FilterPath(func(p cmp.Path) bool {
		switch p.Last().String() {
		case ".at", ".At", ".fn", ".re", ".Outside", ".question":
			return true
		}
		return false
	}, cmp.Ignore()),
	cmp.Exporter(func(reflect.Type) bool { return true }),
}

func TestPrintedTreesReadTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := drawTerm(t, 4)
		got, err := parse(want.String())
		if err != nil {
			t.Fatalf("%s: %v", want, err)
		}
		if diff := cmp.Diff(want, got, sameTree); diff != "" {
			t.Fatalf("%s (-want +got):\n%s", want, diff)
		}
	})
}

func TestRandomTreesEvaluateWithoutPanic(t *testing.T) {
	h, data := sampleForm()
	evaluated := 0
	rapid.Check(t, func(t *rapid.T) {
		e, err := Parse(drawTerm(t, 4).String())
		if err != nil {
			return
		}
		evaluated++
		v, err := e.Eval(h, data.children[rapid.IntRange(0, len(data.children)-1).Draw(t, "at")])
		if err == nil && typeOf(e.Term()) != AnyKind && v.Kind() != typeOf(e.Term()) {
			t.Fatalf("%s is %v, checked as %v", e, v.Kind(), typeOf(e.Term()))
		}
	})
	if evaluated == 0 {
		t.Error("no random tree passed the check")
	}
}

func TestAbbreviationsAreTheirLongForms(t *testing.T) {
	for short, long := range map[string]string{
		".":         "self::node()",
		"..":        "parent::node()",
		"//a":       "/descendant-or-self::node()/child::a",
		"a//b":      "a/descendant-or-self::node()/b",
		"@id":       "attribute::id",
		"../a[1]":   "parent::node()/child::a[1]",
		"a * * * b": "(a * child::*) * b",
	} {
		got, err := parse(short)
		if err != nil {
			t.Fatal(err)
		}
		want, err := parse(long)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got, sameTree); diff != "" {
			t.Errorf("%s (-want +got):\n%s", short, diff)
		}
	}
}

func TestWalkVisitsInTheOrderWritten(t *testing.T) {
	root, err := parse("concat(${a}, b[${c}]/d[1], -(2 + 3))[4]")
	if err != nil {
		t.Fatal(err)
	}
	var seen []string
	Walk(root, func(t Term) bool {
		seen = append(seen, strings.TrimPrefix(reflect.TypeOf(t).String(), "*expr."))
		return true
	})
	want := []string{"Filter", "Call", "Reference", "Path", "Reference", "Numeral", "Negation", "Binary", "Numeral", "Numeral", "Numeral"}
	if diff := cmp.Diff(want, seen); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
