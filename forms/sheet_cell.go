package forms

import "strconv"

// SheetCell names a cell as spreadsheets do, "survey!C7". Row and column count
// from 1; without a column it names the row, without a row the sheet.
func SheetCell(sheet string, row, col int) string {
	switch {
	case sheet == "" || row == 0:
		return sheet
	case col == 0:
		return sheet + "!" + strconv.Itoa(row)
	}
	return sheet + "!" + columnName(col) + strconv.Itoa(row)
}

// columnName is the letter of a column counted from 1.
func columnName(col int) string {
	name := ""
	for ; col > 0; col = (col - 1) / 26 {
		name = string(rune('A'+(col-1)%26)) + name
	}
	return name
}
