package draw

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"math"
	"strconv"

	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"
)

// sharpness is how many dots a picture has for each pixel: three make it
// crisp on paper and on the best screens.
const sharpness = 3

// WritePNG writes a figure's chart as a picture.
func (f Picture) WritePNG(w io.Writer) error {
	width, height := f.Chart.Size()
	d := &pngCanvas{
		img:   image.NewRGBA(image.Rect(0, 0, dots(width), dots(height))),
		faces: map[Lettering]font.Face{},
	}
	defer d.close()
	d.Rect(0, 0, width, height, White)
	f.Chart.Draw(d)
	if err := png.Encode(w, d.img); err != nil {
		return fmt.Errorf("write picture %q: %w", f.Title, err)
	}
	return nil
}

// pngCanvas paints a picture.
type pngCanvas struct {
	img   *image.RGBA
	faces map[Lettering]font.Face
}

func (d *pngCanvas) close() {
	for _, f := range d.faces {
		f.Close()
	}
}

func dots(pixels float64) int { return int(math.Round(pixels * sharpness)) }

func area(x, y, w, h float64) image.Rectangle {
	return image.Rect(dots(x), dots(y), dots(x+w), dots(y+h))
}

func (d *pngCanvas) Rect(x, y, w, h float64, colour string) {
	draw.Draw(d.img, area(x, y, w, h), image.NewUniform(rgb(colour)), image.Point{}, draw.Src)
}

// Hatching draws slanted lines, as the SVG's pattern does.
func (d *pngCanvas) Hatch(x, y, w, h float64) {
	d.Rect(x, y, w, h, White)
	lines, step, thick := rgb(Hatching), dots(6*math.Sqrt2), dots(2*math.Sqrt2)
	r := area(x, y, w, h)
	for py := r.Min.Y; py < r.Max.Y; py++ {
		for px := r.Min.X; px < r.Max.X; px++ {
			if (px+py)%step < thick {
				d.img.SetRGBA(px, py, lines)
			}
		}
	}
}

func (d *pngCanvas) Text(x, y float64, s string, t Lettering) {
	key := Lettering{Size: t.Size, Bold: t.Bold}
	face := d.faces[key]
	if face == nil {
		face = key.face(sharpness)
		d.faces[key] = face
	}
	pen := font.Drawer{Dst: d.img, Src: image.NewUniform(rgb(t.Colour)), Face: face}
	width := pen.MeasureString(s)
	start := fixed.Int26_6(x * sharpness * 64)
	switch t.Anchor {
	case Middle:
		start -= width / 2
	case Right:
		start -= width
	}
	pen.Dot = fixed.Point26_6{X: start, Y: fixed.Int26_6(y * sharpness * 64)}
	pen.DrawString(s)
}

// rgb reads a colour such as "0F5257".
func rgb(colour string) color.RGBA {
	v, _ := strconv.ParseUint(colour, 16, 32) // colours are our own constants
	return color.RGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 255}
}
