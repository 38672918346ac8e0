package forms_test

import (
	"testing"

	"cotejo/forms"
)

func private(_ *testing.T, q *forms.Question) { q.Private = true }

func TestPersonalDataNamesNothing(t *testing.T) {
	contact := roster("con",
		ask(t, forms.Calculate, "con_code", calculation("concat('C', ${con_name})")),
		ask(t, forms.TextType, "con_name", private),
		ask(t, forms.TextType, "con_org"),
		ask(t, forms.TextType, "con_note", relevant("${con_name} != ''")))
	chosen := ask(t, forms.SelectOne, "chosen", rowsOf(contact))
	chosen.FromLabel = contact.Elements[1].(*forms.Question)
	q := sealed(t, ask(t, forms.TextType, "who", private),
		ask(t, forms.Calculate, "greeting", calculation("concat('Dear ', ${who})")),
		ask(t, forms.Calculate, "letter", calculation("concat(${greeting}, '!')")),
		ask(t, forms.TextType, "plain"), contact, chosen)

	for _, tt := range []struct {
		name string
		want bool
	}{
		{"who", true},
		{"greeting", true}, // computed from it
		{"letter", true},   // computed from what is computed from it
		{"plain", false},
		{"con_name", true},
		{"con_code", true},
		{"con_note", false}, // shown because of it, and says nothing of it
	} {
		if got := q.ByName(tt.name)[0].(*forms.Question).Private; got != tt.want {
			t.Errorf("%s private: got %v, want %v", tt.name, got, tt.want)
		}
	}

	s := q.State(given{in("1", "con/con_name"): "Ana", in("1", "con/con_org"): "Red"}.answers(map[string][]string{"con": {"1"}}), noon)
	for what, got := range map[string]string{
		"title":   s.RowTitle(contact, "1", "es"),
		"display": s.Display(chosen, forms.Answer{Value: "1"}, "es"),
	} {
		if got != "Red" {
			t.Errorf("%s of the row: got %q, want the first text that may be published", what, got)
		}
	}
	if got := s.RowCode(contact, "1"); got != "1" {
		t.Errorf("code of the row: got %q, want its number", got)
	}
}
