package draw

import (
	"encoding/xml"
	"fmt"
	"strings"
)

// SVG writes a figure's chart as an SVG picture that says its title and what
// it shows. The prefix keeps the ids of several pictures on a page apart.
func (f Picture) SVG(prefix string) string {
	w, h := f.Chart.Size()
	d := &svgCanvas{prefix: prefix}
	fmt.Fprintf(&d.out, `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="%[1]s-t %[1]s-d" viewBox="0 0 %.0[2]f %.0[3]f" width="%.0[2]f" height="%.0[3]f" font-family="system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', Arial, sans-serif">`, prefix, w, h)
	fmt.Fprintf(&d.out, `<title id="%s-t">%s</title><desc id="%s-d">%s</desc>`, prefix, Escaped(f.Title), prefix, Escaped(f.Alt))
	fmt.Fprintf(&d.out, `<defs><pattern id="%s-h" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#%s"/><rect width="2" height="6" fill="#%s"/></pattern></defs>`, prefix, White, Hatching)
	d.Rect(0, 0, w, h, White)
	f.Chart.Draw(d)
	d.out.WriteString("</svg>")
	return d.out.String()
}

// svgCanvas writes SVG.
type svgCanvas struct {
	prefix string
	out    strings.Builder
}

func (d *svgCanvas) Rect(x, y, w, h float64, colour string) {
	fmt.Fprintf(&d.out, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="#%s"/>`, x, y, w, h, colour)
}

func (d *svgCanvas) Hatch(x, y, w, h float64) {
	fmt.Fprintf(&d.out, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="url(#%s-h)"/>`, x, y, w, h, d.prefix)
}

func (d *svgCanvas) Text(x, y float64, s string, t Lettering) {
	if s == "" {
		return
	}
	weight := ""
	if t.Bold {
		weight = ` font-weight="600"`
	}
	end := [...]string{Left: "start", Middle: "middle", Right: "end"}[t.Anchor]
	fmt.Fprintf(&d.out, `<text x="%.1f" y="%.1f" font-size="%g" text-anchor="%s" fill="#%s"%s>%s</text>`, x, y, t.Size, end, t.Colour, weight, Escaped(s))
}

// Escaped makes a text safe within XML.
func Escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder never fails
	return b.String()
}

func (d *svgCanvas) Line(x1, y1, x2, y2, thick float64, colour string) {
	fmt.Fprintf(&d.out, `<line x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f" stroke="#%s" stroke-width="%g"/>`, x1, y1, x2, y2, colour, thick)
}

func (d *svgCanvas) Disc(x, y, radius float64, colour string) {
	fmt.Fprintf(&d.out, `<circle cx="%.1f" cy="%.1f" r="%.1f" fill="#%s"/>`, x, y, radius, colour)
}

// Link makes what is drawn a link.
func (d *svgCanvas) Link(href string, draw func()) {
	fmt.Fprintf(&d.out, `<a href="%s">`, Escaped(href))
	draw()
	d.out.WriteString("</a>")
}
