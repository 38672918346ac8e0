package export

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"cotejo/reports"
)

// Package writes a zip with everything that another program needs: the wide
// and the tidy table, one table for each list, the code book, a description as
// a Frictionless Data Package, a reading aid in each language, and scripts for
// Stata and SPSS. Labels in the tables and scripts are in the language given.
// It returns the writer's error.
func Package(w io.Writer, s *reports.Snapshot, lang string) error {
	p := &archive{zip: zip.NewWriter(w), cut: newCut(s, lang), sizes: map[string]size{}}
	for _, add := range []func() error{p.tables, p.forSPSS, p.scripts, p.readings, p.description} {
		if err := add(); err != nil {
			return err
		}
	}
	return p.zip.Close()
}

// archive is a data package being written.
type archive struct {
	*cut
	zip   *zip.Writer
	data  []*table        // the tables that the scripts read
	files []resource      // what is described
	sizes map[string]size // of the copies for SPSS
}

// resource is a table that has been written, and what tells whether a copy is
// the same.
type resource struct {
	table *table
	bytes int64
	hash  string
}

// dataTables are the tables of a package that hold answers: wide, one for each
// list, and tidy.
func (c *cut) dataTables() []*table {
	tables := []*table{c.wide(nil, "wide")}
	names := namer{}
	for _, r := range c.Questionnaire.Rosters() {
		name := strings.ToLower(names.take(r.Name, longestName))
		tables = append(tables, c.wide(r, "roster-"+name))
	}
	return append(tables, c.tidy(false))
}

func (p *archive) tables() error {
	p.data = p.dataTables()
	for _, t := range append(p.data, p.codebook(p.data)) {
		w, err := p.create(t.name + ".csv")
		if err != nil {
			return err
		}
		sum := &counted{Writer: w, hash: sha256.New()}
		seen, err := t.write(sum, Options{}, nil)
		if err != nil {
			return err
		}
		t.settle(seen)
		p.files = append(p.files, resource{t, sum.n, hex.EncodeToString(sum.hash.Sum(nil))})
	}
	return nil
}

// forSPSS writes the copies that SPSS can read, one case a line.
func (p *archive) forSPSS() error {
	for _, t := range p.data {
		w, err := p.create("spss/" + t.name + ".csv")
		if err != nil {
			return err
		}
		if p.sizes[t.name], err = t.write(w, Options{}, oneLine); err != nil {
			return err
		}
	}
	return nil
}

func (p *archive) scripts() error {
	w, err := p.create("stata.do")
	if err != nil {
		return err
	}
	if err := p.stata(w, p.data, p.sizes); err != nil {
		return err
	}
	if w, err = p.create("spss.sps"); err != nil {
		return err
	}
	return p.spss(w, p.data, p.sizes)
}

// create adds a file, dated as the snapshot: the same snapshot gives the same
// bytes.
func (p *archive) create(name string) (io.Writer, error) {
	w, err := p.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: p.Taken.UTC().Truncate(time.Second)})
	if err != nil {
		return nil, fmt.Errorf("add %s to the package: %w", name, err)
	}
	return w, nil
}

// counted counts and sums what is written.
type counted struct {
	io.Writer
	n    int64
	hash hash.Hash
}

// Write writes on.
func (c *counted) Write(p []byte) (int, error) {
	n, err := c.Writer.Write(p)
	c.n += int64(n)
	c.hash.Write(p[:n]) // a hash never fails
	return n, err
}

// longestString is how many bytes SPSS gives a text.
const longestString = 32767

// newLines are what ends a line for one program or another.
var newLines = strings.NewReplacer("\r\n", " ¶ ", "\n", " ¶ ", "\r", " ¶ ", "\u2028", " ¶ ", "\u2029", " ¶ ", "\u0085", " ¶ ", "\v", " ", "\f", " ")

// oneLine makes a field that SPSS can read: in one line, and cut visibly where
// SPSS would cut it.
func oneLine(field string) string {
	field = newLines.Replace(field)
	if len(field) <= longestString {
		return field
	}
	const mark = " […]"
	at := longestString - len(mark)
	for !utf8.RuneStart(field[at]) {
		at--
	}
	return field[:at] + mark
}
