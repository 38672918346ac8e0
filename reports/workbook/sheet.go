package workbook

import (
	"iter"
	"math"
	"strconv"
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
	keys    int    // the first columns: kept in sight, and repeated where a text continues
	sized   bool   // rows are as high as their text needs
	open    bool   // a page of text: no head, no filter
	aside   int    // the last columns: not printed
	ways    []cell // above the heads of columns that are a country's: the way to its sheet
	rows    iter.Seq[[]cell]
	foot    int                      // the last rows: notes below the table, beyond its filter
	list    string                   // its name as an Excel table, or ""
	bare    bool                     // no filter: its rows are not of one kind
	mixed   bool                     // parts below have heads of their own: the first is not repeated in print
	draw    func(sheet string) error // draws what lies over the cells, or nil
	page    int                      // the row at which the page of the last chart begins
	use     string                   // what it is for, where its title does not say
	// forPrograms: it is read by programs rather than people, who print no
	// more than its first rows
	forPrograms bool

	from, to int // which of the rows, when a table needs several sheets
	count    int // rows written below the head
}

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
	live   bool // text is a formula; the number, or else what is given, what it gives
	given  string
	to     *place
}

// leading is a cell that leads somewhere when it is clicked.
func leading(l look, text string, to *place) cell { return cell{look: l, text: text, to: to} }

func words(l look, text string) cell { return cell{look: l, text: text} }

func figure(l look, x float64) cell { return cell{look: l, number: x, isNum: true} }

// formula is a cell that is computed where it stands; known says whether it
// gives x or nothing. A formula that gives nothing gives an empty text.
func formula(l look, text string, x float64, known bool) cell {
	if !known {
		x = 0
	}
	return cell{look: l, text: text, number: x, isNum: known, live: true}
}

// reading is a formula that gives a text.
func reading(l look, text, given string) cell {
	return cell{look: l, text: text, live: true, given: given}
}

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
