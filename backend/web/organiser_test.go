package web

import (
	"archive/zip"
	"bytes"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"cotejo/backend/survey"
)

func TestAddingAPerson(t *testing.T) {
	s := newStand(t)
	v := s.signed(t, survey.Organiser, "", "")
	p := v.get("/personas").submit("/personas", with("nombre", " ", "correo", "sin arroba", "rol", "focal", "lengua", "es"))
	if p.status != http.StatusUnprocessableEntity || p.byID("problemas") == nil {
		t.Fatalf("a form with faults: status %d, want 422 and a list of problems", p.status)
	}
	if got := attr(p.byID("p-email"), "value"); got != "sin arroba" {
		t.Errorf("what was typed came back as %q", got)
	}
	p = p.submit("/personas", with("nombre", "Ana Mejía", "correo", "ana@gob.example", "rol", "focal", "lengua", "es", "parte", "HND/gov"))
	link := p.byID("enlace-texto")
	if link == nil {
		t.Fatalf("no link is shown: status %d, %s", p.status, text(p.tags("main")[0]))
	}
	address := attr(link, "value")
	if p = v.get("/personas"); p.byID("enlace-texto") != nil {
		t.Error("the link is shown twice")
	}
	guest := s.visitor(t)
	p = guest.get(strings.TrimPrefix(address, v.base)).submit("/entrar/", nil)
	if p.heading() != "Ana Mejía" || !strings.Contains(text(p.tags("main")[0]), "Honduras") {
		t.Errorf("the new person sees %q", text(p.tags("main")[0]))
	}
}

func TestDownloads(t *testing.T) {
	s := newStand(t)
	s.fill(t, "GTM", true)
	v := s.signed(t, survey.Analyst, "", "")
	p := v.get("/rondas/R-1/comparativo.xlsx?lang=en")
	if p.status != http.StatusOK || p.header.Get("Content-Type") != mediaType(".xlsx") {
		t.Fatalf("status %d, type %q; want a workbook", p.status, p.header.Get("Content-Type"))
	}
	if got := p.header.Get("Content-Disposition"); got != `attachment; filename="comparative-R-1-en.xlsx"` {
		t.Errorf("the file is named by %q", got)
	}
	if got := p.header.Get("Content-Length"); got != strconv.Itoa(len(p.body)) {
		t.Errorf("length %q for %d bytes", got, len(p.body))
	}
	if _, err := zip.NewReader(bytes.NewReader([]byte(p.body)), int64(len(p.body))); err != nil {
		t.Errorf("the workbook does not open: %v", err)
	}
	if p = v.get("/inicio"); attr(p.tags("html")[0], "lang") != "es" {
		t.Error("downloading in English changed the language of the pages")
	}
	if p = v.get("/rondas/R-1/comparativo.xlsx?borrador=1"); p.status != http.StatusForbidden {
		t.Errorf("an analyst's draft: status %d, want 403", p.status)
	}
	if p = v.get("/rondas/R-9/comparativo.xlsx"); p.status != http.StatusNotFound {
		t.Errorf("a round that is not there: status %d, want 404", p.status)
	}
}

// TestDownloadsInTwoLanguages asks for workbooks in ways that there are and in
// ways that there are not.
func TestDownloadsInTwoLanguages(t *testing.T) {
	s := newStand(t)
	v := s.signed(t, survey.Analyst, "", "")
	for _, tt := range []struct{ query, file string }{
		{"", "comparativo-R-1-es.xlsx"},
		{"?lang=es%2Ben", "comparativo-R-1-es-en.xlsx"},
		{"?lang=es+en&papel=letter", "comparativo-R-1-es-en.xlsx"},
		{"?lang=fr", ""}, {"?lang=es%2Bes", ""}, {"?lang=es%2B", ""}, {"?papel=a5", ""},
	} {
		p := v.get("/rondas/R-1/comparativo.xlsx" + tt.query)
		if tt.file == "" {
			if p.status != http.StatusNotFound {
				t.Errorf("%s: status %d, want 404", tt.query, p.status)
			}
			continue
		}
		if got := p.header.Get("Content-Disposition"); p.status != http.StatusOK || got != `attachment; filename="`+tt.file+`"` {
			t.Errorf("%s: status %d, file %q; want %q", tt.query, p.status, got, tt.file)
		}
	}
}

func TestComparisonShowsWhatWasSent(t *testing.T) {
	s := newStand(t)
	s.fill(t, "GTM", true)
	s.fill(t, "HND", false)
	v := s.signed(t, survey.Analyst, "", "")
	p := v.get("/rondas/R-1/comparacion?seccion=c")
	if !strings.Contains(p.body, "Ley 3 de migración") {
		t.Error("the instruments sent are not shown")
	}
	marks := map[string]int{}
	for _, cell := range p.all(func(n *html.Node) bool { return n.Data == "td" && strings.HasPrefix(attr(n, "class"), "mark m-") }) {
		marks[strings.Fields(attr(cell, "class"))[1]]++
	}
	if marks["m-withheld"] == 0 || marks["m-nodata"] == 0 {
		t.Errorf("marks %v, want what is not sent and what has no data told apart", marks)
	}
	if i := strings.Index(p.body, "Sin respuestas enviadas:"); i < 0 || !strings.Contains(p.body[i:], "Honduras (Gobierno)") {
		t.Error("the countries with nothing sent are not named for those who print the page")
	}
	for _, th := range p.tags("th") {
		if text(th) == "Honduras Gobierno" {
			return
		}
	}
	t.Error("a country that has not sent has no column")
}
