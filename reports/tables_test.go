package reports

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cotejo/forms"
)

func TestDistributionsCountAnswersWithAValue(t *testing.T) {
	s := round(t)
	got, err := Distributions(s, "policy")
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, d := range got {
		share, ok := d.Share(0)
		lines = append(lines, fmt.Sprintf("%s %v of %d: %v %v", d.Voice, d.Counts, d.Tally.N(), share, ok))
	}
	want := []string{"gov [1 0] of 1: 100 true", "cso [0 1] of 1: 0 true", "comp [0 0] of 0: 0 false"}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got[0].Tally.Withheld != 1 || got[2].Tally.DontKnow != 1 {
		t.Errorf("tallies %+v and %+v", got[0].Tally, got[2].Tally)
	}
}

func TestDistributionsOfRostersCountRows(t *testing.T) {
	got, err := Distributions(crossRound(t), "d_area")
	if err != nil {
		t.Fatal(err)
	}
	if gov := got[0]; gov.Counts[0] != 3 || gov.Tally.N() != 3 || gov.Tally.DontKnow != 1 {
		t.Errorf("government: %v, %+v", gov.Counts, gov.Tally)
	}
	if cso := got[1]; cso.Tally.N() != 0 || cso.Tally.NoData != 1 {
		t.Errorf("civil society: %+v", cso.Tally)
	}
}

func TestNumbersAndMedians(t *testing.T) {
	q := gapForm(t)
	for _, tt := range []struct {
		name    string
		budgets []string
		want    string // n sum min median max
	}{
		{"none", nil, "0 0 0 0 0"},
		{"an odd count", []string{"5", "1", "3"}, "3 9 1 3 5"},
		{"an even count", []string{"4", "1", "3", "2"}, "4 10 1 2.5 4"},
		{"zero is a number, silence is not", []string{"0", "?noinfo", "8", "-"}, "2 8 0 4 8"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			rows, given := rowIDs{}, answers{}
			for i, b := range tt.budgets {
				id := forms.RowID(fmt.Sprintf("p%d", i))
				rows["prg"] = append(rows["prg"], id)
				if b != "-" {
					given["f_budget@"+string(id)] = b
				}
			}
			s := &Snapshot{Questionnaire: q, Countries: []Country{{ISO3: "XAA"}}, Diagnostics: []Diagnostic{diagnostic(q, "XAA", Government, rows, given)}}
			got, err := Numbers(s, "f_budget")
			if err != nil {
				t.Fatal(err)
			}
			n := got[0]
			if line := fmt.Sprint(n.N, n.Sum, n.Min, n.Median, n.Max); line != tt.want {
				t.Errorf("got %s, want %s", line, tt.want)
			}
		})
	}
}

func TestMedianOfTheLargestNumbers(t *testing.T) {
	if got := median([]float64{1e308, 1.7e308}); got != 1.35e308 {
		t.Errorf("got %v, want 1.35e308", got)
	}
}

func TestMedianOnAScale(t *testing.T) {
	s := gapRound(t)
	got, err := Distributions(s, "j_g_sev")
	if err != nil {
		t.Fatal(err)
	}
	if m, n := got[0].Median(); m != 1.5 || n != 2 {
		t.Errorf("government: median %v of %d, want 1.5 of 2", m, n)
	}
}

// programmeForm asks of programmes whom they serve, with what and since when.
func programmeForm(t *testing.T) *forms.Questionnaire {
	t.Helper()
	list := func(names ...string) *forms.List {
		l := &forms.List{Name: names[0]}
		for _, name := range names {
			value, label, found := strings.Cut(name, "=")
			if !found {
				label = value
			}
			l.Choices = append(l.Choices, &forms.Choice{Name: value, Label: text(label), Extra: map[string]string{"value": label}})
		}
		return l
	}
	choice := func(name string, kind forms.Type, l *forms.List) *forms.Question {
		q := question(name, kind, 1)
		q.List = l
		return q
	}
	area := list("border", "asylum", "health")
	change := list("less=-1", "same=0", "more=1", "na")
	change.Choices[3].Missing = forms.NotApplicable
	q := &forms.Questionnaire{Name: "programmes", Languages: []string{"es", "en"}, Lists: map[string]*forms.List{}}
	q.Sections = []*forms.Section{
		section("f", roster("prg", question("f_name", forms.TextType, 1), choice("f_target", forms.SelectMultiple, list("all", "child", "women")),
			question("f_people", forms.Integer, 1), question("f_people_year", forms.Integer, 1), question("f_need", forms.Integer, 1),
			question("f_budget", forms.Decimal, 1), choice("f_curr", forms.SelectOne, list("HNL", "USD")), question("f_budget_year", forms.Integer, 1),
			choice("f_source", forms.SelectMultiple, list("budget", "loan", "coop")))),
		section("c", roster("ins", question("c_ins_name", forms.TextType, 1), question("c_ins_year", forms.Integer, 1),
			choice("c_ins_change", forms.SelectOne, change), choice("c_ins_level", forms.SelectOne, list("1", "2", "3", "4")))),
		section("j", choice("j_prio1", forms.SelectOne, area), choice("j_prio2", forms.SelectOne, area), choice("j_prio3", forms.SelectOne, area)),
	}
	for _, fault := range q.Seal() {
		if fault.Severity == forms.Error {
			t.Fatalf("seal: %+v", fault)
		}
	}
	return q
}

func single(q *forms.Questionnaire, rows rowIDs, given answers) *Snapshot {
	return &Snapshot{Questionnaire: q, Countries: []Country{{ISO3: "XAA"}}, Diagnostics: []Diagnostic{diagnostic(q, "XAA", Government, rows, given)}}
}

func TestReachComparesOnlyWhatSaysBoth(t *testing.T) {
	s := single(programmeForm(t), rowIDs{"prg": {"p1", "p2", "p3"}}, answers{
		"f_target@p1": "child women", "f_people@p1": "50", "f_people_year@p1": "2024", "f_need@p1": "200",
		"f_target@p2": "child", "f_people@p2": "30", "f_people_year@p2": "2022", "f_need@p2": "?noinfo",
		"f_target@p3": "child", "f_people@p3": "?dk", "f_need@p3": "400",
	})
	r, err := DiagnosticReach().Reached(s)
	if err != nil {
		t.Fatal(err)
	}
	want := Served{People: 80, PeopleN: 2, Need: 600, NeedN: 2, FirstYear: 2022, LastYear: 2024, BothPeople: 50, BothNeed: 200, BothN: 1}
	if diff := cmp.Diff(want, r.Sums[1][0]); diff != "" {
		t.Errorf("children (-want +got):\n%s", diff)
	}
	if share, ok := r.Sums[1][0].Coverage(); share != 25 || !ok || r.Cells[1][0].N != 3 {
		t.Errorf("children: %v %v of %d programmes", share, ok, r.Cells[1][0].N)
	}
	if _, ok := r.Sums[0][0].Coverage(); ok || r.Cells[0][0].Mark != None {
		t.Errorf("everyone: %+v", r.Sums[0][0])
	}
}

func TestBudgetsMixNeitherYearsNorCurrencies(t *testing.T) {
	s := single(programmeForm(t), rowIDs{"prg": {"p1", "p2", "p3", "p4", "p5", "p6"}}, answers{
		"f_budget@p1": "100", "f_curr@p1": "USD", "f_budget_year@p1": "2024", "f_source@p1": "coop budget",
		"f_budget@p2": "50.5", "f_curr@p2": "USD", "f_budget_year@p2": "2024", "f_source@p2": "budget coop",
		"f_budget@p3": "7", "f_curr@p3": "USD", "f_budget_year@p3": "2023", "f_source@p3": "budget",
		"f_budget@p4": "9", "f_curr@p4": "HNL", "f_budget_year@p4": "2025", "f_source@p4": "loan",
		"f_budget@p5": "1", "f_curr@p5": "HNL", "f_source@p5": "loan",
		"f_budget@p6": "?noinfo",
	})
	lines, err := DiagnosticMoney().Budgets(s)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range lines[0].Sums {
		var sources []string
		for _, c := range m.Sources {
			sources = append(sources, c.Name)
		}
		got = append(got, fmt.Sprint(m.Currency.Name, m.Year, sources, m.Amount, m.N))
	}
	want := []string{"HNL2025 [loan] 9 1", "USD2023 [budget] 7 1", "USD2024 [budget coop] 150.5 2"}
	if diff := cmp.Diff(want, got); diff != "" || lines[0].Unknown != 2 || lines[0].Rows != 6 {
		t.Errorf("%d unknown of %d (-want +got):\n%s", lines[0].Unknown, lines[0].Rows, diff)
	}
}

func TestTimelineWeighsOnlyWhatIsKnown(t *testing.T) {
	s := single(programmeForm(t), rowIDs{"ins": {"i1", "i2", "i3", "i4", "i5"}}, answers{
		"c_ins_year@i1": "2014", "c_ins_change@i1": "less", "c_ins_level@i1": "3", "c_ins_name@i1": "Ley",
		"c_ins_year@i2": "2011", "c_ins_change@i2": "more", "c_ins_level@i2": "1",
		"c_ins_year@i3": "2019", "c_ins_change@i3": "less",
		"c_ins_year@i4": "1998", "c_ins_change@i4": "na",
		"c_ins_change@i5": "same",
	})
	line, err := DiagnosticTimeline().Chart(s)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range line.Events {
		got = append(got, fmt.Sprint(e.Year, e.Row))
	}
	for _, d := range line.Decades {
		got = append(got, fmt.Sprint(d.From, d.Events, d.Changes, d.N))
	}
	want := []string{"1998i4", "2011i2", "2014i1", "2019i3", "1990 1 0 0", "2010 3 -2 2"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(line.Undated) != 1 || line.Events[2].Title(line, "es") != "Ley" {
		t.Errorf("%d undated, title %q", len(line.Undated), line.Events[2].Title(line, "es"))
	}
}

func TestPriorities(t *testing.T) {
	q := programmeForm(t)
	s := &Snapshot{Questionnaire: q, Countries: []Country{{ISO3: "XAA"}, {ISO3: "XAB"}, {ISO3: "XAC"}}}
	s.Diagnostics = []Diagnostic{
		diagnostic(q, "XAA", Government, nil, answers{"j_prio1": "asylum", "j_prio2": "border"}),
		diagnostic(q, "XAB", Government, nil, answers{"j_prio1": "border", "j_prio3": "asylum"}),
		diagnostic(q, "XAC", Government, nil, answers{"j_prio1": "?dk"}),
	}
	all, err := PrioritiesOf(s, []string{"j_prio1", "j_prio2", "j_prio3"}, []int{3, 2, 1})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range all[0].Choices {
		got = append(got, fmt.Sprint(p.Choice.Name, p.Named, p.Points))
	}
	want := []string{"border[1 1 0] 5", "asylum[1 0 1] 4", "health[0 0 0] 0"}
	if diff := cmp.Diff(want, got); diff != "" || all[0].N != 2 || all[0].Tally.DontKnow != 1 {
		t.Errorf("n %d, %+v (-want +got):\n%s", all[0].N, all[0].Tally, diff)
	}
	if _, err := PrioritiesOf(s, []string{"j_prio1", "c_ins_change"}, []int{3, 2}); err == nil {
		t.Error("another list: no error")
	}
	if _, err := PrioritiesOf(s, []string{"j_prio1", "j_prio2"}, []int{3}); err == nil {
		t.Error("a weight too few: no error")
	}
}
