package demo

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"
)

// columns are the columns of a fixture, in order.
var columns = []string{
	"round", "country", "party", "roster", "row",
	"question", "value", "state", "lang", "source",
}

// Record is one answer in the project's own fixture format: a CSV in UTF-8 with
// one answer a line.
type Record struct {
	Round    string // code of the round
	Country  string // ISO 3166-1 alpha-3
	Party    string // slug of who answers
	Roster   string // path of the roster, or empty
	Row      string // key of the row, stable within country and roster, or empty
	Question string // path of the question
	Value    string // canonical text
	State    string // a special answer: dk, na, noinfo, or empty
	Lang     string // language of a text, or empty
	Source   string // the citation shown beside the answer, or empty
}

func (r Record) fields() []string {
	return []string{
		r.Round, r.Country, r.Party, r.Roster, r.Row,
		r.Question, r.Value, r.State, r.Lang, r.Source,
	}
}

func record(f []string) Record {
	return Record{
		Round: f[0], Country: f[1], Party: f[2], Roster: f[3], Row: f[4],
		Question: f[5], Value: f[6], State: f[7], Lang: f[8], Source: f[9],
	}
}

// check says what makes a record unusable.
func (r Record) check() error {
	switch {
	case r.Round == "" || r.Country == "" || r.Party == "" || r.Question == "":
		return fmt.Errorf("round, country, party and question are needed")
	case (r.Roster == "") != (r.Row == ""):
		return fmt.Errorf("roster %q and row %q go together", r.Roster, r.Row)
	case !slices.Contains([]string{"", "dk", "na", "noinfo"}, r.State):
		return fmt.Errorf("unknown state %q", r.State)
	case (r.Value == "") == (r.State == ""):
		return fmt.Errorf("question %s: either a value or a special answer", r.Question)
	}
	return nil
}

// WriteRecords writes a fixture: the header and the records. It returns an
// error with the number of a record that cannot be used.
func WriteRecords(w io.Writer, records []Record) error {
	out := csv.NewWriter(w)
	if err := out.Write(columns); err != nil {
		return fmt.Errorf("write fixture: %w", err)
	}
	for i, r := range records {
		if err := r.check(); err != nil {
			return fmt.Errorf("write fixture record %d: %w", i+1, err)
		}
		if err := out.Write(r.fields()); err != nil {
			return fmt.Errorf("write fixture record %d: %w", i+1, err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("write fixture: %w", err)
	}
	return nil
}

// ReadRecords reads a fixture. It returns an error with the line when the header is
// another one or a record cannot be used.
func ReadRecords(r io.Reader) ([]Record, error) {
	in := csv.NewReader(r)
	in.FieldsPerRecord = len(columns)
	head, err := in.Read()
	if err != nil {
		return nil, fmt.Errorf("read fixture header: %w", err)
	}
	if !slices.Equal(head, columns) {
		return nil, fmt.Errorf("read fixture header: got %q, want %q", strings.Join(head, ","), strings.Join(columns, ","))
	}
	var records []Record
	for {
		fields, err := in.Read()
		if err == io.EOF {
			return records, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read fixture: %w", err)
		}
		rec := record(fields)
		if err := rec.check(); err != nil {
			line, _ := in.FieldPos(0)
			return nil, fmt.Errorf("read fixture line %d: %w", line, err)
		}
		records = append(records, rec)
	}
}
