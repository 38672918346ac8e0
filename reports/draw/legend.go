package draw

// Key explains a tone.
type Key struct {
	Tone Tone
	Text string
}

const legendLine = 20.0

// legendPlaces sets the entries of a legend in lines.
func legendPlaces(keys []Key) (xs []float64, lines []int) {
	x, line := 0.0, 0
	for _, k := range keys {
		w := 20 + Measure(k.Text, smallLettering()) + 16
		if x > 0 && x+w > Width {
			x, line = 0, line+1
		}
		xs, lines = append(xs, x), append(lines, line)
		x += w
	}
	return xs, lines
}

// LegendHeight is how high a legend is.
func LegendHeight(keys []Key) float64 {
	if len(keys) == 0 {
		return 0
	}
	_, lines := legendPlaces(keys)
	return legendLine * float64(lines[len(lines)-1]+1)
}

// Legend draws a legend from y down.
func Legend(c Canvas, keys []Key, y float64) {
	xs, lines := legendPlaces(keys)
	for i, k := range keys {
		top := y + legendLine*float64(lines[i])
		c.Rect(xs[i], top+3, 14, 12, Strong)
		k.Tone.Fill(c, xs[i]+1, top+4, 12, 10)
		c.Text(xs[i]+20, top+13, k.Text, smallLettering())
	}
}
