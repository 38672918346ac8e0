package draw

import "strconv"

// Network is a chart of who is joined with whom: a panel for each group that
// no line leaves. Its places are computed once, and are always the same.
type Network struct {
	panels []panelPlan
	notes  []note
	height float64
}

// Panel is one group of a network.
type Panel struct {
	Title string
	Soft  string // what is less important of the title, such as the voice
	Foot  string // below the drawing: n
	Dots  []Dot
	Bonds []Bond
	// Alone names what nothing joins, Beside what else there is to say of the
	// group.
	Alone, Beside string
	// Silence says why nothing is known; the panel is then hatched.
	Silence string
}

// Dot is what is joined: a disc with a letter for its kind, larger the more
// bonds it has, or a box with its code.
type Dot struct {
	Name   string // in full
	Short  string // where the name is too long, or ""
	Code   string // by which a list below the drawing explains it
	Letter string // of its kind; "" for a box
	Degree int
}

// Bond joins two dots, by their places among the dots.
type Bond struct {
	From, To int
	Stroke   Stroke
}

// LetterKey explains the letter of a kind of dot.
type LetterKey struct{ Letter, Text string }

// StrokeKey explains a stroke.
type StrokeKey struct {
	Stroke Stroke
	Text   string
}

// NetworkWidth is how wide a network is.
const NetworkWidth = 900.0

const (
	panelGap    = 24.0
	panelHead   = 26.0
	panelNarrow = (NetworkWidth - panelGap) / 2
)

// NewNetwork places the panels: one over the whole width, or two side by side
// where there are several and none has many dots. One of which nothing is known
// is a line of its own.
func NewNetwork(panels []Panel, letters []LetterKey, strokes []StrokeKey) *Network {
	n := &Network{notes: networkNotes(letters, strokes)}
	width := panelNarrow
	for _, p := range panels {
		if len(panels) == 1 || len(p.Dots) > 45 {
			width = NetworkWidth
		}
	}
	n.height = notesHeight(n.notes, NetworkWidth) + panelGap/2
	for i := 0; i < len(panels); i++ {
		row := []panelPlan{planOf(panels[i], width)}
		if row[0].width < NetworkWidth && i+1 < len(panels) && panels[i+1].Silence == "" {
			i++
			row = append(row, planOf(panels[i], width))
		}
		n.add(row)
	}
	return n
}

// add adds a row of panels below those before.
func (n *Network) add(row []panelPlan) {
	tallest := 0.0
	for i, p := range row {
		p.x, p.y = float64(i)*(panelNarrow+panelGap), n.height
		tallest = max(tallest, p.height)
		n.panels = append(n.panels, p)
	}
	n.height += tallest + panelGap
}

func networkNotes(letters []LetterKey, strokes []StrokeKey) []note {
	var notes []note
	for _, k := range letters {
		notes = append(notes, note{k.Text, func(c Canvas, x, y float64) { disc(c, x, y, 8, k.Letter) }})
	}
	for _, k := range strokes {
		notes = append(notes, note{k.Text, func(c Canvas, x, y float64) {
			k.Stroke.draw(c, point{x - noteMark/2, y}, point{x + noteMark/2, y})
		}})
	}
	return notes
}

// Size implements Chart.
func (n *Network) Size() (float64, float64) {
	return NetworkWidth, n.height
}

// Draw implements Chart.
func (n *Network) Draw(c Canvas) {
	drawNotes(c, n.notes, 0, NetworkWidth)
	for i := range n.panels {
		n.panels[i].draw(c)
	}
}

// disc draws an actor: white on the colour of things done, its kind a letter;
// an unknown kind is a ring.
func disc(c Canvas, x, y, radius float64, letter string) {
	ink := White
	c.Disc(x, y, radius, Step4.Colours().Fill)
	if letter == "?" {
		c.Disc(x, y, radius-1.6, White)
		ink = Ink
	}
	size := 10.5
	if len(letter) > 1 {
		size = 8
	}
	c.Text(x, y+size*.36, letter, Lettering{Size: size, Bold: true, Anchor: Middle, Colour: ink})
}

// box draws what actors take part in, with its code.
func box(c Canvas, x, y float64, code string) {
	w, h := boxSize(code)
	c.Rect(x-w/2, y-h/2, w, h, Strong)
	c.Rect(x-w/2+1, y-h/2+1, w-2, h-2, Step1.Colours().Fill)
	c.Text(x, y+3.3, code, boxLettering())
}

func boxLettering() Lettering {
	return Lettering{Size: 9.5, Bold: true, Anchor: Middle, Colour: Ink}
}

func boxSize(code string) (w, h float64) { return max(18, roomy(code, boxLettering())+6), 15 }

// Letter names the kinds of dots: A to Z, then A1, B1 …
func Letter(kind int) string {
	letter := string(rune('A' + kind%26))
	if round := kind / 26; round > 0 {
		letter += strconv.Itoa(round)
	}
	return letter
}
