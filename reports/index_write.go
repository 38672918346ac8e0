package reports

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"math"
	"strconv"
	"time"

	"cotejo/forms"
)

// RegionCode stands for the country in the region's rows of WriteCSV.
const RegionCode = "REGION"

// WriteCSV writes the table as CSV in UTF-8, one line per country, party and
// domain, the whole ("all") first; then the region's, whose country is
// RegionCode. Numbers have a decimal point. A figure that does not exist is
// blank, never zero. It returns the writer's error.
func (t *IndexTable) WriteCSV(w io.Writer) error {
	out := csv.NewWriter(w)
	out.Write([]string{ // its error stays with the writer, until Error
		"country", "party", "voice", "domain", "value", "level", "n_answered", "items",
		"share", "n", "without_answer",
	})
	for _, r := range t.records() {
		out.Write([]string{
			r.Country, r.Party, r.Voice, r.Domain, figureText(r.Value), levelText(r.Level),
			strconv.Itoa(r.Answered), strconv.Itoa(r.Items), "", "", "",
		})
	}
	for _, r := range t.regionRecords() {
		out.Write([]string{
			RegionCode, "", r.Voice, r.Domain, "", "", "", "",
			shareText(r.Share), strconv.Itoa(r.N), strconv.Itoa(r.Without),
		})
	}
	out.Flush()
	return out.Error()
}

// WriteJSON writes the table as one JSON object: the index and what it was
// computed from, then "lines" and "region" as WriteCSV has them. A figure that
// does not exist is null. It returns the writer's error.
func (t *IndexTable) WriteJSON(w io.Writer) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(t.document())
}

// indexDocument, indexRecord and regionRecord are the JSON that is written.
type indexDocument struct {
	Index    string         `json:"index"`
	Title    forms.Text     `json:"title"`
	Note     forms.Text     `json:"note,omitempty"`
	Source   string         `json:"source"`
	Unit     Unit           `json:"unit"`
	Levels   []levelRecord  `json:"levels"`
	Meets    int            `json:"meets,omitempty"`
	Round    string         `json:"round"`
	Snapshot int            `json:"snapshot,omitempty"`
	Taken    string         `json:"taken"`
	Draft    bool           `json:"draft"`
	Lines    []indexRecord  `json:"lines"`
	Region   []regionRecord `json:"region"`
}

type levelRecord struct {
	Level int        `json:"level"`
	From  float64    `json:"from"`
	Name  forms.Text `json:"name"`
}

type indexRecord struct {
	Country  string   `json:"country"`
	Party    string   `json:"party"`
	Voice    string   `json:"voice"`
	Domain   string   `json:"domain"`
	Value    *float64 `json:"value"`
	Level    *int     `json:"level"`
	Answered int      `json:"n_answered"`
	Items    int      `json:"items"`
}

type regionRecord struct {
	Voice   string   `json:"voice"`
	Domain  string   `json:"domain"`
	Share   *float64 `json:"share"`
	Met     int      `json:"met"`
	N       int      `json:"n"`
	Without int      `json:"without_answer"`
}

func (t *IndexTable) document() indexDocument {
	ix, s := t.Index, t.Snapshot
	d := indexDocument{
		Index: ix.Name, Title: ix.Title, Note: ix.Note, Source: ix.Source, Unit: ix.Unit,
		Levels: []levelRecord{}, Meets: ix.Meets,
		Round: s.Round.Code, Snapshot: s.Number, Taken: s.Taken.UTC().Format(time.RFC3339), Draft: s.Draft,
		Lines: t.records(), Region: t.regionRecords(),
	}
	for i, l := range ix.Levels {
		d.Levels = append(d.Levels, levelRecord{i + 1, l.From, l.Name})
	}
	return d
}

func (t *IndexTable) records() []indexRecord {
	records := []indexRecord{}
	for i := range t.Lines {
		l := &t.Lines[i]
		records = append(records, l.record(l.Overall))
		for _, f := range l.Domains {
			records = append(records, l.record(f))
		}
	}
	return records
}

func (l *IndexLine) record(f Figure) indexRecord {
	r := indexRecord{Country: l.Country.ISO3, Domain: f.Part.Name, Answered: f.Answered, Items: f.Items}
	if l.Diagnostic != nil {
		r.Party, r.Voice = l.Diagnostic.Party.Slug, string(l.Diagnostic.Party.Voice)
	}
	if f.Known {
		value := legible(f.Value)
		r.Value = &value
	}
	if f.Level > 0 {
		r.Level = &f.Level
	}
	return r
}

func (t *IndexTable) regionRecords() []regionRecord {
	records := []regionRecord{}
	for _, r := range t.Region {
		record := regionRecord{Voice: string(r.Voice), Domain: r.Part.Name, Met: r.Met, N: r.N, Without: r.Without}
		if share, ok := r.Share(t.Index); ok {
			record.Share = &share
		}
		records = append(records, record)
	}
	return records
}

// legible drops what is below the tenth decimal: noise of binary fractions.
func legible(x float64) float64 {
	if math.Abs(x) > 1e5 {
		return x
	}
	return math.Round(x*1e10) / 1e10
}

func figureText(x *float64) string {
	if x == nil {
		return ""
	}
	return strconv.FormatFloat(*x, 'f', -1, 64)
}

func levelText(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

func shareText(x *float64) string {
	if x == nil {
		return ""
	}
	return strconv.FormatFloat(*x, 'f', 1, 64)
}
