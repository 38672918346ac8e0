package draw

import (
	"math"
	"strings"
)

// panelPlan is where the parts of a panel stand, from its own corner.
type panelPlan struct {
	Panel
	x, y, width, height float64
	field               float64 // how high the drawing is
	at                  []point
	sizes               []point
	labels              []label
	explained           []explained // what the codes on the drawing stand for
	words               []string    // below the drawing
}

const (
	fieldPadX  = 46.0
	fieldPadY  = 26.0
	keyLine    = 14.0
	dotsArea   = 7000.0 // how much room a dot needs, its name included
	smallestUp = 120.0
)

func planOf(p Panel, width float64) panelPlan {
	plan := panelPlan{Panel: p, width: width}
	if p.Silence != "" {
		plan.width, plan.height = NetworkWidth, panelHead
		return plan
	}
	if len(p.Dots) > 0 {
		area := dotsArea * float64(len(p.Dots))
		plan.field = max(smallestUp, min(area/width, 2600)) + 2*fieldPadY
		plan.at = settle(p.Dots, p.Bonds, width-2*fieldPadX, plan.field-2*fieldPadY)
		for i := range plan.at {
			plan.at[i].x += fieldPadX
			plan.at[i].y += fieldPadY
		}
		plan.name()
	}
	letters := smallLettering()
	for _, text := range []string{p.Alone, p.Beside} {
		if text != "" {
			plan.words = append(plan.words, wrapRoomy(text, letters, width, 12)...)
		}
	}
	plan.height = panelHead + plan.field + plan.keyHeight() + keyLine*float64(len(plan.words)) + 6
	return plan
}

// explained is a code of a drawing and what it stands for, in lines.
type explained struct {
	code  string
	lines []string
}

// columns is how many columns the codes are explained in.
func (p *panelPlan) columns() int {
	if p.width > panelNarrow {
		return 3
	}
	return 2
}

func (p *panelPlan) keyWidth() float64 { return p.width/float64(p.columns()) - 12 }

const keyCode = 34.0

// explain lists a code with the name it stands for.
func (p *panelPlan) explain(d Dot) {
	lines := wrapRoomy(d.Name, smallLettering(), p.keyWidth()-keyCode, 3)
	p.explained = append(p.explained, explained{d.Code, lines})
}

// split says how many of the explained codes stand in each column: as many
// lines in each as can be.
func (p *panelPlan) split() (starts []int, tallest int) {
	total := 0
	for _, e := range p.explained {
		total += len(e.lines)
	}
	share := (total + p.columns() - 1) / p.columns()
	lines := 0
	for i, e := range p.explained {
		if i == 0 || lines+len(e.lines)/2 >= share && len(starts) < p.columns() {
			starts, lines = append(starts, i), 0
		}
		lines += len(e.lines)
		tallest = max(tallest, lines)
	}
	return starts, tallest
}

func (p *panelPlan) keyHeight() float64 {
	if len(p.explained) == 0 {
		return 0
	}
	_, tallest := p.split()
	return keyLine*float64(tallest) + 10
}

func (p *panelPlan) draw(c Canvas) {
	head := Lettering{Size: 13, Bold: true, Colour: Ink}
	c.Line(p.x, p.y+.5, p.x+p.width, p.y+.5, 1, Rule)
	title := wrapRoomy(p.Title, head, panelNarrow*.55, 1)[0]
	c.Text(p.x, p.y+18, title, head)
	c.Text(p.x+roomy(title, head)+8, p.y+18, p.Soft, Lettering{Size: 11, Colour: Soft})
	c.Text(p.x+p.width, p.y+18, p.Foot, Lettering{Size: 11, Anchor: Right, Colour: Soft})
	if p.Silence != "" {
		p.silence(c)
		return
	}
	p.drawBonds(c)
	p.drawDots(c)
	y := p.y + panelHead + p.field
	p.drawKey(c, y+10)
	Lines(c, p.x, y+p.keyHeight()+10, p.words, Lettering{Size: smallLettering().Size, Colour: Soft})
}

// silence hatches what is beside the title, and says in words why.
func (p *panelPlan) silence(c Canvas) {
	letters := smallLettering()
	x := p.x + panelNarrow
	c.Hatch(x, p.y+4, p.width-panelNarrow, panelHead-6)
	c.Rect(x+10, p.y+6, roomy(p.Silence, letters)+12, panelHead-10, White)
	c.Text(x+16, p.y+18, p.Silence, letters)
}

// place is where a dot stands on the chart.
func (p *panelPlan) place(dot int) point {
	return point{p.x + p.at[dot].x, p.y + panelHead + p.at[dot].y}
}

// drawBonds draws several bonds between the same two dots side by side.
func (p *panelPlan) drawBonds(c Canvas) {
	all, before := map[[2]int]int{}, map[[2]int]int{}
	for _, b := range p.Bonds {
		all[pair(b)]++
	}
	for _, b := range p.Bonds {
		k := pair(b)
		a, z := p.place(k[0]), p.place(k[1])
		dx, dy := across(a, z, 5*(float64(before[k])-float64(all[k]-1)/2))
		before[k]++
		b.Stroke.draw(c, point{a.x + dx, a.y + dy}, point{z.x + dx, z.y + dy})
	}
}

// pair names the two dots of a bond whichever way it goes.
func pair(b Bond) [2]int { return [2]int{min(b.From, b.To), max(b.From, b.To)} }

func (p *panelPlan) drawDots(c Canvas) {
	for _, l := range p.labels {
		if len(l.lines) == 0 {
			continue
		}
		x, y := p.x+l.x, p.y+panelHead+l.y
		c.Rect(x, y, l.width, l.height, White)
		Lines(c, x+1, y+l.letters.Size*.95, l.lines, l.letters)
	}
	for i, d := range p.Dots {
		at := p.place(i)
		if d.Letter == "" {
			box(c, at.x, at.y, d.Code)
			continue
		}
		disc(c, at.x, at.y, radius(d.Degree), d.Letter)
	}
}

// radius is how large a dot is: its area grows with its degree.
func radius(degree int) float64 { return min(7.5+1.7*math.Sqrt(float64(degree)), 18) }

func (p *panelPlan) drawKey(c Canvas, y float64) {
	starts, _ := p.split()
	code := Lettering{Size: smallLettering().Size, Bold: true, Colour: Ink}
	for column, from := range starts {
		to := len(p.explained)
		if column+1 < len(starts) {
			to = starts[column+1]
		}
		x, line := p.x+float64(column)*p.width/float64(p.columns()), y
		for _, e := range p.explained[from:to] {
			c.Text(x, line, e.code, code)
			for _, text := range e.lines {
				c.Text(x+keyCode, line, strings.TrimSpace(text), smallLettering())
				line += keyLine
			}
		}
	}
}
