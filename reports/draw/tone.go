package draw

// Tone is what colour something has; it never says anything that its words do
// not say too.
type Tone string

// The tones: steps of the one ramp, and the marks that are not answers.
const (
	Plain   Tone = ""
	Step1   Tone = "r1"
	Step2   Tone = "r2"
	Step3   Tone = "r3"
	Step4   Tone = "r4"
	NoData  Tone = "nodata"
	Special Tone = "special"
)

// Step returns the tone of a level from 1 to 4; Plain for any other.
func Step(level int) Tone {
	if level < 1 || level > 4 {
		return Plain
	}
	return []Tone{Step1, Step2, Step3, Step4}[level-1]
}

// Swatch is a colour and the ink that is read on it.
type Swatch struct{ Fill, Ink string }

// ramp returns the colours of the four steps: one ramp, safe for the
// colour-blind, that stays apart in grey.
func ramp() [4]Swatch {
	return [4]Swatch{{"E4F1EF", "12302E"}, {"B3DAD5", "12302E"}, {"5FA9A2", "071D1C"}, {"0F5E5B", White}}
}

// Colours returns what a tone looks like. No data looks like paper here, and
// is hatched by Fill.
func (t Tone) Colours() Swatch {
	for i, s := range ramp() {
		if t == Step(i+1) {
			return s
		}
	}
	if t == Special {
		return Swatch{Paper, Soft}
	}
	return Swatch{White, Ink}
}

// Fill paints an area in a tone.
func (t Tone) Fill(c Canvas, x, y, w, h float64) {
	if t == NoData {
		c.Hatch(x, y, w, h)
		return
	}
	if n := t.category(); n > 0 {
		pattern(c, n, x, y, w, h)
		return
	}
	c.Rect(x, y, w, h, t.Colours().Fill)
}
