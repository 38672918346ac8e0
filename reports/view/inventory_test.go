package view

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cotejo/reports"
)

// listing is a round in which two voices list actors, one says it has none and
// one country says nothing.
func listing(t testing.TB) *reports.Snapshot {
	s := round(t, "diagnostico", "XAB", "XAA", "XAC")
	answered(t, s, "XAB", reports.Government, map[string]string{
		"h_name@a1": "Instituto de la Niñez", "h_type@a1": "mig", "h_level@a1": "national", "h_name@a2": "Cancillería", "h_type@a2": "mfa",
		"b_definition": "La política se define " + strings.Repeat("de muchas maneras ", 30) + "y atiende a la niñez.",
	})
	answered(t, s, "XAB", reports.CivilSociety, map[string]string{"h_name@a1": "Red", "h_type@a1": "cso"})
	answered(t, s, "XAA", reports.Government, map[string]string{"acr": "none"})
	return s
}

func TestTheInventoryListsRowsAndWhyThereAreNone(t *testing.T) {
	for _, tt := range []struct {
		name   string
		params map[string]string
		want   []string // country, voice and name, or why there is none
	}{
		{"all rows", nil, []string{"XAB Gobierno Instituto de la Niñez", "XAB Gobierno Cancillería", "XAB Sociedad civil Red", "XAA Gobierno no hay", "XAC  sin diagnóstico"}},
		{"of a type", map[string]string{"p.h_type": "mfa"}, []string{"XAB Gobierno Cancillería"}},
		{"with words in them", map[string]string{"buscar": "ninez"}, []string{"XAB Gobierno Instituto de la Niñez"}},
		{"with words and a type", map[string]string{"buscar": "ninez", "p.h_type": "mfa"}, nil},
		{"of a type that there is not", map[string]string{"p.h_type": "nunca"}, []string{"XAB Gobierno Instituto de la Niñez", "XAB Gobierno Cancillería", "XAB Sociedad civil Red", "XAA Gobierno no hay", "XAC  sin diagnóstico"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			params := map[string]string{"lista": "acr"}
			for k, v := range tt.params {
				params[k] = v
			}
			v := made(t, listing(t), "inventario", Ask{Params: params})
			var got []string
			for _, row := range v.table(t, "acr").Rows {
				says := row.Cells[5]
				if says.Text == "" {
					says = row.Cells[4]
				}
				got = append(got, row.Cells[1].Text+" "+row.Cells[2].Text+" "+says.Text)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTheInventoryBeginsWithTheListsThereAre(t *testing.T) {
	v := made(t, listing(t), "inventario", Ask{})
	if got := v.table(t, "listas").lines(); !strings.HasPrefix(got[1], "Actores | H. Actores y papeles | 3 | 2 | 1 | 1") {
		t.Errorf("got %q", got)
	}
	if v := made(t, round(t, "asilo-latinoamerica", "XAA"), "inventario", Ask{}); len(v.Tables) > 0 || len(v.Controls) != 1 {
		t.Errorf("without lists: %d tables, %d controls, want the search alone", len(v.Tables), len(v.Controls))
	}
}

func TestASearchShowsThePassageAndWhereItStands(t *testing.T) {
	v := made(t, listing(t), "inventario", Ask{Params: map[string]string{"buscar": "niñez"}})
	rows := v.table(t, "hallazgos").Rows
	if len(rows) != 2 {
		t.Fatalf("%d found, want 2: %q", len(rows), v.table(t, "hallazgos").lines())
	}
	passage := rows[0].Cells[4]
	var marked []string
	whole := ""
	for _, p := range passage.Parts() {
		if whole += p.Text; p.Found {
			marked = append(marked, p.Text)
		}
	}
	if diff := cmp.Diff([]string{"niñez"}, marked); diff != "" || whole != passage.Text {
		t.Errorf("marked (-want +got):\n%s\nparts make %q of %q", diff, whole, passage.Text)
	}
	if len(passage.Text) > passageLength+20 || !strings.HasPrefix(passage.Text, "… ") {
		t.Errorf("the passage is %q, want it cut around what was found", passage.Text)
	}
	if got := rows[0].Cells[5].Href; got.Kind != "matriz" {
		t.Errorf("an answer outside lists leads to %+v, want its section", got)
	}
	if got := rows[1].Cells[5].Href; got.Kind != "inventario" || rows[1].Cells[6].Text != "Instituto de la Niñez" {
		t.Errorf("an answer in a list leads to %+v, row %q", got, rows[1].Cells[6].Text)
	}
	none := made(t, listing(t), "inventario", Ask{Params: map[string]string{"buscar": "xilófono"}})
	if len(none.Tables) > 0 || !strings.HasPrefix(none.Lead[0], "Respuestas halladas: 0") {
		t.Errorf("nothing found: %q", none.Lead)
	}
}

func TestPlacesInViewsLeadToViewsThereAre(t *testing.T) {
	s := listing(t)
	names := map[string]bool{"": true}
	for _, k := range Kinds(s) {
		names[k.Name] = true
	}
	for _, params := range []map[string]string{nil, {"buscar": "niñez"}, {"lista": "acr"}} {
		for _, table := range made(t, s, "inventario", Ask{Params: params}).Tables {
			for _, row := range table.Rows {
				for _, c := range row.Cells {
					if !names[c.Href.Kind] {
						t.Errorf("%q leads to the view %q, which there is not", c.Text, c.Href.Kind)
					}
				}
			}
		}
	}
}
