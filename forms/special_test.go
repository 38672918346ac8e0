package forms_test

import (
	"testing"

	"cotejo/forms"
)

func TestSpecialAnswerOutranksAValueLeftBeside(t *testing.T) {
	q := sealed(t, ask(t, forms.Integer, "n"), ask(t, forms.Calculate, "c", calculation("${n} + 1")))
	a := forms.NewAnswers()
	a.Cells[at("n")] = forms.Answer{Value: "4", State: forms.DontKnow}
	if got := q.State(a, noon).Cell(at("c")).Answer.Value; got != "" {
		t.Errorf("got %q: don't know became a figure", got)
	}
}

func TestFiguresThatAreNone(t *testing.T) {
	for _, formula := range []string{"number('x')", "string(number('x'))", "1 div 0", "-1 div 0", "0 div 0"} {
		q := sealed(t, ask(t, forms.Calculate, "c", calculation(formula)))
		if got := q.State(forms.NewAnswers(), noon).Cell(at("c")).Answer.Value; got != "" {
			t.Errorf("%s = %q, want nothing", formula, got)
		}
	}
}
