package draw

import (
	"bytes"
	"encoding/xml"
	"image/color"
	"image/png"
	"strings"
	"testing"
)

func grid() Grid {
	return Grid{
		Columns: []string{"Uno", "Enfoque pangubernamental y basado en evidencia"},
		Rows: []GridRow{
			{Label: "Alfa", Soft: "Gobierno", Cells: []GridCell{{Tone: Step4, Text: "4", Small: "100"}, {Tone: NoData}}},
			{Label: "Una república con un nombre muy largo & más", Cells: []GridCell{{Tone: Step1, Text: "1"}, {Tone: Step2, Text: "2"}}},
		},
		Legend: []Key{{Step1, "1 Requiere más"}, {NoData, "sin dato"}},
	}
}

func TestPictureIsSharpAndShowsItsCells(t *testing.T) {
	f := Picture{Title: "t", Alt: "a", Chart: grid()}
	var b bytes.Buffer
	if err := f.WritePNG(&b); err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(&b)
	if err != nil {
		t.Fatal(err)
	}
	w, h := f.Chart.Size()
	if got := img.Bounds().Size(); got.X < 2*int(w) || got.Y < 2*int(h) {
		t.Errorf("%v dots for %v × %v pixels, want at least two for each", got, w, h)
	}
	plan := grid().plan()
	top := plan.top
	at := func(x, y float64) color.Color { return img.At(dots(x), dots(y)) }
	cell := plan.label
	if got, want := at(cell+4, top+4), rgb(Step4.Colours().Fill); got != want {
		t.Errorf("the first cell is %v, want the darkest step %v", got, want)
	}
	var lines, ground int
	for dx := range 40 {
		switch at(cell+plan.cell+4+float64(dx)/3, top+8) {
		case rgb(Hatching):
			lines++
		case rgb(White):
			ground++
		}
	}
	if lines == 0 || ground == 0 {
		t.Errorf("no data: %d dots of lines, %d of ground, want both: it is hatched", lines, ground)
	}
}

func TestSVGSaysWhatItShows(t *testing.T) {
	got := Picture{Title: "Título <1>", Alt: "Lo que muestra", Chart: grid()}.SVG("fig1")
	if err := xml.Unmarshal([]byte(got), new(struct{})); err != nil {
		t.Fatalf("%v in\n%s", err, got)
	}
	for _, want := range []string{`role="img"`, `<title id="fig1-t">Título &lt;1&gt;</title>`, `<desc id="fig1-d">Lo que muestra</desc>`, "url(#fig1-h)", ">100</text>"} {
		if !strings.Contains(got, want) {
			t.Errorf("the picture lacks %q:\n%s", want, got)
		}
	}
	if strings.Contains(got, "style=") {
		t.Error("the picture has a style attribute, which a strict page refuses")
	}
}

func TestColumnHeadsFitTheirColumns(t *testing.T) {
	for _, columns := range []int{2, 5, 7} {
		g := grid()
		for len(g.Columns) < columns {
			g.Columns = append(g.Columns, "Bienestar socioeconómico")
		}
		plan := g.plan()
		for _, column := range plan.heads {
			for _, line := range column {
				if w := Measure(line, plan.head); w > plan.cell {
					t.Errorf("%d columns: %q is %.0f wide in a column of %.0f", columns, line, w, plan.cell)
				}
			}
		}
	}
}

// TestStepsStayApartInGrey holds that the ramp is read in grey print, and its
// letters on it.
func TestStepsStayApartInGrey(t *testing.T) {
	before := 1.0
	for i := range 4 {
		c := Step(i + 1).Colours()
		light := luminance(rgb(c.Fill))
		if light > before-.1 {
			t.Errorf("step %d has luminance %.2f after %.2f, want a clear step down", i+1, light, before)
		}
		before = light
		if contrast := ratio(light, luminance(rgb(c.Ink))); contrast < 4.5 {
			t.Errorf("step %d: contrast %.1f, want at least 4.5", i+1, contrast)
		}
	}
}

func TestSharesAreDrawnToOneScale(t *testing.T) {
	s := Shares{Whole: 8, Bars: []Bar{{Label: "A", Pieces: []Piece{{Step1, 2}, {NoData, 6}}}, {Label: "B", Pieces: []Piece{{Step4, 4}}}}}
	d := &widths{}
	s.Draw(d)
	if len(d.bars) != 2 || d.bars[1] < 2*d.bars[0] || d.bars[1] > 2*d.bars[0]+2 {
		t.Errorf("bars of 2 and 4 are %v wide, want the second twice the first", d.bars)
	}
	if len(d.hatched) != 1 {
		t.Errorf("%d hatched pieces, want the one without data", len(d.hatched))
	}
}

// widths notes how wide what is drawn is.
type widths struct{ bars, hatched []float64 }

func (w *widths) Rect(_, _, width, _ float64, _ string)    { w.bars = append(w.bars, width) }
func (w *widths) Hatch(_, _, width, _ float64)             { w.hatched = append(w.hatched, width) }
func (w *widths) Text(float64, float64, string, Lettering) {}

func (w *widths) Line(_, _, _, _, _ float64, _ string) {}
func (w *widths) Disc(_, _, _ float64, _ string)       {}

func luminance(c color.RGBA) float64 {
	linear := func(v uint8) float64 {
		x := float64(v) / 255
		return x * x // near enough to sRGB for a test of steps
	}
	return .2126*linear(c.R) + .7152*linear(c.G) + .0722*linear(c.B)
}

func ratio(a, b float64) float64 { return (max(a, b) + .05) / (min(a, b) + .05) }

func TestLinesBreakAtSpacesAndAfterHyphens(t *testing.T) {
	letters := Lettering{Size: 10}
	for _, tt := range []struct {
		text  string
		width float64
		want  string
	}{
		{"Whole-of-government policies", 1000, "Whole-of-government policies"},
		{"Whole-of-government policies", 62, "Whole-of-|government|policies"},
		{"  dos   palabras ", 1000, "dos palabras"},
		{"", 50, ""},
	} {
		if got := strings.Join(Wrap(tt.text, letters, tt.width, 9), "|"); got != tt.want {
			t.Errorf("%q in %.0f: got %q, want %q", tt.text, tt.width, got, tt.want)
		}
	}
}
