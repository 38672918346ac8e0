package draw

import "math"

// field finds places for the dots of a panel: what is joined attracts, what is
// not stands apart, all of it within a frame. It begins and goes on without
// any chance, so that the same network always looks the same.
type field struct {
	width, height float64
	at            []point
	push          []point
	ideal         float64 // how far apart what is joined would like to be
	bonds         []Bond
}

// settle places so many dots within a frame.
func settle(dots []Dot, bonds []Bond, width, height float64) []point {
	f := &field{width: width, height: height, at: make([]point, len(dots)), push: make([]point, len(dots)), bonds: bonds}
	if len(dots) == 0 {
		return nil
	}
	f.ideal = .8 * math.Sqrt(width*height/float64(len(dots)))
	f.begin()
	steps := 160
	if len(dots) > 150 {
		steps = 70
	}
	for i := range steps {
		f.step(f.width / 7 * (1 - float64(i)/float64(steps)))
	}
	f.spread()
	return f.at
}

// begin winds the dots in a spiral around the middle.
func (f *field) begin() {
	turn := math.Pi * (3 - math.Sqrt(5))
	for i := range f.at {
		far := math.Sqrt((float64(i) + .5) / float64(len(f.at)))
		sin, cos := math.Sincos(float64(i) * turn)
		f.at[i] = point{f.width/2 + far*cos*f.width*.45, f.height/2 + far*sin*f.height*.45}
	}
}

// step moves every dot by what pushes and pulls it, no further than reach.
func (f *field) step(reach float64) {
	middle := point{f.width / 2, f.height / 2}
	for i, p := range f.at {
		f.push[i] = point{(middle.x - p.x) * .03, (middle.y - p.y) * .03}
	}
	f.repel()
	for _, b := range f.bonds {
		dx, dy := f.at[b.From].x-f.at[b.To].x, f.at[b.From].y-f.at[b.To].y
		pull := math.Hypot(dx, dy) / f.ideal
		f.push[b.From].x, f.push[b.From].y = f.push[b.From].x-dx*pull*.5, f.push[b.From].y-dy*pull*.5
		f.push[b.To].x, f.push[b.To].y = f.push[b.To].x+dx*pull*.5, f.push[b.To].y+dy*pull*.5
	}
	for i := range f.at {
		length := math.Hypot(f.push[i].x, f.push[i].y)
		if length > reach {
			f.push[i].x, f.push[i].y = f.push[i].x/length*reach, f.push[i].y/length*reach
		}
		f.move(i, f.push[i].x, f.push[i].y)
	}
}

// repel pushes apart what is near.
func (f *field) repel() {
	far := 3 * f.ideal
	square := f.ideal * f.ideal
	for i := range f.at {
		for j := i + 1; j < len(f.at); j++ {
			dx, dy := f.at[i].x-f.at[j].x, f.at[i].y-f.at[j].y
			if dx > far || dx < -far || dy > far || dy < -far {
				continue
			}
			force := square / max(dx*dx+dy*dy, 1)
			f.push[i].x, f.push[i].y = f.push[i].x+dx*force, f.push[i].y+dy*force
			f.push[j].x, f.push[j].y = f.push[j].x-dx*force, f.push[j].y-dy*force
		}
	}
}

func (f *field) move(i int, dx, dy float64) {
	f.at[i].x = min(max(f.at[i].x+dx, 0), f.width)
	f.at[i].y = min(max(f.at[i].y+dy, 0), f.height)
}

// spread moves apart what would touch: names stand beside the dots, so that
// dots need more room in width than in height.
func (f *field) spread() {
	const wide, high = 54.0, 34.0
	for range 60 {
		moved := false
		for i := range f.at {
			for j := i + 1; j < len(f.at); j++ {
				dx, dy := f.at[j].x-f.at[i].x, f.at[j].y-f.at[i].y
				over := 1 - math.Hypot(dx/wide, dy/high)
				if over <= 0 {
					continue
				}
				moved = true
				if dx == 0 && dy == 0 {
					dy = 1
				}
				length := math.Hypot(dx, dy)
				x, y := dx/length*over*wide*.5, dy/length*over*high*.5
				f.move(i, -x, -y)
				f.move(j, x, y)
			}
		}
		if !moved {
			return
		}
	}
}
