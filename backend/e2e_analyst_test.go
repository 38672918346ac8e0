package main

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"io"
	"net/http"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"cotejo/reports"
)

// TestAnAnalystLooksAndDownloads follows an analyst from home to every way of
// looking at a round, to a part of it, and home with files that hold what the
// pages show.
func TestAnAnalystLooksAndDownloads(t *testing.T) {
	browser := chromium(t)
	for _, tt := range []struct {
		name string
		reader
	}{
		{"in Spanish", reader{lang: "es", scripts: true}},
		{"in English without JavaScript", reader{lang: "en"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := analyst{tt.open(t, browser, terminal{folder: demoFolder(t)}.serve(t, "--demo"))}
			a.press(a.T("front.enter_analyst"))
			a.lookAround("SONDEO-2026", "mosaico", "reparto", "sondeo", "inventario", "cobertura", "cambios")
			a.lookAround(exercise, "calor", "mosaico", "reparto", "inventario", "linea-de-tiempo", "red", "cobertura", "cambios")
			a.search("frontera")
			a.press(a.lookNamed("calor"))
			a.takeView(a.narrow())
			a.takeWorkbook()
		})
	}
}

// analyst is the window of who compares.
type analyst struct{ *window }

// round goes to a round from home, in one click.
func (a analyst) round(code string) {
	a.t.Helper()
	a.visit("/inicio")
	a.find("link to the round", `document.querySelector('main a[href$="/rondas/`+code+`"]')`)
	a.follow("the round")
}

// lookAround goes through every view of a round, each a tab of the one before.
func (a analyst) lookAround(code string, kinds ...string) {
	a.t.Helper()
	a.round(code)
	links := ask[[]string](a.window, `[...document.querySelectorAll('[aria-labelledby="vistas"] a')].map(e => e.getAttribute('href'))`)
	for i := range links {
		links[i] = path.Base(links[i])
	}
	if diff := cmp.Diff(kinds, links); diff != "" {
		a.t.Errorf("views of %s (-want +got):\n%s", code, diff)
	}
	a.press(a.T("round.compare"))
	a.looked()
	for _, kind := range kinds {
		a.press(a.lookNamed(kind))
		a.looked()
	}
}

// lookNamed is what the tab of a kind of view is called.
func (a analyst) lookNamed(kind string) string {
	a.t.Helper()
	return inPage[string](a.window, `words(document.querySelector('.tabs a[href*="/vistas/`+kind+`"]'))`)
}

// looked says that a view shows rows: all do but that of changes, where there
// is nothing to compare with, and the inventory of a round without lists, which
// waits for what to look for.
func (a analyst) looked() {
	a.t.Helper()
	if a.heading() == "" || !ask[bool](a.window, `Boolean(document.querySelector('.tabs [aria-current]'))`) {
		a.t.Errorf("the view has no heading, or no tab of its own\n%s", a.whereabouts())
	}
	address := ask[string](a.window, `location.pathname`)
	waits := strings.HasSuffix(address, "/cambios") || strings.HasSuffix(address, "SONDEO-2026/vistas/inventario")
	if n := ask[int](a.window, `document.querySelectorAll('table.matrix tbody tr').length`); n == 0 && !waits {
		a.t.Errorf("the view shows no row\n%s", a.whereabouts())
	}
}

// search looks for a word in all answers, and finds it in every row.
func (a analyst) search(text string) {
	a.t.Helper()
	a.press(a.lookNamed("inventario"))
	a.page().write(inPage[string](a.window, `title(document.querySelector('main input[type="search"]').labels[0])`), text)
	a.press(a.T("look.show"))
	rows := inPage[[]string](a.window, `[...document.querySelectorAll('table.matrix tbody tr:not(.part)')].map(words)`)
	lacks := func(row string) bool { return !strings.Contains(strings.ToLower(row), text) }
	if len(rows) == 0 || slices.ContainsFunc(rows, lacks) {
		a.t.Errorf("looking for %q finds %q", text, rows)
	}
}

// narrow leaves two countries and one voice, and returns the rows of the page.
func (a analyst) narrow() [][]string {
	a.t.Helper()
	countries := map[string][]string{
		"es": {"República de Aldara", "República de Costa Lumbre"}, "en": {"Republic of Aldara", "Republic of Costa Lumbre"},
	}[a.Lang()]
	voice := reports.Government.Words(a.Lang())
	a.find("choice of countries", `toPress(`+js(a.T("look.narrow"))+`)`)
	a.click("unfold the choice of countries")
	a.page().choose(a.T("col.country"), countries...)
	a.page().choose(a.T("col.voice"), voice)
	a.press(a.T("look.show"))
	rows := inPage[[][]string](a.window, `[...document.querySelector('table.matrix').tBodies[0].rows].map(r => [...r.cells].map(words))`)
	if len(rows) != 2 || rows[0][0] != countries[0] || rows[1][0] != countries[1] || rows[0][1] != voice || rows[1][1] != voice {
		a.t.Fatalf("narrowed to %q and %s, the page shows %q", countries, voice, rows)
	}
	return rows
}

// takeView downloads what the page shows, and finds it in every file.
func (a analyst) takeView(shown [][]string) {
	a.t.Helper()
	figure := inPage[[]string](a.window, `[...document.querySelectorAll('.drawing svg text')].map(words)`)
	if len(figure) < 10 {
		a.t.Errorf("the figure says only %q", figure)
	}
	rows, err := csv.NewReader(bytes.NewReader(a.file(".csv"))).ReadAll()
	if err != nil {
		a.t.Fatal(err)
	}
	a.holdsRows("csv", rows, shown)
	a.holdsRows("xlsx", a.sheetRows(a.file(".xlsx")), shown)
	drawn := svgTexts(a.t, a.file(".svg"))
	for _, text := range figure {
		if !slices.Contains(drawn, text) {
			a.t.Errorf("the figure's file lacks %q", text)
		}
	}
}

// holdsRows says that each row shown stands in a file, its cells in order,
// with nothing of other countries or voices beside.
func (a analyst) holdsRows(format string, rows, shown [][]string) {
	a.t.Helper()
	for _, want := range shown {
		if !slices.ContainsFunc(rows, func(row []string) bool { return inOrder(row, want) }) {
			a.t.Errorf("%s lacks the row %q", format, want)
		}
	}
	if stray := map[string]string{"es": "República de Galdoria", "en": "Republic of Galdoria"}[a.Lang()]; slices.ContainsFunc(rows, func(row []string) bool { return slices.Contains(row, stray) }) {
		a.t.Errorf("%s holds a country that was left out", format)
	}
}

// inOrder says whether a row holds some texts, in their order.
func inOrder(row, want []string) bool {
	for _, cell := range row {
		if len(want) > 0 && cell == want[0] {
			want = want[1:]
		}
	}
	return len(want) == 0
}

// file downloads the page's file of that ending.
func (a analyst) file(ending string) []byte {
	a.t.Helper()
	href := ask[string](a.window, `[...document.querySelectorAll('p.files a')].map(e => e.getAttribute('href')).find(h => h.includes(`+js(ending+"?")+`)) ?? ""`)
	if href == "" {
		a.t.Fatalf("the page offers no %s\n%s", ending, a.whereabouts())
	}
	return a.fetch(href)
}

// fetch downloads a file from an address of the site.
func (w *window) fetch(href string) []byte {
	w.t.Helper()
	res, err := w.client().Get(w.address + href)
	if err != nil {
		w.t.Fatal(err)
	}
	content := body(w.t, res)
	if res.StatusCode != http.StatusOK || !strings.HasPrefix(res.Header.Get("Content-Disposition"), "attachment") {
		w.t.Fatalf("%s: %s, %v", href, res.Status, res.Header)
	}
	return content
}

// sheetRows are the rows of every sheet of a workbook.
func (a analyst) sheetRows(content []byte) (all [][]string) {
	a.t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		a.t.Fatal(err)
	}
	defer f.Close()
	for _, name := range f.GetSheetList() {
		rows, err := f.GetRows(name)
		if err != nil {
			a.t.Fatal(err)
		}
		all = append(all, rows...)
	}
	return all
}

// svgTexts are the texts of a drawing.
func svgTexts(t testing.TB, content []byte) (texts []string) {
	t.Helper()
	var text strings.Builder
	for d := xml.NewDecoder(bytes.NewReader(content)); ; {
		token, err := d.Token()
		if err == io.EOF {
			return texts
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.CharData:
			text.Write(e)
		case xml.StartElement:
			if e.Name.Local == "text" {
				text.Reset()
			}
		case xml.EndElement:
			if e.Name.Local == "text" {
				texts = append(texts, strings.Join(strings.Fields(text.String()), " "))
			}
		}
	}
}

// takeWorkbook asks for the comparative workbook among all downloads, follows
// it until it is ready, takes it and reads it.
func (a analyst) takeWorkbook() {
	a.t.Helper()
	a.round(exercise)
	a.press(a.T("download.all"))
	a.ask(a.T("download.workbook"))
	a.visit("/rondas/" + exercise + "/descargas")
	a.find("file asked for", `document.querySelector('table a[href^="/descargas/"]')`)
	a.follow("the file asked for")
	if got := a.heading(); got != a.T("download.workbook") {
		a.t.Errorf("the file's page is headed %q", got)
	}
	a.finished()
	b := openBook(a.t, a.fetch(ask[string](a.window, `document.querySelector('a.button').getAttribute('href')`)), a.Lang())
	for _, country := range []string{"XAA", "XAC"} {
		if len(b.data().find(map[string]string{b.word("data.country"): country, b.word("data.party"): "gov"})) < 50 {
			a.t.Errorf("the workbook's long form has hardly an answer of %s", country)
		}
	}
	if len(b.sheets) < 40 {
		a.t.Errorf("the workbook has only the sheets %q", b.sheets)
	}
}
