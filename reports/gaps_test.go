package reports

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cotejo/forms"
)

// gapForm has the rosters and questions that the shipped rules look at.
func gapForm(t *testing.T) *forms.Questionnaire {
	t.Helper()
	choices := func(names ...string) *forms.List {
		l := &forms.List{Name: strings.Join(names, "_")}
		for _, name := range names {
			l.Choices = append(l.Choices, &forms.Choice{Name: name, Label: text("«" + name + "»"), Extra: map[string]string{"value": name}})
		}
		return l
	}
	lists := map[string]*forms.List{
		"area": choices("border", "asylum"), "group": choices("all", "child", "women"), "eval": choices("none", "external"),
		"kind": choices("norm", "res"), "scale": choices("1", "2", "9"),
	}
	lists["scale"].Choices[2].Missing = forms.NoInformation
	one := func(name, list string) *forms.Question {
		q := question(name, forms.SelectOne, 1)
		q.List = lists[list]
		return q
	}
	from := func(name string, r *forms.Roster) *forms.Question {
		q := question(name, forms.SelectMultiple, 1)
		q.From = r
		return q
	}
	acr := roster("acr", question("h_name", forms.TextType, 1))
	evi := roster("evi", question("k_title", forms.TextType, 1))
	str := roster("str", question("d_name", forms.TextType, 1), one("d_area", "area"), from("d_lead", acr))
	obj := roster("obj", question("e_name", forms.TextType, 1), from("e_str", str))
	groups := one("f_target", "group")
	groups.Type = forms.SelectMultiple
	prg := roster("prg", question("f_name", forms.TextType, 1), from("f_obj", obj), from("f_lead", acr), question("f_budget", forms.Decimal, 1),
		from("f_evid", evi), one("f_eval", "eval"), groups)
	act := roster("act", question("g_name", forms.TextType, 1), from("g_resp", acr))
	in := question("h_r_in", forms.TextType, 1)
	in.Refs = []*forms.Roster{str, prg, act}
	rol := roster("rol", from("h_r_actor", acr), in)
	rol.Relevant = parsed(t, "count(${acr}) > 0")
	gap := roster("gap", one("j_g_area", "area"), one("j_g_kind", "kind"), one("j_g_sev", "scale"), one("j_g_group", "group"),
		question("j_g_text", forms.TextType, 1), question("j_g_fix", forms.TextType, 1))
	q := &forms.Questionnaire{
		Name: "gaps", Languages: []string{"es", "en"}, Lists: lists,
		Sections: []*forms.Section{section("h", acr, rol), section("k", evi), section("d", str), section("e", obj), section("f", prg), section("g", act), section("j", gap)},
	}
	for _, fault := range q.Seal() {
		if fault.Severity == forms.Error {
			t.Fatalf("seal: %+v", fault)
		}
	}
	return q
}

// found lists the findings of one kind: "p1" for a gap, "p1?nodata" for what
// cannot be known, "?dk" for a whole list.
func found(findings []Finding, kind string) string {
	var out []string
	for _, f := range findings {
		if f.Kind() != kind {
			continue
		}
		name := string(f.Row)
		if f.Choice != nil {
			name = f.Choice.Name
		}
		if !f.Gap() {
			name += "?" + string(f.Mark)
		}
		out = append(out, name)
	}
	return strings.Join(out, " ")
}

type rowIDs = map[string][]forms.RowID

func TestGapsFound(t *testing.T) {
	q := gapForm(t)
	for _, tt := range []struct {
		name  string
		rows  rowIDs
		given answers
		kind  string
		want  string
	}{
		{"an objective that no programme names", rowIDs{"obj": {"o1", "o2"}, "prg": {"p1"}}, answers{"f_obj@p1": "o1"}, "objective-without-programme", "o2"},
		{"objectives where programmes are declared to be none", rowIDs{"obj": {"o1"}}, answers{"prg": forms.NoRows}, "objective-without-programme", "o1"},
		{"objectives where programmes are unanswered", rowIDs{"obj": {"o1"}}, nil, "objective-without-programme", "o1?nodata"},
		{"objectives where nobody knows of programmes", rowIDs{"obj": {"o1"}}, answers{"prg": "?dk"}, "objective-without-programme", "o1?dk"},
		{"an objective that a silent programme might serve", rowIDs{"obj": {"o1"}, "prg": {"p1"}}, nil, "objective-without-programme", "o1?nodata"},
		{"an objective where the programme serves none", rowIDs{"obj": {"o1"}, "prg": {"p1"}}, answers{"f_obj@p1": "?na"}, "objective-without-programme", "o1"},
		{"no objectives to look at", nil, answers{"obj": forms.NoRows, "prg": forms.NoRows}, "objective-without-programme", ""},
		{"objectives unanswered", nil, nil, "objective-without-programme", "?nodata"},
		{"a programme said to serve no objective", rowIDs{"obj": {"o1"}, "prg": {"p1", "p2"}}, answers{"f_obj@p1": "?na", "f_obj@p2": "o1"}, "programme-without-objective", "p1"},
		{"a programme whose objective is not known", rowIDs{"obj": {"o1"}, "prg": {"p1"}}, answers{"f_obj@p1": "?noinfo"}, "programme-without-objective", "p1?noinfo"},
		{"a programme where objectives are declared to be none", rowIDs{"prg": {"p1"}}, answers{"obj": forms.NoRows}, "programme-without-objective", "p1"},
		{"a programme whose objective is gone", rowIDs{"obj": {"o1"}, "prg": {"p1"}}, answers{"f_obj@p1": "o9"}, "programme-without-objective", "p1?nodata"},
		{"a programme with a lead", rowIDs{"acr": {"a1"}, "prg": {"p1"}}, answers{"f_lead@p1": "a1"}, "programme-without-actor", ""},
		{"a programme in which someone has a role", rowIDs{"acr": {"a1"}, "prg": {"p1"}, "rol": {"r1"}}, answers{"f_lead@p1": "?na", "h_r_in@r1": "prg:p1"}, "programme-without-actor", ""},
		{"a programme without lead nor role", rowIDs{"acr": {"a1"}, "prg": {"p1", "p2"}, "rol": {"r1"}}, answers{"f_lead@p1": "?na", "h_r_in@r1": "prg:p2"}, "programme-without-actor", "p1"},
		{"a programme without lead where roles are unanswered", rowIDs{"acr": {"a1"}, "prg": {"p1"}}, answers{"f_lead@p1": "?na"}, "programme-without-actor", "p1?nodata"},
		{"a programme where there are no actors at all", rowIDs{"prg": {"p1"}}, answers{"acr": forms.NoRows}, "programme-without-actor", "p1"},
		{"a programme where actors are unanswered", rowIDs{"prg": {"p1"}}, nil, "programme-without-actor", "p1?nodata"},
		{"a budget of zero, of something, and not known", rowIDs{"prg": {"p1", "p2", "p3", "p4"}}, answers{"f_budget@p1": "0", "f_budget@p2": "0.5", "f_budget@p3": "?noinfo"}, "programme-without-budget", "p1 p3?noinfo p4?nodata"},
		{"no evaluation", rowIDs{"prg": {"p1", "p2", "p3"}}, answers{"f_eval@p1": "none", "f_eval@p2": "external"}, "programme-without-evaluation", "p1 p3?nodata"},
		{"no source cited among those there are", rowIDs{"prg": {"p1", "p2", "p3"}, "evi": {"k1"}}, answers{"f_evid@p1": "k1", "f_evid@p3": "?dk"}, "programme-without-evidence", "p2 p3?dk"},
		{"no source cited where sources are unanswered", rowIDs{"prg": {"p1"}}, nil, "programme-without-evidence", "p1?nodata"},
		{"areas without strategy", rowIDs{"str": {"s1"}}, answers{"d_area@s1": "asylum"}, "area-without-strategy", "border"},
		{"areas where a strategy does not say its own", rowIDs{"str": {"s1", "s2"}}, answers{"d_area@s1": "asylum"}, "area-without-strategy", "border?nodata"},
		{"areas where there is no strategy", nil, answers{"str": forms.NoRows}, "area-without-strategy", "border asylum"},
		{"areas where strategies are unanswered", nil, nil, "area-without-strategy", "?nodata"},
		{"groups without programme", rowIDs{"prg": {"p1"}}, answers{"f_target@p1": "child"}, "group-without-programme", "women"},
		{"a programme for everyone serves every group", rowIDs{"prg": {"p1"}}, answers{"f_target@p1": "all"}, "group-without-programme", ""},
		{"an actor that leads", rowIDs{"acr": {"a1"}, "str": {"s1"}, "rol": {"r1"}}, answers{"d_lead@s1": "a1"}, "actor-without-role", ""},
		{"an actor that nothing names", rowIDs{"acr": {"a1", "a2"}, "rol": {"r1"}}, answers{"h_r_actor@r1": "a1", "str": forms.NoRows, "prg": forms.NoRows, "act": forms.NoRows}, "actor-without-role", "a2"},
		{"an actor where one list is unanswered", rowIDs{"acr": {"a1", "a2"}, "rol": {"r1"}}, answers{"h_r_actor@r1": "a1", "str": forms.NoRows, "prg": forms.NoRows}, "actor-without-role", "a2?nodata"},
		{"a strategy without objective", rowIDs{"str": {"s1", "s2"}, "obj": {"o1", "o2"}}, answers{"e_str@o1": "s2", "e_str@o2": "?na"}, "strategy-without-objective", "s1"},
		{"declared gaps", rowIDs{"gap": {"g1", "g2"}}, nil, "declared", "g1 g2"},
		{"gaps declared to be none", nil, answers{"gap": forms.NoRows}, "declared", ""},
		{"gaps not declared either way", nil, nil, "declared", "?nodata"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := diagnostic(q, "XAA", Government, tt.rows, tt.given)
			if got := found(GapsOf(&d), tt.kind); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// gapRound has four countries: one with two voices, one open and one silent.
func gapRound(t *testing.T) *Snapshot {
	t.Helper()
	q := gapForm(t)
	s := &Snapshot{Questionnaire: q, Countries: []Country{{ISO3: "XAA"}, {ISO3: "XAB"}, {ISO3: "XAC"}, {ISO3: "XAD"}}}
	open := diagnostic(q, "XAB", Government, nil, nil)
	open.State, open.Status = nil, Open
	s.Diagnostics = []Diagnostic{
		diagnostic(q, "XAA", Government, rowIDs{"gap": {"g1", "g2"}, "obj": {"o1"}}, answers{
			"j_g_area@g1": "border", "j_g_kind@g1": "res", "j_g_sev@g1": "1", "j_g_text@g1": "Falta personal",
			"j_g_area@g2": "border", "j_g_kind@g2": "?dk", "j_g_sev@g2": "2", "prg": forms.NoRows, "e_name@o1": "Acoger",
		}),
		diagnostic(q, "XAA", CivilSociety, rowIDs{"gap": {"g1"}}, answers{"j_g_area@g1": "border", "j_g_kind@g1": "res", "j_g_sev@g1": "2"}),
		open,
		diagnostic(q, "XAD", Government, rowIDs{"gap": {"g1"}, "obj": {"o1"}}, answers{"j_g_area@g1": "border", "j_g_kind@g1": "res", "j_g_sev@g1": "9", "prg": "?noinfo"}),
	}
	return s
}

func TestGapsKeepOrderVoicesAndOrigin(t *testing.T) {
	table := Gaps(gapRound(t))
	var got []string
	for _, l := range table.Lines {
		name := l.Country.ISO3
		if l.Diagnostic != nil {
			name += " " + string(l.Diagnostic.Party.Voice)
		}
		got = append(got, name+" "+string(l.Mark)+": "+found(l.Findings, "declared")+"; "+found(l.Findings, "objective-without-programme"))
	}
	want := []string{
		"XAA gov answered: g1 g2; o1", "XAA cso answered: g1; ?nodata", "XAB gov withheld: ; ",
		"XAC nodata: ; ", "XAD gov answered: g1; o1?noinfo",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("lines (-want +got):\n%s", diff)
	}
	first := table.Lines[0].Findings[0]
	if first.Declared.Text.Text("es") != "Falta personal" || first.Origin().Author != "focal" || first.Key() != "declared/g1" {
		t.Errorf("declared: %q by %q, key %s", first.Declared.Text.Text("es"), first.Origin().Author, first.Key())
	}
	for _, f := range table.Lines[0].Findings {
		if f.Kind() == "objective-without-programme" && (f.Title("es") != "Acoger" || f.Origin().Author != "focal" || f.Key() != "objective-without-programme/o1") {
			t.Errorf("objective: %q by %q, key %s", f.Title("es"), f.Origin().Author, f.Key())
		}
		if f.Kind() == "group-without-programme" && f.Title("en") == "" {
			t.Errorf("%s: no title", f.Key())
		}
	}
}

func TestGapCountsKeepVoicesAndTheUnknownApart(t *testing.T) {
	s := gapRound(t)
	got := map[string]GapCount{}
	for _, c := range Gaps(s).Counts(s) {
		kind := "declared"
		if c.Check != nil {
			kind = c.Check.Kind
		}
		c.Check = nil
		got[kind+" "+string(c.Voice)] = c
	}
	for key, want := range map[string]GapCount{
		"declared gov":                    {Voice: Government, Gaps: 3, Parties: 2, N: 2, Unknown: 1},
		"declared cso":                    {Voice: CivilSociety, Gaps: 1, Parties: 1, N: 1},
		"objective-without-programme gov": {Voice: Government, Gaps: 1, Parties: 1, N: 1, Unknown: 2},
		"objective-without-programme cso": {Voice: CivilSociety, Unknown: 1},
	} {
		if diff := cmp.Diff(want, got[key]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", key, diff)
		}
	}
}

func TestGapMatrix(t *testing.T) {
	s := gapRound(t)
	m := Gaps(s).Matrix(s.Questionnaire)
	if len(m.Areas) != 2 || len(m.Kinds) != 2 || m.Elsewhere != 1 || m.N != 3 {
		t.Errorf("got %d areas, %d kinds, %d elsewhere, n %d", len(m.Areas), len(m.Kinds), m.Elsewhere, m.N)
	}
	cell := m.Cells[0][1]
	if cell.Gaps != 3 || cell.Severest == nil || cell.Severest.Name != "2" || len(cell.Countries) != 2 {
		t.Fatalf("border, resources: %+v", cell)
	}
	if diff := cmp.Diff([]Voice{Government, CivilSociety}, cell.Countries[0].Voices); diff != "" {
		t.Errorf("voices (-want +got):\n%s", diff)
	}
	if other := m.Cells[1][0]; other.Gaps != 0 || other.Severest != nil {
		t.Errorf("asylum, legal: %+v", other)
	}
}

func TestGapRulesThatShip(t *testing.T) {
	files, err := gapFiles.ReadDir("gaps")
	if err != nil || len(files) == 0 || len(shippedGapRules()) != len(files) {
		t.Fatalf("%d files, %d read: %v", len(files), len(shippedGapRules()), err)
	}
	for _, g := range shippedGapRules() {
		for _, c := range g.Checks {
			if c.Label["es"] == "" || c.Label["en"] == "" {
				t.Errorf("%s: label %v is not in both languages", c.Kind, c.Label)
			}
		}
	}
	if Gaps(&Snapshot{Questionnaire: form(t)}) != nil {
		t.Error("gaps of a questionnaire without rules")
	}
}

func TestGapRulesRefused(t *testing.T) {
	for _, tt := range []struct{ name, src, want string }{
		{"an unknown field", `{"name": "x", "cheks": []}`, "unknown field"},
		{"a check of nothing", `{"checks": [{"kind": "k", "label": {"es": "K"}}]}`, "needs a kind, a label"},
		{"rows without proofs", `{"checks": [{"kind": "k", "label": {"es": "K"}, "rows": "r"}]}`, "needs a kind, a label"},
		{"a proof of nothing", `{"checks": [{"kind": "k", "label": {"es": "K"}, "rows": "r", "any": [{"blank": true}]}]}`, "needs own or named"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := ReadGapRules([]byte(tt.src)); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
	for _, tt := range []struct{ name, check, want string }{
		{"a roster that is not there", `"rows": "no", "any": [{"own": "f_obj"}]`, "no: "},
		{"a question of another roster", `"rows": "prg", "any": [{"own": "e_str"}]`, "e_str is not a question of prg"},
		{"a question that names nothing", `"rows": "prg", "any": [{"named": "e_name"}]`, "e_name does not name rows"},
		{"choices of a text", `"choices": "f_name"`, "f_name is not a question with choices"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			g, err := ReadGapRules([]byte(`{"checks": [{"kind": "k", "label": {"es": "K"}, ` + tt.check + `}]}`))
			if err != nil {
				t.Fatal(err)
			}
			if _, err := g.Find(&Snapshot{Questionnaire: gapForm(t)}); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
}
