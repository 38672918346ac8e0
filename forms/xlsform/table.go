package xlsform

import (
	"bytes"

	"cotejo/forms"
)

// Table is one sheet of a workbook as its author sees it: texts, numbers with
// a decimal point, ISO dates.
type Table struct {
	Sheet string
	Rows  []TableRow // without blank ones
}

// TableRow is a row and its number in the sheet, from 1.
type TableRow struct {
	Number int
	Cells  []string
}

// IsWorkbook says whether data begins like an Excel workbook, of any kind.
func IsWorkbook(data []byte) bool {
	return bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data, []byte("PK\x05\x06")) || isCompound(data)
}

func isCompound(data []byte) bool {
	return bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
}

// ReadTable reads a sheet of an .xlsx: the first of the names that there is,
// else the first sheet. Everything is checked before it is read, with the
// limits of a form. It never panics, whatever the data.
func ReadTable(data []byte, names ...string) (*Table, []Problem) {
	if isCompound(data) {
		return nil, refuse(compoundCode(data))
	}
	b, problems := openWorkbook(data)
	if problems != nil {
		return nil, problems
	}
	chosen := b.sheets[0]
	for _, name := range names {
		if s := b.find(name); s != nil {
			chosen = s
			break
		}
	}
	t := &Table{Sheet: chosen.name}
	for _, r := range chosen.rows {
		t.Rows = append(t.Rows, TableRow{Number: r.number, Cells: r.cells})
	}
	if len(t.Rows) == 0 {
		return nil, []Problem{{Sheet: chosen.name, Severity: forms.Error, Code: "sheet.empty", Args: []string{chosen.name}}}
	}
	return t, nil
}
