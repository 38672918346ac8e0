package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/gin-gonic/gin"
	"golang.org/x/net/html"

	"cotejo/backend/survey"
)

// TestForeignAndAbsentAreAlike compares, byte for byte, what a focal point
// sees of another country's diagnostic and of one that does not exist.
func TestForeignAndAbsentAreAlike(t *testing.T) {
	s := newStand(t)
	s.fill(t, "GTM", true)
	s.person(t, survey.FocalPoint, "HND", "cso")
	v := s.signed(t, survey.FocalPoint, "HND", "gov")
	pages := []string{"", "/secciones/c", "/revisar", "/vacios", "/enviar"}
	for _, place := range []struct{ name, foreign, absent string }{
		{"another country", "/rondas/R-1/GTM/gov", "/rondas/R-1/XXX/gov"},
		{"another voice of one's country", "/rondas/R-1/HND/cso", "/rondas/R-1/HND/nadie"},
		{"the same in no round", "/rondas/R-1/GTM/gov", "/rondas/R-9/GTM/gov"},
	} {
		t.Run(place.name, func(t *testing.T) {
			for _, page := range pages {
				foreign, absent := v.get(place.foreign+page), v.get(place.absent+page)
				if foreign.status != http.StatusNotFound || foreign.body != absent.body {
					t.Errorf("GET %s%s: %d, %d and bodies of %d and %d bytes; want two equal 404", place.foreign, page,
						foreign.status, absent.status, len(foreign.body), len(absent.body))
				}
			}
			for _, page := range []string{"/secciones/c", "/vacios", "/enviar"} {
				form := with(tokenField, v.token(), "b.c/c_lead.", "0", "v.c/c_lead.", "robado", "accion", "guardar")
				foreign, absent := v.post(place.foreign+page, form), v.post(place.absent+page, form)
				if foreign.status != http.StatusNotFound || foreign.body != absent.body {
					t.Errorf("POST %s%s: %d and %d, want two equal 404", place.foreign, page, foreign.status, absent.status)
				}
			}
		})
	}
	for _, path := range []string{"/rondas/R-1", "/rondas/R-1/cobertura", "/rondas/R-1/comparacion", "/rondas/R-1/comparativo.xlsx",
		"/rondas/R-1/vistas/matriz", "/rondas/R-1/vistas/matriz.csv", "/rondas/R-1/vistas/matriz.xlsx", "/rondas/R-1/perfiles/HND", "/personas", "/guia", "/rondas/R-1/HND%2fgov", "/rondas/R-1/HND/gov%00", "/rondas/R-1/HND/gov/secciones/zz"} {
		if p := v.get(path); p.status != http.StatusNotFound {
			t.Errorf("a focal point at %s: status %d, want 404", path, p.status)
		}
	}
}

func TestReadersMayNotWrite(t *testing.T) {
	s := newStand(t)
	s.person(t, survey.FocalPoint, "HND", "gov")
	v := s.signed(t, survey.Organiser, "", "")
	if p := v.get(sections + "c"); p.status != http.StatusOK || p.byID("seccion") != nil {
		t.Errorf("an organiser at a section: status %d, want it to read and without a form", p.status)
	}
	p := v.post(sections+"c", with(tokenField, v.token(), "b.c/c_lead.", "0", "v.c/c_lead.", "x"))
	if p.status != http.StatusForbidden {
		t.Errorf("an organiser writing: status %d, want 403", p.status)
	}
}

// public are the routes that need no session.
var public = []string{"/", "/entrar/:token", "/demostracion/:role", "/salir", "/idioma"}

func TestEveryOtherRouteNeedsASession(t *testing.T) {
	v := newStand(t).visitor(t)
	e := gin.New()
	(&site{}).routes(e)
	v.get("/")
	params := strings.NewReplacer(":code", "R-1", ":iso3", "HND", ":party", "gov", ":section", "c", ":id", "1")
	for _, r := range e.Routes() {
		if slices.Contains(public, r.Path) {
			continue
		}
		t.Run(r.Method+" "+r.Path, func(t *testing.T) {
			v.t = t
			path := params.Replace(r.Path)
			if r.Method == http.MethodPost {
				if p := v.post(path, with(tokenField, v.token())); p.status != http.StatusUnauthorized {
					t.Errorf("status %d, want 401", p.status)
				}
			} else if p := v.get(path); p.path != "/" {
				t.Errorf("leads to %s (%d), want the front page", p.path, p.status)
			}
		})
	}
}

// TestNothingTypedIsLostWithTheSession saves a form whose session ended.
func TestNothingTypedIsLostWithTheSession(t *testing.T) {
	s := newStand(t)
	v := s.signed(t, survey.FocalPoint, "HND", "gov")
	section := v.get(sections + "c")
	v.get("/inicio").submit("/salir", nil)

	p := section.submit(sections, with("v.c/c_lead.", "Instituto escrito tarde", "accion", "guardar"))
	if p.status != http.StatusUnauthorized {
		t.Fatalf("saving without a session: status %d, want 401", p.status)
	}
	again := v.get("/entrar/" + s.person(t, survey.FocalPoint, "HND", "gov"))
	again.submit("/entrar/", nil)
	p = p.submit(sections, nil)
	if got := attr(p.byID("c.c/c_lead."), "value"); p.status != http.StatusOK || got != "Instituto escrito tarde" {
		t.Errorf("after signing in again: status %d, answer %q", p.status, got)
	}
}

func TestForgedForms(t *testing.T) {
	s := newStand(t)
	v := s.signed(t, survey.FocalPoint, "HND", "gov")
	good := v.token()
	for _, tt := range []struct {
		name, token  string
		header       [2]string
		wantRejected bool
	}{
		{name: "own form", token: good},
		{name: "own form, said to be of this site", token: good, header: [2]string{"Sec-Fetch-Site", "same-origin"}},
		{name: "no token", wantRejected: true},
		{name: "another token", token: strings.Repeat("0", 32), wantRejected: true},
		{name: "from another site", token: good, header: [2]string{"Sec-Fetch-Site", "cross-site"}, wantRejected: true},
		{name: "from a sister site", token: good, header: [2]string{"Sec-Fetch-Site", "same-site"}, wantRejected: true},
		{name: "from another origin", token: good, header: [2]string{"Origin", "https://example.org"}, wantRejected: true},
		{name: "from nowhere", token: good, header: [2]string{"Origin", "null"}, wantRejected: true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for _, path := range []string{sections + "c", "/idioma", "/sesion"} {
				form := with(tokenField, tt.token, "lang", "es", "volver", "/inicio", "b.c/c_lead.", "0", "v.c/c_lead.", tt.name)
				req, err := http.NewRequest(http.MethodPost, v.base+path, strings.NewReader(form.Encode()))
				must(t, err)
				req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
				if tt.header[0] != "" {
					req.Header.Set(tt.header[0], tt.header[1])
				}
				if p := v.do(req); (p.status == http.StatusForbidden) != tt.wantRejected {
					t.Errorf("%s: status %d, want it rejected: %v", path, p.status, tt.wantRejected)
				}
			}
		})
	}
}

func TestHeaders(t *testing.T) {
	s := newStand(t)
	v := s.signed(t, survey.FocalPoint, "HND", "gov")
	for _, path := range []string{"/", "/inicio", "/nada", "/livez", "/static/nada.css"} {
		p := v.get(path)
		for name, want := range map[string]string{
			"Content-Security-Policy": "frame-ancestors 'none'", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin",
		} {
			if got := p.header.Get(name); !strings.Contains(got, want) {
				t.Errorf("%s: %s is %q, want %q in it", path, name, got, want)
			}
		}
		if csp := p.header.Get("Content-Security-Policy"); strings.Contains(csp, "unsafe") {
			t.Errorf("%s: the policy allows what is unsafe: %s", path, csp)
		}
	}
	if got := v.get("/inicio").header.Values("Cache-Control"); !strings.Contains(strings.Join(got, ","), "no-store") {
		t.Errorf("a page may be cached: %v", got)
	}
	style := attr(v.get("/").tags("link")[0], "href")
	if got := v.get(style).header.Get("Cache-Control"); !strings.Contains(got, "immutable") {
		t.Errorf("the style sheet is cached as %q, want immutable", got)
	}
}

func TestCookiesOverTLS(t *testing.T) {
	s := &site{Config: Config{Secure: true}}
	if got := s.cookieName("cotejo"); got != "__Host-cotejo" {
		t.Errorf("cookie %q over TLS, want the prefix that ties it to the host", got)
	}
	plain := newStand(t).visitor(t)
	res, err := plain.client.Get(plain.base + "/")
	must(t, err)
	res.Body.Close()
	for _, k := range res.Cookies() {
		if !k.HttpOnly || k.SameSite != http.SameSiteLaxMode || k.Secure {
			t.Errorf("cookie %s on loopback: HttpOnly %v, SameSite %v, Secure %v", k.Name, k.HttpOnly, k.SameSite, k.Secure)
		}
	}
}

func TestLogsHoldNoSecrets(t *testing.T) {
	s := newStand(t)
	token := s.person(t, survey.FocalPoint, "HND", "gov")
	v := s.visitor(t)
	v.get("/entrar/"+token).submit("/entrar/", nil)
	v.get(sections+"c?canario=consulta").submit(sections, with("v.c/c_lead.", "canario en la respuesta", "accion", "guardar"))
	for _, secret := range []string{token, "canario", v.token()} {
		if strings.Contains(s.log.String(), secret) {
			t.Errorf("the log holds %q", secret)
		}
	}
	if !strings.Contains(s.log.String(), "/entrar/:token") {
		t.Error("the log does not name the route")
	}
}

func TestBadInput(t *testing.T) {
	s := newStand(t)
	v := s.signed(t, survey.FocalPoint, "HND", "gov")
	huge := with(tokenField, v.token(), "b.c/c_lead.", "0", "v.c/c_lead.", strings.Repeat("á", 2<<20))
	if p := v.post(sections+"c", huge); p.status != http.StatusRequestEntityTooLarge {
		t.Errorf("a body of 12 MB: status %d, want 413", p.status)
	}
	long := v.post(sections+"c", with(tokenField, v.token(), "b.c/c_lead.", "0", "v.c/c_lead.", strings.Repeat("á", 70_000),
		"b.c/c_mfa.", "0", "v.c/c_mfa.", "Unidad escrita a la vez"))
	if long.status != http.StatusUnprocessableEntity || long.byID("problemas") == nil {
		t.Errorf("an answer of 70,000 characters: status %d, want 422 and the problem on top", long.status)
	}
	if got := attr(long.byID("c.c/c_mfa."), "value"); got != "Unidad escrita a la vez" {
		t.Errorf("what was typed beside it came back as %q", got)
	}
	for _, tt := range []struct {
		name string
		form url.Values
		want int
	}{
		{"an unknown question", with("b.c/zz.", "0", "v.c/zz.", "x"), http.StatusNotFound},
		{"a question of another section", with("b.a/a_resp_name.", "0", "v.a/a_resp_name.", "x"), http.StatusNotFound},
		{"a row that is not there", with("b.c/ins/c_ins_name.nada", "0", "v.c/ins/c_ins_name.nada", "x"), http.StatusNotFound},
		{"a base that is no number", with("b.c/c_lead.", "uno", "v.c/c_lead.", "x"), http.StatusOK},
		{"an unknown roster", with("accion", "agregar:zz:"), http.StatusNotFound},
		{"an unknown action", with("accion", "volar"), http.StatusOK},
		{"NUL and broken UTF-8", with("b.c/c_lead.", "0", "v.c/c_lead.", "a\x00b\xff"), http.StatusOK},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.form.Set(tokenField, v.token())
			if p := v.post(sections+"c", tt.form); p.status != tt.want {
				t.Errorf("status %d, want %d", p.status, tt.want)
			}
		})
	}
	req, err := http.NewRequest(http.MethodDelete, v.base+"/inicio", nil)
	must(t, err)
	req.Header.Set("Sec-Fetch-Site", "same-origin")
	if p := v.do(req); p.status != http.StatusMethodNotAllowed && p.status != http.StatusForbidden {
		t.Errorf("DELETE: status %d, want it refused", p.status)
	}
}

func TestSignInTriesAreLimited(t *testing.T) {
	now := time.Now()
	l := newLimiter(3, time.Minute, func() time.Time { return now })
	for i, want := range []bool{true, true, true, false} {
		if got := l.allow("192.0.2.1:4000"); got != want {
			t.Errorf("try %d: %v, want %v", i+1, got, want)
		}
	}
	if !l.allow("192.0.2.2:4000") {
		t.Error("another address is refused")
	}
	now = now.Add(time.Minute)
	if !l.allow("192.0.2.1:4001") {
		t.Error("the address is refused after its time")
	}
}

func TestHealth(t *testing.T) {
	s := newStand(t)
	v := s.visitor(t)
	for path, want := range map[string]string{"/livez": "ok\n", "/readyz": "ok\n"} {
		if p := v.get(path); p.status != http.StatusOK || p.body != want {
			t.Errorf("%s: %d %q, want 200 %q", path, p.status, p.body, want)
		}
	}
}

func TestOnlyAddressesOfThisSite(t *testing.T) {
	for in, want := range map[string]string{
		"/inicio": "/inicio", "": "/", "//example.org": "/", "https://example.org": "/", `/\example.org`: "/", "/a\r\nb": "/",
	} {
		if got := onSite(in); got != want {
			t.Errorf("onSite(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSessionIsNewAtSignIn(t *testing.T) {
	s := newStand(t)
	v := s.signed(t, survey.FocalPoint, "HND", "gov")
	before := v.cookie("cotejo")
	v.get("/entrar/"+s.person(t, survey.Analyst, "", "")).submit("/entrar/", nil)
	if after := v.cookie("cotejo"); after == "" || after == before {
		t.Errorf("session %q before and %q after signing in, want a new one", before, after)
	}
}

// payloads would run, break out of an attribute or close an element if they
// were not escaped.
var payloads = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onfocus=alert(1) autofocus='`, `</textarea><svg onload=alert(1)>`,
	`</title><script src=//example.org/x></script>`, `javascript:alert(1)`, `{{.Token}}`, `<!--`, `]]>`, `&lt;b&gt;`,
	"<scr\u0000ipt>", `</summary></details><iframe srcdoc="x">`, `<a href="java&#115;cript:alert(1)">`,
}

func TestTextsAreNeverCode(t *testing.T) {
	s := newStand(t)
	v := s.signed(t, survey.FocalPoint, "HND", "gov")
	form := with(tokenField, v.token(), "accion", "agregar:c/ins:")
	p := v.post(sections+"c", form)
	row := rowID(p.all(func(n *html.Node) bool { return attr(n, "class") == "row" })[0])
	for _, payload := range payloads {
		name := "v.c/ins/c_ins_name." + row
		p = p.submit(sections, with("v.c/c_lead.", payload, "v.c/c_coord_name.", payload, name, payload, "accion", "guardar"))
		for _, page := range []*page{p, v.get("/rondas/R-1/HND/gov/revisar"), v.get(sections + "h")} {
			page.checkHarmless(payload)
		}
	}
}

// checkHarmless looks for elements and attributes that no template of ours has.
func (p *page) checkHarmless(payload string) {
	p.v.t.Helper()
	for _, n := range p.all(func(*html.Node) bool { return true }) {
		switch n.Data {
		case "script":
			if !strings.HasPrefix(attr(n, "src"), "/static/") {
				p.v.t.Errorf("%s: a script of the answer %q", p.path, payload)
			}
		case "img", "svg", "iframe", "object", "style":
			p.v.t.Errorf("%s: an element <%s> of the answer %q", p.path, n.Data, payload)
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "autofocus" || strings.HasPrefix(strings.ToLower(a.Val), "javascript:") && a.Key == "href" {
				p.v.t.Errorf("%s: an attribute %s of the answer %q", p.path, a.Key, payload)
			}
		}
	}
}

func TestLanguageStays(t *testing.T) {
	s := newStand(t)
	v := s.signed(t, survey.FocalPoint, "HND", "gov")
	p := v.get("/rondas/R-1/HND/gov").submit("/idioma", with("lang", "en"))
	if p.path != "/rondas/R-1/HND/gov" || attr(p.tags("html")[0], "lang") != "en" {
		t.Errorf("changing the language leads to %s in %s", p.path, attr(p.tags("html")[0], "lang"))
	}
	if p = v.get("/inicio"); attr(p.tags("html")[0], "lang") != "en" {
		t.Error("the language chosen is forgotten")
	}
}
