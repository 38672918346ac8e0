package web

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"cotejo/backend/survey"
	"cotejo/forms"
	"cotejo/reports"
)

const (
	gapsPage  = "/rondas/R-1/HND/gov/vacios"
	untested  = "programme-without-evaluation/HND-prg-0"
	programme = "Programa 0"
)

// filled is a stand in which Honduras has twenty programmes without
// evaluation, budget or source, and its focal point's visitor.
func filled(t *testing.T) (*stand, *visitor) {
	t.Helper()
	s := newStand(t)
	im := survey.Import{
		Round: "R-1", Country: "HND", Lang: "es",
		Party: survey.NewParty{Slug: "gov", Voice: reports.Government, Name: forms.Text{"es": "Gobierno", "en": "Government"}},
	}
	for i := range 20 {
		for question, value := range map[string]string{"f_name": fmt.Sprint("Programa ", i), "f_eval": "none", "f_budget": "0"} {
			im.Answers = append(im.Answers, survey.ImportedAnswer{Question: question, Roster: "prg", Row: fmt.Sprint("HND-prg-", i), Value: value})
		}
	}
	must(t, s.service.Import(t.Context(), s.admin, im))
	return s, s.signed(t, survey.FocalPoint, "HND", "gov")
}

// TestReplyingWithoutScripts walks from the task list to the gaps, replies,
// and finds the reply where it was written.
func TestReplyingWithoutScripts(t *testing.T) {
	s, v := filled(t)
	for _, from := range []string{"/rondas/R-1/HND/gov", "/rondas/R-1/HND/gov/revisar"} {
		if len(v.get(from).all(func(n *html.Node) bool { return n.Data == "a" && attr(n, "href") == gapsPage })) != 1 {
			t.Errorf("%s does not lead to the gaps", from)
		}
	}
	p := v.get(gapsPage)
	if got := text(p.byID("t." + untested)); got != programme {
		t.Fatalf("the gap is about %q, want the programme", got)
	}
	p = p.submit(gapsPage, with("v."+untested, "Lo atiende un programa <regional>.", "accion", "guardar"))
	if got := text(p.byID("r." + untested)); p.path != gapsPage || got != "Lo atiende un programa <regional>." {
		t.Errorf("after saving: at %s with %q", p.path, got)
	}
	if got := text(p.byID("aviso")); !strings.Contains(got, "Se guardó 1 cambio") {
		t.Errorf("the page says %q, want that it was saved", got)
	}
	gap := p.byID("t." + untested).Parent
	if got := text(gap); !strings.Contains(got, "Guardado ") || !strings.Contains(got, "focal HND") {
		t.Errorf("beside the reply: %q, want who saved it and when", got)
	}
	p = p.submit(gapsPage, with("accion", "guardar"))
	if got := text(p.byID("aviso")); !strings.Contains(got, "No había cambios") {
		t.Errorf("saving the same: %q", got)
	}
	if p = p.submit(gapsPage, with("accion", "salir")); p.path != "/rondas/R-1/HND/gov" {
		t.Errorf("leaving leads to %s", p.path)
	}

	reader := s.signed(t, survey.Organiser, "", "")
	p = reader.get(gapsPage)
	if p.byID("seccion") != nil || !strings.Contains(text(p.tags("main")[0]), "Lo atiende un programa <regional>.") {
		t.Error("an organiser has to read the reply, without a form")
	}
	if p = reader.post(gapsPage, with(tokenField, reader.token(), "b."+untested, "1", "v."+untested, "x")); p.status != http.StatusForbidden {
		t.Errorf("an organiser replying: status %d, want 403", p.status)
	}
}

func TestTwoPeopleReply(t *testing.T) {
	s, first := filled(t)
	second := s.signed(t, survey.FocalPoint, "HND", "gov")
	mine, theirs := first.get(gapsPage), second.get(gapsPage)
	theirs.submit(gapsPage, with("v."+untested, "Escrito primero", "accion", "guardar"))
	p := mine.submit(gapsPage, with("v."+untested, "Escrito después", "accion", "guardar"))
	if got := text(p.byID("r." + untested)); got != "Escrito primero" {
		t.Errorf("the reply is %q, want the first", got)
	}
	if got := text(p.tags("main")[0]); !strings.Contains(got, "Se conservaron los dos textos") || !strings.Contains(got, "queda pendiente decidir") {
		t.Errorf("the page says %q, want that both were kept", got)
	}
}

func TestARefusedReplyStaysOnThePage(t *testing.T) {
	_, v := filled(t)
	long := strings.Repeat("ñ", 4001)
	p := v.get(gapsPage).submit(gapsPage, with("v."+untested, long, "accion", "guardar"))
	if p.status != http.StatusUnprocessableEntity || text(p.byID("r."+untested)) != long {
		t.Errorf("4001 characters: status %d, %d characters still there", p.status, len(text(p.byID("r."+untested))))
	}
	if got := text(p.byID("problemas")); !strings.Contains(got, programme) || !strings.Contains(got, "4000") {
		t.Errorf("the problem says %q", got)
	}
	p.checkIDs()
	p.checkLabels()
	if p = v.post(gapsPage, with(tokenField, v.token(), "b.no-such/x", "0", "v.no-such/x", "x")); p.status != http.StatusNotFound {
		t.Errorf("an unknown gap: status %d, want 404", p.status)
	}
}

// TestNoReplyIsLostWithTheSession sends replies after the session has ended.
func TestNoReplyIsLostWithTheSession(t *testing.T) {
	s, v := filled(t)
	p := v.get(gapsPage)
	v.get("/inicio").submit("/salir", nil)
	p = p.submit(gapsPage, with("v."+untested, "Escrito tarde", "accion", "guardar"))
	if p.status != http.StatusUnauthorized {
		t.Fatalf("without a session: status %d, want 401", p.status)
	}
	v.get("/entrar/"+s.person(t, survey.FocalPoint, "HND", "gov")).submit("/entrar/", nil)
	p = p.submit(gapsPage, nil)
	if got := text(p.byID("r." + untested)); got != "Escrito tarde" {
		t.Errorf("after signing in again: %q", got)
	}
}

// TestManyGapsAreLight: sixty gaps, each with its form, still come quickly over
// a poor line.
func TestManyGapsAreLight(t *testing.T) {
	_, v := filled(t)
	if n := v.wire(gapsPage); n > 20_000 {
		t.Errorf("%d bytes over the wire, want at most 20,000", n)
	}
	v.inspect(t, gapsPage, "es")
	v.inspect(t, gapsPage, "en")
}

// TestTheDifferenceShowsReplies: a reply written since a snapshot is a change,
// although no answer has changed.
func TestTheDifferenceShowsReplies(t *testing.T) {
	s, v := filled(t)
	_, err := s.service.Freeze(t.Context(), s.admin, "R-1", true)
	must(t, err)
	v.get(gapsPage).submit(gapsPage, with("v."+untested, "Empieza en 2027.", "accion", "guardar"))
	p := s.signed(t, survey.Organiser, "", "").get("/rondas/R-1/cortes/1/diferencias?lang=es")
	got := text(p.tags("main")[0])
	for _, want := range []string{"Ha cambiado 1 respuesta.", "Aclaración: Programa sin evaluación", programme, "Empieza en 2027."} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %q", want, got)
		}
	}
}
