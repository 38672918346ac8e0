package forms_test

import (
	"strings"
	"testing"

	"cotejo/forms"

	"github.com/google/go-cmp/cmp"
)

func TestFaults(t *testing.T) {
	for _, tt := range []struct {
		name     string
		elements func(t *testing.T) []forms.Element
		want     []string // element column code args
	}{
		{"unknown name, with the nearest", func(t *testing.T) []forms.Element {
			return []forms.Element{ask(t, forms.TextType, "country"), ask(t, forms.TextType, "b", relevant("${contry} = 'x'"))}
		}, []string{"b relevant ref.unknown contry 1 country"}},
		{"unknown in a constraint", func(t *testing.T) []forms.Element {
			return []forms.Element{ask(t, forms.TextType, "b", constraint(". = ${zzzzzzzz}", ""))}
		}, []string{"b constraint ref.unknown zzzzzzzz 5 "}},
		{"the same name in two groups", func(t *testing.T) []forms.Element {
			return []forms.Element{group("g", nil, ask(t, forms.TextType, "x")), group("h", nil, ask(t, forms.TextType, "x")),
				ask(t, forms.TextType, "b", relevant("${x} = 1"))}
		}, []string{"b relevant ref.ambiguous x 1"}},
		{"the same name twice", func(t *testing.T) []forms.Element {
			return []forms.Element{ask(t, forms.TextType, "x"), ask(t, forms.TextType, "x")}
		}, []string{"x name name.duplicate x"}},
		{"two rosters of one name", func(t *testing.T) []forms.Element {
			return []forms.Element{group("g", nil, roster("r")), group("h", nil, roster("r"))}
		}, []string{"r name roster.duplicate r"}},
		{"a circle of calculations", func(t *testing.T) []forms.Element {
			return []forms.Element{ask(t, forms.Calculate, "a", calculation("${b} + 1")), ask(t, forms.Calculate, "b", calculation("${a} + 1"))}
		}, []string{"a calculation expr.cycle a → b → a"}},
		{"a group hidden by what is inside it", func(t *testing.T) []forms.Element {
			return []forms.Element{group("g", formula(t, "${x} = 1"), ask(t, forms.TextType, "x"))}
		}, []string{"g relevant expr.cycle g → x → g"}},
		{"rows from a roster of another form", func(t *testing.T) []forms.Element {
			return []forms.Element{ask(t, forms.SelectOne, "x", rowsOf(roster("r")))}
		}, []string{"x type roster.unknown r"}},
		{"a constraint may look at itself", func(t *testing.T) []forms.Element {
			return []forms.Element{ask(t, forms.TextType, "x", constraint("${x} != 'a'", ""))}
		}, nil},
		{"the same name inside and outside a roster", func(t *testing.T) []forms.Element {
			return []forms.Element{group("g", nil, ask(t, forms.TextType, "x")),
				roster("r", ask(t, forms.TextType, "x"), ask(t, forms.TextType, "b", relevant("${x} = 1")))}
		}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, f := range unsealed(tt.elements(t)...).Seal() {
				got = append(got, strings.Join(append([]string{f.Element.Base().Name, f.Column, f.Code}, f.Args...), " "))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestLookUps(t *testing.T) {
	q := network(t)
	var ids []string
	for _, x := range q.Questions() {
		ids = append(ids, string(x.ID))
	}
	if got := strings.Join(ids[:3], " "); got != "s/str/s_code s/str/s_name s/str/s_year" {
		t.Errorf("questions %s, want document order and paths for ids", got)
	}
	if r := q.Roster("s/str"); r == nil || q.Element("s/str") != forms.Element(r) || q.Question("s/str") != nil {
		t.Error("the roster is not found by its id")
	}
	if e := q.ByName("p_str"); len(e) != 1 || e[0].Base().Roster != q.Roster("s/prg") {
		t.Errorf("by name: %v", e)
	}
	if q.Section("s") == nil || q.Section("x") != nil || q.Element("x") != nil {
		t.Error("sections")
	}
	if got := q.Roster("s/str").Level; got != 1 {
		t.Errorf("roster's level %d, want that of its most basic question", got)
	}
}

func TestIdsGivenBeforeStay(t *testing.T) {
	x := ask(t, forms.TextType, "renamed")
	x.ID = "s/old"
	q := sealed(t, group("g", nil, x), ask(t, forms.TextType, "b", relevant("${renamed} != ''")))
	if q.Question("s/old") != x || q.Question("s/g/renamed") != nil {
		t.Error("a confirmed rename lost its id")
	}
}

func TestImplicitSectionLeavesNoTraceInIds(t *testing.T) {
	q := &forms.Questionnaire{Sections: []*forms.Section{{Implicit: true, Group: *group("_1", nil, ask(t, forms.TextType, "x"))}}}
	if faults := q.Seal(); len(faults) > 0 || q.Question("x") == nil {
		t.Errorf("faults %v, want the id x", faults)
	}
}

func TestDependents(t *testing.T) {
	q := sealed(t, ask(t, forms.TextType, "a"),
		group("g", formula(t, "${a} != ''"), ask(t, forms.Integer, "n"), ask(t, forms.TextType, "o")),
		ask(t, forms.Calculate, "c", calculation("${n} + 1")),
		ask(t, forms.TextType, "free"))
	if diff := cmp.Diff([]forms.QuestionID{"s/g", "s/g/n", "s/g/o", "s/c"}, q.Dependents("s/a")); diff != "" {
		t.Error(diff)
	}
	if got := q.Dependents("s/free"); got != nil {
		t.Errorf("%v depend on what nothing mentions", got)
	}
}

func TestUnsealed(t *testing.T) {
	q := unsealed(ask(t, forms.TextType, "a"))
	s := q.State(forms.NewAnswers(), noon)
	if s.Cell(at("a")).Visible || q.Question("s/a") != nil || s.Total() != (forms.Count{}) {
		t.Error("an unsealed questionnaire should have no questions")
	}
}
