package export

import (
	"bytes"
	"encoding/json"
	"io"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cotejo/forms"
	"cotejo/reports"
)

// TestTextsSurvive writes hard texts, as answers and as sources, and reads
// them back with two programs.
func TestTextsSurvive(t *testing.T) {
	texts := append(texts, strings.Repeat("ñ", 40_000))
	s := withTexts(t, texts)
	for _, o := range []Options{{}, {Separator: ';', BOM: true, DecimalComma: true}, {Separator: '\t'}} {
		for name, write := range map[string]func(io.Writer) error{
			"tidy": func(w io.Writer) error { return Tidy(w, s, o) },
			"wide": func(w io.Writer) error { return Wide(w, s, o) },
		} {
			var b bytes.Buffer
			if err := write(&b); err != nil {
				t.Fatal(err)
			}
			whole := bytes.TrimPrefix(b.Bytes(), []byte("\uFEFF"))
			survived(t, name+" read by Go", texts, records(t, whole, o.separator()))
			if python := withPython(t); python != "" {
				survived(t, name+" read by Python", texts, readByPython(t, python, b.Bytes(), o.separator()))
			}
		}
	}
}

func survived(t *testing.T, what string, want []string, all []map[string]string) {
	t.Helper()
	i := 0
	for _, r := range all {
		got, source := r["text"], r["text__source"]
		if _, tidy := r["value"]; tidy {
			if r["name"] != "text" {
				continue
			}
			got, source = r["value"], r["source"]
		}
		if Restore(got) != want[i] || Restore(source) != want[i] {
			t.Errorf("%s: got %.60q and source %.60q, want %.60q", what, got, source, want[i])
		}
		if strings.IndexAny(got, formula) == 0 {
			t.Errorf("%s: %.60q begins like a formula", what, got)
		}
		i++
	}
	if i != len(want) {
		t.Errorf("%s: %d texts, want %d", what, i, len(want))
	}
}

func withPython(t testing.TB) string {
	t.Helper()
	for _, name := range []string{"/usr/bin/python3", "python3"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Log("no Python here: the CSV is read by Go only")
	return ""
}

func readByPython(t *testing.T, python string, text []byte, separator rune) []map[string]string {
	t.Helper()
	const script = `
import csv, io, json, sys
text = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8-sig", newline="")
json.dump(list(csv.DictReader(text, delimiter=sys.argv[1], strict=True)), sys.stdout)
`
	cmd := exec.Command(python, "-c", script, string(separator))
	cmd.Stdin = bytes.NewReader(text)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("Python: %v", err)
	}
	var all []map[string]string
	if err := json.Unmarshal(out, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// TestTablesHoldWhatTheLongFormHolds fills a round in any way, and holds the
// tables against a plain reading: so many rows, a silence is never a zero, and
// every answer has a voice and a source or says that there is none.
func TestTablesHoldWhatTheLongFormHolds(t *testing.T) {
	q := specimenForm(t)
	rapid.Check(t, func(t *rapid.T) {
		s := anyRound(t, q)
		cells := 0
		c := reports.Compare(s)
		for range c.Long("es") {
			cells++
		}
		tidy := drawn(t, func(w io.Writer) error { return Tidy(w, s, Options{}) })
		if len(tidy) != cells {
			t.Errorf("tidy has %d rows, the long form %d", len(tidy), cells)
		}
		for _, r := range tidy {
			honest(t, r["state"], r["value"], r["voice"], r["source_state"])
		}
		wide := drawn(t, func(w io.Writer) error { return Wide(w, s, Options{}) })
		if len(wide) != len(c.Columns) {
			t.Errorf("wide has %d rows, want %d", len(wide), len(c.Columns))
		}
		rows := 0
		for _, r := range wide {
			for name := range r {
				if state, is := r[name+stateSuffix]; is {
					honest(t, state, r[name], r["voice"], r[name+sourceSuffix])
				}
			}
			n, _ := strconv.Atoi(r["str"]) // empty where nothing is listed
			rows += n
		}
		if list := drawn(t, func(w io.Writer) error { return WideRoster(w, s, q.Rosters()[0], Options{}) }); len(list) != rows {
			t.Errorf("%d rows are listed, %d counted", len(list), rows)
		}
	})
}

// honest says what must hold of every answer.
func honest(t *rapid.T, state, value, voice, source string) {
	answered := state == "answered" || state == "none"
	special := state == "dk" || state == "na" || state == "noinfo"
	switch {
	case answered && value == "", !answered && !special && value != "":
		t.Errorf("state %s with the value %q", state, value)
	case (answered || special) && (voice == "" || source == ""):
		t.Errorf("state %s with the voice %q and the source %q", state, voice, source)
	case !answered && !special && source != "":
		t.Errorf("state %s with the source %q", state, source)
	}
}

func drawn(t *rapid.T, write func(io.Writer) error) []map[string]string {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	all, err := readAll(b.Bytes(), ',')
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// anyRound is a round of a few countries, each answered in any way.
func anyRound(t *rapid.T, q *forms.Questionnaire) *reports.Snapshot {
	s := &reports.Snapshot{Questionnaire: q, Taken: taken, Round: reports.Round{Code: "R", Title: both("R", "R")}}
	value := map[string]*rapid.Generator[string]{
		"policy": rapid.SampledFrom([]string{"yes", "no", "8", "?dk"}), "people": rapid.SampledFrom([]string{"0", "-3", "?na", "?noinfo"}),
		"means": rapid.SampledFrom([]string{"law", "law fund", "?dk"}), "progress": rapid.SampledFrom([]string{"-1", "0", "3"}), "text": rapid.SampledFrom(texts[:20]),
	}
	for i := range rapid.IntRange(1, 5).Draw(t, "countries") {
		iso := "XA" + string(rune('A'+i))
		s.Countries = append(s.Countries, reports.Country{ISO3: iso, Name: both(iso, iso)})
		if !rapid.Bool().Draw(t, "has a diagnostic") {
			continue
		}
		given := map[string]string{}
		for _, name := range []string{"policy", "people", "means", "progress", "text"} {
			if rapid.Bool().Draw(t, name+" is answered") {
				given[name] = value[name].Draw(t, name)
			}
		}
		var rosters []string
		switch rapid.IntRange(0, 2).Draw(t, "list") {
		case 1:
			given["str"] = forms.NoRows
		case 2:
			rosters = []string{"str s1 s2", "measure m1<s1"}
		}
		d := diagnosed(q, iso, reports.Government, given, rosters...)
		if rapid.IntRange(0, 4).Draw(t, "open") == 0 {
			d.Status, d.State, d.Origin = reports.Open, nil, nil
		}
		s.Diagnostics = append(s.Diagnostics, d)
	}
	return s
}
