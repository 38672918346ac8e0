package web

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/net/html"

	"cotejo/backend/survey"
)

// views are the kinds that a round of the diagnostic has.
func views(t *testing.T, v *visitor) []string {
	t.Helper()
	var found []string
	for href := range links(v.get("/rondas/R-1/vistas")) {
		if kind, ok := strings.CutPrefix(href, "/rondas/R-1/vistas/"); ok {
			found = append(found, kind)
		}
	}
	if slices.Sort(found); len(found) < 5 {
		t.Fatalf("only %v are listed", found)
	}
	return found
}

// TestEveryViewIsAPage walks all views in both languages, with a choice that
// none of them has.
func TestEveryViewIsAPage(t *testing.T) {
	s := newStand(t)
	s.fill(t, "GTM", true)
	s.fill(t, "HND", false)
	v := s.signed(t, survey.Analyst, "", "")
	for _, kind := range views(t, v) {
		for _, lang := range []string{"es", "en"} {
			v.inspect(t, "/rondas/R-1/vistas/"+kind+"?nada=1&pais=GTM", lang)
		}
	}
}

// TestEveryViewIsDownloaded reads the files of all views back, by the links on
// their pages.
func TestEveryViewIsDownloaded(t *testing.T) {
	s := newStand(t)
	s.fill(t, "GTM", true)
	v := s.signed(t, survey.Analyst, "", "")
	for _, kind := range views(t, v) {
		page := v.get("/rondas/R-1/vistas/" + kind + "?pais=GTM")
		if page.status != http.StatusOK {
			t.Fatalf("%s: status %d", kind, page.status)
		}
		figures := len(page.all(func(n *html.Node) bool { return n.Data == "svg" }))
		tables := len(page.tags("table"))
		files := 0
		for href := range links(page) {
			if !strings.HasPrefix(href, "/rondas/R-1/vistas/"+kind+".") {
				continue
			}
			files++
			if !strings.Contains(href, "pais=GTM") {
				t.Errorf("%s forgets what was chosen", href)
			}
			checkFile(t, v.get(href), href)
		}
		if (figures > 0) != links(page)["/rondas/R-1/vistas/"+kind+".svg?pais=GTM"] || files < min(tables, 2) {
			t.Errorf("%s: %d figures, %d tables, %d files", kind, figures, tables, files)
		}
	}
}

func checkFile(t *testing.T, p *page, href string) {
	t.Helper()
	if p.status != http.StatusOK {
		t.Errorf("%s: status %d", href, p.status)
		return
	}
	if name := p.header.Get("Content-Disposition"); !strings.Contains(name, `filename="R-1-`) || !strings.Contains(name, "-parte-es.") {
		t.Errorf("%s is named %s", href, name)
	}
	path, _, _ := strings.Cut(href, "?")
	switch path[strings.LastIndex(path, ".")+1:] {
	case "csv":
		if rows, err := csv.NewReader(strings.NewReader(p.body)).ReadAll(); err != nil || len(rows) < 1 {
			t.Errorf("%s: %d rows, %v", href, len(rows), err)
		}
	case "xlsx":
		f, err := excelize.OpenReader(strings.NewReader(p.body))
		if err != nil {
			t.Errorf("%s: %v", href, err)
			return
		}
		for _, sheet := range f.GetSheetList() {
			if rows, err := f.GetRows(sheet); err != nil || len(rows) < 3 {
				t.Errorf("%s, sheet %s: %d rows, %v", href, sheet, len(rows), err)
			}
		}
	case "svg":
		checkDrawing(t, p.body, href)
	}
}

// checkDrawing holds that a figure stands alone: well formed, with its title,
// its description, and where it comes from.
func checkDrawing(t *testing.T, body, href string) {
	t.Helper()
	d, names := xml.NewDecoder(bytes.NewReader([]byte(body))), map[string]bool{}
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Errorf("%s: %v", href, err)
			return
		}
		if e, ok := token.(xml.StartElement); ok {
			names[e.Name.Local] = true
		}
	}
	if !names["title"] || !names["desc"] || !strings.Contains(body, "Ronda R-1") || !strings.Contains(body, "Se muestran 1 de 2 países") {
		t.Errorf("%s does not say what it is", href)
	}
}

func TestAViewThatThereIsNot(t *testing.T) {
	s := newStand(t)
	s.fill(t, "GTM", true)
	v := s.signed(t, survey.Analyst, "", "")
	for _, path := range []string{"nada", "nada.csv", "matriz.svg", "matriz.pdf", "matriz.", "matriz.csv?tabla=nada", "matriz.csv?corte=9"} {
		if p := v.get("/rondas/R-1/vistas/" + path); p.status != http.StatusNotFound {
			t.Errorf("%s: status %d, want 404", path, p.status)
		}
	}
}

// TestLongTextsUnfoldWithoutScripts follows the link that shows all texts whole.
func TestLongTextsUnfoldWithoutScripts(t *testing.T) {
	s := newStand(t)
	s.fill(t, "GTM", true)
	v := s.signed(t, survey.Analyst, "", "")
	folded := func(p *page) int {
		return len(p.all(func(n *html.Node) bool { return n.Data == "details" && n.Parent.Data == "td" && attr(n, "class") == "" }))
	}
	fold := func(p *page) string {
		for _, a := range p.all(func(n *html.Node) bool { return n.Data == "a" && attr(n, "class") == "fold" }) {
			return attr(a, "href")
		}
		return ""
	}
	for _, kind := range []string{"matriz?seccion=todas", "matriz?seccion=f"} {
		p := v.get("/rondas/R-1/vistas/" + kind)
		href := fold(p)
		if href == "" {
			continue
		}
		whole := v.get(href)
		if folded(p) <= folded(whole) || fold(whole) == "" {
			t.Errorf("%s: %d folded, then %d", kind, folded(p), folded(whole))
		}
		return
	}
	t.Error("no view has a long text")
}
