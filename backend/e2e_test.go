package main

import (
	"bytes"
	"context"
	"html"
	"net/http"
	"net/url"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cotejo/forms"
	"cotejo/forms/library"
)

// The diagnostic that the demonstration leaves open: it lacks its strategies
// and its programmes.
const (
	exercise   = "EJERCICIO-2026"
	ownAddress = "/rondas/EJERCICIO-2026/XAG/gov"
)

// TestFromQuestionnaireToWorkbook follows the main job through a browser: a
// focal point answers, leaves, comes back and submits; an analyst downloads
// the comparison; the civil society of the same country sees nothing of it.
func TestFromQuestionnaireToWorkbook(t *testing.T) {
	browser := chromium(t)
	for _, tt := range []struct {
		name string
		reader
	}{
		{"in Spanish", reader{lang: "es", scripts: true}},
		{"in English without JavaScript", reader{lang: "en"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			newJourney(t, tt.reader, browser).all()
		})
	}
}

// journey is one run of the main job.
type journey struct {
	*testing.T
	reader
	browser context.Context
	server  *server
	form    *forms.Questionnaire
	rows    []filled
}

// filled is a row that the focal point adds: in a roster of a section.
type filled struct {
	section, roster string
	name            string
	first           []given // before leaving, or before saving shows more
	then            []given // afterwards
}

func newJourney(t *testing.T, r reader, browser context.Context) *journey {
	t.Helper()
	form, err := library.Read("diagnostico")
	if err != nil {
		t.Fatal(err)
	}
	return &journey{
		T: t, reader: r, browser: browser, form: form,
		server: terminal{folder: demoFolder(t)}.serve(t, "--demo"), rows: journeyRows(t),
	}
}

// journeyRows refer to each other: an objective to the first strategy, a
// programme to the objective, a role to the second strategy.
func journeyRows(t testing.TB) []filled {
	actor := demoTitles(t, exercise, "XAG", "gov", "h_name")[0]
	source := demoTitles(t, exercise, "XAG", "gov", "k_title")[0]
	const (
		mobility  = "Estrategia de movilidad laboral segura Quetzalcoatlus"
		asylum    = "Estrategia <b>de asilo</b> & refugio Xiloá"
		objective = "Cuadruplicar los permisos de trabajo tramitados en línea, Ometepe"
		programme = "Programa Ventanilla Cocibolca"
	)
	return []filled{
		{section: "d", roster: "str", name: mobility, first: []given{
			{question: "d_name", text: mobility},
			{question: "d_desc", text: "=SUMA(1;1) no es una fórmula: es lo que dice el plan.\nSegunda línea, con “comillas”."},
			{question: "d_area", choices: []string{"labour"}},
			{question: "d_axis", choices: []string{"mgmt"}},
			{question: "d_domain", choices: []string{"d1", "d4"}},
			{question: "d_legal", special: forms.NotApplicable},
			{question: "d_start", text: "2026"},
			{question: "d_status", choices: []string{"run"}},
			{question: "d_lead", rows: []string{actor}},
			{question: "d_target", choices: []string{"temp", "irregular"}},
			{question: "d_evid", rows: []string{source}},
		}},
		{section: "d", roster: "str", name: asylum, first: []given{
			{question: "d_name", text: asylum},
			{question: "d_area", choices: []string{"asylum"}},
			{question: "d_start", special: forms.DontKnow},
		}, then: []given{
			{question: "d_axis", choices: []string{"rights"}},
			{question: "d_domain", choices: []string{"d5"}},
			{question: "d_legal", special: forms.NotApplicable},
			{question: "d_status", choices: []string{"plan"}},
			{question: "d_lead", rows: []string{actor}},
			{question: "d_target", choices: []string{"refugee"}},
		}},
		{section: "e", roster: "obj", name: objective, first: []given{
			{question: "e_name", text: objective},
			{question: "e_str", rows: []string{mobility}},
			{question: "e_kind", choices: []string{"spec"}},
			{question: "e_prog", choices: []string{"1"}},
		}},
		{section: "f", roster: "prg", name: programme, first: []given{
			{question: "f_name", text: programme},
			{question: "f_obj", rows: []string{objective}},
			{question: "f_area", choices: []string{"labour"}},
			{question: "f_tool", choices: []string{"work_permit"}},
			{question: "f_start", text: "2024"},
			{question: "f_status", choices: []string{"run"}},
			{question: "f_lead", rows: []string{actor}},
			{question: "f_target", choices: []string{"temp"}},
			{question: "f_family", choices: []string{"partial"}},
			{question: "f_geo", choices: []string{"national"}},
			{question: "f_people", special: forms.DontKnow},
			{question: "f_budget", text: "1500000"},
			{question: "f_source", choices: []string{"budget", "coop"}},
			{question: "f_eval", choices: []string{"internal"}},
			{question: "f_change", choices: []string{"less"}},
		}, then: []given{
			{question: "f_curr", choices: []string{"USD"}},
			{question: "f_budget_year", text: "2026"},
		}},
		{section: "h", roster: "rol", name: actor, first: []given{
			{question: "h_r_actor", rows: []string{actor}},
			{question: "h_r_in", rows: []string{asylum}},
			{question: "h_r_role", choices: []string{"account"}},
		}},
	}
}

func (j *journey) all() {
	focal := j.open(j.T, j.browser, j.server)
	j.begin(focal)
	j.leave(focal)
	j.finish(focal)
	j.submit(focal)
	j.compare()
	j.isolate(focal)
}

// label is the label of a section or roster.
func (j *journey) label(name string) string {
	j.Helper()
	found := j.form.ByName(name)
	if len(found) != 1 {
		j.Fatalf("%d elements are called %q", len(found), name)
	}
	return found[0].Base().Label.In(j.lang)
}

// begin enters by the demonstration's door and answers as far as the second
// strategy.
func (j *journey) begin(w *window) {
	j.Helper()
	w.press(w.T("front.enter_focal"))
	j.tasks(w)
	w.press(j.label("d"))
	if got := w.heading(); got != j.label("d") {
		j.Errorf("the section's heading is %q, want %q", got, j.label("d"))
	}
	for _, row := range j.rows[:2] {
		w.press(w.T("roster.add") + " " + j.label(row.roster))
		w.added().answer(j.form, j.lang, row.first)
	}
}

// tasks goes from home to the task list of the exercise.
func (j *journey) tasks(w *window) {
	j.Helper()
	w.find("link to the exercise", `document.querySelector('main a[href$="`+ownAddress+`"]')`)
	w.follow("the exercise")
}

// leave saves, signs out and comes back by a fresh link.
func (j *journey) leave(w *window) {
	j.Helper()
	w.press(w.T("action.save_leave"))
	w.press(w.T("nav.signout"))
	w.visit(ownAddress)
	if got := ask[string](w, `location.pathname`); got != "/" {
		j.Errorf("signed out, one reads %s", got)
	}
	link, err := url.Parse(strings.TrimSpace(j.server.must(j, "signin-link", "punto.focal@demo.example")))
	if err != nil {
		j.Fatal(err)
	}
	w.visit(link.Path)
	w.press(w.T("signin.button"))
	j.tasks(w)
}

// finish finds everything as it was left, and fills in what remains.
func (j *journey) finish(w *window) {
	j.Helper()
	w.press(j.label("d"))
	w.row(j.rows[0].name).holds(j.form, j.lang, j.rows[0].first)
	second := w.row(j.rows[1].name)
	second.holds(j.form, j.lang, j.rows[1].first)
	second.answer(j.form, j.lang, j.rows[1].then)
	w.press(w.T("action.save_next"))
	for _, row := range j.rows[2:] {
		w.visit(ownAddress)
		w.press(j.label(row.section))
		j.add(w, row)
	}
}

// add adds a row, taking back that there are none where that was said.
func (j *journey) add(w *window, row filled) {
	j.Helper()
	if row.roster != "prg" {
		w.press(w.T("roster.undo_none"))
	}
	w.press(w.T("roster.add") + " " + j.label(row.roster))
	added := w.added()
	added.answer(j.form, j.lang, row.first)
	w.press(w.T("action.save_refresh"))
	if len(row.then) > 0 {
		w.row(row.name).answer(j.form, j.lang, row.then)
		w.press(w.T("action.save_refresh"))
	}
}

// submit checks the answers and hands the diagnostic in.
func (j *journey) submit(w *window) {
	j.Helper()
	w.visit(ownAddress)
	w.press(w.T("check.title"))
	if !w.shows(w.T("check.ready")) {
		j.Fatalf("something blocks submitting\n%s", w.whereabouts())
	}
	for _, row := range j.rows {
		if !w.shows(row.name) {
			j.Errorf("checking answers does not show %q", row.name)
		}
	}
	name := map[string]string{"es": "República de Galdoria", "en": "Republic of Galdoria"}[j.lang]
	w.press(w.T("submit.go", "Country", name))
	w.press(w.T("submit.go", "Country", name))
	if !w.shows(w.T("submit.done")) {
		j.Errorf("the page does not say that it was handed in\n%s", w.whereabouts())
	}
	w.press(j.label("d"))
	if n := ask[int](w, `document.querySelectorAll('main form input, main form textarea').length`); n != 0 {
		j.Errorf("what was handed in can still be written in %d fields", n)
	}
}

// compare has the analyst download the workbook, and reads it.
func (j *journey) compare() {
	j.Helper()
	w := j.open(j.T, j.browser, j.server)
	w.press(w.T("front.enter_analyst"))
	w.find("link to the round", `document.querySelector('main a[href$="/rondas/`+exercise+`"]')`)
	w.follow("the round")
	w.find("download", `toPress(`+js(w.T("round.workbook_"+j.lang))+`)`)
	href := ask[string](w, `document.querySelector('[data-found]').getAttribute('href')`)
	res, err := w.client().Get(j.server.address + href)
	if err != nil {
		j.Fatal(err)
	}
	content := body(j, res)
	if res.StatusCode != http.StatusOK || !strings.Contains(res.Header.Get("Content-Disposition"), exercise) {
		j.Fatalf("download: %s, %v", res.Status, res.Header)
	}
	b := openBook(j, content, j.lang)
	for _, row := range j.rows {
		j.inInventory(b, row)
		j.inData(b, row)
	}
}

// inInventory says that a row stands in its list with every answer, what it
// refers to by name.
func (j *journey) inInventory(b book, row filled) {
	j.Helper()
	x := b.inventory(j, j.label(row.roster))
	first := only(j, j.form, row.first[0].question)
	found := x.find(map[string]string{
		x.head[0]: map[string]string{"es": "República de Galdoria", "en": "Republic of Galdoria"}[j.lang],
		x.head[1]: b.word("voice.gov"), first.Label.In(j.lang): row.name,
	})
	if len(found) != 1 {
		j.Fatalf("the sheet %q has %d rows of %q, want 1", x.sheet, len(found), row.name)
	}
	for _, g := range slices.Concat(row.first, row.then) {
		question := only(j, j.form, g.question)
		if got, want := x.cell(found[0], question.Label.In(j.lang)), g.compared(question, j.lang); got != want {
			j.Errorf("%s, %s: got %q, want %q", x.sheet, g.question, got, want)
		}
	}
}

// inData says that every answer of a row stands in the long form.
func (j *journey) inData(b book, row filled) {
	j.Helper()
	x := b.data()
	first := only(j, j.form, row.first[0].question)
	at := x.find(map[string]string{
		b.word("data.country"): "XAG", b.word("data.party"): "gov",
		b.word("data.question"): string(first.ID), b.word("data.label"): row.name,
	})
	if len(at) != 1 {
		j.Fatalf("the long form has %d cells of %q, want 1", len(at), row.name)
	}
	id := x.cell(at[0], b.word("data.row"))
	for _, g := range slices.Concat(row.first, row.then) {
		question := only(j, j.form, g.question)
		found := x.find(map[string]string{b.word("data.country"): "XAG", b.word("data.row"): id, b.word("data.question"): string(question.ID)})
		if len(found) != 1 {
			j.Errorf("the long form has %d cells for %s of %q, want 1", len(found), g.question, row.name)
			continue
		}
		state, label := b.word("mark.answered"), g.compared(question, j.lang)
		if g.special != forms.Answered {
			state, label = label, ""
		}
		if got := x.cell(found[0], b.word("data.state")); got != state {
			j.Errorf("the long form, %s: state %q, want %q", g.question, got, state)
		}
		if got := x.cell(found[0], b.word("data.label")); got != label {
			j.Errorf("the long form, %s: label %q, want %q", g.question, got, label)
		}
		if rev := x.cell(found[0], b.word("data.revision")); rev == "" || rev == "0" {
			j.Errorf("the long form, %s: revision %q, want one", g.question, rev)
		}
	}
}

// typed are the texts that only the government of the country has written.
func (j *journey) typed() []string {
	var texts []string
	for _, row := range j.rows {
		for _, g := range row.first {
			if len(g.text) > 12 {
				texts = append(texts, g.text)
			}
		}
	}
	return texts
}

// isolate has the civil society of the same country look everywhere.
func (j *journey) isolate(government *window) {
	j.Helper()
	society := j.join()
	theirs := society.client()
	nobody := strings.Replace(ownAddress, "/gov", "/nobody", 1)
	for _, page := range []string{"", "/revisar", "/enviar", "/secciones/d", "/secciones/f", "/secciones/zz"} {
		alike(j, theirs, j.server.address, ownAddress+page, nobody+page)
	}
	for _, page := range []string{"/comparacion", "/comparativo.xlsx", "/cobertura", "/perfiles/XAG", ""} {
		alike(j, theirs, j.server.address, "/rondas/"+exercise+page, "/rondas/NADA-2026"+page)
	}
	own := strings.Replace(ownAddress, "/gov", "/cso", 1)
	if found := seen(j, theirs, j.server.address, own); len(found) > 0 {
		j.Errorf("the civil society sees %q", found)
	}
	// The same look in the government's own session finds every text, or it
	// would find none anywhere.
	if found := seen(j, government.client(), j.server.address, ownAddress); len(found) != len(j.typed()) {
		j.Errorf("the government sees %q of what it typed, want %q", found, j.typed())
	}
}

// join has the organiser add a focal point of the civil society, who signs in
// by the link that the page shows.
func (j *journey) join() *window {
	j.Helper()
	w := j.open(j.T, j.browser, j.server)
	w.press(w.T("front.enter_organiser"))
	w.press(w.T("nav.people"))
	form := w.page()
	form.write(w.T("people.name"), "Ana Ñuñoa")
	form.write(w.T("people.email"), "ana@sociedad.example")
	form.choose(w.T("people.lang"), w.T("language."+j.lang))
	form.choose(w.T("people.role"), w.T("role.focal"))
	form.field(w.T("people.party"))
	chosen := inPage[bool](w, `(e => { e.value = 'XAG/cso'; return e.value === 'XAG/cso' })(document.querySelector('[data-found]'))`)
	if !chosen {
		j.Fatalf("the civil society of the country is not in the list\n%s", w.whereabouts())
	}
	w.press(w.T("people.submit"))
	link, err := url.Parse(form.value(w.T("people.link_text")))
	if err != nil || !strings.HasPrefix(link.String(), j.server.address+"/entrar/") {
		j.Fatalf("the page shows the link %q, %v", link, err)
	}
	society := j.open(j.T, j.browser, j.server)
	society.visit(link.Path)
	society.press(w.T("signin.button"))
	return society
}

// alike says that an address which exists is answered as one that does not:
// the same status and the same bytes.
func alike(t testing.TB, c *http.Client, site, foreign, absent string) {
	t.Helper()
	for _, ask := range []func(string) (*http.Response, error){
		c.Get,
		func(address string) (*http.Response, error) {
			return c.PostForm(address, url.Values{"ficha": {formToken(t, c, site)}, "accion": {"guardar"}})
		},
	} {
		got, err := ask(site + foreign)
		if err != nil {
			t.Fatal(err)
		}
		want, err := ask(site + absent)
		if err != nil {
			t.Fatal(err)
		}
		gotBody, wantBody := body(t, got), body(t, want)
		if got.StatusCode != want.StatusCode || got.StatusCode < 400 || !bytes.Equal(gotBody, wantBody) {
			t.Errorf("%s %s: %s with %d bytes, want as %s: %s with %d", got.Request.Method, foreign, got.Status, len(gotBody), absent, want.Status, len(wantBody))
		}
		if g, w := steady(got.Header), steady(want.Header); !reflect.DeepEqual(g, w) {
			t.Errorf("%s: headers %v, want %v", foreign, g, w)
		}
	}
}

var whenExpires = regexp.MustCompile(`Expires=[^;]*`)

// steady is a header without what differs between any two answers.
func steady(h http.Header) http.Header {
	h.Del("Date")
	h.Del("X-Request-Id")
	for i, cookie := range h["Set-Cookie"] {
		h["Set-Cookie"][i] = whenExpires.ReplaceAllString(cookie, "")
	}
	return h
}

// seen are the texts of the journey that a person finds in a diagnostic: on
// their home, in every section, and where answers are checked.
func seen(j *journey, c *http.Client, site, diagnostic string) []string {
	j.Helper()
	var pages strings.Builder
	addresses := []string{"/inicio", diagnostic, diagnostic + "/revisar"}
	for _, sec := range j.form.Sections {
		addresses = append(addresses, diagnostic+"/secciones/"+sec.Name)
	}
	for _, address := range addresses {
		status, text := get(j, c, site+address)
		if status != http.StatusOK {
			j.Errorf("%s: status %d", address, status)
		}
		pages.WriteString(text)
	}
	text := html.UnescapeString(pages.String())
	var found []string
	for _, typed := range j.typed() {
		line, _, _ := strings.Cut(typed, "\n")
		if strings.Contains(text, line) {
			found = append(found, typed)
		}
	}
	return found
}
