package workbook

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"cotejo/forms"
	"cotejo/reports"
)

// decadeTally is one decade of one voice, as its charts show it.
type decadeTally struct {
	from       int
	directions []int // events by direction, then those without one
	sum        float64
	n          int // events with direction and size
	cumulative float64
	known      bool // some event up to here has both
}

// byDecade adds, for each voice, the decades in a row with its charts: events
// by direction, and direction times size added up over time. Voices are not
// merged: two may tell of the same instrument.
func (x *timeSheet) byDecade() {
	if len(x.line.Events) == 0 {
		return
	}
	directions := x.directed()
	if len(directions) > 3 {
		return // no room; the questionnaire that ships has three
	}
	for _, v := range x.snapshot.Voices() {
		rows := x.tallies(v, directions)
		if len(rows) == 0 || len(rows) > mostBars {
			continue
		}
		x.heading(x.word("tab.timechart", v.Words))
		x.heads(x.decadeHeads(directions)...)
		x.decadeRows(v, rows, len(directions))
	}
}

// directed are the choices of a change that have a worth: its directions.
func (x *timeSheet) directed() []*forms.Choice {
	var out []*forms.Choice
	for _, c := range x.change.choices {
		if _, ok := worthOfChoice(c); ok {
			out = append(out, c)
		}
	}
	return out
}

// tallies counts a voice's events, every decade from the first to the last.
func (x *timeSheet) tallies(v reports.Voice, directions []*forms.Choice) []decadeTally {
	var rows []decadeTally
	for i := range x.line.Events {
		e := &x.line.Events[i]
		if e.Diagnostic.Party.Voice != v {
			continue
		}
		from := e.Year - e.Year%10
		if len(rows) == 0 {
			rows = append(rows, decadeFrom(from, len(directions)))
		}
		for next := rows[len(rows)-1].from; next < from; {
			next += 10
			rows = append(rows, decadeFrom(next, len(directions)))
		}
		rows[len(rows)-1].add(e, directions)
	}
	sum, known := 0.0, false
	for i := range rows {
		sum, known = sum+rows[i].sum, known || rows[i].n > 0
		rows[i].cumulative, rows[i].known = sum, known
	}
	return rows
}

func decadeFrom(year, directions int) decadeTally {
	return decadeTally{from: year, directions: make([]int, directions+1)}
}

func (d *decadeTally) add(e *reports.Event, directions []*forms.Choice) {
	place := len(directions)
	for i, c := range directions {
		if e.Change.Mark == reports.Answered && e.Change.Answer.Value == c.Name {
			place = i
		}
	}
	d.directions[place]++
	if weighed, known := e.Weighed(); known {
		d.sum += weighed
		d.n++
	}
}

func (x *timeSheet) decadeHeads(directions []*forms.Choice) []string {
	heads := []string{x.word("tab.decade"), x.word("tab.years10"), x.word("tab.weighed"), x.word("head.voice"), x.word("tab.balance")}
	for _, c := range directions {
		heads = append(heads, x.spoken(x.change.list, c))
	}
	for len(heads) < 8 {
		heads = append(heads, "")
	}
	return append(heads, x.word("tab.undirected"), x.word("tab.cumulative"))
}

func (x *timeSheet) decadeRows(v reports.Voice, rows []decadeTally, directions int) {
	first := x.next()
	for _, d := range rows {
		at := x.next()
		among := x.within(at) + "," + x.alike(timeVoice, at)
		row := []cell{
			figure(small, float64(d.from)), words(body, fmt.Sprintf("%d–%d", d.from, d.from+9)),
			formula(small, fmt.Sprintf("SUMPRODUCT(%s,--ISNUMBER(%s))", among, x.events(timeWeighed)), float64(d.n), true),
			words(body, x.say(v.Words)),
			formula(worth, fmt.Sprintf(`IF(C%d=0,"",SUMPRODUCT(%s,%s))`, at, among, x.events(timeWeighed)), d.sum, d.n > 0),
		}
		for k := range 3 {
			if k >= directions {
				row = append(row, cell{look: body})
				continue
			}
			text := fmt.Sprintf("SUMPRODUCT(%s,--(%s=%s))", among, x.events(timeChange), one(5+k, first-1))
			row = append(row, formula(small, text, float64(d.directions[k]), true))
		}
		row = append(row,
			formula(small, fmt.Sprintf("SUMPRODUCT(%s)-SUM(F%d:H%d)", among, at, at), float64(d.directions[directions]), true),
			formula(worth, fmt.Sprintf(`IF(SUM(C$%[1]d:C%[2]d)=0,"",SUM(E$%[1]d:E%[2]d))`, first, at), d.cumulative, d.known))
		x.add(row...)
	}
	x.decadeCharts(v, rows, first, directions)
}

// wholes are the lines of an axis that would else stand between whole events.
func wholes(rows []decadeTally) float64 {
	most := 0
	for _, d := range rows {
		n := 0
		for _, k := range d.directions {
			n += k
		}
		most = max(most, n)
	}
	if most > 12 {
		return 0
	}
	return 1
}

// decadeCharts draws the events of each decade and, from the first decade in
// which anything is weighed, the sum so far: before it there is no figure.
func (x *timeSheet) decadeCharts(v reports.Voice, rows []decadeTally, first, directions int) {
	last, head, voice := first+len(rows)-1, first-1, v.Words
	c := chart{
		kind: excelize.ColStacked, title: x.word("chart.events", voice), alt: x.word("chart.events.alt", voice),
		across: x.word("chart.decade"), up: x.word("tab.events"), labels: run(1, first, last), unit: wholes(rows),
	}
	for k, colour := range []string{ramp()[3], ramp()[1], "E0A63A", hatch} {
		column := 5 + k
		if k >= directions && k < 3 {
			continue
		}
		c.heads, c.data, c.colours = append(c.heads, one(column, head)), append(c.data, run(column, first, last)), append(c.colours, colour)
	}
	x.chart(c)
	weighed := 0
	for weighed < len(rows) && !rows[weighed].known {
		weighed++
	}
	if len(rows)-weighed < 2 {
		return // one point is no line
	}
	x.chart(chart{
		kind: excelize.Line, title: x.word("chart.cumulative", voice), alt: x.word("chart.cumulative.alt", voice),
		across: x.word("chart.decade"), up: x.word("tab.cumulative"), labels: run(1, first+weighed, last),
		heads: []string{one(9, head)}, data: []string{run(9, first+weighed, last)}, colours: []string{ramp()[4]},
	})
}
