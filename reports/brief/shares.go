package brief

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

func (s Shares) size() (float64, float64) {
	return chartWidth, sharesRow*float64(len(s.Bars)) + gridPad + legendHeight(s.Legend)
}

func (s Shares) draw(c canvas) {
	y := 0.0
	for _, b := range s.Bars {
		s.drawBar(c, b, y)
		y += sharesRow
	}
	drawLegend(c, s.Legend, y+gridPad)
}

func (s Shares) drawBar(c canvas, b Bar, y float64) {
	label := labelLettering()
	lines := wrap(b.Label, label, sharesLabel-10, 2)
	linesOf(c, 0, y+20-7.5*float64(len(lines)-1), lines, label)
	scale := (chartWidth - sharesLabel - sharesFoot) / float64(max(1, s.Whole))
	x := sharesLabel
	for _, p := range b.Pieces {
		w := scale * float64(p.Count)
		if p.Count == 0 {
			continue
		}
		p.Tone.fill(c, x, y+4, w-1, sharesRow-8)
		if p.Tone != NoData {
			c.text(x+w/2, y+20, strconv.Itoa(p.Count), lettering{size: 11, bold: true, anchor: middle, colour: p.Tone.colours().ink})
		}
		x += w
	}
	c.text(chartWidth, y+20, b.Foot, lettering{size: 11, anchor: right, colour: soft})
}
