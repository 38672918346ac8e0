package workbook

import "strconv"

// place is where a link leads: a cell of a sheet. Its line may be filled in
// until the sheet with the link is written.
type place struct {
	sheet  string
	line   int
	column int // from 0
}

// mostLinks is how many links Excel takes on a sheet.
const mostLinks = 65_530

// lead makes the cell being written lead somewhere. The library would look
// through all links of the sheet for each new one.
func (w *writer) lead(column int, to *place) {
	if to.line == 0 || w.leading == mostLinks {
		return
	}
	w.leading++
	w.links = append(w.links, `<hyperlink ref="`...)
	w.links = append(w.links, w.letters[column]...)
	w.links = strconv.AppendInt(w.links, int64(w.line), 10)
	w.links = append(w.links, `" location="'`...)
	w.links = appendAttribute(w.links, to.sheet)
	w.links = append(w.links, `'!`...)
	w.links = append(w.links, letter(to.column)...)
	w.links = strconv.AppendInt(w.links, int64(to.line), 10)
	w.links = append(w.links, `"/>`...)
}

// What stands around the links in a sheet's part.
const linksBegin, linksEnd = "<hyperlinks>", "</hyperlinks>"
