package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"cotejo/backend/survey"
)

const downloads = "/rondas/R-1/descargas"

// asks sends the form of one kind of download.
func (p *page) asks(kind string, typed url.Values) *page {
	p.v.t.Helper()
	for _, f := range p.tags("form") {
		values := held(f)
		if values.Get("tipo") != kind {
			continue
		}
		for name, value := range typed {
			values[name] = value
		}
		return p.v.post(attr(f, "action"), values)
	}
	p.v.t.Fatalf("%s: no form for %s", p.path, kind)
	return nil
}

// file follows a job's page until its file is there.
func (p *page) file() *page {
	p.v.t.Helper()
	for start := time.Now(); p.status == http.StatusOK && p.header.Get("Content-Disposition") == ""; p = p.v.get(p.path) {
		if a := p.all(func(n *html.Node) bool { return attr(n, "class") == "button" }); len(a) > 0 {
			return p.v.get(attr(a[0], "href"))
		}
		if time.Since(start) > time.Minute {
			p.v.t.Fatalf("%s: no file; it says %s", p.path, text(p.tags("main")[0]))
		}
		time.Sleep(100 * time.Millisecond)
	}
	return p
}

func TestEverythingCanBeDownloaded(t *testing.T) {
	s := newStand(t)
	s.fill(t, "GTM", true)
	v := s.signed(t, survey.Analyst, "", "")
	p := v.get(downloads)
	p.checkIDs()
	if !links(v.get("/rondas/R-1"))[downloads] {
		t.Error("the round does not lead to its downloads")
	}
	for _, tt := range []struct {
		kind         string
		typed        url.Values
		name, begins string
	}{
		{"libro", nil, "comparativo-R-1-es.xlsx", "PK"},
		{"libro", with("idioma", "es+en", "papel", "letter"), "comparativo-R-1-es-en.xlsx", "PK"},
		{"resumen", with("formato", "html"), "resumen-R-1-es.html", "<!doctype html>"},
		{"perfil", with("pais", "GTM", "idioma", "en"), "perfil-R-1-GTM-en.docx", "PK"},
		{"larga", nil, "respuestas-R-1-es.csv", "\ufeffround;"},
		{"larga", with("separador", "coma", "decimales", "punto", "marca", ""), "respuestas-R-1-es.csv", "round,"},
		{"ancha", with("separador", "tabulador", "marca", ""), "tabla-R-1-es.csv", "round\t"},
		{"lista", nil, "lista-R-1-ins-es.csv", "\ufeffround;"},
		{"paquete", nil, "datos-R-1-es.zip", "PK"},
		{"stata", nil, "stata-R-1-es.do", "* "},
		{"spss", nil, "spss-R-1-es.sps", "* Encoding"},
		{"json", nil, "respuestas-R-1-es.json", "{"},
	} {
		f := p.asks(tt.kind, tt.typed).file()
		if got := f.header.Get("Content-Disposition"); f.status != http.StatusOK || got != `attachment; filename="`+tt.name+`"` || !strings.HasPrefix(strings.ToLower(f.body), strings.ToLower(tt.begins)) {
			t.Errorf("%s %v: status %d, %s, begins %.20q", tt.kind, tt.typed, f.status, got, f.body)
		}
	}
	listed := text(v.get(downloads).tags("table")[0])
	if strings.Count(listed, "El archivo está listo.") != 12 || !strings.Contains(listed, "perfil-R-1-GTM-en.docx") {
		t.Errorf("the list of those asked for: %s", listed)
	}
	v.get(downloads).submit("/idioma", with("lang", "en"))
	if f := v.get(downloads).asks("ancha", nil).file(); f.header.Get("Content-Disposition") != `attachment; filename="table-R-1-en.csv"` || !strings.HasPrefix(f.body, "\ufeffround,") {
		t.Errorf("in English: %s, begins %.20q", f.header.Get("Content-Disposition"), f.body)
	}
	for kind, typed := range map[string]url.Values{"libro": with("idioma", "fr"), "larga": with("tipo", "xml"), "lista": with("lista", "nada"), "perfil": with("pais", "ZZZ")} {
		if got := p.asks(kind, typed).status; got != http.StatusBadRequest {
			t.Errorf("%s with %v: status %d, want 400", kind, typed, got)
		}
	}
}

// TestBinaryFilesGoOnAfterABrokenLine asks for the rest of a file.
func TestBinaryFilesGoOnAfterABrokenLine(t *testing.T) {
	s := newStand(t)
	v := s.signed(t, survey.Analyst, "", "")
	whole := v.get(downloads).asks("libro", nil).file()
	req, err := http.NewRequest(http.MethodGet, v.base+whole.path, nil)
	must(t, err)
	req.Header.Set("Range", "bytes=10-")
	req.Header.Set("If-Range", whole.header.Get("ETag"))
	rest := v.do(req)
	if rest.status != http.StatusPartialContent || rest.body != whole.body[10:] {
		t.Errorf("status %d and %d of %d bytes, want the rest", rest.status, len(rest.body), len(whole.body))
	}
}

func TestDraftDownloadsSaySo(t *testing.T) {
	s := newStand(t)
	s.fill(t, "GTM", true)
	v, analyst := s.signed(t, survey.Organiser, "", ""), s.signed(t, survey.Analyst, "", "")
	v.get("/rondas/R-1").submit("/rondas/R-1/cortes", with("borrador", "1"))
	if p := v.get(downloads); !links(p)[downloads+"?borrador=1"] || banners(p) != "" {
		t.Errorf("what was submitted: headed %q, leads to drafts %v", banners(p), links(p)[downloads+"?borrador=1"])
	}
	if links(analyst.get(downloads))[downloads+"?borrador=1"] {
		t.Error("an analyst is led to drafts")
	}
	for address, name := range map[string]string{
		downloads + "?borrador=1": "perfil-R-1-HND-es-borrador.docx", downloads + "?corte=1": "perfil-R-1-corte-1-HND-es-borrador.docx",
	} {
		p := v.get(address)
		main := strings.ToLower(text(p.tags("main")[0]))
		if strings.Contains(main, "solo lo que") || !strings.Contains(main, "aún no se ha enviado") || !strings.Contains(strings.ToLower(banners(p)), "borrador") {
			t.Errorf("%s is headed %q and says %s", address, banners(p), main)
		}
		f := p.asks("perfil", nil).file()
		if got := f.header.Get("Content-Disposition"); got != `attachment; filename="`+name+`"` {
			t.Errorf("%s: the file is named by %s", address, got)
		}
	}
	if p := v.get("/rondas/R-1?corte=1"); strings.Contains(text(p.tags("main")[0]), "Solo lo enviado") {
		t.Error("the round's page says of a draft that it holds only what was submitted")
	}
	for address, want := range map[string]int{downloads + "?borrador=1": http.StatusForbidden, downloads + "?corte=1": http.StatusNotFound, downloads + "?corte=9": http.StatusNotFound} {
		if got := analyst.get(address).status; got != want {
			t.Errorf("an analyst at %s: status %d, want %d", address, got, want)
		}
	}
}

// TestDownloadsKeepTheCountriesChosen narrows a cut, as the views do.
func TestDownloadsKeepTheCountriesChosen(t *testing.T) {
	s := newStand(t)
	s.fill(t, "GTM", true)
	s.fill(t, "HND", true)
	v := s.signed(t, survey.Analyst, "", "")
	all := v.get(downloads).asks("ancha", nil).file()
	p := v.get(downloads + "?pais=GTM")
	if !strings.Contains(text(p.tags("main")[0]), "Solo se incluyen: Guatemala.") {
		t.Errorf("the page says %s", text(p.tags("main")[0]))
	}
	one := p.asks("ancha", nil).file()
	if !strings.Contains(all.body, ";HND;") || strings.Contains(one.body, ";HND;") || !strings.Contains(one.body, ";GTM;") {
		t.Errorf("the countries left out are there, or the one chosen is not:\n%.60q\n%.60q", all.body[strings.Index(all.body, "\n")+1:], one.body[strings.Index(one.body, "\n")+1:])
	}
	if p := v.get("/rondas/R-1/comparativo.xlsx?pais=GTM&pais=%22%3B"); p.status != http.StatusBadRequest || p.header.Get("Content-Disposition") != "" {
		t.Errorf("a country that is none: status %d, named by %s", p.status, p.header.Get("Content-Disposition"))
	}
	if got := one.header.Get("Content-Disposition"); got != `attachment; filename="tabla-R-1-GTM-es.csv"` {
		t.Errorf("named by %s", got)
	}
}

func TestJobsBelongToWhoAsked(t *testing.T) {
	s := newStand(t)
	v, other, focal := s.signed(t, survey.Analyst, "", ""), s.signed(t, survey.Organiser, "", ""), s.signed(t, survey.FocalPoint, "HND", "gov")
	f := v.get(downloads).asks("libro", nil).file()
	job := strings.TrimSuffix(f.path, "/archivo")
	for _, who := range []*visitor{other, focal} {
		absent := who.get("/descargas/12345")
		for _, page := range []string{"", "/estado", "/archivo"} {
			if p := who.get(job + page); p.status != http.StatusNotFound || p.body != absent.body {
				t.Errorf("GET %s by somebody else: status %d, want the same 404 as what is not there", page, p.status)
			}
		}
		for _, page := range []string{"/cancelar", "/repetir"} {
			if p := who.post(job+page, with(tokenField, who.token())); p.status != http.StatusNotFound {
				t.Errorf("POST %s by somebody else: status %d, want 404", page, p.status)
			}
		}
	}
	if p := focal.get(downloads); p.status != http.StatusNotFound {
		t.Errorf("a focal point at the downloads: status %d, want 404", p.status)
	}
	if p := focal.post(downloads, with(tokenField, focal.token(), "tipo", "libro", "idioma", "es")); p.status != http.StatusNotFound {
		t.Errorf("a focal point asks: status %d, want 404", p.status)
	}
	if p := v.get(job + "/estado"); p.body != `{"over":true,"percent":100,"text":"El archivo está listo."}` {
		t.Errorf("the state is %s", p.body)
	}
	if p := v.get("/descargas/x"); p.status != http.StatusNotFound {
		t.Errorf("no number: status %d", p.status)
	}
}

// TestAJobIsFollowedWithoutScripts has jobs that nobody works on: their server
// is another one.
func TestAJobIsFollowedWithoutScripts(t *testing.T) {
	s := newStand(t)
	v := s.signed(t, survey.Analyst, "", "")
	j := s.waiting(t)
	p := v.get("/descargas/" + j)
	if refresh := p.all(func(n *html.Node) bool { return n.Data == "noscript" }); len(refresh) != 1 || !strings.Contains(p.body, `<noscript><meta http-equiv="refresh" content="3"></noscript>`) {
		t.Error("a browser without scripts does not ask again")
	}
	if bars := p.tags("progress"); len(bars) != 1 || attr(bars[0], "value") != "0" || text(p.byID("avance")) != "En espera: antes se terminan otros archivos." {
		t.Errorf("progress: %s", text(p.tags("main")[0]))
	}
	p.checkIDs()
	p = p.submit("/descargas/"+j+"/cancelar", nil)
	if p.path != "/descargas/"+j || !strings.Contains(text(p.tags("main")[0]), "Cancelado. Usted canceló este archivo.") || strings.Contains(p.body, "refresh") {
		t.Errorf("cancelled: at %s, %s", p.path, text(p.tags("main")[0]))
	}
	openExports(t, s.service)
	if f := p.submit("/descargas/"+j+"/repetir", nil).file(); f.header.Get("Content-Disposition") == "" {
		t.Errorf("asked for again: at %s", f.path)
	}
}

// waiting has the analyst ask for a file that nobody makes, and returns the
// number of the job.
func (s *stand) waiting(t testing.TB) string {
	t.Helper()
	ctx := context.Background()
	s.service.CloseExports()
	person, err := s.service.SignIn(ctx, s.person(t, survey.Analyst, "", ""))
	must(t, err)
	j, err := s.service.RequestExport(ctx, person, survey.Export{Cut: survey.Cut{Round: "R-1"}, Kind: survey.ComparativeExport, Lang: "es"})
	must(t, err)
	return strings.TrimPrefix(jobPath(j.ID), "/descargas/")
}
