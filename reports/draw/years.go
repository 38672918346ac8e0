package draw

import (
	"slices"
	"strconv"
)

// Years is a chart of events along the years: a row for each who, and as many
// signs in it as there are events, one above the other where they are close.
type Years struct {
	Rows   []YearsRow
	Legend []SignKey

	from, to int // of a piece: the years of the whole
}

// YearsRow is a row of it.
type YearsRow struct {
	Label string
	Soft  string // what is less important of the label, such as the voice
	Marks []YearMark
	Foot  string // at its right: n
	// Silence says why nothing is known; the row is then hatched.
	Silence string
}

// YearMark is an event: larger for a larger size, from 1 to 4; 0 when its size
// is not known.
type YearMark struct {
	Year int
	Sign Sign
	Size int
}

// SignKey explains a sign.
type SignKey struct {
	Sign Sign
	Text string
}

// YearsWidth is how wide a chart of years is: wider than a page of text, so
// that years stay apart.
const YearsWidth = 900.0

const (
	yearsLane = 16.0 // from one event to the one above it
	yearsGap  = 13.0 // side by side, no nearer than this
	yearsHead = 24.0
	yearsFoot = 74.0
)

// yearsPlan is where the parts of the chart stand.
type yearsPlan struct {
	from, to int     // the first and the last year
	label    float64 // how wide the names of the rows are
	scale    float64 // how wide a year is
	rows     []yearsBand
	top      float64 // where the first row begins
	bottom   float64
}

// yearsBand is a row: its top, its height, and the lane of each event.
type yearsBand struct {
	top, height float64
	lanes       []int
}

func (y Years) plan() yearsPlan {
	p := yearsPlan{from: y.from, to: y.to, label: 110}
	p.span(y.Rows)
	for _, row := range y.Rows {
		p.label = max(p.label, roomy(row.Label, labelLettering()), roomy(row.Soft, smallLettering()))
	}
	p.label = min(p.label, 205) + 2*gridPad
	p.scale = (YearsWidth - p.label - yearsFoot) / float64(p.to-p.from+1)
	p.top = yearsHead + notesHeight(y.notes(), YearsWidth)
	top := p.top
	for _, row := range y.Rows {
		lanes := p.lanes(row.Marks)
		height := max(34, yearsLane*float64(1+slices.Max(append([]int{0}, lanes...)))+8)
		p.rows = append(p.rows, yearsBand{top, height, lanes})
		top += height
	}
	p.bottom = top
	return p
}

// span finds the first and the last year, and leaves room around them: a
// handful of years is not stretched over the whole width.
func (p *yearsPlan) span(rows []YearsRow) {
	for _, row := range rows {
		for _, m := range row.Marks {
			if p.from == 0 || m.Year < p.from {
				p.from = m.Year
			}
			p.to = max(p.to, m.Year)
		}
	}
	if short := 9 - (p.to - p.from); short > 0 {
		p.from, p.to = p.from-short/2, p.to+short-short/2
	}
}

// lanes gives each event the lowest lane in which it touches none before it.
// Events come in any order; lanes follow the years.
func (p *yearsPlan) lanes(marks []YearMark) []int {
	order := make([]int, len(marks))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return marks[a].Year - marks[b].Year })
	lanes := make([]int, len(marks))
	var last []float64 // of each lane, where its last event stands
	for _, i := range order {
		x := p.x(marks[i].Year)
		lane := slices.IndexFunc(last, func(before float64) bool { return x-before >= yearsGap })
		if lane < 0 {
			lane, last = len(last), append(last, x)
		}
		lanes[i], last[lane] = lane, x
	}
	return lanes
}

// x is the middle of a year.
func (p *yearsPlan) x(year int) float64 {
	return p.label + p.scale*(float64(year-p.from)+.5)
}

// step is how many years apart the lines of the axis are.
func (p *yearsPlan) step() int {
	for _, n := range []int{1, 2, 5, 10, 20, 50, 100} {
		if p.scale*float64(n) >= 46 {
			return n
		}
	}
	return 500
}

func (y Years) notes() []note {
	var notes []note
	for _, k := range y.Legend {
		notes = append(notes, note{k.Text, func(c Canvas, x, y float64) { k.Sign.draw(c, x, y, 6) }})
	}
	return notes
}

// Size implements Chart.
func (y Years) Size() (float64, float64) {
	p := y.plan()
	return YearsWidth, p.bottom + yearsHead
}

// Draw implements Chart.
func (y Years) Draw(c Canvas) {
	p := y.plan()
	p.axis(c)
	for i, row := range y.Rows {
		p.draw(c, row, p.rows[i])
	}
	drawNotes(c, y.notes(), 0, YearsWidth)
}

// axis draws a line for every so many years, its year above and below.
func (p *yearsPlan) axis(c Canvas) {
	step := p.step()
	letters := Lettering{Size: 11, Anchor: Middle, Colour: Soft}
	for year := (p.from + step - 1) / step * step; year <= p.to; year += step {
		x := p.x(year)
		c.Line(x, p.top-4, x, p.bottom, 1, Rule)
		c.Text(x, p.top-9, strconv.Itoa(year), letters)
		c.Text(x, p.bottom+15, strconv.Itoa(year), letters)
	}
}

func (p *yearsPlan) draw(c Canvas, row YearsRow, band yearsBand) {
	right := YearsWidth - yearsFoot
	c.Line(0, band.top, YearsWidth, band.top, 1, Rule)
	base := band.top + min(band.height, 40)/2
	name := labelLettering()
	if row.Soft == "" {
		c.Text(0, base+4, wrapRoomy(row.Label, name, p.label-2*gridPad, 1)[0], name)
	} else {
		c.Text(0, base-2, wrapRoomy(row.Label, name, p.label-2*gridPad, 1)[0], name)
		c.Text(0, base+11, row.Soft, smallLettering())
	}
	c.Text(YearsWidth, base+4, row.Foot, Lettering{Size: 11, Anchor: Right, Colour: Soft})
	if row.Silence != "" {
		p.silence(c, row.Silence, band)
		return
	}
	for i, m := range row.Marks {
		y := band.top + band.height - 4 - yearsLane*(float64(band.lanes[i])+.5)
		m.Sign.draw(c, min(p.x(m.Year), right), y, reach(m.Size))
	}
}

// silence hatches a row, and says in words why.
func (p *yearsPlan) silence(c Canvas, words string, band yearsBand) {
	letters := smallLettering()
	c.Hatch(p.label, band.top+6, YearsWidth-yearsFoot-p.label, band.height-12)
	c.Rect(p.label+10, band.top+9, roomy(words, letters)+12, band.height-18, White)
	c.Text(p.label+16, band.top+band.height/2+3.5, words, letters)
}

// reach is half the height of a sign of a size.
func reach(size int) float64 {
	if size == 0 {
		return 5
	}
	return 3.6 + .9*float64(min(size, 4))
}
