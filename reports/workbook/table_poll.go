package workbook

import (
	"fmt"
	"strconv"

	"cotejo/reports"
)

// pollTable is T23: who is interested, who would prepare the seminar and with
// what.
func (b *book) pollTable() []*table {
	p, err := reports.PollOf(b.snapshot)
	if err != nil {
		return nil
	}
	t := b.newTable(b.sheetName("tab.t23.name"), b.word("tab.t23.title"), b.word("tab.t23.aid"),
		b.word("tab.t23.aid2", strconv.Itoa(p.Interested), strconv.Itoa(len(p.Countries)), strconv.Itoa(p.Missing)))
	t.bare = true
	t.speakers()
	for _, c := range []struct {
		code  string
		width float64
	}{{"tab.stand", 22}, {"tab.interest", 22}, {"tab.conditions", 36}, {"tab.reason", 36}, {"tab.comments", 36}} {
		t.column(b.word(c.code), c.width)
	}
	first := t.next()
	for i := range p.Countries {
		t.stands(&p.Countries[i])
	}
	t.quorum(p, first, t.next()-1)
	t.seats(p)
	t.offers(p)
	for _, part := range []struct {
		code string
		of   []reports.Distribution
	}{{"tab.phases", p.Phases}, {"tab.topics", p.Topics}, {"tab.months", p.Months}, {"tab.modes", p.Modes}, {"tab.tasks", p.Tasks}, {"tab.contributions", p.Contributions}} {
		t.distribution(part.code, part.of)
	}
	t.objectives(p.Objectives)
	return []*table{t}
}

// stands adds the rows of one country; where it stands is said once, in the
// first of them.
func (t *table) stands(c *reports.PollCountry) {
	stand := words(label, t.say(c.Stand.Words))
	if c.Stand == reports.Unpolled {
		stand.look = markNoData
	}
	if len(c.Voices) == 0 {
		t.add(append(t.speaker(&reports.Column{Country: c.Country}), stand)...)
		return
	}
	for i, v := range c.Voices {
		if i > 0 {
			stand = cell{look: body}
		}
		t.add(append(t.speaker(&v.Column), stand, t.answer(v.Interest), t.answer(v.Conditions), t.answer(v.Reason), t.answer(v.Comments))...)
	}
}

// quorum counts the countries by where they stand, live.
func (t *table) quorum(p *reports.Poll, first, last int) {
	t.heading(t.word("tab.quorum"))
	for _, stand := range []reports.Stand{reports.Interested, reports.Undecided, reports.Declined, reports.Unpolled} {
		n := 0
		for _, c := range p.Countries {
			if c.Stand == stand {
				n++
			}
		}
		text := fmt.Sprintf("SUMPRODUCT(--(E%d:E%d=%s))", first, last, quoted(t.say(stand.Words)))
		t.add(words(label, t.say(stand.Words)), formula(small, text, float64(n), true), words(faint, t.word("tab.ofcountries", strconv.Itoa(len(p.Countries)))))
	}
}

func (t *table) seats(p *reports.Poll) {
	t.heading(t.word("tab.commission"))
	t.heads(t.word("head.country"), "ISO 3166", t.word("head.voice"), t.word("head.party"), t.word("tab.role"), t.word("tab.tasks"))
	for _, s := range p.Commission {
		t.add(append(t.speaker(&s.Column), t.answer(s.Role), t.answer(s.Tasks))...)
	}
	t.heading(t.word("tab.hosts"))
	for _, h := range p.Hosts {
		t.add(t.speaker(&h.Column)...)
	}
}

func (t *table) offers(p *reports.Poll) {
	t.heading(t.word("tab.offers"))
	for _, o := range p.Offers {
		t.add(append(t.speaker(&o.Column), t.answer(o.Contributions))...)
	}
	t.heading(t.word("tab.offered"))
	t.heads(t.word("tab.currency"), "", "", "", t.word("tab.amount"), t.word("tab.n"), t.word("tab.unsized"))
	for _, a := range p.Amounts {
		name, sum := words(label, t.word("tab.nocurrency")), cell{look: worth}
		if a.Currency != nil {
			name, sum = words(label, t.in(a.Currency.Label)), summed(a.Amount, a.N)
		}
		t.add(name, cell{look: body}, cell{look: body}, cell{look: body}, sum, count(a.N), count(a.Unsized))
	}
}

// distribution adds how often each choice is named, by voice, with a live
// share of those who answer.
func (t *table) distribution(code string, of []reports.Distribution) {
	t.heading(t.word(code))
	t.heads(t.word("tab.choice"), "", t.word("head.voice"), "", t.word("tab.named"), t.word("tab.n"), t.word("tab.share"))
	for i := range of {
		d := &of[i]
		for j, c := range d.Choices {
			at := t.next()
			share, known := d.Share(j)
			text := fmt.Sprintf(`IF(F%[1]d=0,"",ROUND(1000*E%[1]d/F%[1]d,0)/10)`, at)
			t.add(words(label, t.in(c.Label)), cell{look: body}, words(body, t.say(d.Voice.Words)), cell{look: body},
				t.among(d.Counts[j], d.Tally.N()), count(d.Tally.N()), formula(value, text, share, known))
		}
	}
}

func (t *table) objectives(of []reports.PollObjectives) {
	t.heading(t.word("tab.objectives"))
	t.heads(t.word("tab.objective"), "", t.word("head.voice"), "", t.word("tab.median"), t.word("tab.n"))
	for i := range of {
		for _, o := range of[i].Objectives {
			t.add(words(label, t.in(o.Choice.Label)), cell{look: body}, words(body, t.say(of[i].Voice.Words)), cell{look: body},
				known(value, o.Median, o.N > 0), count(o.N))
		}
	}
}
