package workbook

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"cotejo/forms"
	"cotejo/reports"
)

// countrySheet lays out what one country says: each voice in a column of its
// own with its source beside, section by section, then its gaps, its indices
// and where else in the workbook it stands. Its rows are made anew whenever
// they are read, so that no country is ever held.
func (b *book) countrySheet(c *reports.Country) *sheet {
	s := &sheet{
		name: b.countries[c.ISO3].sheet, title: b.titled(b.in(c.Name) + " (" + c.ISO3 + ")"),
		aids: []string{b.word("country.aid"), b.word("country.facts", c.ISO3, orNone(c.Number), zone(c), b.snapshot.Round.Code)},
		keys: 1, sized: true, bare: true, use: b.word("use.country"),
	}
	s.columns = []column{{b.word("head.question"), 38}}
	columns := b.columnsOf(c)
	for _, i := range columns {
		s.columns = append(s.columns, column{b.voices(b.comparison.Columns[i].Diagnostic), 44}, column{b.word("tab.source"), 24})
	}
	s.columns = append(s.columns, column{b.word("country.region"), 14})
	s.rows = func(yield func([]cell) bool) {
		p := &countryPage{table: &table{book: b, sheet: s}, country: c, columns: columns, yield: yield}
		p.write()
	}
	return s
}

func orNone(n int) string {
	if n == 0 {
		return "–"
	}
	return strconv.Itoa(n)
}

func zone(c *reports.Country) string {
	if c.Zone == "" {
		return "–"
	}
	return c.Zone
}

// columnsOf are the places of a country's columns in the comparison.
func (b *book) columnsOf(c *reports.Country) []int {
	var places []int
	for i := range b.comparison.Columns {
		if b.comparison.Columns[i].Country == c {
			places = append(places, i)
		}
	}
	return places
}

// countryPage writes the rows of a country's sheet, one after the other into the
// same cells.
type countryPage struct {
	*table
	country *reports.Country
	columns []int // of the comparison
	yield   func([]cell) bool
	row     []cell
	left    bool // whoever read has seen enough
}

// begin begins a row.
func (p *countryPage) begin(first cell) { p.row = append(p.row[:0], first) }

// put adds cells to it.
func (p *countryPage) put(cells ...cell) { p.row = append(p.row, cells...) }

// end hands the row over.
func (p *countryPage) end() { p.left = p.left || !p.yield(p.row) }

// across adds a row that lies over all columns.
func (p *countryPage) across(l look, text string) {
	p.begin(words(l, text))
	for range p.sheet.columns[1:] {
		p.put(cell{look: l})
	}
	p.end()
}

func (p *countryPage) heading(text string) { p.across(opening, flat(text)) }

func (p *countryPage) write() {
	p.state()
	if slices.ContainsFunc(p.columns, func(i int) bool { d := p.diagnostic(i); return d != nil && d.Comparable() }) {
		for i := range p.comparison.Sections {
			p.section(&p.comparison.Sections[i])
		}
		p.gaps()
		p.indices()
	} else if p.diagnostic(p.columns[0]) != nil {
		p.begin(words(note, flat(p.word("legend.withheld"))))
		p.end()
	}
	p.stands()
	for _, row := range p.footing(p.sheet, nil) {
		p.row = append(p.row[:0], row...)
		p.end()
	}
}

func (p *countryPage) diagnostic(i int) *reports.Diagnostic {
	return p.comparison.Columns[i].Diagnostic
}

// state says how far each diagnostic has come.
func (p *countryPage) state() {
	p.heading(p.word("country.state"))
	p.line("head.status", func(d *reports.Diagnostic) cell { return words(body, p.say(d.Status.Words)) })
	if p.diagnostic(p.columns[0]) == nil {
		return
	}
	p.line("country.answered", func(d *reports.Diagnostic) cell { return p.outOf(d.Total.Answered, d.Total.Asked) })
	if slices.Contains(p.levels(), 1) {
		p.line("country.core", func(d *reports.Diagnostic) cell {
			return p.outOf(d.Total.ByLevel[1].Answered, d.Total.ByLevel[1].Asked)
		})
	}
	p.line("country.sourced", func(d *reports.Diagnostic) cell { return p.outOf(d.Total.Sourced, d.Total.Expected) })
	p.line("coverage.changed", func(d *reports.Diagnostic) cell { return instant(moment, d.Changed) })
	p.line("coverage.submitted", func(d *reports.Diagnostic) cell { return instant(moment, d.Submitted) })
}

func (p *countryPage) outOf(n, of int) cell {
	return words(body, p.word("country.of", strconv.Itoa(n), strconv.Itoa(of)))
}

// line adds a row with a fact about each diagnostic.
func (p *countryPage) line(code string, fact func(*reports.Diagnostic) cell) {
	p.begin(words(label, p.word(code)))
	for _, i := range p.columns {
		if d := p.diagnostic(i); d == nil {
			p.put(words(markNoData, p.say(reports.Status("").Words)), cell{look: body})
		} else {
			p.put(fact(d), cell{look: body})
		}
	}
	p.end()
}

// section adds what each voice says in a section; the last column leads to
// where that stands beside what others say.
func (p *countryPage) section(m *reports.SectionMatrix) {
	matrix := p.matrices[m]
	p.heading(p.named(m.Section.Base()))
	var group *forms.Group
	for i := range m.Rows {
		r := &m.Rows[i]
		if r.Group != group {
			if group = r.Group; group != nil {
				p.across(band, p.named(group.Base()))
			}
		}
		to := &matrix[i]
		if r.Roster != nil {
			to = p.inList(r.Roster, to)
		}
		p.begin(words(label, p.named(r.Base())))
		for _, i := range p.columns {
			p.put(toTheLeft(p.answer(r.Entries[i])), p.sourceBeside(p.diagnostic(i), r.Entries[i]))
		}
		p.put(leading(link, p.lineAt(to.line), to))
		p.end()
	}
}

// lineAt says on which line of a table something stands.
func (b *book) lineAt(line int) string {
	return strings.ReplaceAll(b.often.line, "#", strconv.Itoa(line))
}

// toTheLeft has a number stand where texts do.
func toTheLeft(c cell) cell {
	switch c.look {
	case number:
		c.look = body
		if c.number != math.Trunc(c.number) {
			c.look = fraction
		}
	case grouped:
		c.look = amount
	}
	return c
}

// inList is where a country's rows of a roster stand in its inventory.
func (p *countryPage) inList(r *forms.Roster, otherwise *place) *place {
	for _, stand := range p.standing[p.countries[p.country.ISO3]] {
		if inv := p.inventoryOf(r.Name); inv != nil && p.listing[inv] != nil && stand.sheet == p.listing[inv].name {
			return &stand
		}
	}
	return otherwise
}

// sourceBeside says where an answer comes from, or that no source was given;
// nothing beside a silence.
func (b *book) sourceBeside(d *reports.Diagnostic, e reports.Entry) cell {
	if e.Roster != nil && e.Rows > 0 {
		return b.sourcesOfRows(d, e)
	}
	switch {
	case e.Mark != reports.Answered && e.Mark != reports.None && !e.Mark.Special():
		return cell{look: body}
	case e.Origin().Seq == 0:
		return words(faint, b.often.computed)
	}
	return b.source(e.Origin().Source)
}

// sourcesOfRows names the sources by which the rows of a roster are named.
func (b *book) sourcesOfRows(d *reports.Diagnostic, e reports.Entry) cell {
	var cited []string
	if e.Roster.Title != nil {
		for _, row := range d.State.Answers.Of(e.Roster.ID, e.Row) {
			if s := d.Origin[titleKey(e.Roster, row.ID)].Source; s != "" && !slices.Contains(cited, s) {
				cited = append(cited, s)
			}
		}
	}
	return b.source(strings.Join(cited, "\n"))
}

// stands lists the sheets where the country stands, each a way there.
func (p *countryPage) stands() {
	p.heading(p.word("country.where"))
	for _, at := range p.standing[p.countries[p.country.ISO3]] {
		p.begin(leading(link, at.sheet, &at))
		for _, s := range p.sheets {
			if s.name == at.sheet {
				p.put(words(body, p.unflagged(s)))
			}
		}
		p.end()
	}
}
