package draw

import "math"

// Tiles is a chart of equal tiles in list order, as many on a line as fit: not
// a map, and no borders of countries.
type Tiles struct {
	Tiles  []Tile
	Legend []Key
}

// Tile is one tile; its pieces stand side by side.
type Tile struct {
	Label  string
	Pieces []TilePiece
}

// TilePiece is a part of a tile: who says it is small below what is said.
type TilePiece struct {
	Tone        Tone
	Text, Small string
}

const (
	tileHead   = 16.0
	tileHeight = 60.0
	leastTiles = 6 // on a line, so that none is very wide
	tileGap    = 4.0
	mostTiles  = 12 // on a line
)

// across is how many tiles stand on a line, and down how many lines there are.
func (t Tiles) across() (across, down int) {
	n := max(1, len(t.Tiles))
	across = min(mostTiles, max(int(math.Ceil(math.Sqrt(2*float64(n)))), leastTiles))
	return across, (n + across - 1) / across
}

// Size implements Chart.
func (t Tiles) Size() (float64, float64) {
	_, down := t.across()
	return Width, float64(down)*(tileHeight+tileGap) + gridPad + LegendHeight(t.Legend)
}

// Draw implements Chart.
func (t Tiles) Draw(c Canvas) {
	across, down := t.across()
	width := Width / float64(across)
	for i, tile := range t.Tiles {
		tile.draw(c, float64(i%across)*width, float64(i/across)*(tileHeight+tileGap), width-tileGap)
	}
	Legend(c, t.Legend, float64(down)*(tileHeight+tileGap)+gridPad)
}

func (t Tile) draw(c Canvas, x, y, w float64) {
	c.Text(x+w/2, y+12, t.Label, Lettering{Size: 11, Bold: true, Anchor: Middle, Colour: Ink})
	each := w / float64(max(1, len(t.Pieces)))
	for i, p := range t.Pieces {
		p.draw(c, x+float64(i)*each, y+tileHead, each-1)
	}
}

func (p TilePiece) draw(c Canvas, x, y, w float64) {
	const h = tileHeight - tileHead
	c.Rect(x, y, w, h, Strong)
	p.Tone.Fill(c, x+.6, y+.6, w-1.2, h-1.2)
	ink := p.Tone.Colours().Ink
	if p.Text != "" {
		c.Text(x+w/2, y+22, p.Text, Lettering{Size: 14, Bold: true, Anchor: Middle, Colour: ink})
	}
	if p.Small != "" {
		c.Text(x+w/2, y+37, p.Small, Lettering{Size: 8.5, Anchor: Middle, Colour: ink})
	}
}
