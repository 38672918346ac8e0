package long

import (
	"encoding/csv"
	"errors"
	"io"
	"strings"
)

// Limits on a file.
const (
	mostLines  = 1_048_576 // as many as a spreadsheet has
	mostWidth  = 200       // columns
	mostRecord = 4 << 20   // bytes of one line, quoted line breaks included
)

var errRecord = errors.New("a line is too long")

// rationed reads no more than a line may have, until it is told that the next
// one begins: a quotation mark that never closes must not fill the memory.
type rationed struct {
	r    io.Reader
	left int
}

// Read implements io.Reader.
func (r *rationed) Read(p []byte) (int, error) {
	if r.left <= 0 {
		return 0, errRecord
	}
	n, err := r.r.Read(p[:min(len(p), r.left)])
	r.left -= n
	return n, err
}

// separatorOf finds what separates the columns by the first line: whatever
// gives the most columns that are known, then the most columns at all.
func separatorOf(first string) rune {
	best, bestKnown, bestAll := ',', -1, -1
	for _, sep := range []rune{',', ';', '\t'} {
		r := csv.NewReader(strings.NewReader(first))
		r.Comma, r.LazyQuotes = sep, true
		cells, err := r.Read()
		if err != nil {
			continue
		}
		if known := score(cells); known > bestKnown || known == bestKnown && len(cells) > bestAll {
			best, bestKnown, bestAll = sep, known, len(cells)
		}
	}
	return best
}

// csvProblem words what the reader of CSV finds wrong, near a line; an error of
// reading the file stays as it is.
func csvProblem(err error, near int) error {
	var at *csv.ParseError
	switch {
	case errors.Is(err, errRecord):
		return Problem{Line: near, Code: "long.line-large"}
	case errors.As(err, &at):
		return Problem{Line: at.StartLine, Code: "long.quotes"}
	}
	return err
}
