package view

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cotejo/reports"
	"cotejo/reports/draw"
)

// dated is a round in which one voice dates two of its three instruments, one
// says that it has none, and one country says nothing.
func dated(t testing.TB) *reports.Snapshot {
	s := round(t, "diagnostico", "XAC", "XAB", "XAA")
	answered(t, s, "XAC", reports.Government, map[string]string{
		"c_ins_name@i1": "Ley", "c_ins_year@i1": "1998", "c_ins_change@i1": "less", "c_ins_level@i1": "4",
		"c_ins_name@i2": "Decreto", "c_ins_year@i2": "1998", "c_ins_change@i2": "more", "c_ins_level@i2": "1",
		"c_ins_name@i3": "Plan", "c_ins_year@i3": "?dk", "c_ins_change@i3": "na",
	})
	answered(t, s, "XAB", reports.Government, map[string]string{"ins": "none"})
	return s
}

func TestTheTimelineKeepsWhatIsNotKnownApart(t *testing.T) {
	v := made(t, dated(t), "linea-de-tiempo", Ask{})
	for name, want := range map[string][]string{
		"fechados": {
			"1998 | País XAC | XAC | Gobierno | Parte gov | Ley | Amplía derechos | Mayor | Fuente de c_ins_name",
			"1998 | País XAC | XAC | Gobierno | Parte gov | Decreto | Restringe | Ajuste fino | Fuente de c_ins_name",
		},
		"sin-fecha": {"sin dato | País XAC | XAC | Gobierno | Parte gov | Plan | no aplica | no se pregunta | Fuente de c_ins_name"},
		"decenios":  {"1990 | País XAC | XAC | Gobierno | Parte gov | 2 | -3 | 2"},
	} {
		if diff := cmp.Diff(want, v.table(t, name).lines()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	chart := v.Picture.Chart.(draw.Years)
	var got []string
	for _, row := range chart.Rows {
		got = append(got, fmt.Sprint(row.Label, " ", row.Marks, " ", row.Silence))
	}
	want := []string{"País XAC [{1998 1 4} {1998 2 1}] ", "País XAB [] no hay", "País XAA [] sin dato"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("drawn (-want +got):\n%s", diff)
	}
	if len(chart.Legend) != 2 {
		t.Errorf("legend %v, want the two signs that are drawn", chart.Legend)
	}
}

func TestATimelineIsDrawnOfAnyListWithAYear(t *testing.T) {
	s := round(t, "diagnostico", "XAA")
	answered(t, s, "XAA", reports.Government, map[string]string{"d_name@s1": "Retorno", "d_start@s1": "2010"})
	v := made(t, s, "linea-de-tiempo", Ask{Params: map[string]string{"lista": "str"}})
	if got := v.table(t, "fechados").lines(); len(got) != 1 || !strings.HasPrefix(got[0], "2010 |") {
		t.Errorf("got %q", got)
	}
	if v := made(t, s, "linea-de-tiempo", Ask{}); v.Picture != nil || len(v.Tables) > 0 || !strings.Contains(v.Lead[1], "nada que dibujar") {
		t.Errorf("without instruments: %q, want it said that there is nothing", v.Lead)
	}
	if v, err := Make(round(t, "asilo-latinoamerica", "XAA"), "linea-de-tiempo", Ask{}); v != nil || err != nil {
		t.Errorf("a questionnaire without years: %v, %v, want no timeline", v, err)
	}
}

// BenchmarkTimeline draws 2,000 instruments.
func BenchmarkTimeline(b *testing.B) {
	s := round(b, "diagnostico", "XAA", "XAB", "XAC", "XAD")
	for _, c := range s.Countries {
		given := map[string]string{}
		for i := range 500 {
			given[fmt.Sprintf("c_ins_name@i%d", i)], given[fmt.Sprintf("c_ins_year@i%d", i)] = fmt.Sprintf("Ley %d", i), fmt.Sprint(1950+i*7%75)
			given[fmt.Sprintf("c_ins_change@i%d", i)] = []string{"less", "more", "same"}[i%3]
		}
		answered(b, s, c.ISO3, reports.Government, given)
	}
	for b.Loop() {
		made(b, s, "linea-de-tiempo", Ask{}).Picture.SVG("f")
	}
}
