package main

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestEveryFormulaGivesItsValue has LibreOffice compute the workbooks of the
// demonstration anew, with a wrong value beside every formula, and expects the
// values that were written. The last workbook is the twin: one of its values
// was written wrong, and must be found.
func TestEveryFormulaGivesItsValue(t *testing.T) {
	if testing.Short() {
		t.Skip("LibreOffice takes seconds to start")
	}
	office, err := exec.LookPath("soffice")
	if err != nil {
		lacking(t, "office", "there is no LibreOffice on this machine")
	}
	at := terminal{folder: demoFolder(t)}
	books := map[string][]byte{}
	for _, round := range []string{exercise, "ODS-2019", "ASILO-2020", "DIAG-2026", "SONDEO-2026"} {
		books[round] = comparative(t, at, round, "es")
	}
	books["en"] = comparative(t, at, "ODS-2019", "en")
	wrong, where := miswritten(t, books["SONDEO-2026"])
	books["twin"] = wrong

	computed := recalculated(t, office, books)
	for name, content := range books {
		faults, formulas := computedOtherwise(t, content, computed[name])
		t.Logf("%s: %d formulas", name, formulas)
		if formulas == 0 {
			t.Errorf("%s: no formula, the test would pass of nothing", name)
		}
		if name == "twin" {
			if len(faults) != 1 || !strings.Contains(faults[0], where) {
				t.Errorf("a wrong value at %s was not found alone: %q", where, faults)
			}
			continue
		}
		for _, f := range faults[:min(len(faults), 20)] {
			t.Errorf("%s: %s", name, f)
		}
	}
}

// besides is a formula and the value beside it.
var besides = regexp.MustCompile(`</f><v>([^<]*)</v>`)

// miswritten returns a workbook with the first number beside a formula written
// wrong, and its cell.
func miswritten(t *testing.T, content []byte) (wrong []byte, where string) {
	t.Helper()
	number := regexp.MustCompile(`<c r="([A-Z]+[0-9]+)"[^>]*><f>([^<]*)</f><v>([0-9.]+)</v>`)
	wrong = rezipped(t, content, func(name string, part []byte) []byte {
		at := number.FindSubmatchIndex(part)
		if where != "" || at == nil || !strings.HasPrefix(name, "xl/worksheets/") {
			return part
		}
		where = string(part[at[2]:at[3]])
		return []byte(string(part[:at[6]]) + "98765" + string(part[at[7]:]))
	})
	if where == "" {
		t.Fatal("no formula gives a number")
	}
	return wrong, where
}

// recalculated spoils the values of workbooks and has LibreOffice compute them;
// it returns the paths of what it saves.
func recalculated(t *testing.T, office string, books map[string][]byte) map[string]string {
	t.Helper()
	dir := t.TempDir()
	profile := filepath.Join(dir, "profile")
	if err := os.MkdirAll(filepath.Join(profile, "user"), 0o755); err != nil {
		t.Fatal(err)
	}
	const always = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`
	if err := os.WriteFile(filepath.Join(profile, "user", "registrymodifications.xcu"), []byte(always), 0o644); err != nil {
		t.Fatal(err)
	}
	args := []string{"-env:UserInstallation=file://" + filepath.ToSlash(profile), "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", filepath.Join(dir, "out")}
	paths := map[string]string{}
	for name, content := range books {
		path := filepath.Join(dir, name+".xlsx")
		spoilt := rezipped(t, content, func(_ string, part []byte) []byte {
			return besides.ReplaceAll(part, []byte(`</f><v>-987654</v>`))
		})
		if err := os.WriteFile(path, spoilt, 0o644); err != nil {
			t.Fatal(err)
		}
		args, paths[name] = append(args, path), filepath.Join(dir, "out", name+".xlsx")
	}
	if said, err := exec.CommandContext(t.Context(), office, args...).CombinedOutput(); err != nil {
		t.Fatalf("LibreOffice: %v\n%s", err, said)
	}
	return paths
}

// rezipped returns an archive with its parts changed.
func rezipped(t *testing.T, content []byte, change func(name string, part []byte) []byte) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	out := zip.NewWriter(&buf)
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		part, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		w, err := out.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(change(f.Name, part)); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// computedOtherwise compares the value beside every formula of a workbook with
// what a recalculated copy holds there.
func computedOtherwise(t *testing.T, content []byte, path string) (faults []string, formulas int) {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	written := formulaValues(t, content, f.GetSheetList())
	for sheet, cells := range written {
		rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for at, want := range cells {
			formulas++
			x, y, err := excelize.CellNameToCoordinates(at)
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			if y <= len(rows) && x <= len(rows[y-1]) {
				got = rows[y-1][x-1]
			}
			if !sameValue(want, got) {
				faults = append(faults, fmt.Sprintf("%s!%s is written %q and computed %q", sheet, at, want, got))
			}
		}
	}
	return faults, formulas
}

// formulaValues reads the value beside every formula, by sheet and cell,
// without the library that laid the workbook out.
func formulaValues(t *testing.T, content []byte, sheets []string) map[string]map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]map[string]string{}
	for i, sheet := range sheets {
		r, err := z.Open(fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1))
		if err != nil {
			t.Fatal(err)
		}
		var x struct {
			Cells []struct {
				R string `xml:"r,attr"`
				F string `xml:"f"`
				V string `xml:"v"`
			} `xml:"sheetData>row>c"`
		}
		if err := xml.NewDecoder(r).Decode(&x); err != nil {
			t.Fatal(err)
		}
		r.Close()
		out[sheet] = map[string]string{}
		for _, c := range x.Cells {
			if c.F != "" {
				out[sheet][c.R] = c.V
			}
		}
	}
	return out
}

// sameValue compares texts as they are and numbers to nine places.
func sameValue(a, b string) bool {
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	if errX != nil || errY != nil {
		return a == b
	}
	return math.Abs(x-y) <= 1e-9*max(1, math.Abs(x))
}
