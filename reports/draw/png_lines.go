package draw

import (
	"image"
	"math"

	"golang.org/x/image/vector"
)

func (d *pngCanvas) Line(x1, y1, x2, y2, thick float64, colour string) {
	length := math.Hypot(x2-x1, y2-y1)
	if length == 0 {
		return
	}
	// Half the thickness, across the line.
	ax, ay := (y1-y2)/length*thick/2, (x2-x1)/length*thick/2
	d.shape(colour, [][2]float64{{x1 + ax, y1 + ay}, {x2 + ax, y2 + ay}, {x2 - ax, y2 - ay}, {x1 - ax, y1 - ay}})
}

func (d *pngCanvas) Disc(x, y, radius float64, colour string) {
	const corners = 48 // round enough at the sizes that charts use
	around := make([][2]float64, corners)
	for i := range around {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / corners)
		around[i] = [2]float64{x + radius*cos, y + radius*sin}
	}
	d.shape(colour, around)
}

// shape fills the area within some corners.
func (d *pngCanvas) shape(colour string, corners [][2]float64) {
	box := boxOf(corners).Intersect(d.img.Bounds())
	if box.Empty() {
		return
	}
	r := vector.NewRasterizer(box.Dx(), box.Dy())
	for i, c := range corners {
		x, y := float32(c[0]*sharpness-float64(box.Min.X)), float32(c[1]*sharpness-float64(box.Min.Y))
		if i == 0 {
			r.MoveTo(x, y)
		} else {
			r.LineTo(x, y)
		}
	}
	r.ClosePath()
	r.Draw(d.img, box, image.NewUniform(rgb(colour)), image.Point{})
}

func boxOf(corners [][2]float64) image.Rectangle {
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, c := range corners {
		left, right = min(left, c[0]), max(right, c[0])
		top, bottom = min(top, c[1]), max(bottom, c[1])
	}
	return image.Rect(
		int(math.Floor(left*sharpness)), int(math.Floor(top*sharpness)),
		int(math.Ceil(right*sharpness)), int(math.Ceil(bottom*sharpness)),
	)
}
