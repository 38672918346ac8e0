package forms_test

import (
	"testing"

	"cotejo/forms"

	"github.com/google/go-cmp/cmp"
)

// network is two strategies and the programmes that answer to them.
func network(t *testing.T) *forms.Questionnaire {
	str := roster("str",
		ask(t, forms.Calculate, "s_code", calculation("concat('S', position(..))")),
		ask(t, forms.TextType, "s_name", required, level(1)),
		ask(t, forms.Integer, "s_year"),
		ask(t, forms.TextType, "s_more", relevant("${s_year} > 2000")))
	prg := roster("prg",
		ask(t, forms.TextType, "p_note", refs(str)),
		ask(t, forms.TextType, "p_name"),
		ask(t, forms.SelectOne, "p_str", rowsOf(str)),
		ask(t, forms.SelectMultiple, "p_new", rowsOf(str), filter("${s_year} >= ${p_since}")),
		ask(t, forms.Integer, "p_since"),
		ask(t, forms.Integer, "p_people"))
	return sealed(t, str, prg,
		ask(t, forms.Calculate, "count", calculation("count(${str})")),
		ask(t, forms.Calculate, "sum", calculation("sum(${p_people})")),
		ask(t, forms.Calculate, "old", calculation("count(${str}[${s_year} < 2010])")),
		ask(t, forms.Calculate, "second", calculation("${str}[position() = 2]/s_name")))
}

func TestRosters(t *testing.T) {
	q := network(t)
	a := given{
		in("s1", "str/s_name"): "Retorno", in("s1", "str/s_year"): "1999",
		in("s2", "str/s_name"): "Asilo", in("s2", "str/s_year"): "2020",
		in("p1", "prg/p_people"): "10", in("p2", "prg/p_people"): "5",
		in("p1", "prg/p_str"): "s2", in("p2", "prg/p_str"): "gone",
		in("p1", "prg/p_since"): "2010", in("p1", "prg/p_new"): "s1",
		in("p2", "prg/p_note"): "str:s1", in("p1", "prg/p_note"): "str:gone",
	}.answers(map[string][]string{"str": {"s1", "s2"}, "prg": {"p1", "p2"}})
	s := q.State(a, noon)
	for k, want := range map[forms.Key]string{
		in("s1", "str/s_code"): "S1", in("s2", "str/s_code"): "S2",
		at("count"): "2", at("sum"): "15", at("old"): "1", at("second"): "Asilo",
	} {
		if got := s.Cell(k).Answer.Value; got != want {
			t.Errorf("%v = %q, want %q", k, got, want)
		}
	}
	if s.Cell(in("s1", "str/s_more")).Visible || !s.Cell(in("s2", "str/s_more")).Visible {
		t.Error("a name in a row does not mean that row's")
	}
	want := []string{"s/prg/p_note reference.dangling", "s/prg/p_new choice.filtered", "s/prg/p_str reference.dangling"}
	if diff := cmp.Diff(want, codes(s)); diff != "" {
		t.Error(diff)
	}
	if got := s.Options(in("p1", "prg/p_new"), "es"); len(got) != 1 || got[0] != (forms.Option{Value: "s2", Label: "Asilo"}) {
		t.Errorf("options %v, want the strategy of 2020", got)
	}
}

func TestEmptyRoster(t *testing.T) {
	q := network(t)
	for _, tt := range []struct {
		name string
		give given
		rows map[string][]string
		want []string
	}{
		{"unanswered until it has rows", given{}, nil, []string{"s/str roster.empty"}},
		{"no hay", given{at("str"): forms.NoRows}, nil, nil},
		{"sin información", given{at("str"): "#noinfo"}, nil, nil},
		{"a row needs its own answers", given{}, map[string][]string{"str": {"s1"}}, []string{"s/str/s_name required"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, codes(q.State(tt.give.answers(tt.rows), noon))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestHiddenRosterHasNoRows(t *testing.T) {
	r := roster("r", ask(t, forms.Integer, "n", required))
	r.Relevant = formula(t, "${has} = 'sí'")
	q := sealed(t, ask(t, forms.TextType, "has"), r,
		ask(t, forms.Calculate, "rows", calculation("count(${r})")),
		ask(t, forms.Calculate, "values", calculation("count(${n})")))
	a := given{in("1", "r/n"): "7"}.answers(map[string][]string{"r": {"1"}})
	s := q.State(a, noon)
	if got := s.Cell(at("rows")).Answer.Value + s.Cell(at("values")).Answer.Value; got != "00" {
		t.Errorf("rows and values %s, want 00", got)
	}
	if len(s.Problems()) != 0 || s.Cell(in("1", "r/n")).Visible {
		t.Errorf("a hidden roster shows %v", codes(s))
	}
}

func TestNestedRosters(t *testing.T) {
	inner := roster("inner", ask(t, forms.Integer, "n"), ask(t, forms.Calculate, "code", calculation("concat(${name}, position(..))")))
	outer := roster("outer", ask(t, forms.TextType, "name"), inner,
		ask(t, forms.Calculate, "mine", calculation("sum(${n})")))
	q := sealed(t, outer, ask(t, forms.Calculate, "all", calculation("sum(${n})")))
	a := given{
		in("a", "outer/name"): "A", in("b", "outer/name"): "B",
		in("a1", "outer/inner/n"): "1", in("a2", "outer/inner/n"): "2", in("b1", "outer/inner/n"): "4",
	}.answers(map[string][]string{"outer": {"a", "b"}})
	a.Rows["s/outer/inner"] = []forms.Row{{ID: "a1", Parent: "a"}, {ID: "b1", Parent: "b"}, {ID: "a2", Parent: "a"}, {ID: "lost", Parent: "gone"}}
	s := q.State(a, noon)
	for k, want := range map[forms.Key]string{
		at("all"): "7", in("a", "outer/mine"): "3", in("b", "outer/mine"): "4",
		in("a2", "outer/inner/code"): "A2", in("b1", "outer/inner/code"): "B1",
	} {
		if got := s.Cell(k).Answer.Value; got != want {
			t.Errorf("%v = %q, want %q", k, got, want)
		}
	}
	if s.Cell(in("lost", "outer/inner/n")).Visible {
		t.Error("a row without its parent is shown")
	}
}

func TestWanted(t *testing.T) {
	r := roster("r", ask(t, forms.TextType, "x"))
	r.Count = formula(t, "${n}")
	q := sealed(t, ask(t, forms.Integer, "n"), r)
	for _, tt := range []struct {
		n    string
		want int
	}{{"3", 3}, {"", 0}, {"-2", 0}, {"99999999", 1000}} {
		s := q.State(given{at("n"): tt.n}.answers(nil), noon)
		if got, ok := s.Wanted(r, ""); got != tt.want || !ok {
			t.Errorf("%q wants %d rows (%v), want %d", tt.n, got, ok, tt.want)
		}
	}
}

func TestTitles(t *testing.T) {
	q := network(t)
	str, prg := q.Roster("s/str"), q.Roster("s/prg")
	a := given{in("s1", "str/s_name"): "Retorno"}.answers(map[string][]string{"str": {"s1", "s2"}, "prg": {"p1"}})
	s := q.State(a, noon)
	for _, tt := range []struct {
		name   string
		roster *forms.Roster
		row    forms.RowID
		want   string
	}{
		{"by its name", str, "s1", "Retorno"},
		{"nameless, by its code", str, "s2", "S2"},
		{"without a code, by its number", prg, "p1", "prg 1"},
		{"gone", str, "x", ""},
	} {
		if got := s.RowTitle(tt.roster, tt.row, "es"); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
	if prg.Title == nil || prg.Title.Name != "p_name" {
		t.Errorf("title %v, want p_name: a reference names nothing", prg.Title)
	}
}

func TestDisplay(t *testing.T) {
	q := network(t)
	area := list("area", "norte", "sur")
	extra := sealed(t, ask(t, forms.SelectMultiple, "m", from(area)), ask(t, forms.Rank, "r", from(area)), ask(t, forms.Date, "d"), ask(t, forms.Decimal, "n"))
	a := given{in("s1", "str/s_name"): "Retorno", in("s2", "str/s_name"): "Asilo"}.answers(map[string][]string{"str": {"s1", "s2"}})
	s, other := q.State(a, noon), extra.State(forms.NewAnswers(), noon)
	for _, tt := range []struct {
		state    *forms.State
		question *forms.Question
		give     forms.Answer
		lang     string
		want     string
	}{
		{s, q.Question("s/prg/p_str"), forms.Answer{Value: "s2"}, "es", "Asilo"},
		{s, q.Question("s/prg/p_new"), forms.Answer{Value: "s2 s1"}, "es", "Asilo; Retorno"},
		{s, q.Question("s/prg/p_str"), forms.Answer{Value: "gone"}, "en", "row removed"},
		{s, q.Question("s/prg/p_note"), forms.Answer{Value: "str:s1"}, "es", "Retorno"},
		{s, q.Question("s/prg/p_name"), forms.Answer{State: forms.DontKnow}, "es", "No sé"},
		{s, q.Question("s/prg/p_name"), forms.Answer{State: forms.NoInformation}, "en", "No information"},
		{other, extra.Question("s/m"), forms.Answer{Value: "norte sur"}, "en", "the norte; the sur"},
		{other, extra.Question("s/m"), forms.Answer{Value: "norte este"}, "es", "la norte; este"},
		{other, extra.Question("s/r"), forms.Answer{Value: "sur norte"}, "es", "1. la sur; 2. la norte"},
		{other, extra.Question("s/d"), forms.Answer{Value: "2026-03-05"}, "es", "05/03/2026"},
		{other, extra.Question("s/n"), forms.Answer{Value: "1250.5"}, "es", "1250.5"},
	} {
		if got := tt.state.Display(tt.question, tt.give, tt.lang); got != tt.want {
			t.Errorf("%s %+v in %s: got %q, want %q", tt.question.Name, tt.give, tt.lang, got, tt.want)
		}
	}
}

func TestWording(t *testing.T) {
	q := network(t)
	a := given{in("s1", "str/s_name"): "Retorno", in("s2", "str/s_name"): "Asilo"}.answers(map[string][]string{"str": {"s1", "s2"}})
	s := q.State(a, noon)
	for _, tt := range []struct {
		at         forms.Key
		give, want string
	}{
		{in("s2", "str/s_year"), "¿Desde cuándo existe ${s_name}?", "¿Desde cuándo existe Asilo?"},
		{at("count"), "Hay ${s_name}.", "Hay Retorno; Asilo."},
		{at("count"), "Sin cierre ${s_name", "Sin cierre ${s_name"},
	} {
		if got := s.Wording(tt.at, forms.Text{"es": tt.give}, "es"); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}
