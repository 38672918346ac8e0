package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"cotejo/reports"
)

// table is a table of a workbook: its head, and its rows by the head's words.
type table struct {
	sheet string
	head  []string
	rows  [][]string
}

// cell is what stands in a row under a head.
func (x table) cell(row []string, head string) string {
	i := slices.Index(x.head, head)
	if i < 0 || i >= len(row) {
		return ""
	}
	return row[i]
}

// find returns the rows that hold all of some texts, each under its head.
func (x table) find(want map[string]string) (found [][]string) {
	for _, row := range x.rows {
		all := true
		for head, text := range want {
			all = all && x.cell(row, head) == text
		}
		if all {
			found = append(found, row)
		}
	}
	return found
}

// book is a comparative workbook, read back.
type book struct {
	lang   string
	sheets []string
	tables map[string]table
}

// word is a word of the workbook in its language.
func (b book) word(code string, args ...string) string { return reports.Word(b.lang, code, args...) }

// data is the sheet in long form.
func (b book) data() table { return b.tables[b.word("sheet.data")] }

// inventory is the sheet of a roster, by its label: a list of its own, or one
// that has a number among the tables.
func (b book) inventory(t testing.TB, label string) table {
	t.Helper()
	for _, name := range b.sheets {
		if start, ok := strings.CutSuffix(name, "…"); name == b.word("tab.t06.name") && strings.HasSuffix(name, " "+label) || name == b.word("inventory.name", label) ||
			ok && strings.HasPrefix(b.word("inventory.name", label), start) {
			return b.tables[name]
		}
	}
	t.Fatalf("no sheet for the list %q in %q", label, b.sheets)
	return table{}
}

// openBook reads a comparative workbook. The head of a table is its first row
// of several cells.
func openBook(t testing.TB, content []byte, lang string) book {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	b := book{lang: lang, sheets: f.GetSheetList(), tables: map[string]table{}}
	for _, name := range b.sheets {
		rows, err := f.GetRows(name, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatalf("sheet %q: %v", name, err)
		}
		// Above the head of some there is a row that leads to the countries.
		i := slices.IndexFunc(rows, func(row []string) bool { return len(row) > 2 && row[0] != "" })
		if i < 0 {
			continue // the cover
		}
		b.tables[name] = table{sheet: name, head: rows[i], rows: rows[i+1:]}
	}
	return b
}

// comparative has the command line write a workbook.
func comparative(t testing.TB, at terminal, round, lang string, more ...string) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "comparative.xlsx")
	at.must(t, append([]string{"report", "comparative", "--round", round, "--lang", lang, "--out", path}, more...)...)
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// longForm is the long form of a round with its drafts, without the times, a line
// for each cell.
func longForm(t testing.TB, at terminal, round string) []string {
	t.Helper()
	b := openBook(t, comparative(t, at, round, "es", "--draft"), "es")
	x := b.data()
	when := slices.Index(x.head, b.word("data.time"))
	if when < 0 {
		t.Fatalf("%s: no times under %q", round, x.head)
	}
	var lines []string
	for _, row := range x.rows {
		if when < len(row) {
			row[when] = ""
		}
		lines = append(lines, strings.TrimRight(strings.Join(row, "\t"), "\t"))
	}
	return lines
}

// firstDifference tells where two lists part; "" when they don't.
func firstDifference(got, want []string) string {
	for i := range max(len(got), len(want)) {
		var g, w string
		if i < len(got) {
			g = got[i]
		}
		if i < len(want) {
			w = want[i]
		}
		if g != w {
			return fmt.Sprintf("line %d of %d: got %q, want %q (of %d)", i+1, len(got), g, w, len(want))
		}
	}
	return ""
}
