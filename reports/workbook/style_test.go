package workbook

import (
	"fmt"
	"math"
	"strconv"
	"testing"

	"cotejo/reports"
)

// TestMarksLookDifferent: each mark differs from answers and from every other
// by fill or slant as well as by its words.
func TestMarksLookDifferent(t *testing.T) {
	seen := map[string]reports.Mark{}
	for _, m := range reports.Marks() {
		s := styleOf(lookOf(m))
		look := fmt.Sprint(s.Fill, s.Font.Italic, s.Font.Size, s.Alignment.Horizontal)
		if other, ok := seen[look]; ok {
			t.Errorf("%s and %s look the same: %s", m, other, look)
		}
		seen[look] = m
	}
}

// TestContrast: text stands out from its ground by at least 4.5 to 1.
func TestContrast(t *testing.T) {
	for l := range looks {
		if l == plain {
			continue
		}
		s := styleOf(l)
		if s.Font == nil {
			continue
		}
		ground := "FFFFFF"
		if len(s.Fill.Color) > 0 {
			ground = s.Fill.Color[0]
		}
		if s.Fill.Pattern > 1 {
			ground = "FFFFFF" // a hatch is mostly white
		}
		if c := contrast(t, s.Font.Color, ground); c < 4.5 {
			t.Errorf("look %d: %s on %s has a contrast of %.1f", l, s.Font.Color, ground, c)
		}
	}
}

func contrast(t *testing.T, a, b string) float64 {
	x, y := luminance(t, a), luminance(t, b)
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		v, err := strconv.ParseUint(colour[2*i:2*i+2], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		c := float64(v) / 255
		if c <= 0.03928 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
