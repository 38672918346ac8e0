package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"github.com/klauspost/compress/flate"
)

// archive writes the parts of a workbook. Small parts arrive whole from the
// library; those of sheets arrive without rows, which are streamed in their
// place, so that no sheet is ever held in memory. Parts are written in one
// order and without a date: the same workbook gives the same bytes.
type archive struct {
	to      io.Writer
	parts   map[string]*bytes.Buffer
	sheets  []*writer          // in their order
	rows    map[string]*writer // by the sheet's part
	defined []byte             // names of ranges
	stripe  int                // the style of every second row of a table

	buf, links []byte // serve one sheet after the other
}

func newArchive(to io.Writer) *archive {
	return &archive{to: to, parts: map[string]*bytes.Buffer{}, rows: map[string]*writer{}}
}

// contentTypes is the part that lists the others.
const contentTypes = "[Content_Types].xml"

// sheetPart names the part of a sheet, by its place from 0.
func sheetPart(i int) string { return fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1) }

// addSheet tells who writes the rows of the next sheet.
func (a *archive) addSheet(w *writer) {
	a.rows[sheetPart(len(a.sheets))] = w
	a.sheets = append(a.sheets, w)
}

// Create takes a part.
func (a *archive) Create(name string) (io.Writer, error) {
	a.parts[name] = &bytes.Buffer{}
	return a.parts[name], nil
}

// AddFS is never called by the library's writer.
func (a *archive) AddFS(fs.FS) error { return errors.ErrUnsupported }

// Close writes all parts.
func (a *archive) Close() error {
	z := zip.NewWriter(a.to)
	z.RegisterCompressor(zip.Deflate, reused())
	a.addLists()
	a.addNames(a.defined)
	for _, name := range a.order() {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
		if err == nil {
			err = a.write(w, name)
		}
		if err != nil {
			return fmt.Errorf("write %s: %w", name, err)
		}
	}
	return z.Close()
}

// reused returns a compressor whose tables, a megabyte of them, serve one part
// after the other.
func reused() zip.Compressor {
	var shared *flate.Writer
	return func(w io.Writer) (_ io.WriteCloser, err error) {
		if shared == nil {
			shared, err = flate.NewWriter(w, compression)
			return shared, err
		}
		shared.Reset(w)
		return shared, nil
	}
}

// compression is as fast as a lower level on sheets and smaller.
const compression = 5

// order puts first what readers look for first.
func (a *archive) order() []string {
	var order []string
	for name := range a.parts {
		order = append(order, name)
	}
	rank := func(name string) int {
		return slices.IndexFunc([]string{"[Content_Types].xml", "_rels/", "docProps/", "xl/workbook.xml", ""},
			func(p string) bool { return strings.HasPrefix(name, p) })
	}
	slices.SortFunc(order, func(a, b string) int {
		if d := rank(a) - rank(b); d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	return order
}

func (a *archive) write(w io.Writer, name string) error {
	part := redrawn(name, a.parts[name].Bytes())
	if name == contentTypes {
		part = settled(part)
	}
	sheet := a.rows[name]
	if sheet == nil {
		_, err := w.Write(part)
		return err
	}
	before, after, found := bytes.Cut(part, []byte("<sheetData></sheetData>"))
	between, end, ended := bytes.Cut(after, []byte("<pageMargins"))
	if !found || !ended {
		return errors.New("no place for the rows")
	}
	if _, err := w.Write(before); err != nil {
		return err
	}
	if err := a.writeRows(w, sheet, between); err != nil {
		return err
	}
	_, err := w.Write(slices.Concat([]byte("<pageMargins"), end))
	return err
}

// writeRows writes the rows of a sheet, what the library says after them, and
// where they lead.
func (a *archive) writeRows(w io.Writer, sheet *writer, between []byte) error {
	sheet.buf, sheet.links = a.buf, a.links
	sheet.links = append(sheet.links, linksBegin...)
	err := sheet.write(w)
	if err == nil {
		_, err = w.Write(between)
	}
	if err == nil && sheet.leading > 0 {
		_, err = w.Write(append(sheet.links, linksEnd...))
	}
	a.buf, a.links = sheet.buf[:0], sheet.links[:0]
	sheet.buf, sheet.links = nil, nil // there may be hundreds of sheets
	return err
}

// settled puts the kinds of files in one order: the library lists those of
// pictures as they come.
func settled(part []byte) []byte {
	const begin, end = "<Default ", "</Default>"
	text := string(part)
	from, to := strings.Index(text, begin), strings.LastIndex(text, end)
	if from < 0 || to < from {
		return part
	}
	to += len(end)
	kinds := strings.SplitAfter(text[from:to], end)
	slices.Sort(kinds)
	return []byte(text[:from] + strings.Join(kinds, "") + text[to:])
}
