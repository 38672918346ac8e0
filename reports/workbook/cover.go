package workbook

import (
	"slices"
	"strconv"
	"strings"

	"cotejo/reports"
)

// cover writes the first page: what this is, of when, how to read it, where
// it comes from, and what each sheet holds.
func (b *book) cover(s *sheet, others []*sheet) {
	c := &coverPage{book: b, sheet: s}
	s.title, s.open, s.sized = b.titled(b.word("cover.title")), true, true
	s.aids = []string{b.word("cover.aid")}
	s.columns = []column{{"", 30}, {"", 92}}
	c.facts()
	c.reading()
	c.legend()
	c.sources()
	c.contents(others)
	s.rows = slices.Values(c.rows)
}

// coverPage gathers the rows of the cover.
type coverPage struct {
	*book
	sheet *sheet
	rows  [][]cell
}

func (c *coverPage) pair(what, text string) {
	c.rows = append(c.rows, []cell{words(label, what), words(body, text)})
}

func (c *coverPage) heading(code string) {
	c.rows = append(c.rows, nil, []cell{words(subtitle, c.word(code))})
}

func (c *coverPage) facts() {
	s := c.snapshot
	sum := c.comparison.Summary()
	c.pair(c.word("cover.round"), s.Round.Code+" · "+c.in(s.Round.Title))
	if s.Round.Year > 0 {
		c.pair(c.word("cover.year"), strconv.Itoa(s.Round.Year))
	}
	c.pair(c.word("cover.questionnaire"), c.word("cover.version", c.worded(s.Questionnaire.Title), s.Questionnaire.Name, s.Questionnaire.Version))
	c.pair(c.word("cover.cut"), c.cut())
	c.pair(c.word("cover.countries"), c.word("coverage.n", strconv.Itoa(sum.Countries), strconv.Itoa(sum.WithDiagnostic),
		strconv.Itoa(sum.WithSubmitted), strconv.Itoa(sum.Diagnostics), strconv.Itoa(sum.Submitted)))
	if s.Draft {
		c.pair(c.word("flag.draft"), c.word("flag.draft.why"))
	}
	if s.Round.Fictitious {
		c.pair(c.word("flag.fictitious"), c.word("flag.fictitious.why"))
	}
}

func (c *coverPage) reading() {
	c.heading("cover.reading")
	for _, code := range []string{"order", "voices", "matrix", "lists", "countries", "notes", "references", "n", "long", "data"} {
		c.pair(c.word("reading."+code), c.word("reading."+code+".how"))
	}
}

func (c *coverPage) legend() {
	c.heading("cover.legend")
	for _, m := range reports.Marks() {
		sample := words(lookOf(m), c.say(m.Words))
		c.rows = append(c.rows, []cell{sample, words(body, c.word("legend."+string(m)))})
	}
}

// sources gives the round's own attribution, or else says whose the answers
// are.
func (c *coverPage) sources() {
	c.heading("cover.sources")
	note := c.in(c.snapshot.Round.Note)
	if note == "" {
		note = c.word("sources.parties")
	}
	for i, line := range strings.Split(strings.TrimSpace(note), "\n") {
		what := ""
		if i == 0 {
			what = c.word("sources.data")
		}
		c.pair(what, line)
	}
	c.pair(c.word("sources.codes"), c.word("sources.codes.what"))
}

func (c *coverPage) contents(others []*sheet) {
	c.heading("cover.contents")
	*c.book.contents = place{sheet: c.sheet.name, line: len(c.sheet.aids) + 1 + len(c.rows)}
	for _, s := range others {
		c.rows = append(c.rows, []cell{leading(link, s.name, &place{sheet: s.name, line: 1}), words(body, c.purpose(s))})
	}
}

// purpose says what a sheet is for: its title, and more where that is but a
// name.
func (c *coverPage) purpose(s *sheet) string {
	if s.use == "" {
		return c.unflagged(s)
	}
	return c.unflagged(s) + ": " + s.use
}
