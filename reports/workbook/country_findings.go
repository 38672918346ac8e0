package workbook

import (
	"slices"
	"strconv"
	"strings"

	"cotejo/reports"
)

// gaps adds the gaps that each voice declares and those found in its answers,
// kind by kind, with what the party replies.
func (p *countryPage) gaps() {
	gaps := p.found
	if gaps == nil {
		return
	}
	p.heading(p.word("country.gaps"))
	none := true
	checks := []*reports.GapCheck{nil} // the declared ones
	for i := range gaps.Rules.Checks {
		checks = append(checks, &gaps.Rules.Checks[i])
	}
	for _, check := range checks {
		if check == nil && gaps.Rules.Declared == nil {
			continue
		}
		any := false
		p.begin(words(label, p.kind(gaps.Rules, check)))
		for _, i := range p.columns {
			text, source, found := p.findings(&gaps.Lines[i], check)
			p.put(text, source)
			any = any || found
		}
		if any {
			p.end()
			none = false
		}
	}
	if none {
		p.begin(words(note, p.word("country.gaps.none")))
		p.end()
	}
}

// findings are those of one check in one party's answers: each gap on a line,
// then of how many it cannot be known.
func (p *countryPage) findings(l *reports.GapLine, check *reports.GapCheck) (text, source cell, found bool) {
	var lines, cited []string
	unknown, gaps := 0, 0
	for _, f := range l.Findings {
		if f.Check != check {
			continue
		}
		if !f.Gap() {
			unknown++
			continue
		}
		gaps++
		lines = append(lines, "– "+p.say(f.Title))
		if reply := p.reply(f).text; reply != "" {
			lines = append(lines, p.word("country.reply", reply))
		}
		if s := f.Origin().Source; s != "" && !slices.Contains(cited, s) {
			cited = append(cited, s)
		}
	}
	if unknown > 0 {
		lines = append(lines, p.word("country.unknown", strconv.Itoa(unknown)))
	}
	switch {
	case l.Mark != reports.Answered:
		return words(lookOf(l.Mark), p.book.marks[l.Mark]), cell{look: body}, false
	case gaps == 0:
		return words(faint, strings.Join(lines, "\n")), cell{look: body}, unknown > 0
	}
	return words(body, strings.Join(lines, "\n")), p.source(strings.Join(cited, "\n")), true
}

// indices adds the country's values; the rules behind them stand on the sheets
// of each index.
func (p *countryPage) indices() {
	for _, of := range p.computed {
		p.heading(p.in(of.Index.Title))
		p.figures(of, &of.Index.Overall, func(l *reports.IndexLine) *reports.Figure { return &l.Overall })
		for i := range of.Index.Domains {
			p.figures(of, &of.Index.Domains[i], func(l *reports.IndexLine) *reports.Figure { return &l.Domains[i] })
		}
	}
}

// figures adds a part of an index: its value and, beside it, its level and how
// many answers it rests on.
func (p *countryPage) figures(of *reports.IndexTable, part *reports.Part, figureOf func(*reports.IndexLine) *reports.Figure) {
	p.begin(words(label, p.in(part.Label)))
	for _, i := range p.columns {
		f := figureOf(&of.Lines[i])
		text := p.word("country.items", strconv.Itoa(f.Answered), strconv.Itoa(f.Items))
		if !f.Known {
			p.put(words(markNoData, p.book.marks[reports.NoData]), words(faint, text))
			continue
		}
		if f.Level > 0 {
			text = p.word("country.level", strconv.Itoa(f.Level), p.worded(of.Index.Levels[f.Level-1].Name)) + "\n" + text
		}
		p.put(figure(decimal, f.Value), words(faint, text))
	}
	p.end()
}
