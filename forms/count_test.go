package forms_test

import (
	"testing"

	"cotejo/forms"
)

func TestCount(t *testing.T) {
	marked := list("l", "a", "no_data")
	marked.Choices[1].Missing = forms.NoInformation
	q := sealed(t,
		ask(t, forms.TextType, "must", required, level(1)),
		ask(t, forms.SelectOne, "pick", from(marked), level(2)),
		ask(t, forms.TextType, "hidden", relevant("false()"), level(1)),
		ask(t, forms.Note, "note"),
		ask(t, forms.Calculate, "calc", calculation("1")),
		ask(t, forms.TextType, "filled", fill(forms.FillCountry)),
		ask(t, forms.TextType, "source", expected),
		roster("r", ask(t, forms.TextType, "x", level(3))))
	rows := map[string][]string{"r": {"1", "2"}}
	for _, tt := range []struct {
		name string
		give given
		rows map[string][]string
		want forms.Count
	}{
		{"empty", given{}, nil, forms.Count{
			Asked: 4, ByLevel: [4]forms.Tally{{1, 0}, {1, 0}, {1, 0}, {1, 0}}, RequiredMissing: 1, Errors: 1, Warnings: 1, Expected: 1}},
		{"answered, one by a choice that means no information", given{at("must"): "x", at("pick"): "no_data", at("source"): "#na", at("r"): "none"}, nil, forms.Count{
			Asked: 4, Answered: 4, ByLevel: [4]forms.Tally{{1, 1}, {1, 1}, {1, 1}, {1, 1}}, Special: 2, Expected: 1, Sourced: 1}},
		{"rows count besides their roster", given{at("must"): "x", in("1", "r/x"): "y"}, rows, forms.Count{
			Asked: 6, Answered: 3, ByLevel: [4]forms.Tally{{1, 0}, {1, 1}, {1, 0}, {3, 2}}, Warnings: 1, Expected: 1}},
		{"a roster's special answer", given{at("must"): "x", at("source"): "y", at("r"): "#dk"}, nil, forms.Count{
			Asked: 4, Answered: 3, ByLevel: [4]forms.Tally{{1, 1}, {1, 1}, {1, 0}, {1, 1}}, Special: 1, Expected: 1, Sourced: 1}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := q.State(tt.give.answers(tt.rows), noon)
			if got := s.Total(); got != tt.want {
				t.Errorf("got  %+v\nwant %+v", got, tt.want)
			}
			if s.Count(q.Sections[0]) != s.Total() {
				t.Error("the only section is not the whole")
			}
		})
	}
}

func TestProgress(t *testing.T) {
	strict := sealed(t, ask(t, forms.TextType, "must", required), ask(t, forms.TextType, "may"), ask(t, forms.Date, "day", fill(forms.FillToday)))
	loose := sealed(t, ask(t, forms.TextType, "a"), ask(t, forms.TextType, "b"))
	silent := sealed(t, ask(t, forms.Note, "n"))
	hidden := unsealed(ask(t, forms.TextType, "a"))
	hidden.Sections[0].Relevant = formula(t, "false()")
	hidden.Seal()
	for _, tt := range []struct {
		name string
		q    *forms.Questionnaire
		give given
		want forms.Progress
	}{
		{"a suggestion is no start", strict, given{}, forms.NotStarted},
		{"started", strict, given{at("may"): "x"}, forms.Started},
		{"what is required is there", strict, given{at("must"): "#dk"}, forms.Complete},
		{"nothing required: all must be answered", loose, given{at("a"): "x"}, forms.Started},
		{"nothing required, all answered", loose, given{at("a"): "x", at("b"): "y"}, forms.Complete},
		{"nothing asked", silent, given{}, forms.Complete},
		{"hidden", hidden, given{at("a"): "x"}, forms.HiddenSection},
	} {
		if got := tt.q.State(tt.give.answers(nil), noon).Progress(tt.q.Sections[0]); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}
