package main

import (
	"bytes"
	"cmp"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cotejo/backend/demo"

	diff "github.com/google/go-cmp/cmp"
)

// dataFolder is the folder of the published data files; without it the test is
// skipped.
func dataFolder(t *testing.T) string {
	t.Helper()
	dir := cmp.Or(os.Getenv("COTEJO_DOMAIN_DATA"), filepath.Join("..", "..", "..", "..", "shared", "domain", "data"))
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("the published data files are not here (set COTEJO_DOMAIN_DATA): %v", err)
	}
	return dir
}

func TestFixturesAreTheDataFiles(t *testing.T) {
	files, err := generate(dataFolder(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		t.Run(f.name, func(t *testing.T) {
			want, err := os.ReadFile(filepath.Join("..", "fixtures", f.name))
			if err != nil {
				t.Fatal(err)
			}
			if d := diff.Diff(string(want), string(f.content)); d != "" {
				t.Errorf("run go run ./backend/demo/regenerate (-committed +generated):\n%s", d)
			}
		})
	}
}

// TestAsylumCellByCell compares the fixture with the data file by a way of its
// own: every coded cell is there once, and nothing else.
func TestAsylumCellByCell(t *testing.T) {
	all, err := table(dataFolder(t), "apla", "apla_crm_long.csv")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	for _, r := range all {
		if r["year"] != "2020" {
			continue
		}
		item := r["iso3"] + " " + strings.ToLower(r["question_id"])
		want[item] = strings.ToLower(r["presence"])
		want[item+"_dir"] = r["restrictive"]
		want[item+"_src"] = repair(r["source"])
		want[item+"_com"] = repair(r["comment"])
	}
	if len(want) != 8*65*4 {
		t.Fatalf("got %d cells in the data file, want %d", len(want), 8*65*4)
	}
	f, err := os.Open(filepath.Join("..", "fixtures", "asilo-2020.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	records, err := demo.ReadRecords(f)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range records {
		cell := r.Country + " " + r.Question[strings.LastIndex(r.Question, "/")+1:]
		if got := r.Value; got != want[cell] {
			t.Errorf("%s: got %q, want %q", cell, got, want[cell])
		}
		delete(want, cell)
	}
	for cell, v := range want {
		if v != "" {
			t.Errorf("%s: %q is missing", cell, v)
		}
	}
}

func TestInstrumentsAreMerged(t *testing.T) {
	list, err := instruments(dataFolder(t))
	if err != nil {
		t.Fatal(err)
	}
	cited := 0
	titles := map[string][]string{}
	for _, i := range list {
		title, err := i.title()
		if err != nil {
			t.Error(err)
		}
		cited += len(i.apla) + len(i.bdips)
		titles[i.country+" "+title] = append(i.apla, i.bdips...)
	}
	if len(list) != 51 || cited != 55 {
		t.Errorf("got %d instruments of %d citations, want 51 of 55", len(list), cited)
	}
	for _, tt := range []struct {
		title     string
		citations int
	}{
		{"CRI Decreto 36831-G de 2011", 3},
		{"CRI Ley 8764 de 2009, Ley General de Migración y Extranjería", 2},
		{"SLV Decreto 79 de 2005", 2},
		{"DOM Ley 285-04, Ley General de Migración", 1},
		{"HND Reglamento del Decreto 208 de 2003", 1},
	} {
		if got := len(titles[tt.title]); got != tt.citations {
			t.Errorf("%s: got %d citations, want %d", tt.title, got, tt.citations)
		}
	}
}

func TestRunSaysWhatIsMissing(t *testing.T) {
	err := run([]string{"-data", t.TempDir()}, &bytes.Buffer{})
	if err == nil || !strings.Contains(err.Error(), "sdg_10_7_2_crm_tidy.csv") {
		t.Errorf("got error %v, want one that names the file", err)
	}
}
