package draw

import "strconv"

// patterns is how many patterns there are for what has no order.
const patterns = 8

// Category returns the tone of one of several things that have no order, from
// 1: a neutral pattern, which a letter beside it tells from the others.
func Category(n int) Tone {
	if n < 1 {
		return Plain
	}
	return Tone("c" + strconv.Itoa((n-1)%patterns+1))
}

// category is the number of a pattern, from 1; 0 for other tones.
func (t Tone) category() int {
	if len(t) != 2 || t[0] != 'c' {
		return 0
	}
	return int(t[1] - '0')
}

// pattern paints an area in neutral lines or dots. They are pale: letters are
// read on them.
func pattern(c Canvas, n int, x, y, w, h float64) {
	c.Rect(x, y, w, h, Strong)
	ground := [patterns]string{Paper, White, White, White, Paper, Rule, White, White}[n-1]
	x, y, w, h = x+.6, y+.6, max(0, w-1.2), max(0, h-1.2)
	c.Rect(x, y, w, h, ground)
	switch n {
	case 2, 7:
		rows(c, x, y, w, h, map[int]float64{2: 6, 7: 3.5}[n])
	case 3, 8:
		stripes(c, x, y, w, h, map[int]float64{3: 6, 8: 3.5}[n])
	case 4:
		for dy := 4.0; dy < h-1; dy += 6 {
			for dx := 4.0; dx < w-1; dx += 6 {
				c.Disc(x+dx, y+dy, 1, Hatching)
			}
		}
	case 5:
		rows(c, x, y, w, h, 7)
		stripes(c, x, y, w, h, 7)
	}
}

func rows(c Canvas, x, y, w, h, step float64) {
	for d := step / 2; d < h; d += step {
		c.Line(x, y+d, x+w, y+d, 1, Hatching)
	}
}

func stripes(c Canvas, x, y, w, h, step float64) {
	for d := step / 2; d < w; d += step {
		c.Line(x+d, y, x+d, y+h, 1, Hatching)
	}
}
