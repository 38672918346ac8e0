package workbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"cotejo/forms"
	"cotejo/forms/library"
	"cotejo/reports"
)

// shipped is a snapshot of a questionnaire that ships: seven countries, some of
// them with two voices, one with nothing and one not submitted, and answers of
// every kind with silences among them.
func shipped(t *testing.T, name string) *reports.Snapshot {
	t.Helper()
	q, err := library.Read(name)
	if err != nil {
		t.Fatal(err)
	}
	s := &reports.Snapshot{Questionnaire: q, Taken: taken, Number: 2, Round: reports.Round{Code: "PRUEBA-2026", Title: both2("Ronda de prueba", "Trial round"), Year: 2026}}
	for i, name := range []string{"Altamira", "Bahía Clara", "Cumbres", "Dorada", "Esmeralda", "Florida Alta", "Gavia"} {
		iso := "XA" + string(rune('A'+i))
		s.Countries = append(s.Countries, reports.Country{ISO3: iso, Name: both2(name, name)})
		if i == 2 {
			continue
		}
		voices := []reports.Voice{reports.Government}
		if i%2 == 0 || i == 3 {
			voices = append(voices, reports.CivilSociety)
		}
		for j, v := range voices {
			values, rosters := plausible(q, i+3*j)
			s.Diagnostics = append(s.Diagnostics, answered(q, iso, v, "", values, rosters...))
		}
	}
	d := &s.Diagnostics[len(s.Diagnostics)-1]
	d.Status, d.State, d.Origin = reports.Open, nil, nil
	return s
}

// plausible answers every question, with gaps that depend on n; n 3 has none.
func plausible(q *forms.Questionnaire, n int) (map[string]string, []string) {
	values := map[string]string{}
	var rosters []string
	names := map[string]string{}
	for i, r := range q.Rosters() {
		if r.Roster != nil || n == 4 && i%3 == 0 {
			continue
		}
		rows := r.Name
		for k := range 1 + (n+i)%3 {
			rows += fmt.Sprintf(" %s%d", r.Name, k)
		}
		rosters = append(rosters, rows)
		names[r.Name] = rows
	}
	for i, x := range q.Questions() {
		if x.Type == forms.Calculate || x.Type == forms.Note || n != 3 && (i+n)%11 == 0 || len(q.ByName(x.Name)) > 1 {
			continue
		}
		cells := []string{x.Name}
		if x.Roster != nil {
			cells = nil
			for _, row := range strings.Fields(names[x.Roster.Name])[min(1, len(strings.Fields(names[x.Roster.Name]))):] {
				cells = append(cells, x.Name+"@"+row)
			}
		}
		for k, cell := range cells {
			if n != 3 && (i+n+k)%13 == 0 {
				values[cell] = "?dk"
			} else if v := plausibleValue(x, i+n+k, n == 3, names); v != "" {
				values[cell] = v
			}
		}
	}
	return values, rosters
}

func plausibleValue(x *forms.Question, n int, whole bool, names map[string]string) string {
	switch {
	case x.From != nil:
		rows := strings.Fields(names[x.From.Name])
		if len(rows) < 2 {
			return ""
		}
		return rows[1+n%(len(rows)-1)]
	case len(x.Refs) > 0:
		rows := strings.Fields(names[x.Refs[n%len(x.Refs)].Name])
		if len(rows) < 2 {
			return ""
		}
		return rows[1]
	case x.List != nil:
		c := slices.Clone(x.List.Choices)
		if whole {
			c = slices.DeleteFunc(c, func(c *forms.Choice) bool { return c.Missing != forms.Answered })
		}
		one := c[n%len(c)].Name
		if other := c[(n+2)%len(c)].Name; x.Type == forms.SelectMultiple && other != one {
			return one + " " + other
		}
		return one
	}
	switch x.Type {
	case forms.Integer, forms.Decimal:
		return strconv.Itoa(1990 + n%30)
	case forms.Date:
		return "2024-03-05"
	case forms.TextType:
		return []string{"Art. 5 del reglamento", "=SUMA(1;2)", "sin artículo", "Ley “general”"}[n%4]
	}
	return ""
}

// TestLibreOfficeFindsTheCachedValues spoils the values beside the formulas
// and has LibreOffice compute them anew: it must find those that were written.
func TestLibreOfficeFindsTheCachedValues(t *testing.T) {
	if testing.Short() {
		t.Skip("LibreOffice takes seconds to start")
	}
	t.Parallel()
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed")
	}
	dir := t.TempDir()
	args := []string{"-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--headless",
		"--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", filepath.Join(dir, "out")}
	recalculating(t, filepath.Join(dir, "profile"))
	want := map[string]map[string]string{}
	for _, name := range library.Names() {
		s := shipped(t, name)
		s.Indices = own(t, s.Questionnaire)
		file, parts := written(t, s, "es")
		if want[name] = cached(t, parts); len(want[name]) == 0 {
			continue
		}
		path := filepath.Join(dir, name+".xlsx")
		if err := os.WriteFile(path, spoilt(t, file), 0o644); err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
	}
	if out, err := exec.Command(office, args...).CombinedOutput(); err != nil {
		t.Fatalf("LibreOffice: %v\n%s", err, out)
	}
	for name, cells := range want {
		if len(cells) > 0 {
			compareComputed(t, name, cells, filepath.Join(dir, "out", name+".xlsx"))
		}
	}
}

// own is an index of a round's own with rules, weights and levels of every kind
// that the questionnaire has questions for; none where it has too few.
func own(t *testing.T, q *forms.Questionnaire) []*reports.Index {
	t.Helper()
	d := &reports.Definition{Name: "propio", Title: both2("Índice propio", "Own index"), Source: "prueba", Unit: reports.Percent, Meets: 2}
	for _, name := range []string{"uno", "dos"} {
		d.Domains = append(d.Domains, reports.PartDefinition{Name: name, Label: both2(name, name), Aggregate: reports.Mean, Need: 1})
	}
	d.Domains[1].Aggregate = reports.Share
	weights := []float64{0.5, 1, 2.75}
	for i, question := range reports.Eligible(q) {
		item := reports.ItemDefinition{Question: reports.ItemName(q, question), Weight: &weights[i%3], Score: &reports.Scoring{Number: true}}
		switch {
		case question.List != nil:
			values := map[string]float64{}
			for j, c := range question.List.Choices {
				values[c.Name] = float64(j) / 3
			}
			item.Score = &reports.Scoring{Values: values}
		case question.Type == forms.TextType:
			item.Score = &reports.Scoring{Contains: "a"}
		}
		if part := &d.Domains[i%2]; len(part.Items) < 9 {
			part.Items = append(part.Items, item)
		}
	}
	if len(d.Domains[1].Items) == 0 {
		return nil
	}
	d.Overall = reports.PartDefinition{Label: both2("Todo", "All"), Need: 1}
	d.Levels = []reports.LevelDefinition{{From: 0, Name: both2("Bajo", "Low")}, {From: 33.3, Name: both2("Alto", "High")}}
	ix, wrong := d.Index()
	if len(wrong) > 0 {
		t.Fatal(wrong[0])
	}
	if unfit := ix.Unfit(q); len(unfit) > 0 {
		t.Fatal(unfit[0])
	}
	ix.Version = 1
	return []*reports.Index{ix}
}

// recalculating makes a profile in which LibreOffice computes every workbook
// it opens; of itself it believes the values it finds.
func recalculating(t *testing.T, profile string) {
	t.Helper()
	const settings = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`
	user := filepath.Join(profile, "user")
	if err := os.MkdirAll(user, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(user, "registrymodifications.xcu"), []byte(settings), 0o644); err != nil {
		t.Fatal(err)
	}
}

func compareComputed(t *testing.T, name string, want map[string]string, path string) {
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	numbers, wrong := 0, 0
	for at, v := range want {
		sheet, cell, _ := strings.Cut(at, "!")
		got, err := f.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		if v != "" {
			numbers++
		}
		if !alike(v, got) {
			if wrong++; wrong < 20 {
				t.Errorf("%s: %s is written %q and computed %q", name, at, v, got)
			}
		}
	}
	if numbers == 0 || numbers == len(want) {
		t.Errorf("%s: %d of %d formulas give a number: the test needs both kinds", name, numbers, len(want))
	}
	t.Logf("%s: %d formulas, %d with a number", name, len(want), numbers)
}

func alike(a, b string) bool {
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	if errX != nil || errY != nil {
		return a == b
	}
	return math.Abs(x-y) <= 1e-9*max(1, math.Abs(x))
}

// cached returns the value beside every formula, by sheet and cell.
func cached(t *testing.T, parts map[string][]byte) map[string]string {
	t.Helper()
	out := map[string]string{}
	book, sheets := readSheets(t, parts)
	for i, s := range sheets {
		for _, r := range s.Rows {
			for _, c := range r.Cells {
				if c.F != "" {
					out[book.Sheets[i].Name+"!"+c.R] = c.V
				}
			}
		}
	}
	return out
}

// spoilt returns the workbook with a wrong value beside every formula.
func spoilt(t *testing.T, file []byte) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	beside := regexp.MustCompile(`</f><v>[^<]*</v>`)
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
		if _, err := w.Write(beside.ReplaceAll(part, []byte(`</f><v>-987654</v>`))); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}
