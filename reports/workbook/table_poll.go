package workbook

import (
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"

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
	stands := t.quorum(p, first, t.next()-1)
	t.seats(p)
	t.offers(p)
	t.distribution("tab.phases", p.Phases)
	t.distribution("tab.topics", p.Topics)
	months := t.distribution("tab.months", p.Months)
	t.distribution("tab.modes", p.Modes)
	t.distribution("tab.tasks", p.Tasks)
	t.distribution("tab.contributions", p.Contributions)
	t.objectives(p.Objectives)
	t.pollCharts(p, stands, months)
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

// quorum counts the countries by where they stand, live, and returns its first
// line.
func (t *table) quorum(p *reports.Poll, first, last int) int {
	t.heading(t.word("tab.quorum"))
	at := t.next()
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
	return at
}

// pollCharts draws where the countries stand and, voice by voice, which months
// would do; nothing where nobody answers.
func (t *table) pollCharts(p *reports.Poll, stands, months int) {
	if p.Missing == len(p.Countries) {
		return
	}
	t.chart(chart{
		kind: excelize.BarStacked, title: t.word("chart.stands", strconv.Itoa(len(p.Countries))), alt: t.word("chart.stands.alt", strconv.Itoa(len(p.Countries))),
		across: t.word("tab.stand"), up: t.word("chart.countries"), labels: run(0, stands, stands+3),
		heads: []string{one(0, stands-1)}, data: []string{run(1, stands, stands+3)}, colours: []string{ramp()[3]}, unit: 1,
	})
	for i := range p.Months {
		d := &p.Months[i]
		first, last := months, months+len(d.Choices)-1
		months = last + 1
		if d.Tally.N() == 0 || len(d.Choices) == 0 {
			continue
		}
		voice, n := d.Voice.Words, strconv.Itoa(d.Tally.N())
		t.chart(chart{
			kind: excelize.ColStacked, title: t.word("chart.months", voice, n), alt: t.word("chart.months.alt", voice, n),
			across: t.word("chart.month"), up: t.word("chart.answers"), labels: run(0, first, last),
			heads: []string{one(2, first)}, data: []string{run(4, first, last)}, colours: []string{ramp()[3]}, unit: 1,
		})
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
// share of those who answer. It returns the first line of the counts.
func (t *table) distribution(code string, of []reports.Distribution) int {
	t.heading(t.word(code))
	t.heads(t.word("tab.choice"), "", t.word("head.voice"), "", t.word("tab.named"), t.word("tab.n"), t.word("tab.share"))
	first := t.next()
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
	return first
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
