package draw

import (
	"cmp"
	"slices"
)

// label is a name beside a dot: its box and its lines.
type label struct {
	x, y, width, height float64
	lines               []string
	letters             Lettering
}

// What a name beside a dot may measure; a longer one is explained below the
// drawing, and its code stands in its place.
const (
	labelWidth = 118.0
	labelLines = 2
	labelGap   = 3.0
)

// name finds a place beside each disc for its name, or else for its code:
// where it covers no dot and no other name, and as few lines as can be. Those
// with most bonds come first.
func (p *panelPlan) name() {
	order := make([]int, len(p.Dots))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(p.Dots[b].Degree, p.Dots[a].Degree) })
	p.labels, p.sizes = make([]label, len(p.Dots)), make([]point, len(p.Dots))
	for i, d := range p.Dots {
		p.sizes[i] = sizeOf(d)
	}
	coded := map[int]bool{}
	for _, i := range order {
		d := p.Dots[i]
		if d.Letter == "" {
			coded[i] = true
			continue
		}
		if l, ok := p.fit(i, short(d)); ok {
			p.labels[i] = l
			continue
		}
		coded[i] = true
		if l, ok := p.fit(i, []string{d.Code}); ok {
			p.labels[i] = l
		}
	}
	for i, d := range p.Dots {
		if coded[i] {
			p.explain(d)
		}
	}
}

// sizeOf is how wide and high a dot is.
func sizeOf(d Dot) point {
	if d.Letter == "" {
		w, h := boxSize(d.Code)
		return point{w, h}
	}
	return point{2 * radius(d.Degree), 2 * radius(d.Degree)}
}

// short is what may stand beside a dot: its short name, or its name in two
// lines; nothing when it is longer.
func short(d Dot) []string {
	if d.Short != "" {
		return []string{d.Short}
	}
	lines := Wrap(d.Name, nameLettering(), labelWidth, labelLines+1)
	if len(lines) > labelLines {
		return nil
	}
	return lines
}

func nameLettering() Lettering { return Lettering{Size: 10.5, Colour: Ink} }

// fit finds a place for a text beside a dot; false when it covers something
// everywhere.
func (p *panelPlan) fit(dot int, lines []string) (label, bool) {
	if len(lines) == 0 {
		return label{}, false
	}
	l := label{lines: lines, letters: nameLettering()}
	for _, line := range lines {
		l.width = max(l.width, roomy(line, l.letters))
	}
	l.height = l.letters.Size * LineHeight * float64(len(lines))
	best, least := label{}, -1
	for i, at := range p.spots(dot, l.width, l.height) {
		l.x, l.y = at.x, at.y
		if !p.free(dot, l) {
			continue
		}
		if cost := 8*p.crossed(l) + i; least < 0 || cost < least {
			best, least = l, cost
		}
	}
	return best, least >= 0
}

// spots are the places around a dot, the better ones first.
func (p *panelPlan) spots(dot int, w, h float64) []point {
	at, r := p.at[dot], radius(p.Dots[dot].Degree)+labelGap
	near := r * .75
	return []point{
		{at.x + r, at.y - h/2}, {at.x - r - w, at.y - h/2}, {at.x - w/2, at.y + r}, {at.x - w/2, at.y - r - h},
		{at.x + near, at.y + near}, {at.x + near, at.y - near - h}, {at.x - near - w, at.y + near}, {at.x - near - w, at.y - near - h},
	}
}

// free says whether a label lies on the panel and covers no dot and no name.
func (p *panelPlan) free(dot int, l label) bool {
	if l.x < 0 || l.y < 0 || l.x+l.width > p.width || l.y+l.height > p.field {
		return false
	}
	for i := range p.Dots {
		if w, h := p.sizes[i].x, p.sizes[i].y; i != dot && l.meets(p.at[i].x-w/2, p.at[i].y-h/2, w, h) {
			return false
		}
		if o := p.labels[i]; len(o.lines) > 0 && l.meets(o.x, o.y, o.width, o.height) {
			return false
		}
	}
	return true
}

func (l label) meets(x, y, w, h float64) bool {
	return l.x < x+w && x < l.x+l.width && l.y < y+h && y < l.y+l.height
}

// crossed counts the bonds that a label would cover a part of.
func (p *panelPlan) crossed(l label) int {
	n := 0
	for _, b := range p.Bonds {
		if l.cuts(p.at[b.From], p.at[b.To]) {
			n++
		}
	}
	return n
}

// cuts says whether a line goes through a label: what is left of it after
// each side has taken away what is beyond.
func (l label) cuts(a, b point) bool {
	from, to := 0.0, 1.0
	for _, side := range [][3]float64{
		{b.x - a.x, l.x - a.x, l.x + l.width - a.x}, {b.y - a.y, l.y - a.y, l.y + l.height - a.y},
	} {
		if side[0] == 0 {
			if side[1] > 0 || side[2] < 0 {
				return false
			}
			continue
		}
		t, u := side[1]/side[0], side[2]/side[0]
		from, to = max(from, min(t, u)), min(to, max(t, u))
	}
	return from < to
}
