package main

import (
	"cmp"
	"encoding/csv"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"cotejo/forms"
	"cotejo/forms/library"
)

// asylumItem is one item of one country in the published data file.
type asylumItem struct {
	iso3, id                             string // "CRI", "q5"
	presence, direction, source, comment string
}

// asylumItems reads the items of 2020 from the data file; without it the test
// is skipped.
func asylumItems(t *testing.T) []asylumItem {
	t.Helper()
	dir := cmp.Or(os.Getenv("COTEJO_DOMAIN_DATA"), filepath.Join("..", "..", "shared", "domain", "data"))
	f, err := os.Open(filepath.Join(dir, "apla", "apla_crm_long.csv"))
	if err != nil {
		t.Skipf("the published data files are not here (set COTEJO_DOMAIN_DATA): %v", err)
	}
	defer f.Close()
	lines, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var items []asylumItem
	for _, l := range lines[1:] {
		if l[2] == "2020" {
			items = append(items, asylumItem{
				iso3: l[0], id: strings.ToLower(l[3]), presence: strings.ToLower(l[5]),
				direction: l[6], source: l[7], comment: l[8],
			})
		}
	}
	if len(items) != 65*8 {
		t.Fatalf("the data file holds %d items of 2020, want 65 of 8 countries", len(items))
	}
	return items
}

// parts are the questions about an item, with what the file answers.
func (x asylumItem) parts() map[string]string {
	return map[string]string{
		x.id: x.presence, x.id + "_dir": x.direction, x.id + "_src": x.source, x.id + "_com": x.comment,
	}
}

// twiceDecoded finds texts that were UTF-8 and were read as Windows-1252.
var twiceDecoded = regexp.MustCompile(`[ÂÃâ][^\sA-Za-z0-9]`)

// TestAsylumWorkbookCellByCell compares the comparative workbook with the
// published data file: answer, direction, source and comment of each item in
// the long form, and in the matrix of its section.
func TestAsylumWorkbookCellByCell(t *testing.T) {
	items := asylumItems(t)
	q, err := library.Read("asilo-latinoamerica")
	if err != nil {
		t.Fatal(err)
	}
	b := openBook(t, comparative(t, terminal{folder: demoFolder(t)}, "ASILO-2020", "es"), "es")
	data, matrices := b.longCells(), b.matrixCells()
	seen, broken := map[string]bool{}, map[asylumItem]bool{}
	for _, x := range items {
		for name, answer := range x.parts() {
			question := only(t, q, name)
			key := x.iso3 + " " + string(question.ID)
			seen[key] = true
			if twiceDecoded.MatchString(answer) {
				broken[x] = true
				holdRepaired(t, key, answer, data[key].label)
				holdRepaired(t, key, answer, matrices[key])
				continue
			}
			want := wantCell(b, question, answer)
			if got := data[key]; got != want {
				t.Errorf("%s in the long form: got %+v, want %+v", key, got, want)
			}
			shown := cmp.Or(want.label, want.state)
			if got := matrices[key]; got != shown {
				t.Errorf("%s in its matrix: got %q, want %q", key, got, shown)
			}
		}
	}
	if len(broken) != 7 {
		t.Errorf("%d items of the file were decoded twice, want 7", len(broken))
	}
	holdNothingElse(t, b, seen, data, matrices)
}

// wantCell is how an answer of the file stands in the long form.
func wantCell(b book, q *forms.Question, answer string) longCell {
	switch {
	case answer == "":
		return longCell{state: b.word("mark.nodata")}
	case q.List == nil:
		return longCell{label: answer, state: b.word("mark.answered")}
	}
	for _, c := range q.List.Choices {
		if c.Name == answer {
			return longCell{code: answer, label: c.Label.In(b.lang), state: b.word("mark.answered")}
		}
	}
	return longCell{code: answer, label: "no such choice"}
}

// holdRepaired says that a text which was decoded twice is whole again, and
// otherwise the same.
func holdRepaired(t *testing.T, key, broken, got string) {
	t.Helper()
	ascii := func(s string) string {
		return strings.Map(func(r rune) rune {
			if r > 127 {
				return -1
			}
			return r
		}, s)
	}
	if got == "" || twiceDecoded.MatchString(got) || ascii(got) != ascii(broken) {
		t.Errorf("%s: got %q, want %q in its own letters", key, got, broken)
	}
}

// holdNothingElse says that whoever is not in the file is shown without data,
// and that nothing is there but the items.
func holdNothingElse(t *testing.T, b book, seen map[string]bool, data map[string]longCell, matrices map[string]string) {
	t.Helper()
	silent := map[string]int{}
	for key, got := range data {
		if seen[key] {
			continue
		}
		silent[key[:3]]++
		if want := (longCell{state: b.word("mark.nodata")}); got != want {
			t.Errorf("%s in the long form: got %+v, want %+v", key, got, want)
		}
		if got, want := matrices[key], b.word("mark.nodata"); got != want {
			t.Errorf("%s in its matrix: got %q, want %q", key, got, want)
		}
	}
	for _, iso3 := range []string{"BLZ", "CAN", "USA"} {
		if silent[iso3] != 65*4 {
			t.Errorf("%s: %d cells without data, want 260", iso3, silent[iso3])
		}
	}
	if len(silent) != 3 || len(data) != 11*65*4 || len(matrices) != len(data) {
		t.Errorf("countries %v without data, %d cells in the long form and %d in the matrices, want 3, 2860 and 2860", silent, len(data), len(matrices))
	}
}

// only is the one question of that name.
func only(t testing.TB, q *forms.Questionnaire, name string) *forms.Question {
	t.Helper()
	found := q.ByName(name)
	if len(found) != 1 {
		t.Fatalf("%d questions are called %q in %s", len(found), name, q.Name)
	}
	question := q.Question(found[0].Base().ID)
	if question == nil {
		t.Fatalf("%q is no question of %s", name, q.Name)
	}
	return question
}

// longCell is what the long form says of a cell.
type longCell struct{ code, label, state string }

// longCells are the cells of the long form by country and question.
func (b book) longCells() map[string]longCell {
	cells := map[string]longCell{}
	x := b.data()
	for _, row := range x.rows {
		key := x.cell(row, b.word("data.country")) + " " + x.cell(row, b.word("data.question"))
		cells[key] = longCell{
			code: x.cell(row, b.word("data.code")), label: x.cell(row, b.word("data.label")), state: x.cell(row, b.word("data.state")),
		}
	}
	return cells
}

var countryInHead = regexp.MustCompile(`\(([A-Z]{3})\)`)

// matrixCells are the cells of all matrices by country and question.
func (b book) matrixCells() map[string]string {
	cells := map[string]string{}
	for _, x := range b.tables {
		for _, row := range x.rows {
			question := x.cell(row, b.word("head.name"))
			for i, head := range x.head {
				country := countryInHead.FindStringSubmatch(head)
				if question != "" && country != nil && i < len(row) {
					cells[country[1]+" "+question] = row[i]
				}
			}
		}
	}
	return cells
}
