package workbook

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cotejo/forms"
	"cotejo/forms/library"
	"cotejo/reports"
)

// cellsIn returns what every cell of a workbook holds, by sheet and cell.
func cellsIn(t *testing.T, parts map[string][]byte) map[string]string {
	t.Helper()
	out := map[string]string{}
	book, sheets := readSheets(t, parts)
	for i, s := range sheets {
		for _, r := range s.Rows {
			for _, c := range r.Cells {
				if text := c.I + c.V + c.F; text != "" {
					out[book.Sheets[i].Name+"!"+c.R] = text
				}
			}
		}
	}
	return out
}

// answer puts an answer in a diagnostic, with a source, as a person would.
func answer(s *reports.Snapshot, diagnostic int, name string, row forms.RowID, value, source string) {
	d := &s.Diagnostics[diagnostic]
	key := forms.Key{Question: s.Questionnaire.ByName(name)[0].Base().ID, Row: row}
	a := d.State.Answers
	a.Cells[key] = forms.Answer{Value: value, Lang: "es"}
	d.Origin[key] = reports.Origin{Seq: 1, At: taken, Author: "focal", Kind: "edit", Source: source}
	d.State = s.Questionnaire.State(a, d.State.Setting())
}

// TestOneAnswerChangesOnlyWhatDependsOnIt changes one answer at a time, and
// expects other cells only on the sheets that show it or count it.
func TestOneAnswerChangesOnlyWhatDependsOnIt(t *testing.T) {
	for _, tt := range []struct {
		name                     string
		diagnostic               int
		question, from, to, want string
	}{
		{"a text", 0, "b_definition", "Una definición", "Otra definición", "B. Contexto y marco conceptual, Datos, T20 Marcos y formulación, XAA Altamira"},
		{"a good practice", 0, "j_good", "Una práctica", "Otra práctica", "Datos, J. Impactos, vacíos, desafíos…, T22 Buenas prácticas, XAA Altamira"},
		{"an item of the indicator", 1, "i_d1a", "all", "no", "Datos, I. Bloque ODS 10.7.2 (opcional), T12 Niveles 10.7.2, T13 Ítems 10.7.2, XAA Altamira"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var books [2]map[string]string
			for i, value := range []string{tt.from, tt.to} {
				s := shipped(t, "diagnostico")
				answer(s, tt.diagnostic, tt.question, "", value, "Una fuente")
				_, parts := written(t, s, "es")
				books[i] = cellsIn(t, parts)
			}
			sheets := map[string]bool{}
			for at := range maps.Keys(books[0]) {
				if books[1][at] != books[0][at] {
					sheet, _, _ := strings.Cut(at, "!")
					sheets[sheet] = true
				}
			}
			if len(books[0]) != len(books[1]) {
				t.Errorf("%d cells and %d", len(books[0]), len(books[1]))
			}
			if got := strings.Join(slices.Sorted(maps.Keys(sheets)), ", "); got != tt.want {
				t.Errorf("changed: %s\nwant:    %s", got, tt.want)
			}
		})
	}
}

// TestEveryAnswerCarriesVoiceAndSource puts texts that stand nowhere else in
// answers, with a source and without, and looks for them on every sheet: in
// their row or above must be whose they are, in their row where they come from.
func TestEveryAnswerCarriesVoiceAndSource(t *testing.T) {
	s := shipped(t, "diagnostico")
	row := s.Diagnostics[0].State.Answers.Rows[s.Questionnaire.ByName("prg")[0].Base().ID][0].ID
	for i, source := range []string{"FUENTE ÚNICA", ""} {
		mark := fmt.Sprintf("ÚNICO-%d", i)
		answer(s, i, "b_definition", "", mark+" a", source)
		answer(s, i, "j_good", "", mark+" b", source)
		answer(s, i, "j_keys", "", mark+" c", source)
		if i == 0 {
			answer(s, i, "f_desc", row, mark+" d", source)
		}
	}
	_, parts := written(t, s, "es")
	number := ""
	cells := cellsIn(t, parts)
	for at, text := range cells {
		if text == "FUENTE ÚNICA" && strings.HasPrefix(at, "Notas!B") {
			number = cells["Notas!A"+strings.TrimPrefix(at, "Notas!B")]
		}
	}
	if number == "" {
		t.Fatal("the notes do not number the source")
	}
	found := map[string]int{}
	book, sheets := readSheets(t, parts)
	for i, x := range sheets {
		name, above := book.Sheets[i].Name, ""
		for _, r := range x.Rows {
			line := ""
			for _, c := range r.Cells {
				line += c.I + "|"
			}
			for _, c := range r.Cells {
				if !strings.HasPrefix(c.I, "ÚNICO-") {
					continue
				}
				found[c.I]++
				voice, code, source := "Gobierno", "|gov|", "FUENTE ÚNICA"
				if strings.HasPrefix(c.I, "ÚNICO-1") {
					voice, code, source = "Sociedad civil", "|cso|", "sin fuente citada"
				}
				if !strings.Contains(above, voice) && !strings.Contains(line, voice) && !strings.Contains(line, code) {
					t.Errorf("%s!%s: no voice beside %q", name, c.R, c.I)
				}
				if !strings.Contains(line, source) && !(source == "FUENTE ÚNICA" && strings.Contains(line, number)) && name != "Datos" {
					t.Errorf("%s!%s: no source beside %q in %q", name, c.R, c.I, line)
				}
			}
			if r.R <= x.headLine() {
				above = line
			}
		}
	}
	for text, want := range map[string]int{"ÚNICO-0 a": 4, "ÚNICO-0 b": 4, "ÚNICO-0 c": 4, "ÚNICO-0 d": 2, "ÚNICO-1 a": 4} {
		if found[text] != want {
			t.Errorf("%q is found on %d sheets, want %d", text, found[text], want)
		}
	}
}

// headLine is the row that stays in sight: the head of the table.
func (s sheetXML) headLine() int {
	line := 0
	_, _ = fmt.Sscan(s.Pane.Y, &line) // a page of text has none
	return line
}

// TestNoTwoSheetsOfAName writes every questionnaire that ships, in all ways of
// languages.
func TestNoTwoSheetsOfAName(t *testing.T) {
	for _, name := range library.Names() {
		for _, o := range []Options{{Lang: "es"}, {Lang: "en", Beside: "es"}} {
			_, parts := writtenWith(t, shipped(t, name), o)
			book, _ := readSheets(t, parts)
			seen := map[string]bool{}
			for _, s := range book.Sheets {
				if key := strings.ToLower(s.Name); seen[key] || units(s.Name) > longestName {
					t.Errorf("%s in %s: sheet %q is there twice, or too long", name, o.Tongues(), s.Name)
				} else {
					seen[key] = true
				}
			}
		}
	}
}

// TestGoldenTables holds what the numbered tables, the notes and a country say,
// for three countries of which one has two voices and one has none.
func TestGoldenTables(t *testing.T) {
	s := shipped(t, "diagnostico")
	s.Countries = s.Countries[:3]
	s.Diagnostics = s.Diagnostics[:3]
	_, parts := written(t, s, "es")
	var b strings.Builder
	for _, sheet := range strings.Split(dump(t, parts), "=== ")[1:] {
		if strings.HasPrefix(sheet, "T") || strings.HasPrefix(sheet, "Notas") {
			b.WriteString("=== " + sheet)
		}
	}
	path := filepath.Join("testdata", "tables-es.txt")
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("the tables have changed (-want +got):\n%s", diff)
	}
}
