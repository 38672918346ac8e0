package reports

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"cotejo/forms"
)

// crossRound: areas of strategies by four parties, in as many ways of saying.
func crossRound(t *testing.T) *Snapshot {
	t.Helper()
	q := gapForm(t)
	s := &Snapshot{Questionnaire: q, Countries: []Country{{ISO3: "XAA"}, {ISO3: "XAB"}, {ISO3: "XAC"}, {ISO3: "XAD"}, {ISO3: "XAE"}}}
	s.Diagnostics = []Diagnostic{
		diagnostic(q, "XAA", Government, rowIDs{"str": {"s1", "s2"}}, answers{"d_area@s1": "border", "d_area@s2": "border"}),
		diagnostic(q, "XAB", Government, rowIDs{"str": {"s1", "s2"}}, answers{"d_area@s1": "border", "d_area@s2": "?dk"}),
		diagnostic(q, "XAC", Government, nil, answers{"str": forms.NoRows}),
		diagnostic(q, "XAD", CivilSociety, nil, nil),
	}
	return s
}

func TestCrossTellsNoneFromUnknown(t *testing.T) {
	c, err := Crossed(crossRound(t), "d_area")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"border": "2 answered, 1 answered, 0 none, 0 nodata, 0 nodata",
		"asylum": "0 none, 0 dk, 0 none, 0 nodata, 0 nodata",
	}
	for i, choice := range c.Choices {
		var got []string
		for _, cell := range c.Cells[i] {
			got = append(got, fmt.Sprintf("%d %s", cell.N, cell.Mark))
		}
		if line := strings.Join(got, ", "); line != want[choice.Name] {
			t.Errorf("%s: got %s, want %s", choice.Name, line, want[choice.Name])
		}
	}
	if diff := cmp.Diff([]Mark{Answered, DontKnow, None, NoData, NoData}, c.Marks); diff != "" {
		t.Errorf("marks (-want +got):\n%s", diff)
	}
	if naming, n := c.Parties(0); naming != 2 || n != 3 {
		t.Errorf("border: %d of %d, want 2 of 3", naming, n)
	}
	if naming, n := c.Parties(1); naming != 0 || n != 2 || c.Known() != 2 {
		t.Errorf("asylum: %d of %d, known %d, want 0 of 2, 2", naming, n, c.Known())
	}
	if got := c.Title(0, c.Cells[0][0].Rows[1], "es"); got == "" {
		t.Error("a row without title")
	}
	if _, err := Crossed(crossRound(t), "d_name"); err == nil || !strings.Contains(err.Error(), "d_name: that question has no list") {
		t.Errorf("a text: got %v", err)
	}
}

func TestSimilarity(t *testing.T) {
	q := form(t)
	features := q.ByName("means")[0].(*forms.Question).List
	features.Choices = append(features.Choices, &forms.Choice{Name: "maybe", Label: text("Quizá")})
	for _, tt := range []struct{ name, a, b, want string }{
		{"the same", "yes no", "no yes", "1 2/2"},
		{"half in common", "yes no", "no", "0.5 1/2"},
		{"a third in common", "yes no", "no maybe", "0.3333333333333333 1/3"},
		{"nothing in common", "yes", "no", "0 0/2"},
		{"one says nothing", "yes", "", "none"},
		{"neither says anything", "", "", "none"},
		{"one does not know", "yes", "?dk", "none"},
		{"one answers with a choice that means so", "yes", "8", "none"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := &Snapshot{Questionnaire: q, Countries: []Country{{ISO3: "XAA"}, {ISO3: "XAB"}}}
			for i, value := range []string{tt.a, tt.b} {
				given := answers{}
				if value != "" {
					given["means"] = value
				}
				s.Diagnostics = append(s.Diagnostics, diagnostic(q, s.Countries[i].ISO3, Compiled, nil, given))
			}
			c, err := Crossed(s, "means")
			if err != nil {
				t.Fatal(err)
			}
			got := "none"
			if sim := c.Similarities()[0][1]; sim.Known {
				got = fmt.Sprintf("%v %d/%d", sim.Value, sim.Shared, sim.Either)
			}
			if got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

// TestSimilarityIsFair: symmetric, between 0 and 1, 1 with itself, and never
// there where something is unknown.
func TestSimilarityIsFair(t *testing.T) {
	q := form(t)
	rapid.Check(t, func(t *rapid.T) {
		s := &Snapshot{Questionnaire: q}
		kinds := rapid.SliceOfN(rapid.SampledFrom([]string{"yes", "no", "yes no", "?dk", "?na", "8", "blank"}), 1, 7).Draw(t, "kinds")
		for i, kind := range kinds {
			iso, given := string(rune('A'+i)), answers{}
			if kind != "blank" {
				given["means"] = kind
			}
			s.Countries = append(s.Countries, Country{ISO3: iso})
			s.Diagnostics = append(s.Diagnostics, diagnostic(q, iso, Compiled, nil, given))
		}
		c, err := Crossed(s, "means")
		if err != nil {
			t.Fatal(err)
		}
		m := c.Similarities()
		said := func(i int) bool { return strings.HasPrefix(kinds[i], "yes") || kinds[i] == "no" }
		for i := range m {
			for j := range m {
				a := m[i][j]
				if a != m[j][i] || a.Known != (said(i) && said(j)) || a.Value < 0 || a.Value > 1 || i == j && a.Known && a.Value != 1 {
					t.Errorf("%q and %q: %+v and %+v", kinds[i], kinds[j], a, m[j][i])
				}
			}
		}
	})
}

func TestGridsKeepVoicesApart(t *testing.T) {
	s := gapRound(t)
	grids, err := Grids(s, "j_g_area", "j_g_kind", "j_g_sev")
	if err != nil {
		t.Fatal(err)
	}
	if len(grids) != 2 || grids[0].Voice != Government || grids[1].Voice != CivilSociety {
		t.Fatalf("got %d grids", len(grids))
	}
	gov := grids[0]
	if gov.Rows != 2 || gov.Unknown != 1 || gov.Parties != 2 || gov.Absent.Withheld != 1 {
		t.Errorf("government: %d rows, %d unknown, %d parties, %d withheld", gov.Rows, gov.Unknown, gov.Parties, gov.Absent.Withheld)
	}
	cell := gov.Cells[0][1] // of border and resources: severities 1 and unknown
	if cell.N != 2 || len(cell.Countries) != 2 || cell.Net != 1 || cell.Signed != 1 {
		t.Errorf("government: %+v", cell)
	}
	if cell := grids[1].Cells[0][1]; cell.N != 1 || cell.Net != 2 {
		t.Errorf("civil society: %+v", cell)
	}
	own, err := GridOf(s, columns(s)[0], "j_g_area", "j_g_kind", "")
	if err != nil || own.Cells[0][1].N != 1 || own.Cells[0][1].Signed != 0 {
		t.Errorf("one party: %+v, %v", own, err)
	}
	for _, bad := range [][3]string{{"j_g_area", "d_area", ""}, {"j_g_text", "j_g_kind", ""}, {"j_g_area", "j_g_kind", "f_eval"}} {
		if _, err := Grids(s, bad[0], bad[1], bad[2]); err == nil {
			t.Errorf("%v: no error", bad)
		}
	}
}
