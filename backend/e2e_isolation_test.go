package main

import (
	"bytes"
	"html"
	"net/http"
	"net/url"
	"reflect"
	"regexp"
	"strings"
	"testing"
)

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
	link := w.invite("XAG/cso", "Ana Ñuñoa", "ana@sociedad.example")
	society := j.open(j.T, j.browser, j.server)
	society.visit(link)
	society.press(w.T("signin.button"))
	return society
}

// invite has the organiser of a window add a focal point of a party, and
// returns the path of the link that the page shows.
func (w *window) invite(party, name, email string) string {
	w.t.Helper()
	w.press(w.T("nav.people"))
	form := w.page()
	form.write(w.T("people.name"), name)
	form.write(w.T("people.email"), email)
	form.choose(w.T("people.lang"), w.T("language."+w.Lang()))
	form.choose(w.T("people.role"), w.T("role.focal"))
	form.field(w.T("people.party"))
	if !inPage[bool](w, `(e => { e.value = `+js(party)+`; return e.value === `+js(party)+` })(document.querySelector('[data-found]'))`) {
		w.t.Fatalf("the party %s is not in the list\n%s", party, w.whereabouts())
	}
	w.press(w.T("people.submit"))
	link, err := url.Parse(form.value(w.T("people.link_text")))
	if err != nil || !strings.HasPrefix(link.String(), w.address+"/entrar/") {
		w.t.Fatalf("the page shows the link %q, %v", link, err)
	}
	return link.Path
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
