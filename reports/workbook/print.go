package workbook

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Paper is a size of paper.
type Paper string

// The sizes that a workbook can be set up for.
const (
	A4     Paper = "a4"
	Letter Paper = "letter"
)

// On returns the options with the paper asked for, "" for A4. It returns an
// error for any other.
func (o Options) On(paper string) (Options, error) {
	o.Paper = Paper(paper)
	if o.Paper != "" && o.Paper != A4 && o.Paper != Letter {
		return o, fmt.Errorf("no workbook on %q", paper)
	}
	return o, nil
}

// size is the number by which Excel knows the paper.
func (p Paper) size() int {
	if p == Letter {
		return 1
	}
	return 9
}

// perPage is how many characters across a printed page stay legible.
const perPage = 250

// perUpright is how many do where the page stands upright.
const perUpright = 140

// sampleRows is how many rows are printed of a sheet that is made for programs:
// enough to show what it holds.
const sampleRows = 40

// pages is how many pages side by side the sheet prints on.
func (s *sheet) pages() int {
	return max(1, int(math.Ceil(s.printed()/perPage)))
}

// printed is how wide the columns to print are together, in characters.
func (s *sheet) printed() float64 {
	width := 0.0
	for _, c := range s.columns[:len(s.columns)-s.aside] {
		width += c.width
	}
	return width
}

// print sets the page: landscape, fit to width, the head repeated, the
// round and the page on every one.
func (b *book) print(s *sheet) error {
	f := b.file
	err := f.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: pointer(true), TabColorRGB: pointer(tab(s))})
	if err != nil {
		return err
	}
	err = f.SetPageLayout(s.name, &excelize.PageLayoutOptions{
		Size: pointer(b.paper.size()), Orientation: pointer(s.orientation()), FitToWidth: pointer(s.pages()), FitToHeight: pointer(s.high()),
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
	var titles []string
	first := 1
	if s.pages() > 1 {
		titles = append(titles, fmt.Sprintf("'%s'!$A:$%s", s.name, letter(s.keys-1)))
		first = s.headLine()
	}
	if !s.mixed {
		titles = append(titles, fmt.Sprintf("'%[1]s'!$%[2]d:$%[2]d", s.name, s.headLine()))
	}
	if len(titles) > 0 {
		b.define("_xlnm.Print_Titles", strings.Join(titles, ","), s)
	}
	last, line := letter(len(s.columns)-1-s.aside), s.lastLine()
	if s.isSampled() {
		line = s.topLine() + sampleRows
	}
	b.define("_xlnm.Print_Area", fmt.Sprintf("'%s'!$A$%d:$%s$%d", s.name, first, last, line), s)
	return nil
}

// isSampled says whether only the first rows of a sheet are printed.
func (s *sheet) isSampled() bool { return s.forPrograms && s.count > sampleRows }

// define names a range of a sheet. The library would look through all names,
// and for each through all sheets.
func (b *book) define(name, refersTo string, s *sheet) {
	b.defined = fmt.Appendf(b.defined, `<definedName name="%s" localSheetId="%d">`, name, slices.Index(b.sheets, s))
	b.defined = append(appendEscaped(b.defined, refersTo), "</definedName>"...)
}

// addNames adds the defined names to those of the library.
func (a *archive) addNames(defined []byte) {
	const book = "xl/workbook.xml"
	if p := a.parts[book]; p != nil && bytes.Contains(p.Bytes(), []byte("</definedNames>")) {
		a.insert(book, "</definedNames>", string(defined))
		return
	}
	a.insert(book, "<calcPr", "<definedNames>"+string(defined)+"</definedNames>")
}

// orientation is upright where the columns leave it legible: more rows fit.
func (s *sheet) orientation() string {
	if s.printed() < perUpright {
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
	if on.orientation() == "portrait" {
		name = s.Round.Code // there is no room for both titles
	}
	header := `&L&9 ` + literal(name, 90) + `&C&9 ` + literal(b.short(on), 70) + `&R&9 ` + literal(b.flags(" · "), 40)
	left := b.cut()
	if on.isSampled() {
		left += " · " + b.word("print.sample", strconv.Itoa(sampleRows))
	}
	footer := `&L&9 ` + literal(left, 130) + `&R&9 ` + b.word("print.page", "&P", "&N")
	return &excelize.HeaderFooterOptions{OddHeader: header, OddFooter: footer}
}

// short is a sheet's title without its flags, in the leading language.
func (b *book) short(s *sheet) string {
	text := b.unflagged(s)
	if len(b.beside) > 0 {
		text, _, _ = strings.Cut(text, between)
	}
	return text
}
