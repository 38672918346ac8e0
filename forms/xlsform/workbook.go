package xlsform

import (
	"bytes"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"cotejo/forms"
)

// openWorkbook reads the sheets of an .xlsx as text. Everything is checked
// before excelize sees it: on broken files it returns what it read so far
// without an error, and its limits do not bound memory.
func openWorkbook(data []byte) (b *book, problems []Problem) {
	c, problems := preflight(data)
	if problems != nil {
		return nil, problems
	}
	defer func() {
		// A parser of so large a format may fail in ways nobody foresaw; a file
		// must not take the server down.
		if recover() != nil {
			b, problems = nil, refuse("file.broken")
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: mostUnpacked, UnzipXMLSizeLimit: mostUnpacked,
	})
	if err != nil {
		return nil, refuse("file.broken")
	}
	defer f.Close() // nothing was written: no error to heed
	b = &book{}
	for _, part := range c.sheets {
		s, problem := readSheet(f, part, c)
		if problem != nil {
			return nil, []Problem{*problem}
		}
		b.sheets = append(b.sheets, s)
	}
	return b, nil
}

func readSheet(f *excelize.File, part *sheetPart, c *container) (*sheet, *Problem) {
	s := &sheet{name: part.name}
	broken := &Problem{Sheet: part.name, Severity: forms.Error, Code: "sheet.broken", Args: []string{part.name}}
	rows, err := f.Rows(part.name)
	if err != nil {
		return nil, broken
	}
	defer rows.Close() // nothing was written: no error to heed
	number := 0
	for rows.Next() {
		number++
		cells, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return nil, broken
		}
		for i := range cells {
			cells[i] = c.typed(cells[i], part.kinds[place{number, i + 1}])
		}
		if limit := s.add(number, cells); limit != "" {
			return nil, &Problem{Sheet: part.name, Row: number, Severity: forms.Error, Code: limit}
		}
	}
	if rows.Error() != nil {
		return nil, broken
	}
	return s, nil
}

// typed turns the raw value of a cell into the text its author sees.
func (c *container) typed(raw string, kind cellKind) string {
	switch {
	case raw == "":
		return ""
	case kind == boolCell:
		return map[bool]string{true: "TRUE", false: "FALSE"}[raw == "1"]
	case kind == dateCell:
		return c.date(raw)
	}
	return plainNumber(raw, kind)
}

// plainNumber writes 5.0 and 1E3 as people do.
func plainNumber(raw string, kind cellKind) string {
	if kind != numberCell {
		return raw
	}
	n, err := strconv.ParseFloat(raw, 64)
	if err != nil || math.IsInf(n, 0) {
		return raw
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}

// date turns a serial day into an ISO date, with the time when it has one.
func (c *container) date(raw string) string {
	days, err := strconv.ParseFloat(raw, 64)
	if err != nil || days < 0 || days > 3_000_000 {
		return raw
	}
	start := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if c.from1904 {
		start = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	whole, part := math.Modf(days)
	t := start.AddDate(0, 0, int(whole)).Add(time.Duration(math.Round(part*86400)) * time.Second)
	switch {
	case part == 0:
		return t.Format(time.DateOnly)
	case whole == 0:
		return t.Format("15:04:05")
	}
	return strings.TrimSuffix(t.Format("2006-01-02T15:04:05"), ":00")
}
