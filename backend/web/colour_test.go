package web

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// pairs are the colours that words and what stands under them have.
var pairs = [][2]string{
	{"ink", "paper"}, {"soft", "paper"}, {"accent", "paper"}, {"due", "paper"}, {"wrong", "paper"},
	{"ink", "raised"}, {"soft", "raised"}, {"ink", "field"}, {"on-accent", "accent"}, {"due", "due-back"},
	{"r1-ink", "r1"}, {"r2-ink", "r2"}, {"r3-ink", "r3"}, {"r4-ink", "r4"},
}

var token = regexp.MustCompile(`--([a-z0-9-]+):\s*#([0-9a-f]{6})`)

// TestContrast measures every pair in light and in dark: 4.5 to 1 at least.
// Borders of fields, which are no words, need 3 to 1.
func TestContrast(t *testing.T) {
	css, err := staticFiles.ReadFile("static/cotejo.css")
	must(t, err)
	light, rest, _ := strings.Cut(string(css), "@media (prefers-color-scheme: dark)")
	dark, _, _ := strings.Cut(rest, "/* Page */")
	for name, text := range map[string]string{"light": light, "dark": dark} {
		colours := map[string]float64{}
		for _, m := range token.FindAllStringSubmatch(text, -1) {
			colours[m[1]] = luminance(t, m[2])
		}
		for _, p := range pairs {
			if got := contrast(colours[p[0]], colours[p[1]]); got < 4.5 {
				t.Errorf("%s: %s on %s has %.2f to 1, want 4.5", name, p[0], p[1], got)
			}
		}
		if got := contrast(colours["strong"], colours["field"]); got < 3 {
			t.Errorf("%s: the border of fields has %.2f to 1, want 3", name, got)
		}
	}
}

func contrast(a, b float64) float64 { return (max(a, b) + 0.05) / (min(a, b) + 0.05) }

// luminance is the relative luminance of a colour in hexadecimal, as WCAG
// defines it.
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
		must(t, err)
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
