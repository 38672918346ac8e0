package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"cotejo/reports"
	"cotejo/reports/brief"
	"cotejo/reports/export"
	"cotejo/reports/view"
	"cotejo/reports/workbook"
)

// leaving are all the ways in which answers leave, each checked in its own.
var leaving = []struct {
	name  string
	least int // answers that it must show for the check to mean something
	check func(testing.TB, *reports.Snapshot, *provenance)
}{
	{"workbook, every sheet", 300, checkWorkbook},
	{"data package and tidy, wide and list CSV", 400, checkPackage},
	{"JSON", 200, checkJSON},
	{"views as CSV", 200, checkViews},
	{"profiles", 20, checkProfiles},
	{"summary", 5, checkSummary},
}

// TestEveryAnswerCarriesVoiceAndSource holds that wherever an answer stands in
// an output, whose it is and what it rests on stand with it, or that it cites
// nothing.
func TestEveryAnswerCarriesVoiceAndSource(t *testing.T) {
	s, all := plantedRound(t)
	for _, o := range leaving {
		t.Run(o.name, func(t *testing.T) {
			p := &provenance{planted: all}
			o.check(t, s, p)
			if p.found < o.least {
				t.Errorf("only %d answers were found", p.found)
			}
			for i, f := range p.faults {
				if i == 12 {
					t.Fatalf("and %d more", len(p.faults)-i)
				}
				t.Error(f)
			}
		})
	}
}

// TestProvenanceFindsWhatIsNotTold is the twin: told of other sources and
// voices than those that stand there, every check finds that.
func TestProvenanceFindsWhatIsNotTold(t *testing.T) {
	s, all := plantedRound(t)
	for token, one := range all {
		one.source, one.voice = "wkw-never", "nobody"
		all[token] = one
	}
	for _, o := range leaving {
		p := &provenance{planted: all}
		o.check(t, s, p)
		if len(p.faults) < 2*p.found {
			t.Errorf("%s: %d faults in %d answers, want two in each", o.name, len(p.faults), p.found)
		}
	}
}

func checkWorkbook(t testing.TB, s *reports.Snapshot, p *provenance) {
	t.Helper()
	var out bytes.Buffer
	if err := workbook.Write(t.Context(), &out, s, workbook.Options{Lang: "es"}); err != nil {
		t.Fatal(err)
	}
	p.none = []string{reports.Word("es", "tab.nosource")}
	sheets := grids(t, file(t, "planted.xlsx", out.Bytes()))
	p.numbers = map[string]string{}
	for _, g := range sheets {
		for _, row := range g.rows {
			p.number(row)
		}
	}
	for _, g := range sheets {
		p.blank = strings.Contains(strings.Join(slices.Concat(g.rows[:min(4, len(g.rows))]...), "\n"), reports.Word("es", "data.unsourced"))
		p.table(g.name, g.rows)
	}
}

var notedSource = regexp.MustCompile(`wkw\d{4}x`)

// number reads the number of a source from a row of the notes.
func (p *provenance) number(row []string) {
	if len(row) < 2 || !strings.HasPrefix(row[0], "[") {
		return
	}
	for _, source := range notedSource.FindAllString(row[1], -1) {
		p.numbers[source] = row[0]
	}
}

func checkPackage(t testing.TB, s *reports.Snapshot, p *provenance) {
	t.Helper()
	var out bytes.Buffer
	if err := export.Package(&out, s, "es"); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	p.none = []string{"none", "sin fuente indicada"}
	for _, f := range z.File {
		if path.Ext(f.Name) != ".csv" {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		p.csv(t, f.Name, content)
	}
}

func checkJSON(t testing.TB, s *reports.Snapshot, p *provenance) {
	t.Helper()
	var out bytes.Buffer
	if err := export.JSON(&out, s); err != nil {
		t.Fatal(err)
	}
	var all any
	if err := json.Unmarshal(out.Bytes(), &all); err != nil {
		t.Fatal(err)
	}
	p.none = []string{"none"}
	p.tree("JSON", all)
}

// checkViews makes every view, with each option of its first choice.
func checkViews(t testing.TB, s *reports.Snapshot, p *provenance) {
	t.Helper()
	p.none = []string{reports.Word("es", "tab.nosource")}
	for _, kind := range view.Kinds(s) {
		for _, ask := range asksOf(t, s, kind) {
			v, err := view.Make(s, kind.Name, ask)
			if err != nil || v == nil {
				t.Fatalf("%s: %v", kind.Name, err)
			}
			for i := range v.Tables {
				var out bytes.Buffer
				if err := export.View(&out, &v.Tables[i], "es"); err != nil {
					t.Fatal(err)
				}
				p.csv(t, kind.Name+" "+ask.Params[""]+v.Tables[i].Name, out.Bytes())
			}
		}
	}
}

func asksOf(t testing.TB, s *reports.Snapshot, kind view.Kind) []view.Ask {
	t.Helper()
	plain := view.Ask{Lang: "es"}
	if kind.Name == "inventario" {
		plain.Params = map[string]string{"texto": "zqz"}
	}
	v, err := view.Make(s, kind.Name, plain)
	if err != nil || v == nil {
		t.Fatalf("%s: %v", kind.Name, err)
	}
	asks := []view.Ask{plain}
	for _, c := range v.Controls {
		for _, o := range c.Options {
			asks = append(asks, view.Ask{Lang: "es", Params: map[string]string{c.Name: o.Value}})
		}
	}
	return asks
}

func checkProfiles(t testing.TB, s *reports.Snapshot, p *provenance) {
	t.Helper()
	for _, c := range s.Countries {
		p.brief(t, "profile of "+c.ISO3, brief.Profile(s, c.ISO3, "es", brief.Options{}))
	}
}

func checkSummary(t testing.TB, s *reports.Snapshot, p *provenance) {
	t.Helper()
	p.brief(t, "summary", brief.Summary(s, "es", brief.Options{}))
}

// How a page and a Word file are laid out.
var (
	onPage = layout{regexp.MustCompile(`<section`), regexp.MustCompile(`</?table`), regexp.MustCompile(`<tr`), regexp.MustCompile(`</?(?:p|li|h\d)[ >]`)}
	inWord = layout{regexp.MustCompile(`<w:pStyle w:val="Heading1"/>`), regexp.MustCompile(`</?w:tbl>`), regexp.MustCompile(`<w:tr>`), regexp.MustCompile(`<w:p>`)}
)

func (p *provenance) brief(t testing.TB, name string, doc *brief.Document) {
	t.Helper()
	p.none = []string{"Una respuesta sin número no cita ninguna"}
	notes := map[string]string{}
	for i, n := range doc.Notes {
		notes[strconv.Itoa(i+1)] = n.Citation
	}
	var page, word bytes.Buffer
	if err := brief.WriteHTML(&page, doc); err != nil {
		t.Fatal(err)
	}
	p.document(name+", page", page.String(), onPage, notes)
	if err := brief.WriteDocx(&word, doc); err != nil {
		t.Fatal(err)
	}
	p.document(name+", Word", documentText(t, word.Bytes()), inWord, notes)
}
