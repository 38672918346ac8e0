package main

import (
	"context"
	"net/url"
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

func (j *journey) all() {
	focal := j.open(j.T, j.browser, j.server)
	j.begin(focal)
	j.leave(focal)
	j.unsent()
	j.finish(focal)
	j.submit(focal)
	j.reply(focal)
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

// unsent says that a comparison taken now shows nothing of what was typed.
func (j *journey) unsent() {
	j.Helper()
	b := openBook(j, comparative(j, j.server.terminal, exercise, j.lang), j.lang)
	for name, x := range b.tables {
		for _, row := range x.rows {
			if text := strings.Join(row, "\n"); slices.ContainsFunc(j.typed(), func(typed string) bool { return strings.Contains(text, typed) }) {
				j.Errorf("the sheet %q shows what has not been submitted: %q", name, row)
			}
		}
	}
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

// reply adds to what the answers do not show, although they have been handed
// in, and finds it there on coming back.
func (j *journey) reply(w *window) {
	j.Helper()
	const text = "Se atiende con el presupuesto ordinario."
	w.visit(ownAddress)
	w.press(w.T("gaps.title"))
	w.find("a gap to reply to", `document.querySelector('details.reply summary')`)
	w.click("unfold the reply")
	subject := inPage[string](w, `words(document.querySelector('details.reply').parentElement.querySelector('h3'))`)
	w.page().write(w.T("gaps.label", "Subject", subject), text)
	w.press(w.T("gaps.save"))
	w.visit(ownAddress + "/vacios")
	if got := ask[string](w, `document.querySelector('details.reply[open] textarea')?.value ?? ""`); got != text {
		j.Errorf("the reply reads %q, want %q\n%s", got, text, w.whereabouts())
	}
}
