package long

import (
	"bufio"
	"errors"
	"io"
	"strconv"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// encoding is how the text of a file is kept.
type encoding int

const (
	utf8Text encoding = iota
	windows1252
)

// bom is the mark that Excel puts before UTF-8.
const bom = "\xef\xbb\xbf"

// encodingOf reads a file to its end and tells UTF-8 from Windows-1252. A file
// that is neither is wrong at a line.
func encodingOf(r io.Reader) (encoding, Fault, error) {
	in := bufio.NewReaderSize(r, 1<<16)
	var t tally
	for t.line = 1; ; {
		c, size, err := in.ReadRune()
		if errors.Is(err, io.EOF) {
			e, f := t.verdict()
			return e, f, nil
		}
		if err != nil {
			return 0, Fault{}, err
		}
		if c == utf8.RuneError && size == 1 {
			if err := in.UnreadRune(); err != nil {
				return 0, Fault{}, err
			}
			b, err := in.ReadByte()
			if err != nil {
				return 0, Fault{}, err
			}
			t.stray(b)
			continue
		}
		t.rune(c, size)
	}
}

// tally counts what speaks for each encoding.
type tally struct {
	line       int
	many       int // characters of several bytes, as UTF-8 has them
	strays     int // bytes that no UTF-8 has
	firstStray int // their first line
	impossible int // the first line with a byte that Windows-1252 lacks, or a zero
}

func (t *tally) rune(c rune, size int) {
	switch {
	case c == '\n':
		t.line++
	case c == 0 && t.impossible == 0:
		t.impossible = t.line
		t.strays++
	case size > 1:
		t.many++
	}
}

func (t *tally) stray(b byte) {
	t.strays++
	if t.firstStray == 0 {
		t.firstStray = t.line
	}
	switch b {
	case 0x81, 0x8d, 0x8f, 0x90, 0x9d:
		if t.impossible == 0 {
			t.impossible = t.line
		}
	}
}

// verdict decides. In a text of Windows-1252 two strange characters in a row
// may look like one of UTF-8, but single ones are many more.
func (t *tally) verdict() (encoding, Fault) {
	switch {
	case t.impossible > 0:
		return 0, Wrong("long.not-text", strconv.Itoa(t.impossible))
	case t.strays == 0:
		return utf8Text, Fault{}
	case t.many >= t.strays:
		return 0, Wrong("long.encodings-mixed", strconv.Itoa(t.firstStray))
	}
	return windows1252, Fault{}
}

// decoded reads a file as UTF-8 without its mark.
func (e encoding) decoded(r io.Reader) io.Reader {
	if e == windows1252 {
		return charmap.Windows1252.NewDecoder().Reader(r)
	}
	in := bufio.NewReader(r)
	if first, err := in.Peek(len(bom)); err == nil && string(first) == bom {
		_, _ = in.Discard(len(bom)) // they have just been seen
	}
	return in
}
