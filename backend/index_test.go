package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cotejo/backend/demo"
	"cotejo/forms"
	"cotejo/forms/library"
	"cotejo/reports"
)

// TestIndicesFitTheirQuestionnaires holds the indices that ship against the
// questionnaires they are for.
func TestIndicesFitTheirQuestionnaires(t *testing.T) {
	for _, ix := range reports.Indices() {
		for _, name := range ix.Questionnaires {
			q, err := library.Read(name)
			if err != nil {
				t.Fatal(err)
			}
			if err := ix.Fits(q); err != nil {
				t.Errorf("%s over %s: %v", ix.Name, name, err)
			}
		}
	}
	for name, want := range map[string]string{
		"ods-10-7-2": "ods-10-7-2", "diagnostico": "ods-10-7-2", "ods-10-7-2-niveles": "ods-10-7-2-niveles",
		"asilo-latinoamerica": "complejidad-regulatoria liberalizacion", "sondeo-interes": "",
	} {
		q, err := library.Read(name)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, ix := range reports.IndicesOf(&reports.Snapshot{Questionnaire: q}) {
			got = append(got, ix.Name)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: got %v, want %s", name, got, want)
		}
	}
}

// published loads rounds of the demonstration into a data folder and returns
// its environment.
func published(t *testing.T, rounds ...string) func(string) string {
	t.Helper()
	env := map[string]string{"COTEJO_DATA": t.TempDir(), "LANG": "en_GB.UTF-8"}
	getenv := func(name string) string { return env[name] }
	c, err := readConfig(getenv)
	if err != nil {
		t.Fatal(err)
	}
	p := &program{config: c, say: words(getenv)}
	st, service, err := p.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	seed, err := demo.Load()
	if err != nil {
		t.Fatal(err)
	}
	by, err := service.DemoPerson(t.Context(), "organiser", "Organiser", "", "")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range seed.Rounds {
		if !slices.Contains(rounds, r.Code) {
			continue
		}
		if err := loadRound(t.Context(), service, by, r); err != nil {
			t.Fatal(err)
		}
	}
	return getenv
}

// indexLines runs the command and returns the lines of its table.
func indexLines(t *testing.T, getenv func(string) string, round, index string) [][]string {
	t.Helper()
	var out bytes.Buffer
	if err := run(context.Background(), []string{"report", "index", "--round", round, "--index", index}, getenv, &out); err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(&out).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

func TestRegionalSharesComeFromPublishedLevels(t *testing.T) {
	getenv := published(t, "ODS-2019")
	var got []string
	for _, l := range indexLines(t, getenv, "ODS-2019", "ods-10-7-2-niveles") {
		if l[0] == reports.RegionCode {
			got = append(got, strings.Join(append(l[2:4], l[8:]...), " "))
		}
	}
	want := []string{ // by hand, from the levels of CAN SLV GTM HND MEX PAN
		"comp all 50.0 6 5", // 3 3 3 2 1 2
		"comp d1 66.7 6 5",  // 3 3 4 2 1 3
		"comp d2 50.0 6 5",  // 4 4 1 2 2 3
		"comp d3 66.7 6 5",  // 4 3 4 1 1 3
		"comp d4 33.3 6 5",  // 4 4 2 1 1 1
		"comp d5 50.0 6 5",  // 4 4 4 1 1 1
		"comp d6 83.3 6 5",  // 4 4 4 4 1 3
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("regional shares (-want +got):\n%s", diff)
	}
}

func TestAsylumIndicesComeFromTheCodedItems(t *testing.T) {
	getenv := published(t, "ASILO-2020")
	type counts struct{ articles, liberal, coded int }
	for _, tt := range []struct {
		country string
		counts
	}{ // counted in the published data, 57 items other than treaties
		{"CRI", counts{45, 36, 57}}, {"DOM", counts{22, 9, 25}}, {"SLV", counts{44, 36, 57}}, {"GTM", counts{36, 34, 57}},
		{"HND", counts{20, 26, 57}}, {"MEX", counts{44, 40, 57}}, {"NIC", counts{47, 37, 57}}, {"PAN", counts{43, 34, 57}},
	} {
		for index, want := range map[string]float64{
			"complejidad-regulatoria": 100 * float64(tt.articles) / 57,
			"liberalizacion":          100 * float64(tt.liberal) / float64(tt.coded),
		} {
			lines := indexLines(t, getenv, "ASILO-2020", index)
			i := slices.IndexFunc(lines, func(l []string) bool { return l[0] == tt.country })
			got, err := strconv.ParseFloat(lines[i][4], 64)
			if err != nil || got-want > 1e-9 || want-got > 1e-9 || lines[i][6] != strconv.Itoa(tt.coded) {
				t.Errorf("%s %s: got %v of %s items, want %v of %d", tt.country, index, got, lines[i][6], want, tt.coded)
			}
		}
	}
	lines := indexLines(t, getenv, "ASILO-2020", "liberalizacion")
	if diff := cmp.Diff([]string{"BLZ", "", "", "all", "", "", "0", "57", "", "", ""}, lines[1]); diff != "" {
		t.Errorf("a country without data (-want +got):\n%s", diff)
	}
}

func TestIndexCommandAsJSON(t *testing.T) {
	getenv := published(t, "ODS-2021")
	var out bytes.Buffer
	args := []string{"report", "index", "--round", "ODS-2021", "--index", "ods-10-7-2-niveles", "--format", "json"}
	if err := run(context.Background(), args, getenv, &out); err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Index  string
		Lines  []struct{ Country string }
		Region []struct {
			Domain string
			Share  *float64
			N      int
		}
	}
	if err := json.Unmarshal(out.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	r := doc.Region[0] // BLZ 2, CAN 3, SLV 3, HND 2, MEX 3, PAN 3
	if doc.Index != "ods-10-7-2-niveles" || len(doc.Lines) != 77 || r.Domain != "all" || r.N != 6 || r.Share == nil || *r.Share != 66.7 {
		t.Errorf("got %s with %d lines, region %+v", doc.Index, len(doc.Lines), r)
	}
}

func TestIndexCommandReadsADefinition(t *testing.T) {
	getenv := published(t, "ODS-2021")
	file := filepath.Join(t.TempDir(), "own.json")
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(`{"name": "own", "title": {"es": "Propio"}, "source": "us", "unit": "points", "score": {"values": {"3": 1, "4": 1, "1": 0, "2": 0}},
		"overall": {"label": {"es": "Todo"}, "aggregate": "sum", "need": 1, "items": ["n_all"]}}`)
	if line := indexLines(t, getenv, "ODS-2021", file)[2]; strings.Join(line[:5], " ") != "CAN comp comp all 1" {
		t.Errorf("got %v", line)
	}
	write(`{"name": "own", "title": {"es": "Propio"}, "unit": "points"}`)
	err := run(context.Background(), []string{"report", "index", "--round", "ODS-2021", "--index", file}, getenv, &bytes.Buffer{})
	if got := words(getenv).explain(err); !strings.Contains(got, "own.json: source: is missing") {
		t.Errorf("got %q", got)
	}
}

func TestIndexCommandSaysWhatIsWrong(t *testing.T) {
	getenv := published(t, "ODS-2021")
	for _, tt := range []struct{ name, round, index, want string }{
		{"an unknown index", "ODS-2021", "felicidad", "there is no index felicidad; there are: complejidad-regulatoria, liberalizacion, ods-10-7-2, ods-10-7-2-niveles"},
		{"an unknown round", "ODS-1999", "liberalizacion", "there is no round ODS-1999"},
		{"an index of another questionnaire", "ODS-2021", "liberalizacion", "la1_dir: the questionnaire “ods-10-7-2-niveles” has no such question"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			err := run(context.Background(), []string{"report", "index", "--round", tt.round, "--index", tt.index}, getenv, &bytes.Buffer{})
			if err == nil {
				t.Fatal("no error")
			}
			if got := words(getenv).explain(err); !strings.Contains(got, tt.want) || strings.Contains(got, "\n") {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// TestTheIndexAgreesWithTheQuestionnaire compares the index with what the
// diagnostic's own calculations find, for every party of the exercise.
func TestTheIndexAgreesWithTheQuestionnaire(t *testing.T) {
	s := demoSnapshot(t, "EJERCICIO-2026")
	table, err := reports.IndexNamed("ods-10-7-2").Compute(s)
	if err != nil {
		t.Fatal(err)
	}
	values := 0
	for _, line := range table.Lines {
		if line.Diagnostic == nil || !line.Diagnostic.Comparable() {
			continue
		}
		for _, f := range line.Domains {
			calculation := s.Questionnaire.ByName("i_" + f.Part.Name + "_val")[0].Base().ID
			want := line.Diagnostic.State.Cell(forms.Key{Question: calculation}).Answer.Value
			got := ""
			if f.Known {
				got = strconv.FormatFloat(f.Value, 'f', -1, 64)
				values++
			}
			if got != want {
				t.Errorf("%s %s %s: got %q, want %q", line.Country.ISO3, line.Diagnostic.Party.Slug, f.Part.Name, got, want)
			}
		}
	}
	if values < 30 {
		t.Errorf("only %d domains have a value", values)
	}
}

func TestIndexCheckPrintsProblemsAtTheirCells(t *testing.T) {
	getenv := func(name string) string { return map[string]string{"LANG": "es_MX.UTF-8"}[name] }
	file := filepath.Join(t.TempDir(), "propio.md")
	sheet := "| índice |\n| | nombre | título::es | fuente | unidad | cuestionarios | valores |\n| | propio | Propio | Nosotros | puntos | ods-10-7-2-niveles | s |\n" +
		"| preguntas |\n| | pregunta | peso |\n| | n_all | 2 |\n| valores |\n| | lista | opción | valor |\n| | s | 3 | 1 |\n| | s | 1 | 0 |\n| | s | 2 | 0 |\n| | s | 4 | 1 |\n"
	check := func(text string) (string, error) {
		t.Helper()
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		err := run(t.Context(), []string{"index", "check", file}, getenv, &out)
		return out.String(), err
	}
	if out, err := check(sheet); err != nil || !strings.Contains(out, "sin errores") {
		t.Errorf("a good sheet: got %q, %v", out, err)
	}
	out, err := check(strings.NewReplacer("| 2 |\n| valores", "| dos |\n| valores", "| s | 4 | 1 |\n", "").Replace(sheet))
	if want := "preguntas!B2: error: «dos» no es un número"; err == nil || !strings.Contains(out, want) {
		t.Errorf("got %q, %v; want %q", out, err, want)
	}
	out, err = check(strings.Replace(sheet, "| n_all |", "| n_alll |", 1))
	if want := "preguntas!A2: error: el cuestionario «ods-10-7-2-niveles» no tiene esa pregunta. ¿Quiso escribir «n_all»?"; err == nil || !strings.HasPrefix(out, want) {
		t.Errorf("got %q, %v; want %q", out, err, want)
	}
	getenv = published(t, "ODS-2021")
	if _, err := check(sheet); err != nil {
		t.Fatal(err)
	}
	if line := indexLines(t, getenv, "ODS-2021", file)[2]; strings.Join(line[:5], " ") != "CAN comp comp all 1" {
		t.Errorf("a sheet over a round: got %v", line)
	}
}
