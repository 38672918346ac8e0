package xlsform

import (
	"strings"

	"cotejo/forms"
)

// Limits on a form, far above any real one.
const (
	mostRows    = 5_000
	mostColumns = 200
	mostBlank   = 20 // blank rows after which a sheet is taken to have ended
)

// A book is the sheets of a form, as text.
type book struct {
	sheets []*sheet
}

// A sheet is a table of texts; its first row holds the headers.
type sheet struct {
	name string
	rows []row
}

// A row is one row and its number in the sheet, from 1.
type row struct {
	number int
	cells  []string
}

// add appends a row unless it is blank, trimming its cells. It returns the
// code of the limit it would break, or "".
func (s *sheet) add(number int, cells []string) (limit string) {
	r := row{number: number, cells: make([]string, len(cells))}
	last := 0
	for i, c := range cells {
		r.cells[i] = tidy(c)
		if r.cells[i] != "" {
			last = i + 1
		}
	}
	r.cells = r.cells[:last]
	switch {
	case last == 0:
		return ""
	case last > mostColumns:
		return "sheet.columns"
	case number > mostRows:
		return "sheet.rows"
	}
	s.rows = append(s.rows, r)
	return ""
}

// tidy trims a cell and makes its no-break spaces plain at the ends.
func tidy(s string) string {
	return strings.TrimSpace(strings.ToValidUTF8(s, "\uFFFD"))
}

// find returns the sheet of that name, whatever its case, or nil.
func (b *book) find(name string) *sheet {
	for _, s := range b.sheets {
		if strings.EqualFold(strings.TrimSpace(s.name), name) {
			return s
		}
	}
	return nil
}

// similar returns the sheet whose name is most like the one wanted, or "".
func (b *book) similar(name string) string {
	var names []string
	for _, s := range b.sheets {
		if !known[strings.ToLower(s.name)] && !strings.HasPrefix(s.name, "_") {
			names = append(names, s.name)
		}
	}
	return forms.Nearest(name, names)
}

// known are the sheets an XLSForm may have.
var known = map[string]bool{
	"survey": true, "choices": true, "settings": true,
	"external_choices": true, "entities": true, "osm": true,
}
