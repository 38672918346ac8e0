package workbook

import (
	"strconv"
	"strings"

	"cotejo/reports"
)

// citation is a source that answers rest on. Its number is its place, from 1,
// in the order in which the answers first name it.
type citation struct {
	text    string
	answers map[reports.Voice]int
}

// spoken counts what one voice says in all.
type spoken struct {
	parties, shown   int
	marks            map[reports.Mark]int
	sourced, without int
}

// citations gathers the sources of a workbook, and what each voice says.
type citations struct {
	list    []citation
	numbers map[string]int
	voices  map[reports.Voice]*spoken
	who     []string // each column, shortly
}

// cite reads all answers once. Where an answer comes from counts for those that
// a person gave; what the platform computed has no source.
func (b *book) cite() {
	c := &b.citations
	c.numbers, c.voices = map[string]int{}, map[reports.Voice]*spoken{}
	for i := range b.comparison.Columns {
		b.meet(&b.comparison.Columns[i])
	}
	for r := range b.comparison.Long(b.lang) {
		if r.Party == nil {
			continue
		}
		v := c.voices[r.Party.Voice]
		v.marks[r.Mark]++
		switch origin, ok := given(&r.Entry); {
		case !ok:
		case origin.Source != "":
			v.sourced++
			c.count(origin.Source, r.Party.Voice)
		default:
			v.without++
		}
	}
}

// given says whether an entry is what a person answered, and its trace.
func given(e *reports.Entry) (reports.Origin, bool) {
	if e.Mark != reports.Answered && e.Mark != reports.None && !e.Mark.Special() {
		return reports.Origin{}, false
	}
	origin := e.Origin()
	return origin, origin.Seq > 0
}

// meet takes note of who speaks in a column.
func (b *book) meet(col *reports.Column) {
	c := &b.citations
	d := col.Diagnostic
	if d == nil {
		c.who = append(c.who, col.Country.ISO3)
		return
	}
	who := col.Country.ISO3 + " " + d.Party.Voice.Words(b.lang)
	for _, other := range c.who {
		if other == who {
			who += " (" + d.Party.Slug + ")"
		}
	}
	c.who = append(c.who, who)
	v := c.voices[d.Party.Voice]
	if v == nil {
		v = &spoken{marks: map[reports.Mark]int{}}
		c.voices[d.Party.Voice] = v
	}
	v.parties++
	if d.Comparable() {
		v.shown++
	}
}

func (c *citations) count(source string, v reports.Voice) {
	n, known := c.numbers[source]
	if !known {
		c.list = append(c.list, citation{text: source, answers: map[reports.Voice]int{}})
		n = len(c.list)
		c.numbers[source] = n
	}
	c.list[n-1].answers[v]++
}

// cited says which sources the answers of a row rest on, by their numbers, and
// whose answers those are; and who gives none.
func (b *book) cited(entries []reports.Entry) cell {
	var order []int
	by := map[int][]string{}
	for i := range entries {
		origin, ok := given(&entries[i])
		if !ok {
			continue
		}
		n := b.citations.numbers[origin.Source] // 0: none
		if by[n] == nil {
			order = append(order, n)
		}
		by[n] = append(by[n], b.citations.who[i])
	}
	if len(order) == 1 && order[0] == 0 {
		return words(sources, b.often.noSource)
	}
	var parts []string
	for _, n := range order {
		if n > 0 {
			parts = append(parts, numberOf(n)+" "+strings.Join(by[n], ", "))
		}
	}
	if without := by[0]; without != nil {
		parts = append(parts, b.often.noSource+": "+strings.Join(without, ", "))
	}
	return words(sources, strings.Join(parts, "; "))
}

// numberOf is how a source is referred to.
func numberOf(n int) string { return "[" + strconv.Itoa(n) + "]" }

// citing adds the last column, with the sources of each row. It is not printed.
func (t *table) citing() {
	t.column(t.word("tab.sources.codes"), 40)
	t.aside = 1
}
