package draw

// Poster is a chart that stands alone, with its title above and the lines that
// belong to it below.
type Poster struct {
	Title string
	Feet  []string
	Chart Chart
}

const (
	posterMargin = 16.0
	mostLines    = 4 // of a title, or of a foot
)

func posterTitle() Lettering { return Lettering{Size: 16, Bold: true, Colour: Ink} }

// posterLines are the lines of a poster: of its title, and of its feet.
func (p Poster) posterLines(width float64) (title, feet []string) {
	title = Wrap(p.Title, posterTitle(), width, mostLines)
	for _, foot := range p.Feet {
		if foot != "" {
			feet = append(feet, Wrap(foot, smallLettering(), width, mostLines)...)
		}
	}
	return title, feet
}

// Size implements Chart.
func (p Poster) Size() (float64, float64) {
	w, h := p.Chart.Size()
	title, feet := p.posterLines(w)
	return w + 2*posterMargin, h + 4*posterMargin + linesHeight(title, posterTitle()) + linesHeight(feet, smallLettering())
}

func linesHeight(lines []string, t Lettering) float64 {
	return float64(len(lines)) * t.Size * LineHeight
}

// Draw implements Chart.
func (p Poster) Draw(c Canvas) {
	w, h := p.Chart.Size()
	title, feet := p.posterLines(w)
	y := posterMargin + posterTitle().Size
	Lines(c, posterMargin, y, title, posterTitle())
	y = 2*posterMargin + linesHeight(title, posterTitle())
	p.Chart.Draw(shifted{c, posterMargin, y})
	Lines(c, posterMargin, y+h+posterMargin+smallLettering().Size, feet, smallLettering())
}

// shifted is a canvas that begins elsewhere on another.
type shifted struct {
	on   Canvas
	x, y float64
}

func (s shifted) Rect(x, y, w, h float64, colour string) { s.on.Rect(x+s.x, y+s.y, w, h, colour) }
func (s shifted) Hatch(x, y, w, h float64)               { s.on.Hatch(x+s.x, y+s.y, w, h) }
func (s shifted) Text(x, y float64, text string, t Lettering) {
	s.on.Text(x+s.x, y+s.y, text, t)
}
func (s shifted) Line(x1, y1, x2, y2, thick float64, colour string) {
	s.on.Line(x1+s.x, y1+s.y, x2+s.x, y2+s.y, thick, colour)
}
func (s shifted) Disc(x, y, radius float64, colour string) { s.on.Disc(x+s.x, y+s.y, radius, colour) }
