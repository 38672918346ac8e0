package workbook

import (
	"context"
	"io"
	"strconv"
)

// writer writes the rows of one sheet as XML.
type writer struct {
	*sheet
	ctx     context.Context
	lang    string
	styles  *[looks]int
	letters []string
	buf     []byte
	links   []byte // what the sheet's part says of the cells that lead somewhere
	leading int    // how many do
	line    int
	// progress is shared by the sheets of a workbook.
	progress *progress
	told     int // rows that it has been told of
}

// write writes the sheet's data, from its title to its last row. It returns
// the context's error as soon as nobody waits any more.
func (w *writer) write(to io.Writer) error {
	w.buf = append(w.buf[:0], "<sheetData>"...)
	for _, row := range w.top() {
		w.row(row.cells, row.height)
	}
	n := 0
	for row := range w.expand(w.lang) {
		if n++; n <= w.from {
			continue
		}
		if n > w.to {
			break
		}
		height := 0.0
		if w.sized {
			height = w.height(row)
		}
		w.row(row, height)
		if len(w.buf) < 1<<15 {
			continue
		}
		if err := w.flush(to); err != nil {
			return err
		}
	}
	w.buf = append(w.buf, "</sheetData>"...)
	return w.flush(to)
}

func (w *writer) flush(to io.Writer) error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	_, err := to.Write(w.buf)
	w.buf = w.buf[:0]
	w.progress.add(w.line - w.told)
	w.told = w.line
	return err
}

func (w *writer) row(cells []cell, height float64) {
	w.line++
	w.buf = append(w.buf, `<row r="`...)
	w.buf = strconv.AppendInt(w.buf, int64(w.line), 10)
	if height > 0 {
		w.buf = append(w.buf, `" ht="`...)
		w.buf = strconv.AppendFloat(w.buf, height, 'f', 1, 64)
		w.buf = append(w.buf, `" customHeight="1`...)
	}
	w.buf = append(w.buf, `">`...)
	for i := range cells {
		w.cell(i, &cells[i])
	}
	w.buf = append(w.buf, "</row>"...)
}

func (w *writer) cell(i int, c *cell) {
	if c.to != nil {
		w.lead(i, c.to)
	}
	style := w.styles[c.look]
	if c.text == "" && !c.isNum && style == 0 {
		return
	}
	w.buf = append(w.buf, `<c r="`...)
	w.buf = append(w.buf, w.letters[i]...)
	w.buf = strconv.AppendInt(w.buf, int64(w.line), 10)
	if style != 0 {
		w.buf = append(w.buf, `" s="`...)
		w.buf = strconv.AppendInt(w.buf, int64(style), 10)
	}
	switch {
	case c.live:
		w.formula(c)
	case c.isNum:
		w.buf = append(w.buf, `"><v>`...)
		w.buf = strconv.AppendFloat(w.buf, c.number, 'f', -1, 64)
		w.buf = append(w.buf, `</v></c>`...)
	case c.text == "":
		w.buf = append(w.buf, `"/>`...)
	default:
		w.inline(c.text)
	}
}

// formula writes a formula with the value it has now beside it, so that a
// program which does not compute shows it too.
func (w *writer) formula(c *cell) {
	if !c.isNum {
		w.buf = append(w.buf, `" t="str`...)
	}
	w.buf = append(w.buf, `"><f>`...)
	w.buf = appendEscaped(w.buf, c.text)
	w.buf = append(w.buf, `</f><v>`...)
	if c.isNum {
		w.buf = strconv.AppendFloat(w.buf, c.number, 'f', -1, 64)
	} else {
		w.buf = appendEscaped(w.buf, c.given)
	}
	w.buf = append(w.buf, `</v></c>`...)
}

// inline writes a text in its cell: never a formula, whatever it begins with.
func (w *writer) inline(text string) {
	w.buf = append(w.buf, `" t="inlineStr"><is><t`...)
	if text[0] <= ' ' || text[len(text)-1] <= ' ' {
		w.buf = append(w.buf, ` xml:space="preserve"`...)
	}
	w.buf = append(w.buf, '>')
	w.buf = appendEscaped(w.buf, text)
	w.buf = append(w.buf, `</t></is></c>`...)
}
