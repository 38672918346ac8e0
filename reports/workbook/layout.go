package workbook

import (
	"context"
	"fmt"

	"github.com/xuri/excelize/v2"
)

// top returns the rows above the table: title, how to read it, and the head.
func (s *sheet) top() []topRow {
	rows := []topRow{{s.wide(title, s.title), s.titleHeight()}}
	for _, text := range s.aids {
		rows = append(rows, topRow{s.wide(aid, text), float64(linesOf(text, s.reading()))*lineHeight + 2})
	}
	if s.open {
		return rows
	}
	if len(s.ways) > 0 {
		rows = append(rows, topRow{s.ways, lineHeight + 4})
	}
	cells := make([]cell, len(s.columns))
	for i, c := range s.columns {
		cells[i] = words(head, c.head)
	}
	return append(rows, topRow{cells, s.height(cells)})
}

// titleScale is how much wider the letters of a title are than those of the
// table.
const titleScale = 1.6

// titleHeight leaves room for a title that is longer than the sheet is wide.
func (s *sheet) titleHeight() float64 {
	return float64(linesOf(s.title, s.reading()/titleScale))*21 + 5
}

type topRow struct {
	cells  []cell
	height float64
}

// wide is a row with one text that lies over the columns beside it.
func (s *sheet) wide(l look, text string) []cell {
	return []cell{words(l, text)}
}

// headLine is the number of the row with the head of the table.
func (s *sheet) headLine() int {
	if len(s.ways) > 0 {
		return len(s.aids) + 3
	}
	return len(s.aids) + 2
}

// topLine is the number of the last row above the sheet's own rows.
func (s *sheet) topLine() int {
	if s.open {
		return len(s.aids) + 1
	}
	return s.headLine()
}

// lastLine is the number of the sheet's last row.
func (s *sheet) lastLine() int { return s.topLine() + s.count }

// span is how many columns a wide text lies over: enough for a comfortable
// line, so that it can be read without scrolling.
func (s *sheet) span() int {
	width := 0.0
	for i, c := range s.columns {
		if width += c.width; width >= 110 {
			return i + 1
		}
	}
	return len(s.columns)
}

// reading is the width of a wide text, in characters.
func (s *sheet) reading() float64 {
	width := 0.0
	for _, c := range s.columns[:s.span()] {
		width += c.width
	}
	return width
}

// lay sets a sheet up in the workbook, all but its rows.
func (b *book) lay(s *sheet) error {
	steps := []func(*sheet) error{b.widths, b.top, b.table, b.print, b.adorn}
	for _, step := range steps {
		if err := step(s); err != nil {
			return fmt.Errorf("lay out sheet %q: %w", s.name, err)
		}
	}
	return nil
}

// widths sets runs of equal columns at once: the library's work grows with
// the square of the calls.
func (b *book) widths(s *sheet) error {
	for from, to := 0, 0; from < len(s.columns); from = to {
		width := s.columns[from].width
		for to = from + 1; to < len(s.columns) && s.columns[to].width == width; to++ {
		}
		if err := b.file.SetColWidth(s.name, letter(from), letter(to-1), width); err != nil {
			return err
		}
	}
	return b.file.SetSheetView(s.name, 0, &excelize.ViewOptions{ShowGridLines: pointer(false)})
}

// top merges what lies over several columns, so that it wraps.
func (b *book) top(s *sheet) error {
	last := letter(s.span() - 1)
	for line := 1; line <= 1+len(s.aids) && last != "A"; line++ {
		if err := b.file.MergeCell(s.name, fmt.Sprintf("A%d", line), fmt.Sprintf("%s%d", last, line)); err != nil {
			return err
		}
	}
	return b.file.SetSheetDimension(s.name, fmt.Sprintf("A1:%s%d", letter(len(s.columns)-1), s.lastLine()))
}

// table freezes the head and the key columns, adds the filter, and has Excel
// not complain of codes that happen to be digits.
func (b *book) table(s *sheet) error {
	if s.open {
		return nil
	}
	line := s.headLine()
	whole := fmt.Sprintf("A%d:%s%d", line, letter(len(s.columns)-1), s.lastLine()-s.foot)
	if !s.bare && !s.isList() {
		if err := b.file.AutoFilter(s.name, whole, nil); err != nil {
			return err
		}
	}
	if err := b.file.AddIgnoredErrors(s.name, whole, excelize.IgnoredErrorsNumberStoredAsText); err != nil {
		return err
	}
	return b.file.SetPanes(s.name, &excelize.Panes{
		Freeze: true, XSplit: s.keys, YSplit: line,
		TopLeftCell: fmt.Sprintf("%s%d", letter(s.keys), line+1), ActivePane: "bottomRight",
	})
}

// adorn draws what lies over the cells.
func (b *book) adorn(s *sheet) error {
	if s.draw == nil {
		return nil
	}
	return s.draw(s.name)
}

// letter names a column, from 0.
func letter(i int) string {
	name, err := excelize.ColumnNumberToName(i + 1)
	if err != nil {
		return "XFD" // beyond the last column Excel has
	}
	return name
}

// measure counts the rows of a sheet, and notes where countries stand on it.
func (b *book) measure(ctx context.Context, s *sheet) error {
	for row := range s.expand(b.lang) {
		s.count++
		b.stand(s, s.topLine()+s.count, row)
		if s.count%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
	}
	s.to = s.count
	for i, c := range s.ways {
		if c.to != nil {
			b.standAt(c.to, place{sheet: s.name, line: s.headLine(), column: i})
		}
	}
	return nil
}
