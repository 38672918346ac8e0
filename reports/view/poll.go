package view

import (
	"strconv"

	"cotejo/reports"
	"cotejo/reports/draw"
)

func isPoll(s *reports.Snapshot) bool {
	_, err := reports.PollOf(s)
	return err == nil
}

// poll shows the result of the poll of interest: where each country stands,
// who offers to prepare the seminar and with what, and what is preferred.
func poll(s *reports.Snapshot, ask Ask) (*View, error) {
	result, err := reports.PollOf(s)
	if err != nil {
		return nil, err
	}
	p := poller{maker{s, ask}, result}
	topics := p.topics()
	options := []Option{{Value: "interes", Label: p.t("poll.stands")}}
	for _, t := range topics {
		options = append(options, Option{Value: t.name, Label: t.title})
	}
	control, chosen := p.choose("tema", p.t("poll.choose"), options)
	v := &View{
		Title: p.t("poll.title"), Controls: []Control{control}, Foot: []string{p.t("tab.t23.aid")},
		Lead:   []string{p.t("poll.quorum", strconv.Itoa(result.Interested), strconv.Itoa(len(result.Countries)), strconv.Itoa(result.Missing)), p.t("poll.lead")},
		Tables: []Table{p.stands(), p.commission(), p.hosts(), p.offers(), p.amounts()},
	}
	for _, t := range topics {
		v.Tables = append(v.Tables, p.distribution(t))
	}
	v.Tables = append(v.Tables, p.objectives())
	if len(result.Countries) > 0 {
		v.Picture = &draw.Picture{Title: options[chosen].Label, Alt: p.t("poll.alt", options[chosen].Label), Chart: p.chart(topics, chosen)}
	}
	return v, nil
}

// poller lays out a poll.
type poller struct {
	maker
	*reports.Poll
}

// topic is one question of the poll whose choices are counted.
type topic struct {
	name, title string
	of          []reports.Distribution // by voice
}

func (p poller) topics() []topic {
	all := []topic{
		{"fases", p.t("tab.phases"), p.Phases}, {"meses", p.t("tab.months"), p.Months}, {"temas", p.t("tab.topics"), p.Topics},
		{"modalidad", p.t("tab.modes"), p.Modes}, {"tareas", p.t("tab.tasks"), p.Tasks}, {"aportes", p.t("tab.contributions"), p.Contributions},
	}
	var asked []topic
	for _, t := range all {
		if len(t.of) > 0 {
			asked = append(asked, t)
		}
	}
	return asked
}

func (p poller) stands() Table {
	t := Table{Name: "interes", Title: p.t("poll.stands"), Keys: 4, Columns: append(p.speakers(),
		Column{Head: p.t("tab.stand")}, Column{Head: p.t("tab.interest")}, Column{Head: p.t("tab.conditions")},
		Column{Head: p.t("tab.reason")}, Column{Head: p.t("tab.comments")})}
	for i := range p.Countries {
		c := &p.Countries[i]
		stand := Cell{Text: c.Stand.Words(p.Lang), Tone: toneOf(c.Stand)}
		if len(c.Voices) == 0 {
			t.Rows = append(t.Rows, Row{Cells: append(p.speaker(reports.Column{Country: c.Country}), stand, p.nodata(), p.nodata(), p.nodata(), p.nodata())})
		}
		for _, v := range c.Voices {
			t.Rows = append(t.Rows, Row{Cells: append(p.speaker(v.Column), stand, p.answer(v.Interest), p.answer(v.Conditions), p.answer(v.Reason), p.answer(v.Comments))})
		}
	}
	return t
}

// toneOf is the tone of where a country stands. It says nothing of better or
// worse: the more wish, the darker.
func toneOf(s reports.Stand) draw.Tone {
	switch s {
	case reports.Interested:
		return draw.Step4
	case reports.Undecided:
		return draw.Step2
	case reports.Declined:
		return draw.Special
	}
	return draw.NoData
}

func (p poller) commission() Table {
	t := Table{Name: "comision", Title: p.t("tab.commission"), Keys: 4, Columns: append(p.speakers(),
		Column{Head: p.t("tab.role")}, Column{Head: p.t("tab.tasks")})}
	for _, s := range p.Commission {
		t.Rows = append(t.Rows, Row{Cells: append(p.speaker(s.Column), p.answer(s.Role), p.answer(s.Tasks))})
	}
	return t
}

func (p poller) hosts() Table {
	t := Table{Name: "sede", Title: p.t("tab.hosts"), Keys: 4, Columns: p.speakers()}
	for _, h := range p.Hosts {
		t.Rows = append(t.Rows, Row{Cells: p.speaker(h.Column)})
	}
	return t
}

func (p poller) offers() Table {
	t := Table{Name: "ofrecimientos", Title: p.t("tab.offers"), Keys: 4, Columns: append(p.speakers(), Column{Head: p.t("tab.contributions")})}
	for _, o := range p.Offers {
		t.Rows = append(t.Rows, Row{Cells: append(p.speaker(o.Column), p.answer(o.Contributions))})
	}
	return t
}

func (p poller) amounts() Table {
	t := Table{Name: "montos", Title: p.t("tab.offered"), Keys: 1, Columns: []Column{
		{Head: p.t("tab.currency")}, {Head: p.t("tab.amount"), Figures: true}, {Head: "n", Figures: true}, {Head: p.t("tab.unsized"), Figures: true},
	}}
	for _, a := range p.Amounts {
		name, sum := p.t("tab.nocurrency"), p.nodata()
		if a.Currency != nil {
			name = p.in(a.Currency.Label)
		}
		if a.N > 0 {
			sum = number(a.Amount, 0)
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: name}, sum, count(a.N), count(a.Unsized)}})
	}
	return t
}

// distribution gives how often each choice is named, by voice.
func (p poller) distribution(of topic) Table {
	t := Table{Name: of.name, Title: of.title, Keys: 2, Columns: []Column{
		{Head: p.t("tab.choice")}, {Head: p.t("head.voice")}, {Head: p.t("tab.named"), Figures: true}, {Head: "n", Figures: true}, {Head: "%", Figures: true},
	}}
	for i := range of.of {
		d := &of.of[i]
		for j, c := range d.Choices {
			share := p.nodata()
			if x, ok := d.Share(j); ok {
				share = number(x, 1)
			}
			t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: p.in(c.Label)}, {Text: d.Voice.Words(p.Lang)}, count(d.Counts[j]), count(d.Tally.N()), share}})
		}
	}
	return t
}

func (p poller) objectives() Table {
	t := Table{Name: "objetivos", Title: p.t("tab.objectives"), Keys: 2, Columns: []Column{
		{Head: p.t("tab.objective")}, {Head: p.t("head.voice")}, {Head: p.t("tab.median"), Figures: true}, {Head: "n", Figures: true},
	}}
	for i := range p.Objectives {
		for _, o := range p.Objectives[i].Objectives {
			median := p.nodata()
			if o.N > 0 {
				median = number(o.Median, 1)
			}
			t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: p.in(o.Choice.Label)}, {Text: p.Objectives[i].Voice.Words(p.Lang)}, median, count(o.N)}})
		}
	}
	return t
}
