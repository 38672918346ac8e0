package workbook

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cotejo/forms/library"
	"cotejo/reports"
)

// TestTablesOfEachQuestionnaire holds which tables a questionnaire feeds, and
// that they stand in order between the coverage and the sections.
func TestTablesOfEachQuestionnaire(t *testing.T) {
	for name, want := range map[string]string{
		"diagnostico":         "T01 T02 T03 T04 T05 T06 T07 T08 T09 T09 T09 T10 T11 T12 T13 T14 T15 T16 T17 T18 T19 T20 T21 T22",
		"ods-10-7-2":          "T12 T13 T14",
		"ods-10-7-2-niveles":  "T12 T13 T14",
		"asilo-latinoamerica": "Índice Ítems Índice Ítems",
		"sondeo-interes":      "T23",
	} {
		_, parts := written(t, shipped(t, name), "es")
		book, _ := readSheets(t, parts)
		var got []string
		for _, s := range book.Sheets[2:] {
			first, _, _ := strings.Cut(s.Name, " ")
			if !strings.HasPrefix(first, "T") && first != "Índice" && first != "Ítems" {
				break
			}
			got = append(got, first)
		}
		if diff := cmp.Diff(want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestTablesLeadBackAndGiveSources holds that every table names its source and
// leads back to the list of sheets.
func TestTablesLeadBackAndGiveSources(t *testing.T) {
	want, _, _ := strings.Cut(reports.Word("en", "table.from", "PRUEBA-2026", ""), ",")
	for _, name := range library.Names() {
		_, parts := written(t, shipped(t, name), "en")
		book, sheets := readSheets(t, parts)
		for i, s := range sheets {
			if sheet := book.Sheets[i].Name; !strings.HasPrefix(sheet, "T") && !strings.HasPrefix(sheet, "Index –") {
				continue
			}
			rows := s.Rows
			last := rows[len(rows)-1].Cells[0].I
			if last != reports.Word("en", "table.back") {
				t.Errorf("%s: %s ends with %q", name, book.Sheets[i].Name, last)
			}
			source := "" // on as many lines as it needs
			for at := len(rows) - 2; at >= 0 && len(rows[at].Cells) == 1 && !strings.HasPrefix(source, want); at-- {
				source = rows[at].Cells[0].I + " " + source
			}
			if !strings.HasPrefix(source, want) {
				t.Errorf("%s: the source of %s is %q", name, book.Sheets[i].Name, source)
			}
		}
	}
}

// TestSameSnapshotSameTables holds that tables, too, come out the same.
func TestSameSnapshotSameTables(t *testing.T) {
	a, _ := written(t, shipped(t, "diagnostico"), "es")
	b, _ := written(t, shipped(t, "diagnostico"), "es")
	if string(a) != string(b) {
		t.Error("two workbooks of one snapshot differ")
	}
}

// TestNothingUnsaidIsCounted silences every answer of a party: its cells in
// the tables of indices and similarities must hold no number.
func TestNothingUnsaidIsCounted(t *testing.T) {
	s := shipped(t, "ods-10-7-2")
	full, _ := reports.IndexNamed("ods-10-7-2").Compute(s)
	s.Diagnostics[0] = answered(s.Questionnaire, "XAA", reports.Government, "", map[string]string{"i_d1a": "?dk", "i_d1b": "?na", "i_d1c": "?noinfo"})
	_, parts := written(t, s, "es")
	book, sheets := readSheets(t, parts)
	for i, sheet := range sheets {
		if !strings.HasPrefix(book.Sheets[i].Name, "T12") {
			continue
		}
		row := sheet.Rows[0]
		for _, r := range sheet.Rows {
			if len(r.Cells) > 1 && r.Cells[1].I == "XAA" {
				row = r
				break
			}
		}
		for _, c := range row.Cells[4 : 4+2*(1+len(full.Index.Domains))] {
			if c.F == "" || c.V != "" {
				t.Errorf("%s holds %q, want a formula that gives nothing", c.R, c.V)
			}
		}
	}
}

// TestRoundsWithNothingInThem writes the workbook of a round that nobody has
// answered yet, and of one without countries.
func TestRoundsWithNothingInThem(t *testing.T) {
	for _, name := range library.Names() {
		s := shipped(t, name)
		s.Diagnostics = nil
		written(t, s, "es")
		s.Countries = nil
		written(t, s, "en")
	}
}
