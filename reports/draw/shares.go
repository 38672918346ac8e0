package draw

import "strconv"

// Shares is a chart of stacked bars: of how many the answer is this, of how
// many that. Its bars are counts, drawn to one scale, so that no data is seen.
type Shares struct {
	Bars   []Bar
	Whole  int // what a full bar stands for
	Legend []Key
}

// Bar is one bar of shares.
type Bar struct {
	Label  string
	Pieces []Piece
	Foot   string // at its right: n, a share
}

// Piece is a piece of a bar.
type Piece struct {
	Tone  Tone
	Count int
}

const (
	sharesLabel = 210.0
	sharesFoot  = 96.0
	sharesRow   = 32.0
)

// Size implements Chart.
func (s Shares) Size() (float64, float64) {
	return Width, sharesRow*float64(len(s.Bars)) + gridPad + LegendHeight(s.Legend)
}

// Draw implements Chart.
func (s Shares) Draw(c Canvas) {
	y := 0.0
	for _, b := range s.Bars {
		s.drawBar(c, b, y)
		y += sharesRow
	}
	Legend(c, s.Legend, y+gridPad)
}

func (s Shares) drawBar(c Canvas, b Bar, y float64) {
	label := labelLettering()
	lines := Wrap(b.Label, label, sharesLabel-28, 2)
	Lines(c, 0, y+20-7.5*float64(len(lines)-1), lines, label)
	scale := (Width - sharesLabel - sharesFoot) / float64(max(1, s.Whole))
	x := sharesLabel
	for _, p := range b.Pieces {
		w := scale * float64(p.Count)
		if p.Count == 0 {
			continue
		}
		p.Tone.Fill(c, x, y+4, w-1, sharesRow-8)
		number := Lettering{Size: 11, Bold: true, Anchor: Middle, Colour: p.Tone.Colours().Ink}
		if text := strconv.Itoa(p.Count); p.Tone != NoData && Measure(text, number)+4 < w {
			c.Text(x+w/2, y+20, text, number)
		}
		x += w
	}
	c.Text(Width, y+20, b.Foot, Lettering{Size: 11, Anchor: Right, Colour: Soft})
}
