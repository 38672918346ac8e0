package web

import (
	"net/http"
	"strings"
	"testing"

	"cotejo/backend/survey"
)

func TestOpeningARound(t *testing.T) {
	s := newStand(t)
	v := s.signed(t, survey.Organiser, "", "")
	home := v.get("/inicio")
	if !strings.Contains(home.body, `href="/rondas/nueva"`) {
		t.Error("the organiser's first page does not lead to opening a round")
	}
	p := v.get("/rondas/nueva").submit("/rondas/nueva", with(
		"codigo", "R-1", "titulo-es", "Ronda <nueva>", "anio", "mil", "quienes", "list", "paises", "HND, Hondurass, QQQQQQQ"))
	if p.status != http.StatusUnprocessableEntity || p.byID("problemas") == nil {
		t.Fatalf("a form with faults: status %d, want 422 and a list of problems", p.status)
	}
	for field, want := range map[string]string{
		"code": "R-1 ya está en uso", "year": "cuatro cifras", "questionnaire": "Elija el cuestionario", "countries": "¿Quiso escribir «Honduras»?",
	} {
		if n := p.byID("e-" + field); n == nil || !strings.Contains(text(n), want) {
			t.Errorf("%s: no message with %q beside it", field, want)
		}
	}
	if got := attr(p.byID("r-title_es"), "value"); got != "Ronda <nueva>" {
		t.Errorf("what was typed came back as %q", got)
	}
	p.v.t = t
	p.checkIDs()
	p = p.submit("/rondas/nueva", with(
		"codigo", "EUR-1", "anio", "2025", "cuestionario", "sondeo-interes", "quienes", "list", "paises", "FRA HND; Costa Rica\nalemania"))
	if p.path != "/rondas/EUR-1" || p.heading() != "Ronda <nueva>" {
		t.Fatalf("at %s, %q; want the new round", p.path, p.heading())
	}
	for _, want := range []string{"Francia", "Honduras", "Costa Rica", "Alemania", "2025"} {
		if !strings.Contains(p.body, want) {
			t.Errorf("the round lacks %s", want)
		}
	}
}

func TestARoundOfAllCountriesIsShown(t *testing.T) {
	s := newStand(t)
	v := s.signed(t, survey.Organiser, "", "")
	p := v.get("/rondas/nueva").submit("/rondas/nueva", with("codigo", "M49", "cuestionario", "ods-10-7-2-niveles", "quienes", "all"))
	if p.path != "/rondas/M49" || len(p.tags("tr")) < 248 {
		t.Errorf("at %s with %d lines, want a line for each of 248 countries", p.path, len(p.tags("tr")))
	}
	if p = v.get("/personas"); p.status != http.StatusOK {
		t.Errorf("people: status %d", p.status)
	}
}

func TestOnlyOrganisersOpenRounds(t *testing.T) {
	s := newStand(t)
	for _, v := range []*visitor{s.signed(t, survey.Analyst, "", ""), s.signed(t, survey.FocalPoint, "HND", "gov")} {
		if p := v.get("/rondas/nueva"); p.status != http.StatusNotFound {
			t.Errorf("the form: status %d, want 404", p.status)
		}
		if strings.Contains(v.get("/inicio").body, "/rondas/nueva") {
			t.Error("the first page leads where they may not go")
		}
	}
}
