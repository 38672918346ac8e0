package web

import (
	"net/http"
	"strings"
	"testing"

	"cotejo/backend/survey"
)

// TestAProfileIsThreeClicksFromHome follows what is on the pages: home, the
// round, the country, and the file.
func TestAProfileIsThreeClicksFromHome(t *testing.T) {
	s := newStand(t)
	s.fill(t, "GTM", true)
	v := s.signed(t, survey.Organiser, "", "")
	p := v.get("/inicio")
	for _, next := range []string{"/rondas/R-1", "/rondas/R-1/perfiles/GTM", "/rondas/R-1/perfiles/GTM.docx?lang=en"} {
		if !links(p)[next] {
			t.Fatalf("no link from %s to %s among %v", p.path, next, links(p))
		}
		p = v.get(next)
	}
	if p.status != http.StatusOK || !strings.HasPrefix(p.body, "PK") || !strings.Contains(p.header.Get("Content-Disposition"), "GTM-en.docx") {
		t.Errorf("the file: status %d, %d bytes, %q", p.status, len(p.body), p.header.Get("Content-Disposition"))
	}
	if p = v.get("/inicio"); attr(p.tags("html")[0], "lang") != "es" {
		t.Error("a file in English made the pages English")
	}
}

func TestADocumentOnAPage(t *testing.T) {
	s := newStand(t)
	s.fill(t, "GTM", true)
	v := s.signed(t, survey.Analyst, "", "")
	for path, wants := range map[string][]string{
		"/rondas/R-1/perfiles/GTM":              {"Instituto Nacional de Migración", "Estrategia de integración", "Integrar a las familias"},
		"/rondas/R-1/resumen":                   {"Guatemala", "Resumen regional"},
		"/rondas/R-1/resumen.html?lang=en":      {"<!doctype html>", "Guatemala"},
		"/rondas/R-1/perfiles/GTM.html?lang=en": {"<!doctype html>", "Guatemala"},
	} {
		p := v.get(path)
		for _, want := range wants {
			if !strings.Contains(p.body, want) {
				t.Errorf("%s lacks %q", path, want)
			}
		}
		if n := len(p.tags("h1")); n != 1 {
			t.Errorf("%s has %d first headings, want one", path, n)
		}
	}
	for _, path := range []string{"/rondas/R-1/perfiles/XXX", "/rondas/R-1/perfiles/GTM.pdf", "/rondas/R-1/perfiles/GTM?seleccion=7", "/rondas/R-1/perfiles/GTM?seleccion=x"} {
		if p := v.get(path); p.status != http.StatusNotFound {
			t.Errorf("%s: status %d, want 404", path, p.status)
		}
	}
	if p := v.get("/rondas/R-1/perfiles/GTM?borrador=1"); p.status != http.StatusForbidden {
		t.Errorf("an analyst at a draft: status %d, want 403", p.status)
	}
}

// TestAnOrganiserChoosesPartsAndAddsParagraphs keeps a selection with plain
// forms, reads a profile by it, changes it, and removes it.
func TestAnOrganiserChoosesPartsAndAddsParagraphs(t *testing.T) {
	s := newStand(t)
	s.fill(t, "GTM", true)
	v := s.signed(t, survey.Organiser, "", "")
	base := "/rondas/R-1/documentos"
	if p := v.get(base); !links(p)[base+"/nueva?tipo=profile"] {
		t.Fatalf("nothing leads to a new selection: %v", links(p))
	}
	form := with(tokenField, v.token(), "tipo", "profile", "edicion", "0", "papel", "a4", "propio-facts-es", "Palabras propias.")
	p := v.post(base+"/nueva", form)
	if p.status != http.StatusUnprocessableEntity || !strings.Contains(p.body, "Palabras propias.") || !strings.Contains(p.body, "Escriba un nombre") {
		t.Fatalf("a selection without name and parts: status %d, want it shown again with what was typed", p.status)
	}
	form.Set("nombre", "Sesión")
	form["parte"] = []string{"facts", "sources"}
	p = v.post(base+"/nueva", form)
	var doc, edit string
	for href := range links(p) {
		switch {
		case strings.HasPrefix(href, "/rondas/R-1/perfiles/GTM?seleccion="):
			doc = href
		case strings.HasPrefix(href, base+"/") && !strings.Contains(href, "nueva"):
			edit = href
		}
	}
	if doc == "" || edit == "" {
		t.Fatalf("the list at %s leads nowhere: %v", p.path, links(p))
	}
	if p = v.get(doc); !strings.Contains(p.body, "Palabras propias.") || strings.Contains(p.body, "Integrar a las familias") {
		t.Error("the profile does not follow the selection")
	}
	if p = v.get(edit); !strings.Contains(p.body, "Palabras propias.") || !strings.Contains(p.body, `name="edicion" value="1"`) {
		t.Error("the form does not show what was kept")
	}
	if p = v.post(edit+"/quitar", with(tokenField, v.token())); p.path != base || links(p)[edit] {
		t.Errorf("after removing: %s still leads to it", p.path)
	}
	reader := s.signed(t, survey.Analyst, "", "")
	if p := reader.get(base + "/nueva?tipo=profile"); p.status != http.StatusForbidden {
		t.Errorf("an analyst at the form: status %d, want 403", p.status)
	}
}

func TestANoteLeadsToItsAnswerAmongThoseOfAll(t *testing.T) {
	s := &site{Config: Config{BaseURL: "https://cotejo.example/"}, origins: http.NewCrossOriginProtection()}
	if err := s.readBase(); err != nil {
		t.Fatal(err)
	}
	at := s.answerAddress(nil, survey.Cut{Round: "R-1", Number: 3})
	want := "https://cotejo.example/rondas/R-1/comparacion?seccion=b&corte=3&pais=GTM"
	if got := at(survey.DocumentPlace{Country: "GTM", Section: "b"}); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
