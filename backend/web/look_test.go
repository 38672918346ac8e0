package web

import (
	"net/http"
	"strings"
	"testing"

	"cotejo/backend/survey"
)

// TestEveryViewIsAPage opens whatever the round offers to look at.
func TestEveryViewIsAPage(t *testing.T) {
	s := newStand(t)
	s.fill(t, "GTM", true)
	v := s.signed(t, survey.Analyst, "", "")
	seen := 0
	for href := range links(v.get("/rondas/R-1/vistas")) {
		if !strings.HasPrefix(href, "/rondas/R-1/vistas/") {
			continue
		}
		seen++
		if p := v.get(href); p.status != http.StatusOK || len(p.tags("h1")) != 1 {
			t.Errorf("%s: status %d, %d first headings", href, p.status, len(p.tags("h1")))
		}
	}
	if seen == 0 {
		t.Error("the round offers nothing to look at")
	}
	if p := v.get("/rondas/R-1/vistas/nada"); p.status != http.StatusNotFound {
		t.Errorf("a view that there is not: status %d, want 404", p.status)
	}
}
