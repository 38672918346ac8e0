package workbook

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// TestOpenpyxlReadsTheWholeSheet reads the workbook with another program, in
// both of its modes: the read-only one believes the dimension.
func TestOpenpyxlReadsTheWholeSheet(t *testing.T) {
	python := withOpenpyxl(t)
	path := saved(t)
	const script = `
import sys, openpyxl
for read_only in (False, True):
    for ws in openpyxl.load_workbook(sys.argv[1], read_only=read_only):
        rows = list(ws.iter_rows(values_only=True))
        print(ws.title, len(rows), max(len(r) for r in rows), sum(v is not None for r in rows for v in r), sep="|")
`
	out, err := exec.Command(python, "-c", script, path).CombinedOutput()
	if err != nil {
		t.Fatalf("openpyxl: %v\n%s", err, out)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	want := strings.Split(strings.TrimSpace(extents(t, path)), "\n")
	if diff := cmp.Diff(append(want, want...), lines); diff != "" {
		t.Errorf("sheets as openpyxl sees them (-written +read):\n%s", diff)
	}
}

func withOpenpyxl(t *testing.T) string {
	t.Helper()
	for _, python := range []string{"python3", "/usr/bin/python3"} {
		if exec.Command(python, "-c", "import openpyxl").Run() == nil {
			return python
		}
	}
	t.Skip("openpyxl is not installed")
	return ""
}

func saved(t *testing.T) string {
	t.Helper()
	file, _ := written(t, specimen(t), "es")
	path := filepath.Join(t.TempDir(), "comparative.xlsx")
	if err := os.WriteFile(path, file, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// extents lists each sheet with its rows, columns and cells that hold
// something.
func extents(t *testing.T, path string) string {
	t.Helper()
	var b strings.Builder
	for _, s := range cellsOf(t, path) {
		columns, filled := 0, 0
		for _, row := range s.rows {
			columns = max(columns, len(row))
			for _, v := range row {
				if v != "" {
					filled++
				}
			}
		}
		fmt.Fprintf(&b, "%s|%d|%d|%d\n", s.name, len(s.rows), columns, filled)
	}
	return b.String()
}

type readSheet struct {
	name string
	rows [][]string
}

func cellsOf(t *testing.T, path string) []readSheet {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var sheets []readSheet
	for _, name := range f.GetSheetList() {
		rows, err := f.GetRows(name, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		sheets = append(sheets, readSheet{name, rows})
	}
	return sheets
}

// TestLibreOfficeKeepsEveryCell has LibreOffice open the workbook and save it
// again, and expects the same cells.
func TestLibreOfficeKeepsEveryCell(t *testing.T) {
	if testing.Short() {
		t.Skip("LibreOffice takes seconds to start")
	}
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed")
	}
	path, dir := saved(t), t.TempDir()
	cmd := exec.Command(office, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless",
		"--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", dir, path)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("LibreOffice: %v\n%s", err, out)
	}
	want, got := cellsOf(t, path), cellsOf(t, filepath.Join(dir, "comparative.xlsx"))
	if diff := cmp.Diff(trimmed(want), trimmed(got)); diff != "" {
		t.Errorf("cells after LibreOffice (-written +saved):\n%s", diff)
	}
}

// trimmed lists the filled cells, and rounds what is a number of days.
func trimmed(sheets []readSheet) []string {
	var out []string
	for _, s := range sheets {
		for i, row := range s.rows {
			for j, v := range row {
				if v != "" {
					out = append(out, fmt.Sprintf("%s!%s%d=%s", s.name, letter(j), i+1, rounded(v)))
				}
			}
		}
	}
	return out
}

func rounded(v string) string {
	if whole, _, found := strings.Cut(v, "."); found && len(whole) == 5 && strings.Trim(v, "0123456789.") == "" {
		return whole
	}
	return v
}
