package xlsform

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// ReadTables reads all sheets of a workbook, or all tables of Markdown, as
// their author sees them, after the checks and within the limits of a form.
// The name is the file's: it decides between Markdown and workbook where the
// content does not. It never panics, whatever the data.
func ReadTables(name string, data []byte) ([]Table, []Problem) {
	b, problems := open(name, data)
	if b == nil {
		return nil, problems
	}
	var tables []Table
	for _, s := range b.sheets {
		t := Table{Sheet: s.name}
		for _, r := range s.rows {
			t.Rows = append(t.Rows, TableRow{Number: r.number, Cells: r.cells})
		}
		tables = append(tables, t)
	}
	return tables, nil
}

// WriteMarkdown writes tables as Markdown that ReadTables reads.
func WriteMarkdown(tables []Table) []byte {
	var out bytes.Buffer
	for i, t := range tables {
		if i > 0 {
			out.WriteByte('\n')
		}
		fmt.Fprintf(&out, "| %s |\n", cellMarkdown(t.Sheet))
		for n, row := range t.Rows {
			out.WriteString("| |")
			for _, c := range row.Cells {
				out.WriteString(" " + cellMarkdown(c) + " |")
			}
			out.WriteByte('\n')
			if n == 0 {
				out.WriteString("|---|" + strings.Repeat("---|", len(row.Cells)) + "\n")
			}
		}
	}
	return out.Bytes()
}

var markdownEscapes = strings.NewReplacer("|", `\|`, "\r\n", "<br>", "\n", "<br>")

func cellMarkdown(s string) string { return markdownEscapes.Replace(s) }

// WriteWorkbook writes tables as a plain .xlsx that ReadTables reads: a sheet
// each, its first row fast and bold. What is a number becomes one. It returns
// an error for tables beyond what a workbook holds.
func WriteWorkbook(tables []Table) ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close() // nothing is left open: it was never saved to a path
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}})
	if err != nil {
		return nil, fmt.Errorf("style the tables: %w", err)
	}
	plain, err := f.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}})
	if err != nil {
		return nil, fmt.Errorf("style the tables: %w", err)
	}
	for i, t := range tables {
		if err := addSheet(f, i, t, bold, plain); err != nil {
			return nil, fmt.Errorf("write sheet %q: %w", t.Sheet, err)
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		return nil, fmt.Errorf("write the tables: %w", err)
	}
	return out.Bytes(), nil
}

func addSheet(f *excelize.File, i int, t Table, bold, plain int) error {
	err := error(nil)
	if i == 0 {
		err = f.SetSheetName("Sheet1", t.Sheet)
	} else {
		_, err = f.NewSheet(t.Sheet)
	}
	if err != nil {
		return err
	}
	w, err := f.NewStreamWriter(t.Sheet)
	if err != nil {
		return err
	}
	for col, width := range widths(t) {
		if err := w.SetColWidth(col+1, col+1, width); err != nil {
			return err
		}
	}
	if err := w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	for n, row := range t.Rows {
		style := plain
		if n == 0 {
			style = bold
		}
		var cells []any
		for _, c := range row.Cells {
			cells = append(cells, excelize.Cell{StyleID: style, Value: cellValue(c)})
		}
		if err := w.SetRow("A"+strconv.Itoa(row.Number), cells); err != nil {
			return err
		}
	}
	return w.Flush()
}

// cellValue is a number where reading it gives the same text again.
func cellValue(c string) any {
	x, err := strconv.ParseFloat(c, 64)
	if err == nil && !math.IsInf(x, 0) && strconv.FormatFloat(x, 'f', -1, 64) == c && len(c) < 16 {
		return x
	}
	if c == "" {
		return nil
	}
	return c
}

// widths fits columns to what stands in them, within reason.
func widths(t Table) []float64 {
	const least, most = 10, 48
	var all []float64
	for _, row := range t.Rows {
		for i, c := range row.Cells {
			if i == len(all) {
				all = append(all, least)
			}
			all[i] = min(most, max(all[i], float64(len([]rune(c))+2)))
		}
	}
	return all
}
