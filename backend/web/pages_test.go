package web

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"cotejo/backend/i18n"
	"cotejo/backend/survey"
	"cotejo/forms"
	"cotejo/reports"
)

// tour is where each role may go.
var tour = []struct {
	role    survey.Role
	country string
	paths   []string
}{
	{survey.FocalPoint, "HND", []string{
		"/inicio", "/rondas/R-1/HND/gov", "/rondas/R-1/HND/gov/secciones/a", "/rondas/R-1/HND/gov/secciones/c",
		"/rondas/R-1/HND/gov/secciones/d?faltan=1", "/rondas/R-1/HND/gov/secciones/f", "/rondas/R-1/HND/gov/secciones/h",
		"/rondas/R-1/HND/gov/secciones/i", "/rondas/R-1/HND/gov/secciones/k?volver=revisar",
		"/rondas/P-1/HND/gov/secciones/participacion", "/rondas/R-1/HND/gov/revisar", "/rondas/R-1/HND/gov/vacios", "/rondas/P-1/HND/gov/vacios", "/nada",
	}},
	{survey.Organiser, "", []string{
		"/inicio", "/personas", "/rondas/nueva", "/rondas/R-1", "/rondas/R-1/cobertura", "/rondas/R-1/comparacion?seccion=c",
		"/rondas/R-1/comparacion?seccion=f", "/rondas/R-1/indices", "/rondas/R-1/indices/ods-10-7-2",
		"/rondas/R-1/definir-indice", "/rondas/R-1/definir-indice?desde=ods-10-7-2", "/rondas/R-1/perfiles/HND", "/rondas/R-1/perfiles/GTM",
		"/rondas/R-1/GTM/gov", "/rondas/R-1/GTM/gov/secciones/c", "/rondas/R-1/GTM/gov/revisar", "/rondas/R-1/GTM/gov/vacios",
	}},
	{survey.Administrator, "", []string{"/guia"}},
}

func TestEveryPage(t *testing.T) {
	s := newStand(t)
	s.newRound(t, "P-1", "sondeo-interes")
	s.fill(t, "HND", false)
	s.fill(t, "GTM", true)
	for _, stop := range tour {
		v := s.signed(t, stop.role, stop.country, "gov")
		for _, lang := range i18n.Languages {
			for _, path := range stop.paths {
				t.Run(lang+" "+path, func(t *testing.T) { v.inspect(t, path, lang) })
			}
		}
	}
	for _, path := range []string{"/", "/entrar/" + s.person(t, survey.Analyst, "", ""), "/entrar/nada"} {
		v := s.visitor(t)
		t.Run("signed out "+path[:min(len(path), 10)], func(t *testing.T) { v.inspect(t, path, "es") })
	}
}

func (v *visitor) inspect(t *testing.T, path, lang string) {
	t.Helper()
	v.t = t
	sep := "?"
	if strings.Contains(path, "?") {
		sep = "&"
	}
	p := v.get(path + sep + "lang=" + lang)
	if p.status != http.StatusOK && !strings.HasSuffix(path, "/nada") {
		t.Fatalf("status %d, want 200", p.status)
	}
	p.checkFrame(lang)
	p.checkHeadings()
	p.checkLabels()
	p.checkIDs()
	p.checkWords()
}

// checkFrame checks what every page has around its content.
func (p *page) checkFrame(lang string) {
	p.v.t.Helper()
	if got := attr(p.tags("html")[0], "lang"); got != lang {
		p.v.t.Errorf("page in %q, want %q", got, lang)
	}
	if text(p.tags("title")[0]) == "" || len(p.tags("main")) != 1 {
		p.v.t.Error("a page needs a title and one main part")
	}
	for _, n := range p.all(func(n *html.Node) bool { return hasAttr(n, "style") || hasAttr(n, "onclick") }) {
		p.v.t.Errorf("<%s> has an inline style or script", n.Data)
	}
	for _, f := range p.tags("form") {
		if attr(f, "method") == "post" && held(f).Get(tokenField) == "" {
			p.v.t.Errorf("the form to %s has no token", attr(f, "action"))
		}
	}
}

func (p *page) checkHeadings() {
	p.v.t.Helper()
	if n := len(p.tags("h1")); n != 1 || p.heading() == "" {
		p.v.t.Errorf("%d main headings, want one with words", n)
	}
	last := 0
	for _, h := range p.all(func(n *html.Node) bool { return len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] < '7' }) {
		level := int(h.Data[1] - '0')
		if level > last+1 {
			p.v.t.Errorf("heading %q has level %d after %d", text(h), level, last)
		}
		last = level
	}
}

// checkLabels checks that everything one can use has words.
func (p *page) checkLabels() {
	p.v.t.Helper()
	labels := map[string]bool{}
	for _, l := range p.tags("label") {
		if text(l) != "" {
			labels[attr(l, "for")] = true
		}
	}
	for _, n := range p.all(func(n *html.Node) bool {
		return n.Data == "select" || n.Data == "textarea" || n.Data == "input" && attr(n, "type") != "hidden"
	}) {
		if !labels[attr(n, "id")] && (n.Parent.Data != "label" || text(n.Parent) == "") {
			p.v.t.Errorf("<%s name=%q> has no label", n.Data, attr(n, "name"))
		}
	}
	for _, n := range append(p.tags("button"), p.tags("a")...) {
		if text(n) == "" {
			p.v.t.Errorf("<%s href=%q value=%q> says nothing", n.Data, attr(n, "href"), attr(n, "value"))
		}
	}
	for _, n := range p.tags("fieldset") {
		if n.FirstChild == nil || n.FirstChild.Data != "legend" || text(n.FirstChild) == "" {
			p.v.t.Errorf("fieldset %q has no legend", attr(n, "id"))
		}
	}
}

func (p *page) checkIDs() {
	p.v.t.Helper()
	seen := map[string]bool{}
	for _, n := range p.all(func(n *html.Node) bool { return attr(n, "id") != "" }) {
		if seen[attr(n, "id")] {
			p.v.t.Errorf("id %q twice", attr(n, "id"))
		}
		seen[attr(n, "id")] = true
	}
	for _, name := range []string{"aria-describedby", "aria-labelledby", "for"} {
		for _, n := range p.all(func(n *html.Node) bool { return hasAttr(n, name) }) {
			for _, id := range strings.Fields(attr(n, name)) {
				if !seen[id] {
					p.v.t.Errorf("<%s %s=%q> names what is not there", n.Data, name, id)
				}
			}
		}
	}
	for _, a := range p.tags("a") {
		if id, ok := strings.CutPrefix(attr(a, "href"), "#"); ok && !seen[unescaped(id)] {
			p.v.t.Errorf("a link leads to %q, which is not there", id)
		}
	}
}

func unescaped(id string) string { return strings.NewReplacer("%2f", "/", "%2F", "/").Replace(id) }

var keyLike = regexp.MustCompile(`^[a-z]+(\.[a-z0-9_]+)+$`)

// checkWords looks for message keys and template slips where words should be.
func (p *page) checkWords() {
	p.v.t.Helper()
	for n := range p.root.Descendants() {
		if n.Type == html.TextNode && keyLike.MatchString(strings.TrimSpace(n.Data)) {
			p.v.t.Errorf("a message key instead of words: %q", n.Data)
		}
	}
	for _, slip := range []string{"ZgotmplZ", "<no value>", "&lt;no value", "{{", "%!"} {
		if strings.Contains(p.body, slip) {
			p.v.t.Errorf("the page contains %q", slip)
		}
	}
}

// fill gives a country's government answers in every roster of sections C to
// G: twenty programmes among them.
func (s *stand) fill(t testing.TB, country string, submit bool) {
	t.Helper()
	im := survey.Import{
		Round: "R-1", Country: country, Lang: "es", Submit: submit,
		Party: survey.NewParty{Slug: "gov", Voice: reports.Government, Name: forms.Text{"es": "Gobierno", "en": "Government"}},
	}
	add := func(question, roster, row, value string) {
		im.Answers = append(im.Answers, survey.ImportedAnswer{Question: question, Roster: roster, Row: row, Value: value})
	}
	add("a_ref_year", "", "", "2026")
	add("c_lead", "", "", "Instituto Nacional de Migración")
	add("b_process", "", "", strings.Repeat("La política se formuló en consulta con la sociedad civil. ", 12))
	for i := range 20 {
		add("c_ins_name", "ins", fmt.Sprintf("%s-ins-%d", country, i), fmt.Sprintf("Ley %d de migración", i))
		add("h_name", "acr", fmt.Sprintf("%s-acr-%d", country, i), fmt.Sprintf("Actor %d", i))
		add("f_name", "prg", fmt.Sprintf("%s-prg-%d", country, i), fmt.Sprintf("Programa %d", i))
	}
	add("d_name", "str", country+"-str-1", "Estrategia de integración")
	add("e_name", "obj", country+"-obj-1", "Integrar a las familias")
	add("e_str", "obj", country+"-obj-1", country+"-str-1")
	add("e_base", "obj", country+"-obj-1", "1.234")
	must(t, s.service.Import(context.Background(), s.admin, im))
}

// wire returns how many bytes an address costs a browser.
func (v *visitor) wire(path string) int {
	v.t.Helper()
	req, err := http.NewRequest(http.MethodGet, v.base+path, nil)
	must(v.t, err)
	req.Header.Set("Accept-Encoding", "gzip")
	res, err := v.client.Do(req)
	must(v.t, err)
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK || res.Header.Get("Content-Encoding") != "gzip" {
		v.t.Fatalf("%s: status %d, encoding %q; want 200 and gzip", path, res.StatusCode, res.Header.Get("Content-Encoding"))
	}
	n, err := io.Copy(io.Discard, res.Body)
	must(v.t, err)
	return int(n)
}

func TestPagesAreLight(t *testing.T) {
	s := newStand(t)
	s.fill(t, "HND", false)
	outside, v := s.visitor(t), s.signed(t, survey.FocalPoint, "HND", "gov")
	for _, tt := range []struct {
		v    *visitor
		path string
	}{
		{outside, "/"}, {v, "/inicio"}, {v, "/rondas/R-1/HND/gov"}, {v, sections + "f"}, {v, sections + "c"},
	} {
		total := tt.v.wire(tt.path)
		p := tt.v.get(tt.path)
		for _, n := range append(p.tags("link"), p.tags("script")...) {
			if address := attr(n, "href") + attr(n, "src"); strings.HasPrefix(address, "/") {
				total += tt.v.wire(address)
			}
		}
		if total > 60_000 {
			t.Errorf("%s weighs %d bytes over the wire, want at most 60,000", tt.path, total)
		}
		t.Logf("%s: %d bytes over the wire, %d unpacked", tt.path, total, len(p.body))
	}
}

func TestStyleSheetIsSmall(t *testing.T) {
	a, err := loadAssets()
	must(t, err)
	if n := len(a.files[a.address["cotejo.css"]].plain); n > 25_000 {
		t.Errorf("the style sheet has %d bytes, want at most 25,000", n)
	}
}

func BenchmarkSectionOfTwentyProgrammes(b *testing.B) {
	s := newStand(b)
	s.fill(b, "HND", false)
	v := s.signed(b, survey.FocalPoint, "HND", "gov")
	b.ResetTimer()
	start := time.Now()
	for range b.N {
		v.wire(sections + "f")
	}
	b.ReportMetric(float64(time.Since(start).Milliseconds())/float64(b.N), "ms/page")
}
