package forms

import "testing"

func TestSame(t *testing.T) {
	for _, tt := range []struct {
		name string
		kind Type
		a, b string
		want bool
	}{
		{"several choices in another order", SelectMultiple, "law fund", "fund law", true},
		{"one choice less", SelectMultiple, "law fund", "law", false},
		{"one choice twice", SelectMultiple, "law law", "law fund", false},
		{"a rank in another order", Rank, "law fund", "fund law", false},
		{"a text of the same words", TextType, "no sí", "sí no", false},
		{"a text as it was", TextType, "no sí", "no sí", true},
	} {
		q := &Question{Type: tt.kind}
		if got := q.Same(tt.a, tt.b); got != tt.want {
			t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
		}
	}
}
