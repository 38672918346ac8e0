package web

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"cotejo/backend/survey"
)

const sections = "/rondas/R-1/HND/gov/secciones/"

// with makes form values from pairs.
func with(pairs ...string) url.Values {
	v := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		v.Add(pairs[i], pairs[i+1])
	}
	return v
}

func TestSigningIn(t *testing.T) {
	s := newStand(t)
	token := s.person(t, survey.FocalPoint, "HND", "gov")
	scanner, owner := s.visitor(t), s.visitor(t)

	for range 3 { // mail scanners open links, several times
		if p := scanner.get("/entrar/" + token); p.status != http.StatusOK {
			t.Fatalf("opening the link: status %d, want 200", p.status)
		}
	}
	p := owner.get("/entrar/"+token).submit("/entrar/", nil)
	if p.path != "/inicio" || p.status != http.StatusOK {
		t.Fatalf("signing in leads to %s (%d), want /inicio", p.path, p.status)
	}
	if p := scanner.get("/entrar/" + token); p.status != http.StatusGone {
		t.Errorf("a used link: status %d, want 410", p.status)
	}
	if p := owner.get("/inicio").submit("/salir", nil); p.path != "/" {
		t.Errorf("signing out leads to %s, want the front page", p.path)
	}
	if p := owner.get("/inicio"); p.path != "/" {
		t.Errorf("after signing out /inicio shows %s, want the front page", p.path)
	}
}

func TestAnswersAreKeptAsTyped(t *testing.T) {
	s := newStand(t)
	v := s.signed(t, survey.FocalPoint, "HND", "gov")
	p := v.get(sections + "a")
	p = p.submit(sections, with("v.a/a_resp_inst.", "Instituto «Nacional» <b>\r\nde Migración", "accion", "guardar"))
	if p.status != http.StatusOK || p.path != sections+"a" {
		t.Fatalf("after saving: %s with %d, want the same page", p.path, p.status)
	}
	if got := attr(p.byID("c.a/a_resp_inst."), "value"); !strings.Contains(got, "Instituto «Nacional» <b>") {
		// a text with two lines gets a text area instead
		if got = textOf(p.byID("c.a/a_resp_inst.")); !strings.HasSuffix(got, "Instituto «Nacional» <b>\nde Migración") {
			t.Errorf("the answer came back as %q", got)
		}
	}
	if got := text(p.byID("aviso")); got != "Se guardó 1 cambio." {
		t.Errorf("the page says %q, want that one change was saved", got)
	}
	if got := text(p.byID("estado")); !regexp.MustCompile(`^Guardado \d\d:\d\d \(hora de Tegucigalpa\)`).MatchString(got) {
		t.Errorf("save state %q, want the hour in Tegucigalpa", got)
	}
}

func TestInvalidAnswersAreKeptAndPointedOut(t *testing.T) {
	s := newStand(t)
	v := s.signed(t, survey.FocalPoint, "HND", "gov")
	p := v.get(sections+"a").submit(sections, with("v.a/a_ref_year.", "dos mil", "v.a/a_date.", "31/02/2026", "accion", "guardar"))
	for id, want := range map[string]string{"c.a/a_ref_year.": "dos mil", "c.a/a_date.": "31/02/2026"} {
		if got := attr(p.byID(id), "value"); got != want {
			t.Errorf("%s came back as %q, want %q", id, got, want)
		}
		if attr(p.byID(id), "aria-invalid") != "true" {
			t.Errorf("%s is not marked as invalid", id)
		}
	}
	summary := p.byID("problemas")
	if summary == nil {
		t.Fatal("no list of problems on top")
	}
	if n := strings.Count(text(summary), "no es una fecha"); n != 1 {
		t.Errorf("the summary names the date %d times, want once: %s", n, text(summary))
	}
	if title := text(p.tags("title")[0]); !strings.HasPrefix(title, "Error:") {
		t.Errorf("title %q, want it to begin with Error:", title)
	}
}

func TestWhatIsHiddenFollowsWhatIsAnswered(t *testing.T) {
	s := newStand(t)
	v := s.signed(t, survey.FocalPoint, "HND", "gov")
	p := v.get(sections + "b")
	if p.byID("c.b/b_policy_title.") != nil {
		t.Fatal("the title of the policy is asked before there is a policy")
	}
	p = p.submit(sections, with("v.b/b_explicit.", "single", "accion", "guardar"))
	if p.byID("c.b/b_policy_title.") == nil {
		t.Error("the title of the policy is not asked once there is one")
	}
}

func TestSpecialAnswers(t *testing.T) {
	s := newStand(t)
	v := s.signed(t, survey.FocalPoint, "HND", "gov")
	const value, special = "v.c/c_lead.", "s.c/c_lead."
	save := func(p *page, pairs ...string) *page {
		return p.submit(sections, with(append(pairs, "accion", "guardar")...))
	}
	holds := func(p *page) (string, string) {
		form := held(p.byID("seccion"))
		return form.Get(value), form.Get(special)
	}

	p := save(v.get(sections+"c"), special, "dk")
	if got, mark := holds(p); got != "" || mark != "dk" {
		t.Errorf("no sé alone: %q %q, want no text and dk", got, mark)
	}
	p = save(p, value, "Instituto")
	if got, mark := holds(p); got != "Instituto" || mark != "" {
		t.Errorf("typed over no sé: %q %q, want the text alone", got, mark)
	}
	p = save(p, special, "noinfo")
	if got, mark := holds(p); got != "" || mark != "noinfo" {
		t.Errorf("sin información for an untouched text: %q %q, want the mark alone", got, mark)
	}
	p = save(p, special, "na", value, "Otro instituto")
	if got, mark := holds(p); got != "Otro instituto" || mark != "" {
		t.Errorf("both at once: %q %q, want the text", got, mark)
	}
	if !strings.Contains(text(p.byID("aviso")), "Institución rectora") {
		t.Errorf("both at once: the page says %q, want it to name the question", text(p.byID("aviso")))
	}
}

func TestRosters(t *testing.T) {
	s := newStand(t)
	v := s.signed(t, survey.FocalPoint, "HND", "gov")
	p := v.get(sections + "d")
	p = p.submit(sections, with("accion", "no-hay:d/str:"))
	if !strings.Contains(text(p.byID("lista.d/str")), "Se declaró que no hay") {
		t.Error("the page does not say that there are none")
	}
	p = p.submit(sections, with("accion", "agregar:d/str:"))
	p = p.submit(sections, with("accion", "agregar:d/str:"))
	rows := p.all(func(n *html.Node) bool { return n.Data == "details" && attr(n, "class") == "row" })
	if len(rows) != 2 {
		t.Fatalf("%d rows after adding two, want 2", len(rows))
	}
	first, second := rowID(rows[0]), rowID(rows[1])
	p = p.submit(sections, with("v.d/str/d_name."+first, "Integración", "v.d/str/d_name."+second, "Retorno", "accion", "agregar:d/str:"))
	if got := attr(p.byID("c.d/str/d_name."+first), "value"); got != "Integración" {
		t.Errorf("what was typed before adding a row came back as %q", got)
	}
	p = p.submit(sections, with("accion", "quitar:d/str:"+first))
	if p.byID("c.d/str/d_name."+first) != nil {
		t.Error("the row removed is still there")
	}
	if !strings.Contains(text(p.byID("aviso")), "Se quitó «Integración»") {
		t.Errorf("the page says %q, want the row by its name", text(p.byID("aviso")))
	}
	p = p.submit(sections, with("accion", "restaurar:d/str:"+first))
	if got := attr(p.byID("c.d/str/d_name."+first), "value"); got != "Integración" {
		t.Errorf("the row brought back holds %q, want its name", got)
	}
}

func TestChoosingFromARoster(t *testing.T) {
	s := newStand(t)
	v := s.signed(t, survey.FocalPoint, "HND", "gov")
	p := v.get(sections+"e").submit(sections, with("accion", "agregar:e/obj:"))
	links := p.all(func(n *html.Node) bool {
		return n.Data == "a" && strings.Contains(attr(n, "href"), "secciones/d#lista.d/str")
	})
	if len(links) == 0 {
		t.Fatal("without strategies, nothing leads to where they are added")
	}
	p = v.get(sections+"d").submit(sections, with("accion", "agregar:d/str:"))
	row := rowID(p.all(func(n *html.Node) bool { return attr(n, "class") == "row" })[0])
	p.submit(sections, with("v.d/str/d_name."+row, "Estrategia de integración", "accion", "guardar"))

	p = v.get(sections + "e")
	box := p.all(func(n *html.Node) bool {
		return attr(n, "value") == row && strings.HasPrefix(attr(n, "name"), "v.e/obj/e_str.") || n.Data == "option" && attr(n, "value") == row
	})
	if len(box) != 1 || !strings.Contains(text(box[0])+text(box[0].Parent), "Estrategia de integración") {
		t.Errorf("the strategy cannot be chosen by its name")
	}
}

func TestButtonsLeadOn(t *testing.T) {
	s := newStand(t)
	v := s.signed(t, survey.FocalPoint, "HND", "gov")
	for _, tt := range []struct{ name, action, want string }{
		{"save stays", "guardar", sections + "a"},
		{"save and continue goes to the next section", "seguir", sections + "b"},
		{"save and leave goes to the task list", "salir", "/rondas/R-1/HND/gov"},
		{"save and check goes to the check", "revisar", "/rondas/R-1/HND/gov/revisar"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := v.get(sections+"a").submit(sections, with("accion", tt.action))
			if p.path != tt.want || p.status != http.StatusOK {
				t.Errorf("leads to %s (%d), want %s", p.path, p.status, tt.want)
			}
		})
	}
	p := v.get(sections+"a").submit(sections, with("v.a/a_resp_name.", "Ana", "accion", "idioma:en"))
	if got := attr(p.byID("c.a/a_resp_name."), "value"); got != "Ana" || attr(p.tags("html")[0], "lang") != "en" {
		t.Errorf("changing the language: %q in %s, want Ana in en", got, attr(p.tags("html")[0], "lang"))
	}
}

func TestSubmitting(t *testing.T) {
	s := newStand(t)
	s.newRound(t, "N-1", "ods-10-7-2-niveles")
	v := s.signed(t, survey.FocalPoint, "HND", "gov")
	if p := v.get("/rondas/R-1/HND/gov/enviar"); p.path != "/rondas/R-1/HND/gov/revisar" {
		t.Errorf("an incomplete diagnostic: sending leads to %s, want the check", p.path)
	}
	const place = "/rondas/N-1/HND/gov"
	p := v.get(place + "/enviar")
	if p.path != place+"/enviar" {
		t.Fatalf("a complete diagnostic: at %s, want the confirmation: %s", p.path, text(p.tags("main")[0]))
	}
	p = p.submit(place, nil)
	if p.path != place || !strings.Contains(text(p.tags("main")[0]), "se envió a la Secretaría") {
		t.Errorf("after sending: %s says %q", p.path, text(p.tags("main")[0]))
	}
	if p = v.get(place + "/secciones/general"); p.byID("seccion") != nil {
		t.Error("a sent diagnostic can still be typed in")
	}
	late := v.post(place+"/secciones/general", with("ficha", v.token(), "b.general/n_all.", "0", "v.general/n_all.", "3"))
	if late.status != http.StatusConflict {
		t.Errorf("a late answer: status %d, want 409", late.status)
	}
}

// TestTwoEditors has two people of one party write in the same cell from the
// same page.
func TestTwoEditors(t *testing.T) {
	s := newStand(t)
	first, second := s.signed(t, survey.FocalPoint, "HND", "gov"), s.signed(t, survey.FocalPoint, "HND", "gov")
	mine, theirs := first.get(sections+"c"), second.get(sections+"c")
	theirs.submit(sections, with("v.c/c_lead.", "Escrito primero", "accion", "guardar"))

	p := mine.submit(sections, with("v.c/c_mfa.", "Otra casilla", "accion", "guardar"))
	if got := attr(p.byID("c.c/c_lead."), "value"); got != "Escrito primero" {
		t.Errorf("a cell left as it was shown undid a colleague's: %q", got)
	}
	p = mine.submit(sections, with("v.c/c_lead.", "Escrito después", "accion", "guardar"))
	if got := attr(p.byID("c.c/c_lead."), "value"); got != "Escrito primero" {
		t.Errorf("the head moved to %q, want the first text to stay", got)
	}
	if got := text(p.byID("aviso")); !strings.Contains(got, "Se conservaron los dos textos") || !strings.Contains(got, "Institución rectora") {
		t.Errorf("the page says %q, want that both texts were kept, and where", got)
	}
}

// rowID reads the row's id from its element's.
func rowID(n *html.Node) string {
	id := attr(n, "id")
	return id[strings.LastIndexByte(id, '.')+1:]
}

// token returns the visitor's form token.
func (v *visitor) token() string { return v.cookie("cotejo-ficha") }

// cookie returns a cookie's value, "" without it.
func (v *visitor) cookie(name string) string {
	v.t.Helper()
	u, err := url.Parse(v.base)
	must(v.t, err)
	for _, k := range v.client.Jar.Cookies(u) {
		if k.Name == name {
			return k.Value
		}
	}
	return ""
}
