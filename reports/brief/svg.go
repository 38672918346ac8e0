package brief

import (
	"encoding/xml"
	"fmt"
	"strings"
)

// SVG writes a figure's chart as an SVG picture that says its title and what
// it shows. The prefix keeps the ids of several pictures on a page apart.
func (f Figure) SVG(prefix string) string {
	w, h := f.Chart.size()
	d := &svgCanvas{prefix: prefix}
	fmt.Fprintf(&d.out, `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="%[1]s-t %[1]s-d" viewBox="0 0 %.0[2]f %.0[3]f" width="%.0[2]f" height="%.0[3]f" font-family="system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', Arial, sans-serif">`, prefix, w, h)
	fmt.Fprintf(&d.out, `<title id="%s-t">%s</title><desc id="%s-d">%s</desc>`, prefix, escaped(f.Title), prefix, escaped(f.Alt))
	fmt.Fprintf(&d.out, `<defs><pattern id="%s-h" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#%s"/><rect width="2" height="6" fill="#%s"/></pattern></defs>`, prefix, white, hatch)
	d.rect(0, 0, w, h, white)
	f.Chart.draw(d)
	d.out.WriteString("</svg>")
	return d.out.String()
}

// svgCanvas writes SVG.
type svgCanvas struct {
	prefix string
	out    strings.Builder
}

func (d *svgCanvas) rect(x, y, w, h float64, colour string) {
	fmt.Fprintf(&d.out, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="#%s"/>`, x, y, w, h, colour)
}

func (d *svgCanvas) hatch(x, y, w, h float64) {
	fmt.Fprintf(&d.out, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="url(#%s-h)"/>`, x, y, w, h, d.prefix)
}

func (d *svgCanvas) text(x, y float64, s string, t lettering) {
	if s == "" {
		return
	}
	weight := ""
	if t.bold {
		weight = ` font-weight="600"`
	}
	end := [...]string{left: "start", middle: "middle", right: "end"}[t.anchor]
	fmt.Fprintf(&d.out, `<text x="%.1f" y="%.1f" font-size="%g" text-anchor="%s" fill="#%s"%s>%s</text>`, x, y, t.size, end, t.colour, weight, escaped(s))
}

// escaped makes a text safe within XML.
func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder never fails
	return b.String()
}
