package workbook

import (
	"encoding/xml"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestEscape(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"plain", "Año 2026", "Año 2026"},
		{"markup", `<b> & "c" > d`, `&lt;b&gt; &amp; "c" &gt; d`},
		{"line feed and tab stay", "a\n\tb", "a\n\tb"},
		{"line ends of other systems", "a\r\nb\rc", "a\nb\nc"},
		{"control characters are shown", "a\x00b\x1b\x7f", "a␀b␛␡"},
		{"broken UTF-8 is shown", "a\xffb", "a\uFFFDb"},
		{"noncharacters are shown", "a\uFFFEb\uFFFF", "a\uFFFDb\uFFFD"},
		{"beyond the first plane", "𝔸🙂", "𝔸🙂"},
		{"what Excel would take for an escape", "_x0041_", "_x005F_x0041_"},
		{"what it would not", "_x004_ _y0041_ x_", "_x004_ _y0041_ x_"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := string(appendEscaped(nil, tt.in)); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// FuzzEscape: any text is well-formed character data once escaped, and plain
// text comes back as it was.
func FuzzEscape(f *testing.F) {
	for _, seed := range []string{"", "a<b&c>", "_x0041_", "\x00\x0b\x1f", "á\r\nñ\r", "\xed\xa0\x80", "\uFFFE", "_x", "🙂"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		var back struct {
			Text string `xml:",chardata"`
		}
		escaped := appendEscaped([]byte("<t>"), in)
		if err := xml.Unmarshal(append(escaped, "</t>"...), &back); err != nil {
			t.Fatalf("%q: %v", escaped, err)
		}
		if harmless(in) && back.Text != in {
			t.Errorf("%q came back as %q", in, back.Text)
		}
	})
}

func harmless(s string) bool {
	return utf8.ValidString(s) && !strings.Contains(s, "_x") && strings.IndexFunc(s, func(r rune) bool {
		return r < ' ' && r != '\n' && r != '\t' || r == 0x7F || r == 0xFFFE || r == 0xFFFF || r == utf8.RuneError
	}) < 0
}

func TestSplitKeepsEverything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		unit := rapid.SampledFrom([]string{"a", "palabra ", "🙂", "línea\n", "ñandú"}).Draw(t, "unit")
		text := strings.Repeat(unit, rapid.IntRange(1, 90_000/units(unit)).Draw(t, "times"))
		parts := split(text)
		if strings.Join(parts, "") != text {
			t.Fatal("the parts do not make the text")
		}
		if fits := units(text) <= mostUnits; fits != (len(parts) == 1) {
			t.Fatalf("%d units in %d parts", units(text), len(parts))
		}
		for i, p := range parts {
			if !utf8.ValidString(p) || p == "" {
				t.Fatalf("part %d is broken", i)
			}
			if len(parts) > 1 && units(p) > partUnits {
				t.Fatalf("part %d has %d units", i, units(p))
			}
		}
	})
}

func TestSplitCutsBetweenWords(t *testing.T) {
	parts := split(strings.Repeat("palabra ", 5_000))
	if !strings.HasSuffix(parts[0], "palabra ") {
		t.Errorf("the first part ends %q, want a whole word", parts[0][len(parts[0])-12:])
	}
}

func TestLinesOf(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		width      float64
		want       int
	}{
		{"short", "Sí", 20, 1},
		{"a break", "a\nb", 20, 2},
		{"an empty line", "a\n\nb", 20, 3},
		{"wrapped", strings.Repeat("palabra ", 10), 20, 4},
		{"accents count once", strings.Repeat("á", 22), 20, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := linesOf(tt.text, tt.width); got != tt.want {
				t.Errorf("got %d lines, want %d", got, tt.want)
			}
		})
	}
}
