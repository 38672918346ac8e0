// Package workbook lays out a comparison as an Excel workbook: a cover, the
// coverage, the comparative tables that the questionnaire can feed, a matrix for
// each section, an inventory for each roster, a sheet for each country, notes on
// what the figures rest on, the code book and the long form.
// It decides nothing about the figures; it only draws what the reports package
// computed. Where a reader may want to change a rule the figure is a formula,
// with the value computed beforehand beside it.
//
// The library sets up the sheets, their styles and print layout; the rows are
// streamed straight into the archive, so that memory does not grow with them.
package workbook

import (
	"context"
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"cotejo/reports"
)

// Options say how a workbook is written.
type Options struct {
	Lang string // "es" or "en"; Spanish when empty
	// Beside is a second language, which stands beside the first in titles,
	// heads and labels; "" for none. What people typed stays as it is.
	Beside string
	Paper  Paper // "": A4
	// Progress, where it is set, is told now and then how many of the
	// workbook's rows have been written, at last that all have. It is called by
	// the goroutine that writes.
	Progress func(done, total int)
}

// Write writes the comparative workbook of a snapshot. The same snapshot and
// options give the same bytes. It stops with the context's error when that is
// cancelled; what has been written by then is not a workbook.
func Write(ctx context.Context, w io.Writer, s *reports.Snapshot, o Options) error {
	f := excelize.NewFile()
	defer f.Close()
	b := newBook(f, s, o.tongues()...)
	b.paper, b.progress.tell = o.Paper, o.Progress
	if err := b.build(ctx); err != nil {
		return fmt.Errorf("write workbook of round %s: %w", s.Round.Code, err)
	}
	if err := b.send(ctx, w); err != nil {
		return fmt.Errorf("write workbook of round %s: %w", s.Round.Code, err)
	}
	return nil
}

// book is a workbook being made.
type book struct {
	file       *excelize.File
	snapshot   *reports.Snapshot
	comparison *reports.Comparison
	lang       string   // the leading language
	beside     []string // the other, or none
	names      names
	listNames  listNames
	sheets     []*sheet
	styles     [looks]int
	stripe     int                // the style of every second row of a table
	countries  map[string]*place  // the sheet of each country, by ISO3
	standing   map[*place][]place // where else it stands, in the order of the sheets
	matrices   map[*reports.SectionMatrix][]place
	citations  citations
	often      often
	found      *reports.GapTable     // or nil
	computed   []*reports.IndexTable // those that the round can feed
	listing    map[*reports.Inventory]*sheet
	contents   *place                  // where the cover's list of sheets begins
	marks      map[reports.Mark]string // their words
	paper      Paper
	defined    []byte // the names of ranges, as the workbook's part lists them
	progress   progress
	answers    *source     // where formulas find answers, or nil
	ledger     *rosterRows // where formulas count rows, or nil
}

// often are words that stand in many cells, put together once.
type often struct{ noSource, computed, line string }

func newBook(f *excelize.File, s *reports.Snapshot, tongues ...string) *book {
	b := &book{file: f, snapshot: s, comparison: reports.Compare(s), lang: tongues[0], beside: tongues[1:], names: names{}, listNames: listNames{}, contents: &place{}, countries: map[string]*place{}, standing: map[*place][]place{}, matrices: map[*reports.SectionMatrix][]place{}, listing: map[*reports.Inventory]*sheet{}, marks: map[reports.Mark]string{}}
	for _, m := range reports.Marks() {
		b.marks[m] = b.say(m.Words)
	}
	b.often = often{noSource: b.word("tab.nosource"), computed: b.word("country.computed"), line: b.word("country.line", "#")}
	return b
}

// build plans the sheets and sets them up.
func (b *book) build(ctx context.Context) error {
	sheets, err := b.plan(ctx)
	if err != nil {
		return err
	}
	if err := b.set(sheets); err != nil {
		return err
	}
	return b.properties(b.word("cover.title") + " · " + b.snapshot.Round.Title.In(b.lang, b.snapshot.Questionnaire.Languages...))
}

// set sets up the sheets of a workbook, and the styles they are drawn in.
func (b *book) set(sheets []*sheet) error {
	var err error
	if b.styles, err = styles(b.file); err != nil {
		return err
	}
	if b.stripe, err = b.file.NewConditionalStyle(&excelize.Style{Fill: solid(striped)}); err != nil {
		return err
	}
	b.sheets = sheets
	for i, s := range b.sheets {
		if i == 0 {
			err = b.file.SetSheetName("Sheet1", s.name)
		} else {
			_, err = b.file.NewSheet(s.name)
		}
		if err == nil {
			err = b.lay(s)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// plan returns the sheets in the order of the workbook. The fixed names are
// taken first: no section may claim them.
func (b *book) plan(ctx context.Context) ([]*sheet, error) {
	cover := &sheet{name: b.names.take(b.sheetName("sheet.cover"))}
	coverage := b.coverage(b.names.take(b.sheetName("sheet.coverage")))
	codes := b.codeBook(b.names.take(b.sheetName("sheet.codebook")))
	data := b.data(b.names.take(b.sheetName("sheet.data")))
	notes := b.names.take(b.sheetName("sheet.notes"))
	b.nameCountries()
	b.compute()
	b.cite()
	if err := b.lookInto(ctx, data); err != nil {
		return nil, err
	}
	tables := b.tables()
	sheets := append([]*sheet{cover, coverage}, tables...)
	for i := range b.comparison.Sections {
		sheets = append(sheets, b.matrix(&b.comparison.Sections[i]))
	}
	for i := range b.comparison.Inventories {
		if inv := &b.comparison.Inventories[i]; b.listing[inv] == nil { // the others are numbered tables
			sheets = append(sheets, b.inventory(inv))
		}
	}
	b.sheets = sheets
	for i := range b.snapshot.Countries {
		sheets = append(sheets, b.countrySheet(&b.snapshot.Countries[i]))
	}
	sheets = append(sheets, b.notes(notes, tables), codes)
	if b.ledger != nil {
		sheets = append(sheets, b.ledger.sheet)
	}
	b.nameCells(data)
	sheets, err := b.divide(ctx, append(sheets, data))
	if err != nil {
		return nil, err
	}
	b.cover(cover, sheets[1:])
	return sheets, b.measure(ctx, cover)
}

// compute finds the gaps and the indices of the round.
func (b *book) compute() {
	b.found = reports.Gaps(b.snapshot)
	for _, ix := range reports.IndicesOf(b.snapshot) {
		of, err := ix.Compute(b.snapshot)
		if err == nil && len(of.Lines) > 0 { // a round without countries has none; IndicesOf returns those that compute
			b.computed = append(b.computed, of)
		}
	}
}

// properties tells what the document is.
func (b *book) properties(title string) error {
	s := b.snapshot
	taken := s.Taken.UTC().Format("2006-01-02T15:04:05Z")
	if err := b.file.SetAppProps(&excelize.AppProperties{Application: "Cotejo"}); err != nil {
		return err
	}
	return b.file.SetDocProps(&excelize.DocProperties{
		Title: b.titled(title), Language: b.lang,
		Subject: s.Round.Code, Creator: "Cotejo", LastModifiedBy: "Cotejo",
		Created: taken, Modified: taken,
	})
}

// send writes the archive.
func (b *book) send(ctx context.Context, to io.Writer) error {
	a := newArchive(to)
	a.stripe, a.defined = b.stripe, b.defined
	letters := b.letters()
	b.progress.begin(b.sheets)
	for _, s := range b.sheets {
		w := &writer{sheet: s, ctx: ctx, lang: b.lang, styles: &b.styles, letters: letters, progress: &b.progress}
		a.addSheet(w)
	}
	b.file.SetZipWriter(func(io.Writer) excelize.ZipWriter { return a })
	return b.file.Write(io.Discard)
}

// letters names the columns of the widest sheet.
func (b *book) letters() []string {
	var letters []string
	for _, s := range b.sheets {
		for len(letters) < len(s.columns) {
			letters = append(letters, letter(len(letters)))
		}
	}
	return letters
}
