package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"
)

// exerciseBook writes the comparative workbook of the exercise, the fullest of
// the demonstration.
func exerciseBook(t *testing.T) string {
	t.Helper()
	return file(t, "comparative.xlsx", comparative(t, terminal{folder: demoFolder(t)}, exercise, "es"))
}

// TestLibreOfficeOpensTheWorkbook has LibreOffice load the workbook and save
// it anew: every sheet is there, and every cell of it.
func TestLibreOfficeOpensTheWorkbook(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		lacking(t, "office", "there is no LibreOffice on this machine")
	}
	path, folder := exerciseBook(t), t.TempDir()
	cmd := exec.CommandContext(t.Context(), office,
		"-env:UserInstallation=file://"+filepath.ToSlash(filepath.Join(t.TempDir(), "profile")),
		"--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", folder, path)
	said, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	want, got := grids(t, path), grids(t, filepath.Join(folder, filepath.Base(path)))
	if len(want) < 25 || len(got) != len(want) {
		t.Fatalf("%d sheets after LibreOffice, want %d, which are many\n%s", len(got), len(want), said)
	}
	for i, sheet := range want {
		if got[i].name != sheet.name {
			t.Errorf("sheet %d is called %q, want %q", i+1, got[i].name, sheet.name)
		}
		if d := sheet.difference(got[i]); d != "" {
			t.Errorf("sheet %q: %s", sheet.name, d)
		}
	}
}

// grid is a sheet, cell by cell.
type grid struct {
	name string
	rows [][]string
}

func grids(t testing.TB, path string) []grid {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []grid
	for _, name := range f.GetSheetList() {
		rows, err := f.GetRows(name, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatalf("sheet %q: %v", name, err)
		}
		all = append(all, grid{name, rows})
	}
	return all
}

// difference tells the first cell that is not the same; "" when there is none.
func (g grid) difference(other grid) string {
	if len(g.rows) != len(other.rows) {
		return fmt.Sprintf("got %d rows, want %d", len(other.rows), len(g.rows))
	}
	for i, row := range g.rows {
		for j := range max(len(row), len(other.rows[i])) {
			if got, want := at(other.rows[i], j), at(row, j); !same(got, want) {
				name, _ := excelize.CoordinatesToCellName(j+1, i+1)
				return fmt.Sprintf("%s: got %q, want %q", name, got, want)
			}
		}
	}
	return ""
}

// same says whether two cells hold the same. LibreOffice keeps fifteen digits of
// a fraction that is computed; what was written has up to seventeen.
func same(got, want string) bool {
	if got == want || len(want) < 16 {
		return got == want
	}
	x, errX := strconv.ParseFloat(got, 64)
	y, errY := strconv.ParseFloat(want, 64)
	return errX == nil && errY == nil && math.Abs(x-y) <= 1e-13*math.Abs(y)
}

func at(row []string, i int) string {
	if i < len(row) {
		return row[i]
	}
	return ""
}

// size is how far a sheet reaches, and how many cells of it hold something.
func (g grid) size() [3]int {
	var size [3]int
	for i, row := range g.rows {
		for j, text := range row {
			if text != "" {
				size = [3]int{max(size[0], i+1), max(size[1], j+1), size[2] + 1}
			}
		}
	}
	return size
}

// measure is a program for openpyxl: the dimension of each sheet as the file
// states it, and the cells that are really read.
const measure = `
import json, sys, openpyxl
out = {}
for mode in ("normal", "read_only"):
    book = openpyxl.load_workbook(sys.argv[1], read_only=mode == "read_only", data_only=True)
    sheets = []
    for sheet in book:
        stated = [sheet.max_row, sheet.max_column]
        found = [0, 0, 0]
        for i, row in enumerate(sheet.iter_rows(values_only=True), 1):
            for j, value in enumerate(row, 1):
                if value is not None and value != "":
                    found = [max(found[0], i), max(found[1], j), found[2] + 1]
        sheets.append({"name": sheet.title, "stated": stated, "found": found})
    out[mode] = sheets
json.dump(out, sys.stdout)
`

// measured is what openpyxl says of a sheet.
type measured struct {
	Name   string
	Stated [2]int
	Found  [3]int
}

// TestOpenpyxlReadsTheFullDimension: a reader that trusts the dimension a
// sheet states reads every cell of it.
func TestOpenpyxlReadsTheFullDimension(t *testing.T) {
	python := withOpenpyxl(t)
	path := exerciseBook(t)
	cmd := exec.CommandContext(t.Context(), python, "-c", measure, path)
	cmd.Stderr = os.Stderr
	said, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v", python, err)
	}
	var got map[string][]measured
	if err := json.Unmarshal(said, &got); err != nil {
		t.Fatal(err)
	}
	want := grids(t, path)
	for _, mode := range []string{"normal", "read_only"} {
		if len(got[mode]) != len(want) {
			t.Fatalf("%s: %d sheets, want %d", mode, len(got[mode]), len(want))
		}
		for i, sheet := range want {
			m, size := got[mode][i], sheet.size()
			if m.Name != sheet.name || m.Found != size {
				t.Errorf("%s: sheet %q reaches %v, want %q with %v", mode, m.Name, m.Found, sheet.name, size)
			}
			if stated := [2]int{size[0], size[1]}; m.Stated != stated {
				t.Errorf("%s: sheet %q states %v, want %v", mode, m.Name, m.Stated, stated)
			}
		}
	}
}

// withOpenpyxl finds a Python that has openpyxl.
func withOpenpyxl(t *testing.T) string {
	t.Helper()
	pythons := []string{"python3", "/usr/bin/python3"}
	i := slices.IndexFunc(pythons, func(p string) bool {
		return exec.CommandContext(t.Context(), p, "-c", "import openpyxl").Run() == nil
	})
	if i < 0 {
		lacking(t, "office", "no Python with openpyxl on this machine")
	}
	return pythons[i]
}
