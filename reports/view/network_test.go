package view

import (
	"encoding/xml"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cotejo/reports"
)

// acting is a round of two countries: one government with three actors, a
// programme and two ties, and its civil society with one actor.
func acting(t testing.TB) *reports.Snapshot {
	s := round(t, "diagnostico", "XAB", "XAA")
	answered(t, s, "XAB", reports.Government, map[string]string{
		"h_name@a1": "Instituto de Migración", "h_acr@a1": "IDM", "h_type@a1": "mig", "h_name@a2": "Cancillería", "h_type@a2": "mfa", "h_name@a3": "Iglesia",
		"f_name@p1": "Ventanilla", "f_lead@p1": "a1",
		"h_t_from@t1": "a1", "h_t_to@t1": "a2", "h_t_kind@t1": "coord", "h_t_from@t2": "a2", "h_t_to@t2": "a1", "h_t_kind@t2": "none",
	})
	answered(t, s, "XAB", reports.CivilSociety, map[string]string{"h_name@a1": "Red", "h_type@a1": "?dk"})
	return s
}

func TestTheNetworkSaysInTablesWhatItDraws(t *testing.T) {
	v := made(t, acting(t), "red", Ask{})
	for name, want := range map[string][]string{
		"actores": {
			"País XAB | XAB | Gobierno | Parte gov | AC1 | Instituto de Migración | Autoridad migratoria | 1 | 0 | 1 | 2 | Fuente de h_name",
			"País XAB | XAB | Gobierno | Parte gov | AC2 | Cancillería | Relaciones Exteriores | 1 | 0 | 0 | 1 | Fuente de h_name",
			"País XAB | XAB | Gobierno | Parte gov | AC3 | Iglesia | sin dato | 0 | 0 | 0 | 0 | Fuente de h_name",
			"País XAB | XAB | Sociedad civil | Parte cso | AC1 | Red | no sé | 0 | 0 | 0 | 0 | Fuente de h_name",
		},
		"relaciones": {
			"País XAB | XAB | Gobierno | Parte gov | Instituto de Migración | Vínculo entre actores | Coordinación formal | Cancillería | Actores | Fuente de h_t_kind",
			"País XAB | XAB | Gobierno | Parte gov | Cancillería | Vínculo entre actores | Sin vínculo | Instituto de Migración | Actores | Fuente de h_t_kind",
			"País XAB | XAB | Gobierno | Parte gov | Instituto de Migración | Lidera o responde | Institución responsable | Ventanilla | Programas | Fuente de f_lead",
		},
	} {
		got := v.table(t, name).lines()
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	if n := len(v.Lead); n < 3 || !strings.HasPrefix(v.Lead[0], "4 actores, según 2 voces") || !strings.Contains(v.Lead[1], "no se conoce: 1") {
		t.Errorf("lead %q", v.Lead)
	}
}

func TestTheNetworkIsNarrowedByRelation(t *testing.T) {
	for _, tt := range []struct {
		relation, actors string
		nodes, edges     int
	}{
		{"", "", 4, 3}, {"tie", "", 4, 2}, {"tie.coord", "vinculados", 2, 1}, {"lead", "vinculados", 1, 1}, {"role", "", 4, 0}, {"role", "vinculados", 0, 0},
	} {
		v := made(t, acting(t), "red", Ask{Params: map[string]string{"relacion": tt.relation, "actores": tt.actors}})
		if tt.nodes == 0 {
			if v.Picture != nil || len(v.Tables) > 0 || !strings.Contains(v.Lead[0], "ninguna de las relaciones") {
				t.Errorf("%+v: %q, want it said that there is nothing", tt, v.Lead)
			}
			continue
		}
		if nodes, edges := len(v.Tables[0].Rows), len(v.Tables[1].Rows); nodes != tt.nodes || edges != tt.edges {
			t.Errorf("%+v: got %d actors, %d relations", tt, nodes, edges)
		}
	}
}

// wellFormed is a picture's SVG, if it is fit for a strict page.
func wellFormed(t testing.TB, v *View) string {
	t.Helper()
	svg := v.Picture.SVG("f")
	if err := xml.Unmarshal([]byte(svg), new(struct{})); err != nil {
		t.Fatalf("%s: %v", v.Kind, err)
	}
	for _, want := range []string{"<title ", "<desc ", `role="img"`} {
		if !strings.Contains(svg, want) {
			t.Errorf("%s: the picture lacks %s", v.Kind, want)
		}
	}
	if strings.Contains(svg, "style=") || strings.Contains(svg, "NaN") || strings.Contains(svg, "Inf") {
		t.Errorf("%s: the picture has a style attribute, or a place that is no number", v.Kind)
	}
	return svg
}

func TestPicturesAreTheSameTwice(t *testing.T) {
	for kind, s := range map[string]func(testing.TB) *reports.Snapshot{"red": acting, "linea-de-tiempo": dated} {
		one, two := wellFormed(t, made(t, s(t), kind, Ask{Lang: "en"})), wellFormed(t, made(t, s(t), kind, Ask{Lang: "en"}))
		if one != two {
			t.Errorf("%s: the same snapshot gives two pictures", kind)
		}
	}
}

// crowd is a round of so many countries with so many actors each, each tied to
// two others.
func crowd(t testing.TB, countries, actors int) *reports.Snapshot {
	var codes []string
	for c := range countries {
		codes = append(codes, fmt.Sprintf("X%c%c", 'A'+c/26, 'A'+c%26))
	}
	s := round(t, "diagnostico", codes...)
	for _, iso3 := range codes {
		given := map[string]string{}
		for i := range actors {
			given[fmt.Sprintf("h_name@a%d", i)] = fmt.Sprintf("Instituto Nacional de Asuntos Migratorios y Fronterizos número %d", i)
			if i%3 > 0 {
				given[fmt.Sprintf("h_acr@a%d", i)] = fmt.Sprintf("INAMF%d", i)
			}
			given[fmt.Sprintf("h_type@a%d", i)] = "mig"
			for j, kind := range []string{"coord", "info"} {
				if i > j {
					tie := fmt.Sprintf("@t%d.%d", i, j)
					given["h_t_from"+tie], given["h_t_to"+tie], given["h_t_kind"+tie] = fmt.Sprintf("a%d", i), fmt.Sprintf("a%d", (i*(7+j*5)+j)%i), kind
				}
			}
		}
		answered(t, s, iso3, reports.Government, given)
	}
	return s
}

// BenchmarkNetwork draws 500 actors, of one country and of ten.
func BenchmarkNetwork(b *testing.B) {
	for _, size := range [][2]int{{1, 500}, {10, 50}} {
		s := crowd(b, size[0], size[1])
		b.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(b *testing.B) {
			for b.Loop() {
				v := made(b, s, "red", Ask{})
				v.Picture.SVG("f")
			}
		})
	}
}
