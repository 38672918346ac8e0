package web

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"cotejo/backend/survey"
)

// upload sends a file as a browser does.
func (v *visitor) upload(path, name, content string) *page {
	v.t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	must(v.t, w.WriteField(tokenField, v.token()))
	file, err := w.CreateFormFile("hoja", name)
	must(v.t, err)
	_, err = file.Write([]byte(content))
	must(v.t, err)
	must(v.t, w.Close())
	req, err := http.NewRequest(http.MethodPost, v.base+path, &body)
	must(v.t, err)
	req.Header.Set("Content-Type", w.FormDataContentType())
	return v.do(req)
}

const ownSheet = "| índice |\n| | nombre | título::es | fuente | unidad |\n| | propio | Índice propio | Nosotros | porcentaje |\n" +
	"| preguntas |\n| | pregunta | columna |\n| | i_d1a | value |\n| | i_d1b | value |\n"

func TestAnIndexIsBroughtAsASheet(t *testing.T) {
	s := newStand(t)
	s.fill(t, "HND", true)
	v := s.signed(t, survey.Organiser, "", "")
	p := v.upload("/rondas/R-1/indices", "mío.md", strings.Replace(ownSheet, "i_d1b", "i_d1bb", 1))
	if p.status != http.StatusUnprocessableEntity || !strings.Contains(p.body, "preguntas!A3") || !strings.Contains(p.body, "¿Quiso escribir «i_d1b»?") {
		t.Fatalf("a sheet with a fault: status %d, want 422 and the cell", p.status)
	}
	p = v.upload("/rondas/R-1/indices", "mío.md", ownSheet)
	if p.path != "/rondas/R-1/indices/propio" || p.heading() != "Índice propio" {
		t.Fatalf("at %s, %q; want the index", p.path, p.heading())
	}
	for _, want := range []string{"Honduras", "Guatemala", "Nosotros", "i_d1a", "Versión 1"} {
		if !strings.Contains(p.body, want) {
			t.Errorf("its page lacks %q", want)
		}
	}
	analyst := s.signed(t, survey.Analyst, "", "")
	if p := analyst.get("/rondas/R-1/indices/propio"); p.status != http.StatusOK || strings.Contains(p.body, "retirar") {
		t.Errorf("an analyst: status %d, want it to read and without withdrawing", p.status)
	}
	if p := analyst.get("/rondas/R-1/indices/propio/hoja.md"); p.status != http.StatusOK || !strings.Contains(p.body, "| i_d1a |") {
		t.Errorf("the sheet: status %d\n%s", p.status, p.body)
	}
	for path, want := range map[string]int{
		"/rondas/R-1/indices/nada": 404, "/rondas/R-1/indices/propio/hoja.exe": 404, "/rondas/R-1/indices/propio/otra.md": 404,
		"/rondas/R-1/definir-indice": 403, "/rondas/X/definir-indice": 404, "/rondas/R-1/plantilla-de-indice.xlsx": 200, "/rondas/R-1/plantilla-de-indice.md": 200,
	} {
		if p := analyst.get(path); p.status != want {
			t.Errorf("an analyst at %s: status %d, want %d", path, p.status, want)
		}
	}
	if p := analyst.upload("/rondas/R-1/indices", "x.md", ownSheet); p.status != http.StatusForbidden {
		t.Errorf("an analyst sending a sheet: status %d, want 403", p.status)
	}
	p = v.get("/rondas/R-1/indices/propio").submit("/rondas/R-1/indices/propio/retirar", nil)
	if p.path != "/rondas/R-1/indices" || !strings.Contains(p.body, "Retirados") {
		t.Errorf("withdrawn: at %s", p.path)
	}
}

// TestAnIndexIsDefinedByHand walks the form without JavaScript: rows come and
// go by its buttons, and nothing typed is lost.
func TestAnIndexIsDefinedByHand(t *testing.T) {
	s := newStand(t)
	s.fill(t, "HND", true)
	v := s.signed(t, survey.Organiser, "", "")
	const path = "/rondas/R-1/definir-indice"
	p := v.get(path).submit(path, with("titulo-es", "Índice <mío>", "accion", "preguntas", "marcada", "i_d1a"))
	if got := attr(p.byID("i-titulo-es"), "value"); p.status != http.StatusOK || got != "Índice <mío>" || p.byID("i-peso.0") == nil {
		t.Fatalf("after adding a question: status %d, title %q", p.status, got)
	}
	p = p.submit(path, with("accion", "nivel"))
	p = p.submit(path, with("accion", "nivel"))
	p = p.submit(path, with("accion", "guardar", "peso", "dos"))
	if p.status != http.StatusUnprocessableEntity {
		t.Fatalf("with faults: status %d, want 422", p.status)
	}
	p.v.t = t
	p.checkIDs()
	p.checkLabels()
	for _, want := range []string{"«dos» no es un número", `href="#i-fuente"`, `href="#i-peso.0"`} {
		if !strings.Contains(p.body, want) {
			t.Errorf("the page with faults lacks %s", want)
		}
	}
	form := held(p.tags("form")[len(p.tags("form"))-1])
	if form.Get("titulo-es") != "Índice <mío>" || form.Get("peso") != "dos" {
		t.Errorf("what was typed came back as %v", form)
	}
	p = p.submit(path, with("accion", "guardar", "peso", "2,5", "fuente", "Nosotros", "minimo", "1"))
	if p.path != "/rondas/R-1/indices/indice-mio" || p.heading() != "Índice <mío>" {
		t.Fatalf("at %s, %q, status %d; want the index:\n%v", p.path, p.heading(), p.status, problemTexts(p))
	}
	again := v.get(path + "?desde=indice-mio")
	if got := attr(again.byID("i-peso.0"), "value"); got != "2.5" {
		t.Errorf("to edit, the weight is %q, want 2.5", got)
	}
	p = again.submit(path, with("accion", "guardar", "titulo-es", "Índice nuestro"))
	if !strings.Contains(p.body, "Versión 2") || p.heading() != "Índice nuestro" {
		t.Errorf("a new version: at %s, %q", p.path, p.heading())
	}
}

// TestTheFormKeepsWhatThatShipsSays holds that an index that ships, taken over
// in the form with its domains and levels, is the same index by another name.
func TestTheFormKeepsWhatThatShipsSays(t *testing.T) {
	s := newStand(t)
	s.fill(t, "HND", true)
	v := s.signed(t, survey.Organiser, "", "")
	p := v.get("/rondas/R-1/definir-indice?desde=ods-10-7-2").submit("/rondas/R-1/definir-indice", with("codigo", "copia", "accion", "guardar"))
	if p.path != "/rondas/R-1/indices/copia" {
		t.Fatalf("at %s: %v", p.path, problemTexts(p))
	}
	table := func(name string) string { return text(v.get("/rondas/R-1/indices/" + name).tags("table")[0]) }
	if got, want := table("copia"), table("ods-10-7-2"); got != want || !strings.Contains(got, "Honduras") {
		t.Errorf("got %q, want %q", got, want)
	}
}

func problemTexts(p *page) []string {
	var all []string
	if n := p.byID("problemas"); n != nil {
		all = append(all, text(n))
	}
	return all
}

func TestRowsOfTheIndexForm(t *testing.T) {
	post := url.Values{
		"pregunta": {"a", "b"}, "dominio": {"d1", ""}, "peso": {"1", "2"}, "dominio-nombre": {"d1", "d3"}, "dominio-es": {"Uno", "Tres"},
		"dominio-en": {"", ""}, "dominio-peso": {"", ""}, "desde": {"0", "50"}, "nivel-es": {"Bajo", "Alto"}, "nivel-en": {"", ""}, "cumple": {"1"},
	}
	for _, tt := range []struct {
		action                 string
		keep                   bool
		items, domains, levels int
	}{
		{"guardar", true, 2, 2, 2}, {"", true, 2, 2, 2}, {"quitar-pregunta.0", false, 1, 2, 2}, {"quitar-pregunta.7", false, 2, 2, 2},
		{"quitar-dominio.x", false, 2, 2, 2}, {"dominio", false, 2, 3, 2}, {"quitar-nivel.1", false, 2, 2, 1}, {"nivel", false, 2, 2, 3},
	} {
		f := readIndexForm(post)
		keep := f.act(tt.action, nil, nil)
		if keep != tt.keep || len(f.Items) != tt.items || len(f.Domains) != tt.domains || len(f.Levels) != tt.levels || !f.Levels[len(f.Levels)-1].Meets && tt.action == "guardar" {
			t.Errorf("%q: got %v, %+v", tt.action, keep, f)
		}
		if tt.action == "dominio" && f.Domains[2].Name != "d2" {
			t.Errorf("a new domain is named %q, want d2", f.Domains[2].Name)
		}
	}
}
