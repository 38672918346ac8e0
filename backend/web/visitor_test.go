package web

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"cotejo/backend/store/storetest"
	"cotejo/backend/survey"
	"cotejo/forms"
	"cotejo/reports"
)

// stand is a running site over a real database: a round of the diagnostic for
// two countries, with a focal point for each, a civil-society party, an
// analyst and the first administrator.
type stand struct {
	server  *httptest.Server
	service *survey.Service
	admin   survey.Principal
	log     *strings.Builder
}

func newStand(t testing.TB) *stand {
	t.Helper()
	ctx := context.Background()
	service := survey.New(storetest.Open(t), time.Now)
	must(t, service.Prepare(ctx))
	openExports(t, service)
	_, token, err := service.FirstAdministrator(ctx)
	must(t, err)
	admin, err := service.SignIn(ctx, token)
	must(t, err)
	must(t, service.CreateRound(ctx, survey.NewRound{
		Code: "R-1", Questionnaire: "diagnostico", Title: forms.Text{"es": "Ronda de prueba", "en": "Test round"},
		Year: 2026, Countries: []string{"HND", "GTM"},
	}))
	s := &stand{service: service, admin: admin, log: &strings.Builder{}}
	handler, err := New(Config{Service: service, Log: slog.New(slog.NewTextHandler(s.log, nil))})
	must(t, err)
	s.server = httptest.NewServer(handler)
	t.Cleanup(s.server.Close)
	return s
}

// openExports lets a service make exports until the end of the test.
func openExports(t testing.TB, service *survey.Service) {
	t.Helper()
	must(t, service.OpenExports(context.Background(), survey.ExportConfig{
		Dir: t.TempDir(), MaxBytes: 1 << 30, MaxAge: time.Hour, Log: slog.New(slog.NewTextHandler(t.Output(), nil)),
	}))
	t.Cleanup(service.CloseExports)
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// newRound opens another round for the same two countries.
func (s *stand) newRound(t testing.TB, code, questionnaire string) {
	t.Helper()
	must(t, s.service.CreateRound(context.Background(), survey.NewRound{
		Code: code, Questionnaire: questionnaire, Title: forms.Text{"es": code, "en": code},
		Year: 2026, Fictitious: true, Countries: []string{"HND", "GTM"},
	}))
}

// person adds a person and returns their one-time token.
func (s *stand) person(t testing.TB, role survey.Role, country, party string) string {
	t.Helper()
	n := survey.NewPerson{
		Name: string(role) + " " + country, Email: string(role) + "." + strings.ToLower(country+party) + "x@cotejo.example",
		Lang: "es", Role: role, Country: country, Party: party,
	}
	if party == "cso" {
		n.PartyName, n.Voice = "Foro de la sociedad civil", reports.CivilSociety
	}
	token, err := s.service.AddPerson(context.Background(), s.admin, n)
	must(t, err)
	return token
}

// visitor is a browser without JavaScript.
type visitor struct {
	t      testing.TB
	base   string
	client *http.Client
}

func (s *stand) visitor(t testing.TB) *visitor {
	t.Helper()
	jar, err := cookiejar.New(nil)
	must(t, err)
	return &visitor{t: t, base: s.server.URL, client: &http.Client{Jar: jar}}
}

// signed is a visitor who has used a one-time link.
func (s *stand) signed(t testing.TB, role survey.Role, country, party string) *visitor {
	t.Helper()
	v := s.visitor(t)
	p := v.get("/entrar/" + s.person(t, role, country, party))
	if p = p.submit("/entrar/", nil); p.path != "/inicio" {
		t.Fatalf("after signing in: at %s with status %d, want /inicio", p.path, p.status)
	}
	return v
}

// page is a page as the visitor received it.
type page struct {
	v      *visitor
	status int
	path   string
	header http.Header
	body   string
	root   *html.Node
}

func (v *visitor) get(path string) *page {
	v.t.Helper()
	req, err := http.NewRequest(http.MethodGet, v.base+path, nil)
	must(v.t, err)
	return v.do(req)
}

func (v *visitor) post(path string, form url.Values) *page {
	v.t.Helper()
	req, err := http.NewRequest(http.MethodPost, v.base+path, strings.NewReader(form.Encode()))
	must(v.t, err)
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return v.do(req)
}

func (v *visitor) do(req *http.Request) *page {
	v.t.Helper()
	res, err := v.client.Do(req)
	must(v.t, err)
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	must(v.t, err)
	root, err := html.Parse(strings.NewReader(string(body)))
	must(v.t, err)
	return &page{v: v, status: res.StatusCode, path: res.Request.URL.Path, header: res.Header, body: string(body), root: root}
}

// all returns the elements that match.
func (p *page) all(match func(*html.Node) bool) []*html.Node {
	var found []*html.Node
	for n := range p.root.Descendants() {
		if n.Type == html.ElementNode && match(n) {
			found = append(found, n)
		}
	}
	return found
}

func (p *page) tags(name string) []*html.Node {
	return p.all(func(n *html.Node) bool { return n.Data == name })
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}

// text returns what an element says.
func text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// heading returns the page's one h1.
func (p *page) heading() string {
	if h := p.tags("h1"); len(h) > 0 {
		return text(h[0])
	}
	return ""
}

// byID returns the element of that id, or nil.
func (p *page) byID(id string) *html.Node {
	for _, n := range p.all(func(n *html.Node) bool { return attr(n, "id") == id }) {
		return n
	}
	return nil
}

// submit sends the form of that action, or else the first whose action begins
// so, with what it holds, changed by the values given: as a browser would after
// typing them.
func (p *page) submit(action string, typed url.Values) *page {
	p.v.t.Helper()
	form := p.form(func(a string) bool { return a == action })
	if form == nil {
		form = p.form(func(a string) bool { return strings.HasPrefix(a, action) })
	}
	if form == nil {
		p.v.t.Fatalf("%s: no form with action %s", p.path, action)
	}
	values := held(form)
	for name, value := range typed {
		values[name] = value
	}
	return p.v.post(attr(form, "action"), values)
}

func (p *page) form(match func(action string) bool) *html.Node {
	for _, f := range p.tags("form") {
		if match(attr(f, "action")) {
			return f
		}
	}
	return nil
}

// held collects what a form would send untouched.
func held(form *html.Node) url.Values {
	values := url.Values{}
	for n := range form.Descendants() {
		name := attr(n, "name")
		if n.Type != html.ElementNode || name == "" {
			continue
		}
		switch n.Data {
		case "input":
			kind := attr(n, "type")
			if (kind == "radio" || kind == "checkbox") && !hasAttr(n, "checked") {
				continue
			}
			values.Add(name, attr(n, "value"))
		case "textarea":
			values.Add(name, textOf(n))
		case "select":
			values.Add(name, chosen(n))
		}
	}
	return values
}

func textOf(n *html.Node) string {
	if n.FirstChild == nil {
		return ""
	}
	return n.FirstChild.Data
}

// chosen returns the option chosen in a list: all of ours begin with a blank one.
func chosen(list *html.Node) string {
	for n := range list.Descendants() {
		if n.Data == "option" && hasAttr(n, "selected") {
			return attr(n, "value")
		}
	}
	return ""
}
