package workbook

import (
	"regexp"
	"strings"
)

// What the library writes of a chart is mended here. It sizes a chart by the
// cells it lies over, whose heights it does not know; it gives no title to
// whoever hears a chart instead of seeing it; and it has no hatching.
var (
	anchored = regexp.MustCompile(`<xdr:twoCellAnchor editAs="oneCell">(<xdr:from>.*?</xdr:from>)` +
		`<xdr:to><xdr:col>\d+</xdr:col><xdr:colOff>(\d+)</xdr:colOff><xdr:row>\d+</xdr:row><xdr:rowOff>(\d+)</xdr:rowOff></xdr:to>`)
	framed = regexp.MustCompile(`(<xdr:cNvPr id="\d+" name=("[^"]*") descr="[^"]*")`)
)

const (
	plainFill = `<spPr><a:solidFill><a:srgbClr val="` + hatch + `"></a:srgbClr></a:solidFill></spPr>`
	hatchFill = `<spPr><a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="` + hatch + `"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>` +
		`<a:ln w="6350"><a:solidFill><a:srgbClr val="` + hatch + `"/></a:solidFill></a:ln></spPr>`
)

// redrawn returns the part of a drawing or a chart as it is to be.
func redrawn(name string, part []byte) []byte {
	switch {
	case strings.HasPrefix(name, "xl/drawings/drawing"):
		text := anchored.ReplaceAllString(string(part), `<xdr:oneCellAnchor>$1<xdr:ext cx="$2" cy="$3"/>`)
		text = strings.ReplaceAll(text, "</xdr:twoCellAnchor>", "</xdr:oneCellAnchor>")
		return []byte(framed.ReplaceAllString(text, `$1 title=$2`))
	case strings.HasPrefix(name, "xl/charts/chart"):
		return []byte(strings.ReplaceAll(string(part), plainFill, hatchFill))
	}
	return part
}
