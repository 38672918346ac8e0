package workbook

import (
	"context"
	"fmt"
	"math"
	"strings"

	"github.com/xuri/excelize/v2"

	"cotejo/reports"
)

// top returns the rows above the table: title, how to read it, and the head.
func (s *sheet) top() []topRow {
	rows := []topRow{{s.wide(title, s.title), 26}}
	for _, text := range s.aids {
		rows = append(rows, topRow{s.wide(aid, text), float64(linesOf(text, s.reading()))*lineHeight + 2})
	}
	if s.open {
		return rows
	}
	cells := make([]cell, len(s.columns))
	for i, c := range s.columns {
		cells[i] = words(head, c.head)
	}
	return append(rows, topRow{cells, s.height(cells)})
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
func (s *sheet) headLine() int { return len(s.aids) + 2 }

// lastLine is the number of the sheet's last row.
func (s *sheet) lastLine() int {
	if s.open {
		return len(s.aids) + 1 + s.count
	}
	return s.headLine() + s.count
}

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

// perPage is how many characters across a printed page stay legible.
const perPage = 250

// pages is how many pages side by side the sheet prints on.
func (s *sheet) pages() int {
	width := 0.0
	for _, c := range s.columns[:len(s.columns)-s.aside] {
		width += c.width
	}
	return max(1, int(math.Ceil(width/perPage)))
}

// lay sets a sheet up in the workbook, all but its rows.
func (b *book) lay(s *sheet) error {
	steps := []func(*sheet) error{b.widths, b.top, b.table, b.print, b.lead}
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
	whole := fmt.Sprintf("A%d:%s%d", line, letter(len(s.columns)-1), s.lastLine())
	if err := b.file.AutoFilter(s.name, whole, nil); err != nil {
		return err
	}
	if err := b.file.AddIgnoredErrors(s.name, whole, excelize.IgnoredErrorsNumberStoredAsText); err != nil {
		return err
	}
	return b.file.SetPanes(s.name, &excelize.Panes{
		Freeze: true, XSplit: s.keys, YSplit: line,
		TopLeftCell: fmt.Sprintf("%s%d", letter(s.keys), line+1), ActivePane: "bottomRight",
	})
}

// print sets the page: A4 landscape, fit to width, the head repeated, the
// round and the page on every one.
func (b *book) print(s *sheet) error {
	f := b.file
	err := f.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: pointer(true), TabColorRGB: pointer(tab(s))})
	if err != nil {
		return err
	}
	err = f.SetPageLayout(s.name, &excelize.PageLayoutOptions{
		Size: pointer(9), Orientation: pointer(s.orientation()), FitToWidth: pointer(s.pages()), FitToHeight: pointer(0),
	})
	if err != nil {
		return err
	}
	err = f.SetPageMargins(s.name, &excelize.PageLayoutMarginsOptions{
		Left: pointer(0.4), Right: pointer(0.4), Top: pointer(0.7), Bottom: pointer(0.6), Header: pointer(0.3), Footer: pointer(0.3),
	})
	if err != nil {
		return err
	}
	if err := f.SetHeaderFooter(s.name, b.headerFooter(s)); err != nil {
		return err
	}
	return b.repeat(s)
}

// repeat prints the head on every page. Where a sheet takes several pages
// side by side the key columns are repeated too, and what lies over the table
// is left out, since each page would show a piece of it.
func (b *book) repeat(s *sheet) error {
	if s.open {
		return nil
	}
	titles, first := fmt.Sprintf("'%[1]s'!$%[2]d:$%[2]d", s.name, s.headLine()), 1
	if s.pages() > 1 {
		titles = fmt.Sprintf("'%s'!$A:$%s,%s", s.name, letter(s.keys-1), titles)
		first = s.headLine()
	}
	if err := b.define("_xlnm.Print_Titles", titles, s); err != nil {
		return err
	}
	last := letter(len(s.columns) - 1 - s.aside)
	return b.define("_xlnm.Print_Area", fmt.Sprintf("'%s'!$A$%d:$%s$%d", s.name, first, last, s.lastLine()), s)
}

func (b *book) define(name, refersTo string, s *sheet) error {
	return b.file.SetDefinedName(&excelize.DefinedName{Name: name, RefersTo: refersTo, Scope: s.name})
}

func (s *sheet) orientation() string {
	if s.open {
		return "portrait"
	}
	return "landscape"
}

func tab(s *sheet) string {
	if s.open {
		return accent
	}
	return pale
}

// headerFooter says on every printed page what it belongs to. Excel takes 255
// characters at most for each.
func (b *book) headerFooter(on *sheet) *excelize.HeaderFooterOptions {
	s := b.snapshot
	literal := func(text string, most int) string { return strings.ReplaceAll(shorten(text, most), "&", "&&") }
	name := s.Round.Code + " · " + s.Round.Title.In(b.lang, s.Questionnaire.Languages...)
	header := `&L&9 ` + literal(name, 90) + `&C&9 ` + literal(strings.TrimSuffix(on.title, " · "+b.flags(" · ")), 70) + `&R&9 ` + literal(b.flags(" · "), 40)
	footer := `&L&9 ` + literal(b.cut(), 90) + `&R&9 ` + b.word("print.page", "&P", "&N")
	return &excelize.HeaderFooterOptions{OddHeader: header, OddFooter: footer}
}

// lead adds the links from a sheet to others.
func (b *book) lead(s *sheet) error {
	for _, l := range s.links {
		if err := b.file.SetCellHyperLink(s.name, l.at, fmt.Sprintf("'%s'!A1", l.to), "Location"); err != nil {
			return err
		}
	}
	return nil
}

// letter names a column, from 0.
func letter(i int) string {
	name, err := excelize.ColumnNumberToName(i + 1)
	if err != nil {
		return "XFD" // beyond the last column Excel has
	}
	return name
}

// measure counts the rows of a sheet and gives the writer of each sheet it
// takes to hold them.
func (b *book) measure(ctx context.Context, s *sheet) error {
	for range s.expand(b.lang) {
		if s.count++; s.count%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
	}
	s.to = s.count
	return nil
}

func (b *book) word(code string, args ...string) string { return reports.Word(b.lang, code, args...) }
