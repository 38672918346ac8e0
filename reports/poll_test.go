package reports

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cotejo/forms"
)

// pollForm has the questions of the poll that ships, without the conditions
// under which they are asked.
func pollForm(t *testing.T) *forms.Questionnaire {
	t.Helper()
	choice := func(name string, kind forms.Type, names string) *forms.Question {
		q := question(name, kind, 1)
		q.List = &forms.List{Name: name}
		for _, n := range strings.Fields(names) {
			q.List.Choices = append(q.List.Choices, &forms.Choice{Name: n, Label: text(n)})
		}
		return q
	}
	written := func(name string) *forms.Question { return question(name, forms.TextType, 1) }
	mail := written("p_focal_mail")
	mail.Private = true
	q := &forms.Questionnaire{Name: "poll", Languages: []string{"es"}, Lists: map[string]*forms.List{}}
	q.Sections = []*forms.Section{section("p",
		choice("p_group", forms.SelectOne, "mig cso"), choice("p_interest", forms.SelectOne, "yes conditional undecided no"),
		written("p_cond"), written("p_why_no"), choice("p_phases", forms.SelectMultiple, "diag seminar"), choice("p_topics", forms.SelectMultiple, "border asylum"),
		choice("p_objs", forms.Rank, "O1 O2 O3"), choice("p_months", forms.SelectMultiple, "m01 m02"), choice("p_host", forms.SelectOne, "yes no"),
		choice("p_mode", forms.SelectOne, "onsite online"), choice("p_comm", forms.SelectOne, "lead member observer no"),
		choice("p_comm_area", forms.SelectMultiple, "technical funding"), choice("p_funds", forms.SelectMultiple, "funds venue none"),
		question("p_amount", forms.Decimal, 1), choice("p_curr", forms.SelectOne, "USD HNL"), mail, written("p_place"),
	)}
	for _, fault := range q.Seal() {
		if fault.Severity == forms.Error {
			t.Fatalf("seal: %+v", fault)
		}
	}
	return q
}

func pollRound(t *testing.T) *Snapshot {
	t.Helper()
	q := pollForm(t)
	s := &Snapshot{Questionnaire: q}
	for _, iso := range []string{"XAA", "XAB", "XAC", "XAD", "XAE", "XAF", "XAG"} {
		s.Countries = append(s.Countries, Country{ISO3: iso})
	}
	add := func(iso string, v Voice, given answers) {
		s.Diagnostics = append(s.Diagnostics, diagnostic(q, iso, v, nil, given))
	}
	add("XAA", Government, answers{"p_interest": "no", "p_comm": "no"})
	add("XAA", Institution, answers{"p_interest": "conditional", "p_cond": "Fechas", "p_comm": "member", "p_objs": "O1 O2 O3", "p_funds": "none"})
	add("XAB", Government, answers{"p_interest": "yes", "p_comm": "lead", "p_comm_area": "technical", "p_host": "yes", "p_objs": "O2 O1 O3", "p_months": "m01 m02", "p_funds": "funds venue", "p_amount": "1000", "p_curr": "USD"})
	add("XAC", Government, answers{"p_interest": "undecided"})
	add("XAC", CivilSociety, answers{"p_interest": "yes", "p_comm": "lead", "p_funds": "funds", "p_amount": "50", "p_curr": "USD"})
	add("XAD", Government, answers{"p_interest": "no"})
	add("XAE", CivilSociety, answers{"p_interest": "yes", "p_funds": "funds", "p_amount": "?noinfo"})
	add("XAF", Government, answers{"p_interest": "?dk"})
	open := diagnostic(q, "XAG", Government, nil, answers{"p_interest": "yes", "p_comm": "lead"})
	open.Status, open.State = Open, nil
	s.Diagnostics = append(s.Diagnostics, open)
	return s
}

func TestPollStandsAndQuorum(t *testing.T) {
	p, err := PollOf(pollRound(t))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range p.Countries {
		got = append(got, fmt.Sprintf("%s %s %d", c.Country.ISO3, c.Stand, len(c.Voices)))
	}
	want := []string{
		"XAA interested 2", // with conditions, though another institution declines
		"XAB interested 1", "XAC undecided 2", "XAD declined 1",
		"XAE missing 1", // civil society alone does not decide
		"XAF missing 1", // «no sé» is no answer
		"XAG missing 1", // not handed in
	}
	if diff := cmp.Diff(want, got); diff != "" || p.Interested != 2 || p.Missing != 3 {
		t.Errorf("%d interested, %d missing (-want +got):\n%s", p.Interested, p.Missing, diff)
	}
	if c := p.Countries[0].Voices[1]; c.Conditions.Text("es") != "Fechas" || !c.State {
		t.Errorf("conditions %q", c.Conditions.Text("es"))
	}
	for _, s := range []Stand{Interested, Undecided, Declined, Unpolled} {
		if s.Words("es") == "" || s.Words("es") == s.Words("en") {
			t.Errorf("%s: words %q and %q", s, s.Words("es"), s.Words("en"))
		}
	}
}

func TestPollProposesACommission(t *testing.T) {
	p, err := PollOf(pollRound(t))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, seat := range p.Commission {
		got = append(got, fmt.Sprintf("%s %s lead %v %s", seat.Country.ISO3, seat.Diagnostic.Party.Voice, seat.Lead, seat.Tasks.Answer.Value))
	}
	want := []string{"XAB gov lead true technical", "XAC cso lead true ", "XAA inst lead false "}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("commission (-want +got):\n%s", diff)
	}
	if len(p.Hosts) != 1 || p.Hosts[0].Country.ISO3 != "XAB" {
		t.Errorf("hosts: %d", len(p.Hosts))
	}
}

func TestPollAddsUpOffersByCurrency(t *testing.T) {
	p, err := PollOf(pollRound(t))
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Offers) != 3 {
		t.Errorf("got %d offers, want 3: «none» is not one", len(p.Offers))
	}
	var got []string
	for _, o := range p.Amounts {
		name := "-"
		if o.Currency != nil {
			name = o.Currency.Name
		}
		got = append(got, fmt.Sprint(name, o.Amount, o.N, o.Unsized))
	}
	if diff := cmp.Diff([]string{"USD1050 2 0", "-0 0 1"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestPollCountsPlacesAsTheyAre(t *testing.T) {
	p, err := PollOf(pollRound(t))
	if err != nil {
		t.Fatal(err)
	}
	byVoice := map[Voice]PollObjectives{}
	for _, o := range p.Objectives {
		byVoice[o.Voice] = o
	}
	if o := byVoice[Government]; o.N != 1 || o.Objectives[1].Median != 1 || o.Objectives[1].Places[0] != 1 {
		t.Errorf("government: %+v", o)
	}
	if o := byVoice[CivilSociety]; o.N != 0 || o.Objectives[0].N != 0 || o.Objectives[0].Median != 0 {
		t.Errorf("civil society: %+v", o)
	}
	for _, d := range p.Months {
		if d.Voice == Government && (d.Counts[0] != 1 || d.Tally.N() != 1 || d.Tally.Withheld != 1) {
			t.Errorf("months: %v, %+v", d.Counts, d.Tally)
		}
	}
}

func TestPollNeedsItsQuestions(t *testing.T) {
	if _, err := PollOf(round(t)); err == nil || !strings.Contains(err.Error(), "p_group: ") {
		t.Errorf("got %v, want p_group", err)
	}
}
