package export

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cotejo/reports"
)

// read returns the records of what an export writes, by the names of the
// columns.
func read(t testing.TB, write func(io.Writer) error) []map[string]string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return records(t, b.Bytes(), ',')
}

func records(t testing.TB, text []byte, separator rune) []map[string]string {
	t.Helper()
	all, err := readAll(text, separator)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func readAll(text []byte, separator rune) ([]map[string]string, error) {
	r := csv.NewReader(bytes.NewReader(text))
	r.Comma = separator
	lines, err := r.ReadAll()
	if err != nil {
		return nil, err
	}
	all := []map[string]string{}
	for _, line := range lines[1:] {
		record := map[string]string{}
		for i, name := range lines[0] {
			record[name] = line[i]
		}
		if len(record) != len(lines[0]) {
			return nil, fmt.Errorf("two columns have the same name: %v", lines[0])
		}
		all = append(all, record)
	}
	return all, nil
}

func tidyOf(t testing.TB, s *reports.Snapshot, o Options) []map[string]string {
	t.Helper()
	return read(t, func(w io.Writer) error { return Tidy(w, s, o) })
}

func wideOf(t testing.TB, s *reports.Snapshot, o Options) []map[string]string {
	t.Helper()
	return read(t, func(w io.Writer) error { return Wide(w, s, o) })
}

func only(record map[string]string, names string) string {
	var values []string
	for _, name := range strings.Fields(names) {
		values = append(values, record[name])
	}
	return strings.Join(values, "|")
}

func find(t testing.TB, all []map[string]string, names, values string) map[string]string {
	t.Helper()
	for _, r := range all {
		if only(r, names) == values {
			return r
		}
	}
	t.Fatalf("no record with %s = %s", names, values)
	return nil
}

func TestTidyTellsEveryCell(t *testing.T) {
	all := tidyOf(t, specimen(t), Options{})
	for _, tt := range []struct{ name, cell, columns, want string }{
		{"a code", "XAA|gov|a/policy|", "round snapshot m49 country_name voice section value value_label state lang revision time author source source_state",
			"MUESTRA-2026|7|9001|Altamira|gov|a|yes|Sí, «siempre»|answered|es|2|2026-11-24T14:30:00Z|focal||none"},
		{"a source, neutralised", "XAA|gov|a/year|", "value source source_state", "2014|'=Gaceta 7|given"},
		{"a zero", "XAA|gov|a/people|", "value state", "0|answered"},
		{"a computed value", "XAA|gov|a/double|", "value state revision source_state", "0|answered||computed"},
		{"a negative number", "XAA|gov|a/a_name_longer_than_any_statistics_program_takes|", "value", "-12.5"},
		{"a negative code", "XAA|gov|a/progress|", "value value_label", "-1|Retroceso"},
		{"digits somebody wrote", "XAA|gov|a/text|", "value", "'-5"},
		{"a text that looks neutralised", "XAA|gov|b/if|", "value", "''=x"},
		{"a row of a list", "XAA|gov|b/str/d_name|s1", "roster row_order row_title value", "b/str|1|'=Retorno|'=Retorno"},
		{"a row within a row", "XAA|gov|b/str/measure/m_name|m2", "roster row_order row_title parent_row", "b/str/measure|2|Dos|s1"},
		{"how long a list is", "XAA|gov|b/str/measure|s1", "roster row_order value state source_state", "b/str|1|2|answered|computed"},
		{"a list declared empty", "XAA|cso|b/str|", "value state source_state", "none|none|none"},
		{"a reference", "XAA|gov|b/leads|", "value value_label", "s2|Integración"},
		{"a special answer", "XAA|cso|a/people|", "value state source_state", "|noinfo|none"},
		{"what others rule out", "XAA|cso|a/year|", "value value_label state lang revision time author source source_state", "||hidden||||||"},
		{"what is not submitted", "XAB|gov|a/text|", "value value_label state source source_state", "||withheld||"},
		{"no diagnostic", "XAC||a/policy|", "voice value state source_state", "||nodata|"},
		{"a choice that means a special answer", "XAD|comp|a/policy|", "value value_label state", "8|No lo sabemos|dk"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := only(find(t, all, "country party question row", tt.cell), tt.columns); got != tt.want {
				t.Errorf("%s: got %q, want %q", tt.columns, got, tt.want)
			}
		})
	}
}

func TestTidyGivesOptionsARow(t *testing.T) {
	s := specimen(t)
	var got []string
	for _, r := range tidyOf(t, s, Options{Lang: "en", PerOption: true}) {
		if r["name"] == "means" {
			got = append(got, only(r, "country party value state option option_label chosen"))
		}
	}
	want := []string{
		"XAA|gov|law plan-b|answered|law|Law|1", "XAA|gov|law plan-b|answered|plan-b|Plan B|1", "XAA|gov|law plan-b|answered|fund|Fund|0",
		"XAA|cso|law|answered|law|Law|1", "XAA|cso|law|answered|plan-b|Plan B|0", // the fund was not on offer
		"XAB|gov||withheld|||", "XAC|||nodata|||", "XAD|comp||dk|||",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("options (-want +got):\n%s", diff)
	}
}

func TestWideTellsEveryParty(t *testing.T) {
	all := wideOf(t, specimen(t), Options{})
	if len(all) != 5 {
		t.Fatalf("got %d rows, want one for each of 5 columns of the comparison", len(all))
	}
	const budget = "a_name_longer_than_any_s"
	for _, tt := range []struct{ name, party, columns, want string }{
		{"who", "XAA|gov", "round snapshot m49 country_name voice party_name status", "MUESTRA-2026|7|9001|Altamira|gov|Parte gov|submitted"},
		{"an answer", "XAA|gov", "policy policy__state policy__source", "yes|answered|sin fuente indicada"},
		{"a source", "XAA|gov", "year year__source", "2014|'=Gaceta 7"},
		{"a computed value, its name kept back by Stata", "XAA|gov", "double_2 double_2__source", "0|valor calculado"},
		{"options", "XAA|gov", "means means__law means__plan_b means__fund", "law plan-b|1|1|0"},
		{"an option that was not on offer", "XAA|cso", "means means__law means__plan_b means__fund", "law|1|0|"},
		{"options without an answer", "XAD|comp", "means means__law means__plan_b means__fund means__state", "||||dk"},
		{"a name too long", "XAA|gov", budget + " " + budget + "__state", "-12.5|answered"},
		{"names that differ in case only", "XAA|gov", "text TEXT_2", "'-5|línea uno\nlínea \"dos\""},
		{"a word of a language", "XAA|gov", "if_2", "''=x"},
		{"a list", "XAA|gov", "str str__state", "2|answered"},
		{"a list declared empty", "XAA|cso", "str str__state", "0|none"},
		{"a list nobody knows", "XAD|comp", "str str__state", "|dk"},
		{"a choice that means a special answer", "XAD|comp", "policy policy__state", "|dk"},
		{"no diagnostic", "XAC|", "status people people__state people__source str", "none||nodata||"},
		{"not submitted", "XAB|gov", "status text text__state", "open||withheld"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := only(find(t, all, "country party", tt.party), tt.columns); got != tt.want {
				t.Errorf("%s: got %q, want %q", tt.columns, got, tt.want)
			}
		})
	}
}

func TestWideRosterTellsEveryRow(t *testing.T) {
	s := specimen(t)
	rosters := s.Questionnaire.Rosters()
	for i, want := range [][]string{
		{"XAA|gov|s1|1|'=Retorno||'=Retorno|2|3|2020|answered", "XAA|gov|s2|2|Integración||Integración|1|||nodata"},
		{"XAA|gov|m1|1|Uno|s1|||||", "XAA|gov|m2|2|Dos|s1|||||", "XAA|gov|m3|1|Tres|s2|||||"},
	} {
		var got []string
		for _, r := range read(t, func(w io.Writer) error { return WideRoster(w, s, rosters[i], Options{}) }) {
			got = append(got, only(r, "country party row row_order row_title parent_row d_name measure d_area ano ano__state"))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("rows of %s (-want +got):\n%s", rosters[i].Name, diff)
		}
	}
}

func TestPersonalDataStaysWithin(t *testing.T) {
	s := specimen(t)
	for name, write := range map[string]func(io.Writer) error{
		"tidy": func(w io.Writer) error { return Tidy(w, s, Options{PerOption: true}) },
		"wide": func(w io.Writer) error { return Wide(w, s, Options{}) },
		"json": func(w io.Writer) error { return JSON(w, s) },
		"do":   func(w io.Writer) error { return Stata(w, s, "es") },
		"sps":  func(w io.Writer) error { return SPSS(w, s, "es") },
	} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		if text := b.String(); strings.Contains(text, secret) || strings.Contains(text, "person__state") || b.Len() < 1000 {
			t.Errorf("%s holds what is personal or not submitted, or too little (%d bytes)", name, b.Len())
		}
	}
	for name, text := range unpacked(t, s, "es") {
		if strings.Contains(string(text), secret) {
			t.Errorf("%s of the package holds what is personal or not submitted", name)
		}
	}
}

func TestOptionsOfCSV(t *testing.T) {
	s := specimen(t)
	var b bytes.Buffer
	if err := Tidy(&b, s, Options{Lang: "en", Separator: ';', BOM: true, DecimalComma: true}); err != nil {
		t.Fatal(err)
	}
	text, found := bytes.CutPrefix(b.Bytes(), []byte("\xEF\xBB\xBF"))
	if !found {
		t.Error("no byte-order mark")
	}
	all := records(t, text, ';')
	budget := find(t, all, "country party name", "XAA|gov|a_name_longer_than_any_statistics_program_takes")
	if got, want := only(budget, "value label"), "-12,5|Presupuesto (en)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if err := Tidy(&b, s, Options{Separator: '|'}); err == nil || !strings.Contains(err.Error(), "semicolon") {
		t.Errorf("an odd separator: got error %v", err)
	}
}

func TestTheSnapshotIsNamed(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change func(*reports.Snapshot)
		want   string
	}{
		{"a frozen one", func(*reports.Snapshot) {}, "7"},
		{"a live cut", func(s *reports.Snapshot) { s.Number = 0 }, "live 2026-11-24T15:30:00Z"},
		{"a draft", func(s *reports.Snapshot) { s.Number, s.Draft = 0, true }, "draft 2026-11-24T15:30:00Z"},
		{"an exercise", func(s *reports.Snapshot) { s.Round.Fictitious = true }, "7 fictitious"},
	} {
		s := specimen(t)
		tt.change(s)
		for _, all := range [][]map[string]string{tidyOf(t, s, Options{}), wideOf(t, s, Options{})} {
			for _, r := range all {
				if r["snapshot"] != tt.want {
					t.Fatalf("%s: got %q, want %q", tt.name, r["snapshot"], tt.want)
				}
			}
		}
	}
}

// broken fails after some bytes.
type broken struct{ left int }

func (b *broken) Write(p []byte) (int, error) {
	if b.left -= len(p); b.left < 0 {
		return 0, io.ErrShortWrite
	}
	return len(p), nil
}

func TestAWriterThatFailsIsReported(t *testing.T) {
	s := specimen(t)
	for name, write := range map[string]func(io.Writer) error{
		"tidy": func(w io.Writer) error { return Tidy(w, s, Options{}) },
		"wide": func(w io.Writer) error { return Wide(w, s, Options{}) },
		"json": func(w io.Writer) error { return JSON(w, s) },
		"do":   func(w io.Writer) error { return Stata(w, s, "es") },
		"sps":  func(w io.Writer) error { return SPSS(w, s, "es") },
		"zip":  func(w io.Writer) error { return Package(w, s, "es") },
	} {
		if err := write(&broken{left: 100}); err == nil {
			t.Errorf("%s: got no error", name)
		}
	}
}
