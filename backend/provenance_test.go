package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"cotejo/backend/demo"
	"cotejo/forms"
	"cotejo/forms/library"
	"cotejo/reports"
)

// planted is an answer that no other is like, and what must stand beside it.
type planted struct {
	token  string
	source string // "" when it cites none
	voice  reports.Voice
}

// plantedRound is the exercise, two countries of it, in which every text that
// names no row is a token of its own; every other one cites a source of its
// own, the rest cite none.
func plantedRound(t testing.TB) (*reports.Snapshot, map[string]planted) {
	t.Helper()
	seed, err := demo.Load()
	if err != nil {
		t.Fatal(err)
	}
	q, err := library.Read("diagnostico")
	if err != nil {
		t.Fatal(err)
	}
	s := &reports.Snapshot{Questionnaire: q, Number: 3, Taken: time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC), Round: reports.Round{Code: exercise, Year: 2026}}
	all := map[string]planted{}
	for _, r := range seed.Rounds {
		if r.Code != exercise {
			continue
		}
		for _, d := range r.Diagnostics {
			if !d.Submitted || d.Country != "XAA" && d.Country != "XAC" {
				continue
			}
			if n := len(s.Countries); n == 0 || s.Countries[n-1].ISO3 != d.Country {
				s.Countries = append(s.Countries, reports.Country{ISO3: d.Country, Name: forms.Text{"es": "País " + d.Country, "en": "Country " + d.Country}})
			}
			s.Diagnostics = append(s.Diagnostics, plant(q, r, d, all))
		}
	}
	if len(all) < 200 {
		t.Fatalf("only %d answers are planted", len(all))
	}
	return s, all
}

// plant replaces the texts of a diagnostic by tokens.
func plant(q *forms.Questionnaire, r demo.Round, d demo.Diagnostic, all map[string]planted) reports.Diagnostic {
	voice := reports.Voice(d.Party.Voice)
	origin := map[forms.Key]reports.Origin{}
	for i := range d.Answers {
		x := &d.Answers[i]
		asked := q.Question(forms.QuestionID(x.Question))
		trace := reports.Origin{Seq: 1, At: time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC), Author: "focal", Kind: "edit"}
		if asked != nil && asked.Type == forms.TextType && !asked.Private && x.State == "" && x.Value != "" && (asked.Roster == nil || asked.Roster.Title != asked) {
			one := planted{token: fmt.Sprintf("zqz%04dx", len(all)), voice: voice}
			if len(all)%2 == 0 {
				one.source = fmt.Sprintf("wkw%04dx", len(all))
			}
			all[one.token] = one
			x.Value, trace.Source = one.token, one.source
		}
		origin[forms.Key{Question: forms.QuestionID(x.Question), Row: forms.RowID(x.Row)}] = trace
	}
	out := demoDiagnostic(q, r, d)
	out.Origin = origin
	return out
}

// tokensIn are the planted answers in a text.
func tokensIn(text string, all map[string]planted) (found []planted) {
	for i := strings.Index(text, "zqz"); i >= 0; {
		if len(text) >= i+8 {
			if one, ok := all[text[i:i+8]]; ok {
				found = append(found, one)
			}
		}
		next := strings.Index(text[i+3:], "zqz")
		if next < 0 {
			break
		}
		i += 3 + next
	}
	return found
}

// provenance checks outputs against what was planted.
type provenance struct {
	planted map[string]planted
	numbers map[string]string // of notes, by source
	blank   bool              // the table says that no source is none
	none    []string          // how the output says that an answer cites no source
	found   int
	faults  []string
}

func (p *provenance) fault(where, what string, one planted, text string) {
	if text = strings.Join(strings.Fields(text), " "); len(text) > 300 {
		text = text[:300] + "…"
	}
	p.faults = append(p.faults, fmt.Sprintf("%s: %s of %s (%s, source %q) is not told: %s", where, what, one.token, one.voice, one.source, text))
}

// table checks a table: the source of an answer stands in its row, or the
// number of the note that names it; its voice stands in its row too, or over
// its column.
func (p *provenance) table(where string, rows [][]string) {
	for i, row := range rows {
		for j, text := range row {
			for _, one := range tokensIn(text, p.planted) {
				p.found++
				whole := strings.Join(row, "\n")
				if !p.sourced(one, whole) {
					p.fault(where, "the source", one, whole)
				}
				if !says(whole, one.voice) && !saysAbove(rows[:i], j, one.voice) {
					p.fault(where, "the voice", one, whole)
				}
			}
		}
	}
}

func (p *provenance) sourced(one planted, text string) bool {
	if one.source == "" && p.blank && !strings.Contains(text, "wkw") {
		return true
	}
	if one.source != "" {
		number := p.numbers[one.source]
		return strings.Contains(text, one.source) || number != "" && strings.Contains(text, number)
	}
	return slices.ContainsFunc(p.none, func(none string) bool { return strings.Contains(text, none) })
}

// says says whether a text names a voice, in words or as data do.
func says(text string, v reports.Voice) bool {
	return strings.Contains(text, v.Words("es")) || slices.Contains(strings.Split(text, "\n"), string(v))
}

func saysAbove(rows [][]string, column int, v reports.Voice) bool {
	return slices.ContainsFunc(rows, func(row []string) bool { return column < len(row) && strings.Contains(row[column], v.Words("es")) })
}

// csv checks a file of records.
func (p *provenance) csv(t testing.TB, where string, content []byte) {
	t.Helper()
	r := csv.NewReader(bytes.NewReader(content))
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", where, err)
	}
	p.table(where, rows)
}

// tree checks what programs read: the object that holds an answer holds its
// voice and its source.
func (p *provenance) tree(where string, node any) {
	switch n := node.(type) {
	case []any:
		for _, one := range n {
			p.tree(where, one)
		}
	case map[string]any:
		var row []string
		for _, name := range slices.Sorted(maps.Keys(n)) {
			if text, ok := n[name].(string); ok {
				row = append(row, text)
			} else {
				p.tree(where, n[name])
			}
		}
		p.table(where, [][]string{row})
	}
}

// layout says how a short report is laid out: in parts, with tables of rows,
// and lines besides.
type layout struct{ part, table, row, line *regexp.Regexp }

// units are the rows of a table, or the lines of what is none.
func (l layout) units(block string) []string {
	if l.row.MatchString(block) {
		return l.row.Split(block, -1)
	}
	return l.line.Split(block, -1)
}

// document checks a short report. The row or line that an answer stands in has
// the number of its note, and an answer without one cites none, as the sources
// say; its voice is named there, or in the table or the part around it.
func (p *provenance) document(where, content string, as layout, notes map[string]string) {
	for _, section := range as.part.Split(content, -1) {
		for _, block := range as.table.Split(section, -1) {
			for _, text := range as.units(block) {
				if noteItself.MatchString(text) {
					continue // what is said of a source is the source
				}
				for _, one := range tokensIn(text, p.planted) {
					p.found++
					if one.source != "" && !slices.ContainsFunc(noteOf.FindAllStringSubmatch(text, -1), func(m []string) bool { return strings.Contains(notes[m[1]], one.source) }) {
						p.fault(where, "the source", one, text)
					}
					if !says(text, one.voice) && !says(block, one.voice) && !says(section, one.voice) {
						p.fault(where, "the voice", one, text)
					}
				}
			}
		}
	}
	if !slices.ContainsFunc(p.none, func(none string) bool { return strings.Contains(content, none) }) {
		p.faults = append(p.faults, where+": nothing says what an answer without a number is")
	}
}

var noteItself = regexp.MustCompile(`(?:id|w:name)="nota\d+"`)

var noteOf = regexp.MustCompile(`(?:href="#|w:anchor=")nota(\d+)"`)
