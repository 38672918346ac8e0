package main

import (
	"net/http"
	"slices"
	"strings"

	"cotejo/forms"
)

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
