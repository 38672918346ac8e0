package view

import (
	"strconv"

	"cotejo/reports"
	"cotejo/reports/draw"
)

// chart draws the topic that was chosen: 0 is where the countries stand.
func (p poller) chart(topics []topic, chosen int) draw.Chart {
	if chosen == 0 {
		return p.standChart()
	}
	return p.choiceChart(topics[chosen-1])
}

// standChart is one bar over all countries of the round.
func (p poller) standChart() draw.Shares {
	all := []reports.Stand{reports.Interested, reports.Undecided, reports.Declined, reports.Unpolled}
	counts := map[reports.Stand]int{}
	for _, c := range p.Countries {
		counts[c.Stand]++
	}
	bar := draw.Bar{Label: p.t("poll.stands"), Foot: p.t("poll.of", strconv.Itoa(p.Interested), strconv.Itoa(len(p.Countries)))}
	s := draw.Shares{Whole: len(p.Countries)}
	for _, stand := range all {
		bar.Pieces = append(bar.Pieces, draw.Piece{Tone: toneOf(stand), Count: counts[stand]})
		s.Legend = append(s.Legend, draw.Key{Tone: toneOf(stand), Text: stand.Words(p.Lang)})
	}
	s.Bars = []draw.Bar{bar}
	return s
}

// choiceChart has a bar for each choice and voice, out of all who were asked:
// who named it, who answered without naming it, who did not answer.
func (p poller) choiceChart(of topic) draw.Shares {
	s := draw.Shares{Legend: []draw.Key{
		{Tone: draw.Step3, Text: p.t("tab.named")}, {Tone: draw.Special, Text: p.t("poll.unnamed")}, {Tone: draw.NoData, Text: p.t("poll.silent")},
	}}
	for i := range of.of {
		d := &of.of[i]
		s.Whole = max(s.Whole, d.Tally.Asked())
		for j, c := range d.Choices {
			n, named := d.Tally.N(), d.Counts[j]
			s.Bars = append(s.Bars, draw.Bar{
				Label: p.in(c.Label) + " · " + d.Voice.Words(p.Lang), Foot: p.t("poll.of", strconv.Itoa(named), strconv.Itoa(n)),
				Pieces: []draw.Piece{{Tone: draw.Step3, Count: named}, {Tone: draw.Special, Count: n - named}, {Tone: draw.NoData, Count: d.Tally.Asked() - n}},
			})
		}
	}
	return s
}
