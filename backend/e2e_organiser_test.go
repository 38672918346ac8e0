package main

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"cotejo/backend/store"
	"cotejo/forms/library"
)

// The party whose answer changes during the journey of an organiser.
const (
	changing = "/rondas/" + exercise + "/XAA/gov"
	newLead  = "Dirección Nacional de Movilidad Humana Xochipilli"
)

// TestAnOrganiserPreparesTheSeminar follows an organiser: a country's profile
// in hand, parts of it with a paragraph of their own, a snapshot, an answer
// that changes afterwards, what that touches, and an index of their own.
func TestAnOrganiserPreparesTheSeminar(t *testing.T) {
	browser := chromium(t)
	for _, tt := range []struct {
		name string
		reader
	}{
		{"in Spanish", reader{lang: "es", scripts: true}},
		{"in English without JavaScript", reader{lang: "en"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := terminal{folder: demoFolder(t)}.serve(t, "--demo")
			o := organiser{tt.open(t, browser, s), s}
			o.press(o.T("front.enter_organiser"))
			o.profile()
			o.selection()
			o.visit("/rondas/" + exercise)
			o.press(o.T("cut.take"))
			frozen := o.frozen()
			o.changeAnswer(tt.open(t, browser, s))
			o.changes()
			if got := o.frozen(); got != frozen {
				t.Errorf("the frozen reports have the hashes %x, want as before %x", got, frozen)
			}
			o.index()
		})
	}
}

// organiser is the window of who runs a round.
type organiser struct {
	*window
	server *server
}

// profile goes from home to a country's profile and its Word file by three
// clicks, and says how long the file took.
func (o organiser) profile() {
	o.t.Helper()
	o.find("link to the round", `document.querySelector('main a[href$="/rondas/`+exercise+`"]')`)
	o.follow("the round")
	o.find("profile of the country", `document.querySelector('main a[href$="/perfiles/XAA"]')`)
	o.follow("the profile")
	o.find("Word file", `toPress(`+js(o.T("document.word_"+o.Lang()))+`)`)
	began := time.Now()
	file := o.fetch(ask[string](o.window, `document.querySelector('[data-found]').getAttribute('href')`))
	o.t.Logf("the profile as a Word file took %s", time.Since(began).Round(time.Millisecond))
	name := map[string]string{"es": "República de Aldara", "en": "Republic of Aldara"}[o.Lang()]
	if text := documentText(o.t, file); !strings.Contains(text, name) {
		o.t.Errorf("the Word file does not name %s", name)
	}
}

// documentText is the main part of a Word file.
func documentText(t testing.TB, content []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	text, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// selection leaves out a part of profiles, adds a paragraph, keeps that, and
// reads the profile by it.
func (o organiser) selection() {
	o.t.Helper()
	const own = "Para la sesión del martes, Tlacuache & compañía."
	o.press(o.T("document.edit"))
	o.press(o.T("document.new_profile"))
	o.page().write(o.T("document.name"), "Sesión 2")
	o.find("a part", `[...document.querySelectorAll('[name="parte"]')].at(-1)`)
	left := inPage[string](o.window, `words(document.querySelector('[data-found]').closest('label'))`)
	o.click("leave out " + left)
	o.find("own paragraphs", `toPress(`+js(o.T("document.own"))+`)`)
	o.click("unfold own paragraphs")
	o.page().write(o.T("document.own_"+o.Lang()), own)
	o.press(o.T("document.save"))
	o.find("profile by the selection", `document.querySelector('main a[href*="/perfiles/XAA?seleccion="]')`)
	o.follow("the profile by the selection")
	if !o.shows(own) {
		o.t.Errorf("the profile lacks the organiser's paragraph\n%s", o.whereabouts())
	}
	heads := inPage[[]string](o.window, `[...document.querySelectorAll('.sheet h2')].map(words)`)
	if len(heads) < 3 || slices.Contains(heads, left) {
		o.t.Errorf("without %q, the profile has the parts %q", left, heads)
	}
}

// frozen are the hashes of reports of the snapshot.
func (o organiser) frozen() (hashes [3][sha256.Size]byte) {
	o.t.Helper()
	lang := "&lang=" + o.Lang()
	for i, page := range []string{"/perfiles/XAA.docx?corte=1", "/resumen.docx?corte=1", "/vistas/matriz.xlsx?corte=1&seccion=c"} {
		hashes[i] = sha256.Sum256(o.fetch("/rondas/" + exercise + page + lang))
	}
	return hashes
}

// changeAnswer gives a diagnostic back to its party, whose new focal point
// writes another answer and hands it in again.
func (o organiser) changeAnswer(focal *window) {
	o.t.Helper()
	o.server.reopen(o.t, exercise, "gov")
	o.visit("/inicio")
	link := o.invite("XAA/gov", "Inés Chávez", "ines@aldara.example")
	focal.visit(link)
	focal.press(focal.T("signin.button"))
	form, err := library.Read("diagnostico")
	if err != nil {
		o.t.Fatal(err)
	}
	lead := only(o.t, form, "c_lead")
	focal.visit(changing + "/secciones/c")
	focal.page().write(lead.Label.In(focal.Lang()), newLead)
	focal.press(focal.T("action.save_leave"))
	focal.visit(changing + "/enviar")
	name := map[string]string{"es": "República de Aldara", "en": "Republic of Aldara"}[focal.Lang()]
	focal.press(focal.T("submit.go", "Country", name))
	if !focal.shows(focal.T("submit.done")) {
		o.t.Fatalf("the diagnostic was not handed in again\n%s", focal.whereabouts())
	}
}

// reopen gives a diagnostic of a round's first country back to its party. No
// page does so yet.
func (s *server) reopen(t testing.TB, code, party string) {
	t.Helper()
	st, err := store.Open(t.Context(), config{data: s.folder}.database())
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	round, err := st.Round(t.Context(), code)
	if err != nil {
		t.Fatal(err)
	}
	key := store.PartyKey{Country: round.Countries[0], Party: party}
	x := st.For(store.Scope{Parties: []store.PartyKey{key}})
	d, err := x.Diagnostic(t.Context(), round.ID, key)
	if err != nil {
		t.Fatal(err)
	}
	if err := x.Reopen(t.Context(), d.ID, store.Author{Role: store.Reviewer}); err != nil {
		t.Fatal(err)
	}
}

// changes reads what changed since the snapshot: one cell, and the reports
// that say it.
func (o organiser) changes() {
	o.t.Helper()
	o.visit("/rondas/" + exercise)
	o.find("view of changes", `document.querySelector('[aria-labelledby="vistas"] a[href$="/cambios"]')`)
	o.follow("the view of changes")
	rows := func(table string) [][]string {
		return inPage[[][]string](o.window, `[...document.querySelectorAll(`+js("#"+table+" + div tbody tr, details#"+table+" tbody tr")+`)].map(r => [...r.cells].map(words))`)
	}
	changed := rows("respuestas")
	if len(changed) != 1 || !strings.Contains(strings.Join(changed[0], "|"), newLead) {
		o.t.Errorf("the changed answers are %q, want the new lead institution alone", changed)
	}
	touched := map[string]bool{}
	for _, row := range rows("informes") {
		touched[row[0]] = true
	}
	if len(touched) < 2 {
		o.t.Errorf("the changes touch %v, want a profile and the workbook", touched)
	}
}

// index brings an index of the round's own as a sheet, and finds it in the
// workbook.
func (o organiser) index() {
	o.t.Helper()
	const title = "Acceso a servicios básicos, Tonalli"
	sheet := "| índice |\n| | nombre | título::es | título::en | fuente | unidad |\n| | tonalli | " + title + " | " + title + " | Nosotros | porcentaje |\n" +
		"| preguntas |\n| | pregunta | columna |\n| | i_d1a | value |\n| | i_d1b | value |\n"
	o.visit("/rondas/" + exercise)
	o.press(o.T("indices.title"))
	do(o.window, "choose the sheet", chromedp.SetUploadFiles(`#i-hoja`, []string{file(o.t, "tonalli.md", []byte(sheet))}))
	o.press(o.T("indices.send"))
	if got := o.heading(); got != title {
		o.t.Fatalf("the index's page is headed %q\n%s", got, o.whereabouts())
	}
	b := openBook(o.t, o.fetch("/rondas/"+exercise+"/comparativo.xlsx?lang="+o.Lang()), o.Lang())
	found := 0
	for _, x := range b.tables {
		for _, row := range append(x.rows, x.head) {
			if slices.ContainsFunc(row, func(text string) bool { return strings.Contains(text, title) }) {
				found++
			}
		}
	}
	if found == 0 {
		o.t.Errorf("no sheet of the workbook names the index")
	}
}
