package export

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestNeutralise(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"nothing", "", ""},
		{"words", "Ley 1", "Ley 1"},
		{"a formula", "=SUMA(A1)", "'=SUMA(A1)"},
		{"a plus", "+1", "'+1"},
		{"a minus", "-5", "'-5"},
		{"an at sign", "@x", "'@x"},
		{"a tab", "\tx", "'\tx"},
		{"a carriage return", "\rx", "'\rx"},
		{"full-width equals", "＝1", "'＝1"},
		{"full-width plus", "＋1", "'＋1"},
		{"full-width minus", "－1", "'－1"},
		{"full-width at", "＠x", "'＠x"},
		{"only the sign", "=", "'="},
		{"a sign within", "a=b", "a=b"},
		{"an apostrophe before a formula", "'=x", "''=x"},
		{"two of them", "''=x", "'''=x"},
		{"an apostrophe before words", "'x'", "'x'"},
		{"nothing but apostrophes", "''", "''"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := Neutralise(tt.in)
			if got != tt.want {
				t.Errorf("Neutralise(%q) = %q, want %q", tt.in, got, tt.want)
			}
			if back := Restore(got); back != tt.in {
				t.Errorf("Restore(%q) = %q, want %q", got, back, tt.in)
			}
		})
	}
	if got := Restore("=raw"); got != "=raw" {
		t.Errorf("a text never neutralised: got %q", got)
	}
}

// TestRestoreUndoesNeutralise also holds that what comes out never begins
// like a formula.
func TestRestoreUndoesNeutralise(t *testing.T) {
	signs := rapid.StringOf(rapid.SampledFrom([]rune("'=+-@\t\r＝＋－＠añ \n\"")))
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.OneOf(signs, rapid.String()).Draw(t, "text")
		safe := Neutralise(x)
		if got := Restore(safe); got != x {
			t.Errorf("Restore(Neutralise(%q)) = %q", x, got)
		}
		if strings.IndexAny(safe, formula) == 0 {
			t.Errorf("Neutralise(%q) = %q begins like a formula", x, safe)
		}
	})
}

func FuzzNeutralise(f *testing.F) {
	for _, text := range append(texts, "\xff=", "'\xff") {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, x string) {
		if got := Restore(Neutralise(x)); got != x {
			t.Errorf("Restore(Neutralise(%q)) = %q", x, got)
		}
	})
}
