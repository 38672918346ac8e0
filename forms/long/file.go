package long

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"

	"cotejo/forms/xlsform"
)

// File is a file of answers. Its lines can be read again and again.
type File struct {
	source    func() (io.ReadCloser, error)
	encoding  encoding
	separator rune
	header    header
	sheet     *xlsform.Table      // of a workbook, nil for CSV
	restore   func(string) string // undoes what keeps texts of CSV from being formulas
}

// mostWorkbook is how much of a workbook is read before it is refused.
const mostWorkbook = 32 << 20

// Open finds out what a file is and which columns it has. The source opens it
// from its beginning, each time it is read. A workbook is read from the sheet
// "Datos" or "Data", else the first. In CSV, restore undoes what keeps texts
// from being taken for formulas. What is wrong with the file comes as problems,
// the file is nil then; the error is one of reading it.
func Open(source func() (io.ReadCloser, error), restore func(string) string) (*File, []Problem, error) {
	in, err := source()
	if err != nil {
		return nil, nil, err
	}
	defer in.Close() // nothing was written: no error to heed
	head := make([]byte, 8)
	n, err := io.ReadFull(in, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return nil, nil, err
	}
	head = head[:n]
	f := &File{source: source, restore: restore}
	all := io.MultiReader(bytes.NewReader(head), in)
	if xlsform.IsWorkbook(head) {
		return f.openWorkbook(all)
	}
	return f.openCSV(all)
}

func (f *File) openWorkbook(r io.Reader) (*File, []Problem, error) {
	data, err := io.ReadAll(io.LimitReader(r, mostWorkbook))
	if err != nil {
		return nil, nil, err
	}
	table, wrong := xlsform.ReadTable(data, "datos", "data")
	if table == nil {
		return nil, fromWorkbook(wrong), nil
	}
	f.sheet = table
	return f.withHeader(table.Rows[0].Cells)
}

// fromWorkbook gives the problems of a workbook as those of a file; rows are
// lines.
func fromWorkbook(wrong []xlsform.Problem) []Problem {
	var problems []Problem
	for _, p := range wrong {
		if p.Code == "sheet.rows" {
			p.Code = "long.sheet-rows"
		}
		problems = append(problems, Problem{Line: p.Row, Code: p.Code, Args: p.Args})
	}
	return problems
}

func (f *File) openCSV(r io.Reader) (*File, []Problem, error) {
	kind, fault, err := encodingOf(r)
	if err != nil {
		return nil, nil, err
	}
	if !fault.OK() {
		return nil, []Problem{{Code: fault.Code, Args: fault.Args}}, nil
	}
	f.encoding = kind
	in, err := f.source()
	if err != nil {
		return nil, nil, err
	}
	defer in.Close()
	first, err := bufio.NewReader(io.LimitReader(kind.decoded(in), mostRecord)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, nil, err
	}
	if strings.TrimSpace(first) == "" {
		return nil, []Problem{{Code: "file.empty"}}, nil
	}
	f.separator = separatorOf(first)
	r2 := csv.NewReader(strings.NewReader(first))
	r2.Comma, r2.LazyQuotes = f.separator, true
	cells, err := r2.Read()
	if err != nil {
		return nil, []Problem{{Line: 1, Code: "long.quotes"}}, nil
	}
	return f.withHeader(cells)
}

func (f *File) withHeader(cells []string) (*File, []Problem, error) {
	if len(cells) > mostWidth {
		return nil, []Problem{{Line: 1, Code: "sheet.columns"}}, nil
	}
	h, problems := readHeader(cells)
	if len(problems) > 0 {
		return nil, problems, nil
	}
	f.header = h
	return f, nil, nil
}

// Ignored lists the columns that are not read.
func (f *File) Ignored() []string { return slices.Clone(f.header.ignored) }

// DecimalComma says whether a single comma in a number separates decimals: so
// it is where columns are separated by semicolons.
func (f *File) DecimalComma() bool { return f.separator == ';' }

// At is a problem at a line and column of the file.
func (f *File) At(line int, c Column, fault Fault) Problem {
	return Problem{Line: line, Column: f.header.name(c), Code: fault.Code, Args: fault.Args}
}

// Lines reads the lines of the file from its beginning, without blank ones. A
// line is valid until the next one. A [Problem] with a line comes in its place,
// as the error; so does an error of reading the file, which is the last.
func (f *File) Lines() iter.Seq2[*Line, error] {
	if f.sheet != nil {
		return f.sheetLines
	}
	return f.csvLines
}

// Error implements error, so that a problem can come in the place of a line.
func (p Problem) Error() string { return fmt.Sprintf("line %d: %s", p.Line, p.Message("en")) }

func (f *File) sheetLines(yield func(*Line, error) bool) {
	var l Line
	for _, row := range f.sheet.Rows[1:] {
		if !f.give(&l, row.Number, row.Cells, yield) {
			return
		}
	}
}

func (f *File) csvLines(yield func(*Line, error) bool) {
	in, err := f.source()
	if err != nil {
		yield(nil, err)
		return
	}
	defer in.Close()
	ration := &rationed{r: f.encoding.decoded(in), left: mostRecord}
	r := csv.NewReader(ration)
	r.Comma, r.FieldsPerRecord, r.ReuseRecord = f.separator, -1, true
	var l Line
	last := 1
	for n := 0; ; n++ {
		cells, err := r.Read()
		ration.left = mostRecord
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			yield(nil, csvProblem(err, last+1))
			return
		}
		last, _ = r.FieldPos(0)
		switch {
		case n == 0: // the header
		case n > mostLines:
			yield(nil, Problem{Line: last, Code: "long.lines", Args: []string{strconv.Itoa(mostLines)}})
			return
		case !f.give(&l, last, cells, yield):
			return
		}
	}
}

// give hands a line to its reader, unless it is blank.
func (f *File) give(l *Line, number int, cells []string, yield func(*Line, error) bool) bool {
	for _, more := range cells[min(len(cells), f.header.width):] {
		if more != "" {
			return yield(nil, Problem{Line: number, Code: "long.fields", Args: []string{strconv.Itoa(f.header.width), strconv.Itoa(len(cells))}})
		}
	}
	*l = Line{Number: number}
	for c, at := range f.header.at {
		if at < 0 || at >= len(cells) {
			continue
		}
		text := cells[at]
		if f.sheet == nil && f.restore != nil {
			text = f.restore(text)
		}
		if Column(c) != Value {
			text = strings.TrimSpace(text)
		}
		l.texts[c] = text
	}
	return l.Blank() || yield(l, nil)
}
