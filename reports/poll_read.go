package reports

import (
	"slices"
	"strings"

	"cotejo/forms"
)

// polled holds the questions of the poll that ships, under its names for them.
type polled map[string]*forms.Question

// pollster finds the poll's questions. Names and addresses of persons are not
// among them.
func pollster(q *forms.Questionnaire) (polled, error) {
	b := polled{}
	for _, name := range []string{
		"p_group", "p_interest", "p_cond", "p_why_no", "p_objs", "p_host",
		"p_comm", "p_comm_area", "p_funds", "p_amount", "p_curr", "p_place",
	} {
		found, err := questionNamed(q, name)
		if err != nil {
			return nil, err
		}
		b[name] = found
	}
	for _, name := range []string{"p_interest", "p_objs", "p_comm", "p_funds", "p_curr"} {
		if b[name].List == nil {
			return nil, wrong(name, "table.choices")
		}
	}
	return b, nil
}

func (b polled) entry(col Column, name string) Entry { return entryOf(col.Diagnostic, b[name], "") }

// stand files what a column says of its interest under its country.
func (b polled) stand(p *Poll, col Column) {
	if n := len(p.Countries); n == 0 || p.Countries[n-1].Country != col.Country {
		p.Countries = append(p.Countries, PollCountry{Country: col.Country})
	}
	c := &p.Countries[len(p.Countries)-1]
	if col.Diagnostic != nil {
		c.Voices = append(c.Voices, b.voice(col))
	}
}

func (b polled) voice(col Column) PollVoice {
	return PollVoice{
		Column: col, State: b.state(col), Interest: b.entry(col, "p_interest"),
		Conditions: b.entry(col, "p_cond"), Reason: b.entry(col, "p_why_no"), Comments: b.entry(col, "p_place"),
	}
}

// state says whether a party speaks for an institution of the state: by its
// voice, unless it says itself that it is a civil organisation.
func (b polled) state(col Column) bool {
	switch col.Diagnostic.Party.Voice {
	case Government, Institution:
		return !b.entry(col, "p_group").names("cso")
	}
	return false
}

func (b polled) commission(p *Poll, col Column) {
	role := b.entry(col, "p_comm")
	if role.names("lead") || role.names("member") {
		p.Commission = append(p.Commission, Seat{
			Column: col, Lead: role.names("lead"), Role: role, Tasks: b.entry(col, "p_comm_area"),
		})
	}
	if b.entry(col, "p_host").names("yes") {
		p.Hosts = append(p.Hosts, b.voice(col))
	}
}

func (b polled) offers(p *Poll, col Column) {
	funds := b.entry(col, "p_funds")
	if funds.Mark != Answered || funds.names("none") {
		return
	}
	p.Offers = append(p.Offers, Offer{col, funds})
	if funds.names("funds") {
		p.offer(b.entry(col, "p_amount"), b.entry(col, "p_curr"))
	}
}

// offer adds an amount to those of its currency, in the order in which they
// first come.
func (p *Poll) offer(amount, currency Entry) {
	x, known := Scoring{Number: true}.of(amount)
	var c *forms.Choice
	if currency.Mark == Answered {
		c = currency.Question.List.Choice(currency.Answer.Value)
	}
	if !known {
		c = nil
	}
	i := slices.IndexFunc(p.Amounts, func(o Offered) bool { return o.Currency == c })
	if i < 0 {
		i = len(p.Amounts)
		p.Amounts = append(p.Amounts, Offered{Currency: c})
	}
	if c == nil {
		p.Amounts[i].Unsized++
		return
	}
	p.Amounts[i].Amount += x
	p.Amounts[i].N++
}

// placing counts how the parties of a voice order the objectives.
func (b polled) placing(s *Snapshot, v Voice) PollObjectives {
	q := b["p_objs"]
	o := PollObjectives{Voice: v}
	places := map[string][]float64{}
	var tally Tally
	for _, e := range spoken(s, v, q, &tally) {
		o.N++
		for place, name := range strings.Fields(e.Answer.Value) {
			places[name] = append(places[name], float64(place+1))
		}
	}
	choices := meaning(q.List)
	for _, c := range choices {
		o.Objectives = append(o.Objectives, placingOf(c, places[c.Name], len(choices)))
	}
	return o
}

func placingOf(c *forms.Choice, at []float64, places int) Placed {
	p := Placed{Choice: c, Places: make([]int, places), N: len(at)}
	if len(at) == 0 {
		return p
	}
	slices.Sort(at)
	p.Median = median(at)
	for _, place := range at {
		if int(place) <= places {
			p.Places[int(place)-1]++
		}
	}
	return p
}
