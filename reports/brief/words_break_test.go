package brief

import (
	"strings"
	"testing"
)

func TestBreakableWords(t *testing.T) {
	for in, want := range map[string]string{
		"De implementación": "De imple-menta-ción",
		"Discriminación":    "Discri-mi-na-ción",
		"Salud":             "Salud",
	} {
		if got := strings.ReplaceAll(breakable(in), softHyphen, "-"); got != want {
			t.Errorf("%q breaks as %q, want %q", in, got, want)
		}
	}
}

func TestAmountsPartTheirThousands(t *testing.T) {
	for in, want := range map[string]string{"1600": "1 600", "2100000.5": "2 100 000.5", "-12000": "-12 000", "12": "12"} {
		if got := strings.ReplaceAll(amount(in), "\u00a0", " "); got != want {
			t.Errorf("%s is written %q, want %q", in, got, want)
		}
	}
}
