package forms_test

import (
	"testing"
	"time"

	"cotejo/forms"

	"github.com/google/go-cmp/cmp"
)

func TestVisible(t *testing.T) {
	q := sealed(t,
		ask(t, forms.TextType, "a"),
		group("g", formula(t, "${a} = 'sí'"),
			ask(t, forms.TextType, "b"),
			ask(t, forms.TextType, "c", relevant("${b} != ''"))),
		ask(t, forms.TextType, "d", relevant("${c} = 'x'")),
		ask(t, forms.TextType, "e", relevant("${b} = ''")))
	for _, tt := range []struct {
		name string
		give given
		want map[string]bool
	}{
		{"nothing answered", given{}, map[string]bool{"a": true, "g": false, "g/b": false, "g/c": false, "d": false, "e": true}},
		{"the group opens", given{at("a"): "sí"}, map[string]bool{"g": true, "g/b": true, "g/c": false, "e": true}},
		{"a chain opens", given{at("a"): "sí", at("g/b"): "1", at("g/c"): "x"}, map[string]bool{"g/c": true, "d": true, "e": false}},
		{"what is hidden counts as empty", given{at("a"): "no", at("g/b"): "1", at("g/c"): "x"}, map[string]bool{"g/b": false, "g/c": false, "d": false, "e": true}},
		{"a special answer counts as empty", given{at("a"): "sí", at("g/b"): "#dk"}, map[string]bool{"g/b": true, "g/c": false, "e": true}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := q.State(tt.give.answers(nil), noon)
			for id, want := range tt.want {
				if got := s.Cell(at(id)).Visible; got != want {
					t.Errorf("%s visible = %v, want %v", id, got, want)
				}
			}
		})
	}
}

func TestHiddenAnswersStay(t *testing.T) {
	q := sealed(t, ask(t, forms.TextType, "a"), ask(t, forms.TextType, "b", relevant("${a} = 'sí'"), required))
	a := given{at("b"): "escrito antes"}.answers(nil)
	s := q.State(a, noon)
	if got := s.Cell(at("b")).Answer; got != (forms.Answer{}) {
		t.Errorf("a hidden cell says %+v, want nothing", got)
	}
	if got := a.Cells[at("b")].Value; got != "escrito antes" {
		t.Errorf("the draft says %q, want what was typed", got)
	}
	if len(s.Problems()) > 0 {
		t.Errorf("problems %v in a hidden cell", codes(s))
	}
}

func TestProblems(t *testing.T) {
	area := list("area", "norte", "sur")
	q := sealed(t,
		ask(t, forms.TextType, "must", required),
		ask(t, forms.Integer, "year", constraint(". >= 1900", "Desde 1900.")),
		ask(t, forms.Decimal, "money"),
		ask(t, forms.Date, "day"),
		ask(t, forms.SelectOne, "one", from(area)),
		ask(t, forms.SelectMultiple, "many", from(area), constraint("count-selected(.) <= 1", "Una.")),
		ask(t, forms.TextType, "source", expected))
	full := given{at("must"): "x", at("source"): "x"}
	for _, tt := range []struct {
		name string
		give given
		want []string
	}{
		{"nothing answered", given{}, []string{"s/must required", "s/source evidence.expected"}},
		{"all is well", full, nil},
		{"a special answer satisfies required and expected", given{at("must"): "#na", at("source"): "#noinfo"}, nil},
		{"an empty value is not constrained", full.and(given{at("year"): ""}), nil},
		{"constraint", full.and(given{at("year"): "1850"}), []string{"s/year constraint"}},
		{"a constraint waits for a well-formed value", full.and(given{at("year"): "mil"}), []string{"s/year type.integer"}},
		{"decimal comma left as typed", full.and(given{at("money"): "1,5"}), []string{"s/money type.decimal"}},
		{"day that does not exist", full.and(given{at("day"): "2026-02-30"}), []string{"s/day type.date"}},
		{"unknown choice", full.and(given{at("one"): "este"}), []string{"s/one choice.unknown"}},
		{"two where one is asked", full.and(given{at("one"): "norte sur"}), []string{"s/one choice.several"}},
		{"the same twice", full.and(given{at("many"): "sur sur"}), []string{"s/many choice.twice"}},
		{"constraint on several", full.and(given{at("many"): "norte sur"}), []string{"s/many constraint"}},
		{"a special answer is not checked", full.and(given{at("one"): "#dk", at("year"): "#dk"}), nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, codes(q.State(tt.give.answers(nil), noon))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func (g given) and(more given) given {
	all := given{}
	for k, v := range g {
		all[k] = v
	}
	for k, v := range more {
		all[k] = v
	}
	return all
}

func TestConstraintCarriesItsOwnWords(t *testing.T) {
	q := sealed(t, ask(t, forms.Integer, "year", constraint(". > 2000", "Desde 2001.")))
	s := q.State(given{at("year"): "1999"}.answers(nil), noon)
	if got := s.Problems()[0].Text.In("es"); got != "Desde 2001." {
		t.Errorf("got %q", got)
	}
	if s.Problems()[0].Section != q.Sections[0] || s.Cell(at("year")).Problems[0].Key != at("year") {
		t.Error("the problem does not say where it is")
	}
}

func TestComputed(t *testing.T) {
	q := sealed(t,
		ask(t, forms.Calculate, "total", calculation("${x} + ${y}")), // before what it needs
		ask(t, forms.Calculate, "twice", calculation("${total} * 2")),
		ask(t, forms.Integer, "x"), ask(t, forms.Integer, "y"),
		ask(t, forms.TextType, "country", fill(forms.FillCountry)),
		ask(t, forms.Hidden, "voice", fill(forms.FillVoice)),
		ask(t, forms.Integer, "year", fill(forms.FillYear)),
		ask(t, forms.Date, "day", fill(forms.FillToday)),
		ask(t, forms.Integer, "guess", byDefault("${x} + 1")))
	for _, tt := range []struct {
		name string
		give given
		want map[string]string
	}{
		{"missing data never becomes a figure", given{at("x"): "1"}, map[string]string{"total": "", "twice": ""}},
		{"don't know never becomes a figure", given{at("x"): "1", at("y"): "#dk"}, map[string]string{"total": "", "twice": ""}},
		{"zero is a figure", given{at("x"): "0", at("y"): "0"}, map[string]string{"total": "0", "twice": "0"}},
		{"in order of dependence", given{at("x"): "1", at("y"): "2"}, map[string]string{"total": "3", "twice": "6", "guess": "2"}},
		{"what the platform supplies cannot be typed over", given{at("country"): "MEX", at("year"): "1999"},
			map[string]string{"country": "HND", "voice": "gov", "year": "2026"}},
		{"a default holds until someone touches the cell", given{at("x"): "4", at("guess"): "9", at("day"): "2026-01-01"},
			map[string]string{"guess": "9", "day": "2026-01-01"}},
		{"a default that was cleared stays cleared", given{at("x"): "4", at("guess"): "", at("day"): ""}, map[string]string{"guess": "", "day": ""}},
		{"today is suggested", given{}, map[string]string{"day": "2026-03-05"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := q.State(tt.give.answers(nil), noon)
			for id, want := range tt.want {
				if got := s.Cell(at(id)).Answer.Value; got != want {
					t.Errorf("%s = %q, want %q", id, got, want)
				}
			}
		})
	}
	s := q.State(forms.NewAnswers(), noon)
	for id, want := range map[string]bool{"total": true, "country": true, "day": false, "x": false} {
		if got := s.Cell(at(id)).ReadOnly; got != want {
			t.Errorf("%s read only = %v, want %v", id, got, want)
		}
	}
}

func TestValueOfAChoice(t *testing.T) {
	answers := list("si", "yes", "partly", "dk")
	answers.Choices[0].Extra = map[string]string{"value": "1"}
	answers.Choices[1].Extra = map[string]string{"value": "0.5"}
	answers.Choices[2].Missing = forms.DontKnow
	q := sealed(t, ask(t, forms.SelectOne, "a", from(answers)), ask(t, forms.SelectOne, "b", from(answers)),
		ask(t, forms.Calculate, "sum", calculation("100 * (instance('si')/root/item[name=${a}]/value + instance('si')/root/item[name=${b}]/value) div 2")))
	for _, tt := range []struct{ name, a, b, want string }{
		{"both", "yes", "partly", "75"},
		{"one missing", "yes", "", ""},
		{"one that means don't know", "yes", "dk", ""},
		{"don't know", "yes", "#dk", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := q.State(given{at("a"): tt.a, at("b"): tt.b}.answers(nil), noon)
			if got := s.Cell(at("sum")).Answer.Value; got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestChoiceFilter(t *testing.T) {
	city := list("city", "teg", "sps", "gua")
	for i, country := range []string{"HND", "HND", "GTM"} {
		city.Choices[i].Extra = map[string]string{"country": country}
	}
	q := sealed(t, ask(t, forms.TextType, "country"),
		ask(t, forms.SelectOne, "city", from(city), filter("country = ${country}")),
		ask(t, forms.SelectOne, "first", from(city), filter("position() = 1")))
	s := q.State(given{at("country"): "HND", at("city"): "gua"}.answers(nil), noon)
	if diff := cmp.Diff([]string{"teg", "sps"}, s.Cell(at("city")).Choices); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"s/city choice.filtered"}, codes(s)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]forms.Option{{Value: "teg", Label: "the teg"}, {Value: "sps", Label: "the sps"}}, s.Options(at("city"), "en")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"teg"}, s.Cell(at("first")).Choices); diff != "" {
		t.Error(diff)
	}
}

func TestSettingIsTheOnlyClock(t *testing.T) {
	q := sealed(t, ask(t, forms.Calculate, "c", calculation("string(today())")))
	later := noon
	later.Now = later.Now.Add(48 * time.Hour)
	if got := q.State(forms.NewAnswers(), later).Cell(at("c")).Answer.Value; got != "2026-03-07" {
		t.Errorf("got %q", got)
	}
}
