package web

import (
	"net/http"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"cotejo/backend/survey"
)

// cutRows are the lines of a round's list of snapshots.
func cutRows(p *page) (rows []string) {
	for _, section := range p.all(func(n *html.Node) bool { return n.Data == "section" && attr(n, "aria-labelledby") == "cortes" }) {
		for n := range section.Descendants() {
			if n.Data == "tr" && n.Parent.Data == "tbody" {
				var cells []string
				for cell := range n.ChildNodes() {
					cells = append(cells, text(cell))
				}
				rows = append(rows, strings.Join(cells, " "))
			}
		}
	}
	return rows
}

// banners are what the head of a page says of the answers that it shows.
func banners(p *page) string {
	var all []string
	for _, n := range p.all(func(n *html.Node) bool { return n.Data == "p" && attr(n, "class") == "banner" }) {
		all = append(all, text(n))
	}
	return strings.Join(all, "; ")
}

// links are the addresses that a page leads to.
func links(p *page) map[string]bool {
	found := map[string]bool{}
	for _, a := range p.tags("a") {
		found[attr(a, "href")] = true
	}
	return found
}

func TestTakingASnapshot(t *testing.T) {
	s := newStand(t)
	s.fill(t, "GTM", true)
	v := s.signed(t, survey.Organiser, "", "")
	p := v.get("/rondas/R-1").submit("/rondas/R-1/cortes", nil)
	if p.path != "/rondas/R-1" || p.status != http.StatusOK {
		t.Fatalf("after taking one: at %s, status %d", p.path, p.status)
	}
	p = p.submit("/rondas/R-1/cortes", with("borrador", "1"))
	rows := cutRows(p)
	if len(rows) != 2 || !strings.HasPrefix(rows[0], "Corte 2 Borrador ") || !strings.HasPrefix(rows[1], "Corte 1 ") || strings.Contains(rows[1], "Borrador") {
		t.Errorf("the list shows %q", rows)
	}
	p.checkIDs()
	for _, want := range []string{"/rondas/R-1/comparacion?corte=1", "/rondas/R-1/comparativo.xlsx?corte=1", "/rondas/R-1?corte=1#paises"} {
		if !links(p)[want] {
			t.Errorf("the list does not lead to %s", want)
		}
	}
	s.fill(t, "HND", true)
	if p = v.get("/rondas/R-1?corte=1"); !strings.HasPrefix(banners(p), "Corte 1, ") || !links(p)["/rondas/R-1/perfiles/HND?corte=1"] || !links(p)["/rondas/R-1"] {
		t.Errorf("the round of a snapshot: head %q", banners(p))
	}
	for path, shown := range map[string]bool{
		"/rondas/R-1/perfiles/HND": true, "/rondas/R-1/perfiles/HND?corte=1": false, "/rondas/R-1/perfiles/GTM?corte=1": true,
		"/rondas/R-1/comparacion?seccion=c&corte=1": true,
	} {
		p := v.get(path)
		if got := strings.Contains(p.body, "Instituto Nacional de Migración"); got != shown {
			t.Errorf("%s shows what was sent: %v, want %v", path, got, shown)
		}
		if strings.Contains(path, "corte=1") != strings.HasPrefix(banners(p), "Corte 1, ") {
			t.Errorf("%s is headed %q", path, banners(p))
		}
	}
}

func TestASnapshotIsKeptThroughLinks(t *testing.T) {
	s := newStand(t)
	s.fill(t, "GTM", true)
	v := s.signed(t, survey.Organiser, "", "")
	v.get("/rondas/R-1").submit("/rondas/R-1/cortes", with("borrador", "1"))
	p := v.get("/rondas/R-1/comparacion?seccion=c&corte=1")
	for _, want := range []string{"/rondas/R-1?corte=1", "/rondas/R-1/vistas/matriz.xlsx?seccion=c&corte=1", "/rondas/R-1/vistas/inventario?seccion=c&corte=1"} {
		if !links(p)[want] {
			t.Errorf("the comparison does not lead to %s", want)
		}
	}
	if got := banners(p); !strings.HasPrefix(got, "Corte 1, ") || !strings.Contains(strings.ToLower(got), "borrador") {
		t.Errorf("a draft is headed %q", got)
	}
	p = p.submit("/idioma", with("lang", "en"))
	if got := banners(p); p.path != "/rondas/R-1/comparacion" || !strings.HasPrefix(got, "Snapshot 1, ") {
		t.Errorf("in English: at %s, headed %q", p.path, got)
	}
	p = v.get("/rondas/R-1/comparativo.xlsx?lang=es&corte=1")
	if got := p.header.Get("Content-Disposition"); p.status != http.StatusOK || got != `attachment; filename="comparativo-R-1-corte-1-es-borrador.xlsx"` {
		t.Errorf("the workbook: status %d, named by %q", p.status, got)
	}
}

func TestWhoMayTakeAndSeeSnapshots(t *testing.T) {
	s := newStand(t)
	organiser := s.signed(t, survey.Organiser, "", "")
	organiser.get("/rondas/R-1").submit("/rondas/R-1/cortes", with("borrador", "1"))
	analyst, focal := s.signed(t, survey.Analyst, "", ""), s.signed(t, survey.FocalPoint, "HND", "gov")
	pages := []string{"", "/comparacion", "/comparativo.xlsx", "/cobertura", "/perfiles/HND"}
	for _, page := range pages {
		for _, tt := range []struct {
			who    string
			v      *visitor
			number string
			want   int
		}{
			{"an organiser", organiser, "1", http.StatusOK}, {"an analyst at a draft", analyst, "1", http.StatusNotFound},
			{"a focal point", focal, "1", http.StatusNotFound}, {"an organiser at none", organiser, "2", http.StatusNotFound},
			{"no number", organiser, "uno", http.StatusNotFound}, {"below one", organiser, "-1", http.StatusNotFound},
		} {
			if p := tt.v.get("/rondas/R-1" + page + "?corte=" + tt.number); p.status != tt.want {
				t.Errorf("%s: %s?corte=%s: status %d, want %d", tt.who, page, tt.number, p.status, tt.want)
			}
		}
	}
	if p := analyst.get("/rondas/R-1"); len(cutRows(p)) != 0 || p.form(func(a string) bool { return a == "/rondas/R-1/cortes" }) != nil {
		t.Error("an analyst sees drafts, or may take one")
	}
	for _, tt := range []struct {
		who  string
		v    *visitor
		path string
		want int
	}{
		{"an analyst", analyst, "/rondas/R-1/cortes", http.StatusForbidden}, {"a focal point", focal, "/rondas/R-1/cortes", http.StatusNotFound},
		{"an organiser, of no round", organiser, "/rondas/R-9/cortes", http.StatusNotFound},
	} {
		if p := tt.v.post(tt.path, with(tokenField, tt.v.token())); p.status != tt.want {
			t.Errorf("%s takes one: status %d, want %d", tt.who, p.status, tt.want)
		}
	}
	if p := organiser.post("/rondas/R-1/cortes", with("borrador", "1")); p.status != http.StatusForbidden {
		t.Errorf("without the form's token: status %d, want 403", p.status)
	}
}

func TestWhatChangedSinceASnapshot(t *testing.T) {
	s := newStand(t)
	s.fill(t, "GTM", true)
	v := s.signed(t, survey.Organiser, "", "")
	take := func(draft string) { v.get("/rondas/R-1").submit("/rondas/R-1/cortes", with("borrador", draft)) }
	take("1")
	p := v.get("/rondas/R-1/cortes/1/diferencias")
	if p.status != http.StatusOK || len(p.tags("table")) != 0 || !strings.Contains(text(p.tags("main")[0]), "No ha cambiado ninguna respuesta.") {
		t.Errorf("nothing changed: status %d, %s", p.status, text(p.tags("main")[0]))
	}
	s.fill(t, "HND", true)
	take("")
	for _, path := range []string{"/rondas/R-1/cortes/1/diferencias", "/rondas/R-1/cortes/1/diferencias?con=2", "/rondas/R-1/cortes/2/diferencias?con=1"} {
		p = v.get(path)
		p.checkIDs()
		if h := p.byID("HND.gov"); h == nil || text(h) != "Honduras · Gobierno" || p.byID("GTM.gov") != nil {
			t.Errorf("%s: the countries that changed are not those shown", path)
		}
		found := false
		for _, row := range p.tags("tr") {
			found = found || strings.Contains(text(row), "Instituto Nacional de Migración")
		}
		if !found || !strings.Contains(strings.ToLower(banners(p)), "borrador") {
			t.Errorf("%s: shows the answer that was added: %v; headed %q", path, found, banners(p))
		}
		if !links(p)["/rondas/R-1/cortes/1/diferencias?con=2"] {
			t.Errorf("%s does not lead to the other snapshot", path)
		}
	}
	analyst := s.signed(t, survey.Analyst, "", "")
	for path, want := range map[string]int{
		"/rondas/R-1/cortes/2/diferencias": http.StatusOK, "/rondas/R-1/cortes/1/diferencias": http.StatusNotFound,
		"/rondas/R-1/cortes/2/diferencias?con=1": http.StatusNotFound, "/rondas/R-1/cortes/3/diferencias": http.StatusNotFound,
		"/rondas/R-1/cortes/x/diferencias": http.StatusNotFound, "/rondas/R-9/cortes/1/diferencias": http.StatusNotFound,
	} {
		if p := analyst.get(path); p.status != want {
			t.Errorf("an analyst at %s: status %d, want %d", path, p.status, want)
		}
	}
	focal := s.signed(t, survey.FocalPoint, "GTM", "cso")
	if p := focal.get("/rondas/R-1/cortes/2/diferencias"); p.status != http.StatusNotFound {
		t.Errorf("a focal point: status %d, want 404", p.status)
	}
}
