package draw

// Sign is a small mark whose shape says what its colour says.
type Sign int

// The signs.
const (
	Unknown Sign = iota // a ring
	Up                  // an arrow
	Down                // an arrow
	Level               // a disc
)

// amber is the other colour of signs, apart from teal for the colour-blind too.
const amber = "8A4B00"

// draw draws a sign around a point; reach is half its height.
func (s Sign) draw(c Canvas, x, y, reach float64) {
	switch s {
	case Up:
		arrow(c, x, y, -reach, Step4.Colours().Fill)
	case Down:
		arrow(c, x, y, reach, amber)
	case Level:
		c.Disc(x, y, reach*.55, Soft)
	default:
		c.Disc(x, y, reach*.7, Strong)
		c.Disc(x, y, reach*.7-1.4, White)
	}
}

// arrow draws an arrow from one side of a point to the other; to is how far
// below the point it ends.
func arrow(c Canvas, x, y, to float64, colour string) {
	const thick = 2.2
	wing := max(to, -to) * .8
	back := to * .15
	c.Line(x, y-to, x, y+to, thick, colour)
	c.Line(x-wing, y+back, x+.5, y+to, thick, colour)
	c.Line(x+wing, y+back, x-.5, y+to, thick, colour)
}
