package xlsform

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// A sheetPart is one sheet of a workbook and the part it is kept in.
type sheetPart struct {
	name, part string
	kinds      map[place]cellKind // of the cells that are not text
}

// place is a cell's row and column, from 1.
type place struct{ row, col int }

// cellKind is how the text of a cell must be read.
type cellKind uint8

const (
	textCell cellKind = iota
	numberCell
	boolCell
	dateCell
)

// A scanner walks one sheet, counting what it costs to read.
type scanner struct {
	*container
	part           *sheetPart
	rows, merges   int
	row, col       int
	cell           string // the type attribute
	style          string
	code, argument string // the first thing wrong
}

// scan checks a sheet against the limits and remembers which of its cells are
// numbers, dates and booleans. It returns the code of what is wrong, or "".
func (c *container) scan(s *sheetPart) (code, arg string) {
	s.kinds = map[place]cellKind{}
	sc := &scanner{container: c, part: s}
	each(c.parts[s.part], sc.start, sc.text)
	return sc.code, sc.argument
}

func (s *scanner) wrong(code, arg string) {
	if s.code == "" {
		s.code, s.argument = code, arg
	}
}

func (s *scanner) start(e xml.StartElement) {
	switch e.Name.Local {
	case "row":
		s.rows++
		s.row, s.col = s.row+1, 0
		if n, err := strconv.Atoi(attr(e, "r")); err == nil {
			if n < s.row {
				s.wrong("sheet.broken", s.part.name)
			}
			s.row = n
		}
		if s.rows > mostRows || s.row > mostRows {
			s.wrong("sheet.rows", "")
		}
	case "c":
		s.col++
		s.cell, s.style = attr(e, "t"), attr(e, "s")
		if ref := attr(e, "r"); ref != "" {
			col, ok := columnOf(ref)
			if !ok {
				s.wrong("sheet.broken", s.part.name)
			}
			s.col = col
		}
	case "mergeCell":
		if s.merges++; s.merges > mostMerges {
			s.wrong("sheet.merges", "")
		}
	}
}

// text handles the value of a cell.
func (s *scanner) text(element, value string) {
	if element != "v" && element != "t" || value == "" {
		return
	}
	if s.col > mostColumns {
		s.wrong("sheet.columns", "")
	}
	if element == "t" {
		return // inline text, part of the sheet's own size
	}
	at := place{s.row, s.col}
	switch s.cell {
	case "s":
		s.sharedString(value)
	case "b":
		s.part.kinds[at] = boolCell
	case "", "n":
		s.part.kinds[at] = numberCell
		if n, err := strconv.Atoi(s.style); err == nil && s.dates[n] {
			s.part.kinds[at] = dateCell
		}
	}
}

func (s *scanner) sharedString(value string) {
	n, err := strconv.Atoi(strings.TrimSpace(value))
	if err != nil || n < 0 || n >= len(s.shared) {
		s.wrong("sheet.broken", s.part.name)
		return
	}
	if s.used += s.shared[n]; s.used > mostShared {
		s.wrong("workbook.text", "")
	}
}

// columnOf reads the column of a reference such as "AB12".
func columnOf(ref string) (col int, ok bool) {
	for i := 0; i < len(ref) && i < 4; i++ {
		c := ref[i]
		if c >= '0' && c <= '9' {
			return col, col > 0 && col <= 16_384
		}
		if c < 'A' || c > 'Z' {
			return 0, false
		}
		col = col*26 + int(c-'A') + 1
	}
	return 0, false
}
