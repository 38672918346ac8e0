package reports

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestEveryCountryHasAColumn(t *testing.T) {
	var got []string
	for _, col := range Compare(round(t)).Columns {
		name := col.Country.ISO3
		if col.Diagnostic != nil {
			name += " " + string(col.Diagnostic.Party.Voice)
		}
		got = append(got, name)
	}
	want := []string{"XAA gov", "XAA cso", "XAB gov", "XAC", "XAD comp"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("columns, in list order with voices side by side (-want +got):\n%s", diff)
	}
}

func TestMarks(t *testing.T) {
	c := Compare(round(t))
	for _, tt := range []struct {
		name, row string
		want      []Mark
		n         int
	}{
		{name: "a choice that means a special answer counts as it", row: "a/policy", want: []Mark{Answered, Answered, Withheld, NoData, DontKnow}, n: 2},
		{name: "hidden where another answer rules it out", row: "a/year", want: []Mark{Answered, Hidden, Withheld, NoData, Hidden}, n: 1},
		{name: "zero is an answer", row: "a/people", want: []Mark{Answered, NoInformation, Withheld, NoData, NotApplicable}, n: 1},
		{name: "several choices, all special", row: "a/g/means", want: []Mark{Answered, NoData, Withheld, NoData, DontKnow}, n: 1},
		{name: "a calculation without its figures", row: "a/g/double", want: []Mark{Answered, NoData, Withheld, NoData, NoData}, n: 1},
		{name: "a list: rows, none declared, a special answer", row: "d/str", want: []Mark{Answered, None, Withheld, NoData, DontKnow}, n: 2},
	} {
		t.Run(tt.name, func(t *testing.T) {
			row := rowOf(t, c, tt.row)
			var got []Mark
			for _, e := range row.Entries {
				got = append(got, e.Mark)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("marks (-want +got):\n%s", diff)
			}
			if row.Tally.N() != tt.n {
				t.Errorf("n = %d, want %d", row.Tally.N(), tt.n)
			}
			if row.Tally.All() != len(c.Columns) {
				t.Errorf("the tally covers %d columns, want %d", row.Tally.All(), len(c.Columns))
			}
		})
	}
}

func rowOf(t *testing.T, c *Comparison, id string) *Row {
	t.Helper()
	for _, m := range c.Sections {
		for i := range m.Rows {
			if string(m.Rows[i].Base().ID) == id {
				return &m.Rows[i]
			}
		}
	}
	t.Fatalf("no row %q", id)
	return nil
}

func TestNotesAndMeansStayOut(t *testing.T) {
	var got []string
	for _, m := range Compare(round(t)).Sections {
		for i := range m.Rows {
			got = append(got, string(m.Rows[i].Base().ID))
		}
	}
	want := []string{"a/policy", "a/year", "a/people", "a/g/means", "a/g/double", "k/evi", "d/str", "e/obj", "f/prg"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
}

func TestTexts(t *testing.T) {
	c := Compare(round(t))
	for _, tt := range []struct {
		name, row  string
		column     int
		lang, want string
	}{
		{"a label for a code", "a/policy", 0, "en", "Sí (en)"},
		{"a zero", "a/people", 0, "es", "0"},
		{"the special answer's own words, whatever the choice is called", "a/policy", 4, "es", "no sé"},
		{"no information", "a/people", 1, "es", "sin información"},
		{"not applicable", "a/people", 4, "en", "not applicable"},
		{"no data", "a/people", 3, "es", "sin dato"},
		{"not asked", "a/year", 1, "es", "no se pregunta"},
		{"withheld", "a/people", 2, "es", "no se muestra"},
		{"none", "d/str", 1, "es", "no hay"},
		{"how many rows", "d/str", 0, "es", "2"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := rowOf(t, c, tt.row).Entries[tt.column].Text(tt.lang); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
	if got, want := rowOf(t, c, "d/str").Entries[0].Titles("es"), []string{"Retorno", "Integración"}; !slices.Equal(got, want) {
		t.Errorf("titles %q, want %q", got, want)
	}
}

func TestNumbersAreExactOrTexts(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		want     float64
		ok       bool
	}{
		{"zero", "0", 0, true},
		{"a year", "2014", 2014, true},
		{"a decimal", "-12.5", -12.5, true},
		{"more digits than a float holds", "12345678901234567", 0, false},
		{"trailing zero would be lost", "1.50", 0, false},
		{"text", "many", 0, false},
		{"not a number by name", "NaN", 0, false},
		{"nothing", "", 0, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got, ok := exact(tt.in); got != tt.want || ok != tt.ok {
				t.Errorf("exact(%q) = %v, %v; want %v, %v", tt.in, got, ok, tt.want, tt.ok)
			}
		})
	}
}

func TestInventory(t *testing.T) {
	c := Compare(round(t))
	var got []string
	for i := range c.Inventories {
		inv := &c.Inventories[i]
		if inv.Roster.Name != "obj" && inv.Roster.Name != "str" {
			continue
		}
		for j := range inv.Rows {
			r := &inv.Rows[j]
			line := inv.Roster.Name + " " + r.Column.Country.ISO3 + " "
			if r.Mark != Answered {
				got = append(got, line+r.Words("es"))
				continue
			}
			line += r.Code + " " + r.Title(inv, "es") + ":"
			for _, e := range r.Entries {
				line += " " + e.Text("es") + "|"
			}
			got = append(got, line)
		}
	}
	want := []string{
		"str XAA S1 Retorno: Retorno| sin dato| Informe|",
		"str XAA S2 Integración: Integración| sin dato| sin dato|",
		"str XAA no hay", "str XAB no se muestra", "str XAC sin diagnóstico", "str XAD no sé",
		"obj XAA 1 Atender: Atender| Retorno|", "obj XAA 2 Acoger: Acoger| Integración|", "obj XAA 3 Suelto: Suelto| sin dato|",
		"obj XAA sin dato", "obj XAB no se muestra", "obj XAC sin diagnóstico", "obj XAD sin dato",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("inventories (-want +got):\n%s", diff)
	}
}

func TestCoverageCountsWhatIsNotShown(t *testing.T) {
	c := Compare(round(t))
	if got, want := c.Summary(), (Summary{Countries: 4, WithDiagnostic: 3, WithSubmitted: 2, Diagnostics: 4, Submitted: 3}); got != want {
		t.Errorf("summary %+v, want %+v", got, want)
	}
	beta, gama := c.Coverage[2], c.Coverage[3]
	if beta.Status != Open || beta.Count.Answered == 0 {
		t.Errorf("the open diagnostic: %q with %d answered, want it counted", beta.Status, beta.Count.Answered)
	}
	if gama.Party != nil || gama.Status.Words("es") != "sin diagnóstico" {
		t.Errorf("the country without diagnostic: %v, %q", gama.Party, gama.Status.Words("es"))
	}
}

func TestSameSnapshotSameTables(t *testing.T) {
	s := round(t)
	if a, b := dump(Compare(s)), dump(Compare(s)); a != b {
		t.Errorf("two comparisons of one snapshot differ:\n%s", cmp.Diff(a, b))
	}
}

// dump writes the long form as text.
func dump(c *Comparison) string {
	var b strings.Builder
	for r := range c.Long("es") {
		party := "-"
		if r.Party != nil {
			party = r.Party.Slug
		}
		b.WriteString(strings.Join([]string{r.Country.ISO3, party, r.Section.Name, string(r.Row), r.RowTitle, r.Path(), r.Code(), r.Label("es"), string(r.Mark)}, "|") + "\n")
	}
	return b.String()
}
