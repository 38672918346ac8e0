package brief

import (
	"strconv"
	"strings"

	"cotejo/forms"
	"cotejo/reports"
)

// facts says who answers and how far each has come.
func (p *profiler) facts() []Block {
	if len(p.all) == 0 {
		return []Block{Paragraph{Text: said(p.t("facts.nobody", p.in(p.profile.Country.Name)))}}
	}
	t := Table{Label: p.t("facts.table")}
	t.Head, t.Shares = side(p.t("head.voice"), p.all)
	row := func(label string, say func(voice) string) {
		cells := []Cell{headCell(label)}
		for _, v := range p.all {
			cells = append(cells, textCell(say(v)))
		}
		t.Rows = append(t.Rows, TableRow{Cells: cells})
	}
	row(p.t("head.party"), func(v voice) string { return p.in(v.party().Name) })
	row(p.t("head.status"), p.standing)
	row(p.t("facts.answered"), func(v voice) string { c := v.Diagnostic.Total; return p.of(c.Answered, c.Asked) })
	if c := p.all[0].Diagnostic.Total.ByLevel[1]; c.Asked > 0 {
		row(p.t("facts.essential"), func(v voice) string { c := v.Diagnostic.Total.ByLevel[1]; return p.of(c.Answered, c.Asked) })
	}
	if p.all[0].Diagnostic.Total.Expected > 0 {
		row(p.t("facts.sourced"), p.sourced)
	}
	t.Rows = append(t.Rows, p.factualRows()...)
	blocks := []Block{Paragraph{Text: said(p.introduction())}, t}
	return append(blocks, Paragraph{Text: said(p.t("facts.aid")), Kind: Aid})
}

// sourced says how many answers that ask for a source have one.
func (p *profiler) sourced(v voice) string {
	c := v.Diagnostic.Total
	if c.Expected == 0 {
		return "—"
	}
	return p.of(c.Sourced, c.Expected)
}

// standing says how far a diagnostic has come, and since when.
func (p *profiler) standing(v voice) string {
	status := v.Diagnostic.Status.Words(p.lang)
	if at := v.Diagnostic.Submitted; !at.IsZero() {
		status += ", " + forms.Day(at.UTC(), p.lang)
	}
	return status
}

// factualRows are the answers that say how the diagnostics were made.
func (p *profiler) factualRows() []TableRow {
	var rows []TableRow
	for _, name := range factual {
		q := p.question(name)
		if q == nil {
			continue
		}
		cells, said := []Cell{headCell(p.named(q.Base()))}, false
		for _, v := range p.all {
			e := p.rows[q].Entries[v.column]
			said = said || e.Mark == reports.Answered
			cells = append(cells, p.cell(v, e, e.Text(p.lang)))
		}
		if said {
			rows = append(rows, TableRow{Cells: cells})
		}
	}
	return rows
}

// introduction says in a paragraph who answers.
func (p *profiler) introduction() string {
	var kinds []string
	for _, v := range p.all {
		kinds = append(kinds, v.name)
	}
	text := p.t("facts.who", p.in(p.profile.Country.Name), p.enumerate(kinds))
	if len(p.voices) < len(p.all) {
		text += " " + p.t("facts.withheld", strconv.Itoa(len(p.all)-len(p.voices)))
	}
	return text
}

// enumerate joins words: "a, b y c".
func (r *reader) enumerate(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	and := r.t("and")
	if r.lang == "es" && strings.HasPrefix(strings.ToLower(words[last]), "i") {
		and = "e"
	}
	return strings.Join(words[:last], ", ") + " " + and + " " + words[last]
}
