package draw

import (
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
)

// The letters of charts are those of the Go project's fonts, which travel in
// the program: a picture looks the same whatever a server has installed.

// fonts are parsed once; they come with the module, so that reading them
// cannot go wrong without a test seeing it.
var fonts = sync.OnceValues(func() (regular, bold *opentype.Font) {
	regular, _ = opentype.Parse(goregular.TTF)
	bold, _ = opentype.Parse(gobold.TTF)
	return regular, bold
})

// face returns the letters of a size, enlarged by scale. A face is not for
// several goroutines at once.
func (t Lettering) face(scale float64) font.Face {
	f, bold := fonts()
	if t.Bold {
		f = bold
	}
	face, _ := opentype.NewFace(f, &opentype.FaceOptions{Size: t.Size * scale, DPI: 72}) // no option can be wrong
	return face
}

// Measure returns the width of a text in pixels.
func Measure(text string, t Lettering) float64 {
	face := t.face(1)
	defer face.Close()
	return float64(font.MeasureString(face, text)) / 64
}

// allowance is by how much the letters of a reader's system may be wider than
// ours: an SVG is written with theirs.
const allowance = 1.12

// allow returns the width that a text may take on a reader's system.
func allow(text string, t Lettering) float64 { return allowance * Measure(text, t) }
