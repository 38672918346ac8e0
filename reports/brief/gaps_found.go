package brief

import (
	"slices"
	"strings"

	"cotejo/reports"
)

// findings are the gaps found in a voice's answers.
func (r *reader) findings(v voice) []reports.Finding {
	if r.gapTable == nil {
		return nil
	}
	return r.gapTable.Lines[v.column].Findings
}

// foundGaps shows the gaps that follow from what each voice says elsewhere: a
// row for each check, a column for each voice.
func (p *profiler) foundGaps() []Block {
	if p.gapTable == nil {
		return nil
	}
	t := Table{Title: p.t("gaps.found")}
	t.Head, t.Shares = side(p.t("gaps.check"), p.voices)
	t.Shares[0] = 20
	for i := range p.gapTable.Rules.Checks {
		check := &p.gapTable.Rules.Checks[i]
		cells, some := []Cell{headCell(p.in(check.Label))}, false
		for _, v := range p.voices {
			c, found := p.foundBy(v, check)
			cells, some = append(cells, c), some || found
		}
		if some {
			t.Rows = append(t.Rows, TableRow{Cells: cells})
		}
	}
	if t.Rows == nil {
		return []Block{Paragraph{Text: said(p.t("gaps.notfound")), Kind: Aid}}
	}
	aid := p.t("gaps.aid")
	if slices.ContainsFunc(p.voices, func(v voice) bool { return p.replied(v) != nil }) {
		aid += " " + p.t("gaps.replies.aid")
	}
	return []Block{t, Paragraph{Text: said(aid), Kind: Aid}}
}

// foundBy lists what a check found in a voice's answers, with what the party
// says to it, and counts what it could not tell; found says whether there is a gap among it.
func (p *profiler) foundBy(v voice, check *reports.GapCheck) (c Cell, found bool) {
	var gaps []string
	var replies []Line
	unknown := 0
	for _, f := range p.findings(v) {
		switch {
		case f.Check != check:
			continue
		case f.Gap():
			gaps = append(gaps, p.subject(v, f))
		default:
			unknown++
		}
		if f.Reply().Text != "" {
			replies = append(replies, p.replyLine(p.subject(v, f), f))
		}
	}
	if gaps != nil {
		c.Lines = append(c.Lines, said(strings.Join(gaps, "; ")))
	}
	c.Lines = append(c.Lines, replies...)
	if unknown > 0 {
		c.Lines = append(c.Lines, Line{{Text: counted(p.lang, "gaps.unknown", unknown), Soft: true}})
	}
	if c.Lines == nil {
		c.Lines = []Line{said("—")}
	}
	return c, gaps != nil
}

// subject names what a gap is about: a row by its code and, where that is a
// mere number, by its title.
func (r *reader) subject(v voice, f reports.Finding) string {
	if f.Row == "" {
		return f.Title(r.lang)
	}
	if code := v.Diagnostic.State.RowCode(f.Roster, f.Row); !numeral(code) {
		return code
	}
	return f.Title(r.lang)
}

// numeral says whether a code is a mere number, which names nothing.
func numeral(code string) bool {
	return !strings.ContainsFunc(code, func(c rune) bool { return c < '0' || c > '9' })
}
