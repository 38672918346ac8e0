package draw

// note explains a mark of a chart: something small and what it stands for.
type note struct {
	text string
	draw func(c Canvas, x, y float64) // around a point, no wider than noteMark
}

const (
	noteMark = 30.0
	noteLine = 20.0
)

// notePlaces sets notes in lines of a width, each as wide as its text.
func notePlaces(notes []note, width float64) (xs []float64, lines []int) {
	x, line := 0.0, 0
	for _, n := range notes {
		w := noteMark + 8 + roomy(n.text, smallLettering()) + 14
		if x > 0 && x+w > width {
			x, line = 0, line+1
		}
		xs, lines = append(xs, x), append(lines, line)
		x += w
	}
	return xs, lines
}

func notesHeight(notes []note, width float64) float64 {
	if len(notes) == 0 {
		return 0
	}
	_, lines := notePlaces(notes, width)
	return noteLine * float64(lines[len(lines)-1]+1)
}

func drawNotes(c Canvas, notes []note, y, width float64) {
	xs, lines := notePlaces(notes, width)
	for i, n := range notes {
		middle := y + noteLine*(float64(lines[i])+.5)
		n.draw(c, xs[i]+noteMark/2, middle)
		c.Text(xs[i]+noteMark+8, middle+3.5, n.text, smallLettering())
	}
}

// roomy is how wide a text may be on a page, whose letters are those of the
// reader's system and may be wider than ours.
func roomy(text string, t Lettering) float64 { return 1.16 * Measure(text, t) }

// wrapRoomy breaks a text into lines that fit a width on a page too.
func wrapRoomy(text string, t Lettering, width float64, most int) []string {
	return Wrap(text, t, width/1.16, most)
}
