package workbook

import (
	"bytes"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"cotejo/reports"
)

// TestChangedAnswersAreCounted changes answers on the data sheet, as an analyst
// would, has LibreOffice compute the workbook, and expects in every table what
// is computed from a snapshot with those answers.
func TestChangedAnswersAreCounted(t *testing.T) {
	if testing.Short() {
		t.Skip("LibreOffice takes seconds to start")
	}
	t.Parallel()
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed")
	}
	before := shipped(t, "diagnostico")
	changes := otherwise(t, before, map[string][2]string{
		"i_d1b": {"all", "no"}, "j_patterns": {"reactive diaspora", "fragmented"}, "j_prio1": {"asylum", "border"}, "j_g_area@gap0": {"asylum", "border"},
		"j_i_dir@imp0": {"neg", "pos"}, "f_target@prg0": {"women child", "uam"}, "f_people@prg0": {"1500", "1600"}, "c_ins_change@ins0": {"more", "less"},
	})
	after := changed(t, before, changes)
	file, _ := written(t, before, "es")
	path := edited(t, file, before, changes)
	dir := t.TempDir()
	recalculating(t, filepath.Join(dir, "profile"))
	if out, err := exec.Command(office, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless",
		"--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", dir, path).CombinedOutput(); err != nil {
		t.Fatalf("LibreOffice: %v\n%s", err, out)
	}
	_, parts := written(t, after, "es")
	_, was := written(t, before, "es")
	compareChanged(t, cached(t, was), cached(t, parts), filepath.Join(dir, filepath.Base(path)))
}

// whole is the place of the party that answers everything, and what plausible
// makes its answers from.
const (
	whole    = 1
	wholeOf  = 3
	wholeISO = "XAA"
)

// otherwise chooses, of two answers to each question, one that the party does
// not give.
func otherwise(t *testing.T, s *reports.Snapshot, of map[string][2]string) map[string]string {
	t.Helper()
	values, _ := plausible(s.Questionnaire, wholeOf)
	out := map[string]string{}
	for name, pair := range of {
		if values[name] == "" {
			t.Fatalf("%s is not answered", name)
		}
		if out[name] = pair[0]; values[name] == pair[0] {
			out[name] = pair[1]
		}
	}
	return out
}

// changed returns a snapshot in which one party answers otherwise.
func changed(t *testing.T, s *reports.Snapshot, changes map[string]string) *reports.Snapshot {
	t.Helper()
	out := *s
	out.Diagnostics = slices.Clone(s.Diagnostics)
	values, rosters := plausible(s.Questionnaire, wholeOf)
	maps.Copy(values, changes)
	if d := &out.Diagnostics[whole]; d.Country != wholeISO || d.Party.Voice != reports.CivilSociety {
		t.Fatalf("the party is %s %s", d.Country, d.Party.Voice)
	}
	out.Diagnostics[whole] = answered(s.Questionnaire, wholeISO, reports.CivilSociety, "", values, rosters...)
	return &out
}

// edited writes other codes into the data sheet of a workbook.
func edited(t *testing.T, file []byte, s *reports.Snapshot, changes map[string]string) string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sheet := reports.Word("es", "sheet.data")
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range changes {
		question, row, _ := strings.Cut(name, "@")
		key := string(s.Questionnaire.ByName(question)[0].Base().ID)
		if row != "" {
			key += "|" + row
		}
		wanted := wholeISO + "|" + string(reports.CivilSociety) + "|" + key
		line := slices.IndexFunc(rows, func(r []string) bool { return len(r) > dataKey && r[dataKey] == wanted })
		if line < 0 {
			t.Fatalf("no cell %s on the data sheet", wanted)
		}
		at, err := excelize.CoordinatesToCellName(dataCode+1, line+1)
		if err != nil {
			t.Fatal(err)
		}
		if value[0] >= '0' && value[0] <= '9' {
			err = f.SetCellDefault(sheet, at, value) // as a number
		} else {
			err = f.SetCellStr(sheet, at, value)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "edited.xlsx")
	out, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	if err := f.Write(out); err != nil {
		t.Fatal(err)
	}
	return path
}

// compareChanged compares the recalculated cells of the tables with those of
// the changed snapshot, and holds that each table has felt some change.
func compareChanged(t *testing.T, was, want map[string]string, path string) {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	felt, wrong := map[string]bool{}, 0
	for at, v := range want {
		sheet, cell, _ := strings.Cut(at, "!")
		got, err := f.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		if !alike(v, got) {
			if wrong++; wrong < 20 {
				t.Errorf("%s was %q, is computed %q, want %q", at, was[at], got, v)
			}
		}
		if was[at] != v {
			felt[strings.Fields(sheet)[0]] = true
		}
	}
	for _, table := range []string{"T10", "T12", "T13", "T15", "T16", "T18", "T19", "T21"} {
		if !felt[table] {
			t.Errorf("no figure of %s depends on the changes: the test says nothing of it", table)
		}
	}
}
