package workbook

import (
	"strings"
	"testing"

	"cotejo/forms/library"
	"cotejo/reports"
)

// linksOf returns where each cell of a sheet leads, by the cell.
func linksOf(s sheetXML) map[string]string {
	links := map[string]string{}
	for _, l := range s.Links {
		links[l.Ref] = l.To
	}
	return links
}

// TestLinksLeadSomewhere holds that every link of every sheet leads to a cell
// that is there, and stands in a cell that says something.
func TestLinksLeadSomewhere(t *testing.T) {
	for _, name := range library.Names() {
		_, parts := written(t, shipped(t, name), "es")
		book, sheets := readSheets(t, parts)
		lines := map[string]int{}
		for i, s := range sheets {
			lines[book.Sheets[i].Name] = len(s.Rows)
		}
		for i, s := range sheets {
			texts := map[string]string{}
			for _, r := range s.Rows {
				for _, c := range r.Cells {
					texts[c.R] = c.I
				}
			}
			for from, to := range linksOf(s) {
				sheet, cell, _ := strings.Cut(strings.TrimPrefix(to, "'"), "'!")
				line := 0
				for _, r := range strings.TrimLeft(cell, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") {
					line = 10*line + int(r-'0')
				}
				if texts[from] == "" || line < 1 || line > lines[sheet] {
					t.Errorf("%s: %s!%s (%q) leads to %s, of %d lines", name, book.Sheets[i].Name, from, texts[from], to, lines[sheet])
				}
			}
		}
	}
}

// TestCountriesAreLinked holds that each country has a sheet in list order, that
// the cover and the tables lead to it, and that it leads back.
func TestCountriesAreLinked(t *testing.T) {
	s := shipped(t, "diagnostico")
	_, parts := written(t, s, "es")
	book, sheets := readSheets(t, parts)
	led := map[string]map[string]bool{} // from sheet to sheet
	var countries []string
	for i, x := range sheets {
		name := book.Sheets[i].Name
		if strings.HasPrefix(name, "XA") {
			countries = append(countries, name)
		}
		led[name] = map[string]bool{}
		for _, to := range linksOf(x) {
			to, _, _ = strings.Cut(strings.TrimPrefix(to, "'"), "'!")
			led[name][to] = true
		}
	}
	if len(countries) != len(s.Countries) {
		t.Fatalf("%d sheets for %d countries: %q", len(countries), len(s.Countries), countries)
	}
	for i, name := range countries {
		if !strings.HasPrefix(name, s.Countries[i].ISO3) {
			t.Errorf("sheet %d of countries is %q, want that of %s", i, name, s.Countries[i].ISO3)
		}
		for _, from := range []string{"Portada", "Cobertura", "T01 Estado y validación", "T02 Instrumentos", "T03 Tratados", "T12 Niveles 10.7.2", "C. Marco jurídico e…", "Lista – Actores"} {
			if !led[from][name] {
				t.Errorf("%s does not lead to %s", from, name)
			}
			if from != "Portada" && !led[name][from] {
				t.Errorf("%s does not lead to %s", name, from)
			}
		}
		if !led[name]["Portada"] {
			t.Errorf("%s does not lead back to the cover", name)
		}
	}
}

// TestVoicesStandApart holds that what each voice says stands in a column of
// its own on the country's sheet, with its source or that there is none.
func TestVoicesStandApart(t *testing.T) {
	s := specimen(t)
	delete(s.Diagnostics[1].Origin, key(s, "b_text"))
	s.Diagnostics[1].Origin[key(s, "b_text")] = reports.Origin{Seq: 1, At: taken}
	_, parts := written(t, s, "es")
	book, sheets := readSheets(t, parts)
	for i, x := range sheets {
		if book.Sheets[i].Name != "XAA Altamira" {
			continue
		}
		for _, r := range x.Rows {
			if r.Cells == nil || r.Cells[0].I != "Definición" {
				continue
			}
			got := []string{r.Cells[1].I, r.Cells[2].I, r.Cells[4].I}
			want := []string{"=SUMA(A1:A9)", "Gaceta b_text", "sin fuente citada"}
			if strings.Join(got, "|") != strings.Join(want, "|") || !strings.HasPrefix(r.Cells[3].I, "bell") {
				t.Errorf("the voices say %q and %q, want %q", got, r.Cells[3].I, want)
			}
			return
		}
	}
	t.Error("no sheet of the country, or not with its answers")
}
