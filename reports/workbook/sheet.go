package workbook

import (
	"context"
	"io"
	"iter"
	"math"
	"strconv"
	"strings"
	"time"

	"cotejo/reports"
)

// sheet is one table: what stands on top of it, how its columns are set, and
// where its rows come from.
type sheet struct {
	name    string
	title   string
	aids    []string // how to read it
	columns []column
	keys    int  // the first columns: kept in sight, and repeated where a text continues
	sized   bool // rows are as high as their text needs
	open    bool // a page of text: no head, no filter
	aside   int  // the last columns: not printed
	rows    iter.Seq[[]cell]
	links   []leading

	from, to int // which of the rows, when a table needs several sheets
	count    int // rows written below the head
}

// leading is a cell that leads to another sheet.
type leading struct{ at, to string }

// column is one column of a sheet.
type column struct {
	head  string
	width float64 // in characters, as Excel counts them
}

// cell is one cell; the zero cell is an empty one.
type cell struct {
	look   look
	text   string
	number float64
	isNum  bool
}

func words(l look, text string) cell { return cell{look: l, text: text} }

func figure(l look, x float64) cell { return cell{look: l, number: x, isNum: true} }

func count(n int) cell { return figure(number, float64(n)) }

// instant is a moment as Excel keeps it: days since the last of 1899.
func instant(l look, t time.Time) cell {
	if t.IsZero() {
		return cell{look: l}
	}
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	seconds := t.UTC().Truncate(time.Second).Sub(epoch).Seconds()
	return figure(l, math.Round(seconds/86400*1e9)/1e9)
}

// expand yields the rows as they are written: a text too long for a cell
// continues in the rows below, and says so.
func (s *sheet) expand(lang string) iter.Seq[[]cell] {
	return func(yield func([]cell) bool) {
		for row := range s.rows {
			if !tooLong(row) {
				if !yield(row) {
					return
				}
				continue
			}
			for _, part := range s.continued(row, lang) {
				if !yield(part) {
					return
				}
			}
		}
	}
}

func tooLong(row []cell) bool {
	for i := range row {
		if len(row[i].text) > mostUnits && units(row[i].text) > mostUnits {
			return true
		}
	}
	return false
}

// continued spreads a row over as many rows as its longest text needs.
func (s *sheet) continued(row []cell, lang string) [][]cell {
	var out [][]cell
	for i, c := range row {
		parts := split(c.text)
		for n, part := range parts {
			if n == len(out) {
				out = append(out, s.blank(row))
			}
			out[n][i] = c
			out[n][i].text = numbered(part, n+1, len(parts), lang)
			if n > 0 {
				out[n][i].isNum = false
			}
		}
	}
	return out
}

// blank returns a row of the same looks that repeats only the key columns.
func (s *sheet) blank(row []cell) []cell {
	out := make([]cell, len(row))
	for i := range row {
		if i < s.keys {
			out[i] = row[i]
		}
		out[i].look = row[i].look
	}
	return out
}

func numbered(part string, n, of int, lang string) string {
	if of == 1 {
		return part
	}
	mark := reports.Word(lang, "text.part", strconv.Itoa(n), strconv.Itoa(of))
	if n > 1 {
		part = mark + " " + part
	}
	if n < of {
		part += " " + reports.Word(lang, "text.goes.on", strconv.Itoa(n), strconv.Itoa(of))
	}
	return part
}

// height returns how high a row must be for its texts, in points: many
// programs do not find that out for themselves.
func (s *sheet) height(row []cell) float64 {
	lines := 1
	for i := range row {
		if i < len(s.columns) && len(row[i].text) > 0 {
			lines = max(lines, linesOf(row[i].text, s.columns[i].width/row[i].look.spread()))
		}
	}
	return min(float64(lines)*lineHeight+4, tallest)
}

const (
	lineHeight = 13.2
	tallest    = 409 // points: Excel makes no row higher
)

// perUnit is how many characters of a text fit where Excel counts one: the
// text is smaller than the font that widths are counted in, and mostly
// narrower than a digit.
const perUnit = 1.15

// spread is how much wider than others a look's letters are.
func (l look) spread() float64 {
	if l == head || l == label || l == band {
		return 1.1 // bold
	}
	return 1
}

// linesOf estimates how many lines a text takes in a column.
func linesOf(text string, width float64) int {
	if len(text) <= int(width) {
		return 1 + strings.Count(text, "\n")
	}
	lines, room := 0, int(width*perUnit)
	for paragraph := range strings.SplitSeq(text, "\n") {
		lines += wrapped(paragraph, max(room, 1))
	}
	return lines
}

// wrapped counts the lines of a paragraph as a program wraps it: after a
// space or a mark within an address, and within a word only where it is longer
// than a line.
func wrapped(paragraph string, room int) int {
	lines, used, word := 1, 0, 0
	place := func() {
		if used > 0 && used+word > room {
			lines, used = lines+1, 0
		}
		used += word
		for used > room {
			lines, used = lines+1, used-room
		}
		word = 0
	}
	for _, r := range paragraph {
		word++
		if r == ' ' {
			word-- // a space at the end of a line takes no room
			place()
			used++
		} else if r == '/' || r == '-' || r == '?' {
			place()
		}
	}
	place()
	return lines
}

// writer writes the rows of one sheet as XML.
type writer struct {
	*sheet
	ctx     context.Context
	lang    string
	styles  *[looks]int
	letters []string
	buf     []byte
	line    int
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
