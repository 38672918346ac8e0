package workbook

import (
	"fmt"

	"cotejo/forms"
	"cotejo/reports"
)

// counted adds the rows of a cross table, its numbers live: how many columns
// name each choice, and of how many that is known. Below them stands what the
// counts of each column rest on. It returns the lines of the choices.
func (t *table) counted(c *reports.Cross) (first, last int) {
	from, to := letter(3), letter(2+len(c.Columns))
	first = t.next()
	last = first + len(c.Choices) - 1
	bases := make([]cell, len(c.Columns))
	for j := range c.Columns {
		bases[j] = t.basis(c, j)
	}
	for i, choice := range c.Choices {
		at := t.next()
		naming, n := c.Parties(i)
		cells := fmt.Sprintf("%s%d:%s%d", from, at, to, at)
		row := []cell{
			words(label, t.in(choice.Label)),
			formula(small, fmt.Sprintf(`COUNTIF(%s,">0")`, cells), float64(naming), true),
			formula(small, fmt.Sprintf("COUNT(%s)", cells), float64(n), true),
		}
		for j := range c.Columns {
			shown := t.crossCell(&c.Cells[i][j])
			if bases[j].live {
				shown = fetched(shown, t.crossCount(c, i, j, fmt.Sprintf("%s$%d", letter(3+j), last+1)))
			}
			row = append(row, shown)
		}
		t.add(row...)
	}
	t.add(append([]cell{words(label, t.basisWords(c)), {look: body}, {look: body}}, bases...)...)
	return first, last
}

func (t *table) basisWords(c *reports.Cross) string {
	if c.Question.Roster == nil {
		return t.word("tab.codes")
	}
	return t.word("tab.rowsopen")
}

// basis is what the counts of a column rest on: of a question in a roster, how
// many rows leave it open; of another, the codes answered. It is no formula
// where nothing can be counted.
func (t *table) basis(c *reports.Cross, j int) cell {
	q, col := c.Question, &c.Columns[j]
	none := cell{look: faint}
	switch {
	case q.Roster != nil:
		if !t.ledger.has(q.Name) || !t.ledger.lists(col, q.Roster) {
			return none
		}
		return formula(faint, t.ledger.unknown(col, q), float64(c.Open[j]), true)
	case t.answers == nil || q.Private || !countable(q.List):
		return none
	}
	key := reports.Entry{Question: q}.Key()
	name := quoted(nameIn(col, key))
	if units(name) > longestQuoted {
		return none
	}
	return reading(faint, t.answers.tokens(name), tokensOf(t.code(q, col)))
}

// crossCount is the formula of a count: the words of the silence where nothing
// is known, a zero where it is known that there is none.
func (t *table) crossCount(c *reports.Cross, i, j int, basis string) string {
	q, choice := c.Question, c.Choices[i]
	silent := t.silentWords(c.Cells[i][j].Mark)
	if q.Roster != nil {
		n := fmt.Sprintf("COUNTIFS(%s,%s)", t.ledger.saidBy(&c.Columns[j]), t.ledger.names(q.Name, choice))
		return fmt.Sprintf("IF(%[1]s>0,%[1]s,IF(%[2]s>0,%[3]s,0))", n, basis, silent)
	}
	unsaid := fmt.Sprintf("LEN(%s)<3", basis)
	for _, code := range silences(q.List) {
		unsaid += fmt.Sprintf(`,%s=%s`, basis, quoted(";"+code+";"))
	}
	return fmt.Sprintf("IF(OR(%s),%s,COUNTIF(%s,%s))", unsaid, silent, basis, namingCode(choice.Name))
}

// silentWords are what a cell says when nothing is known: what it says now or,
// where something is, that there is no data.
func (t *table) silentWords(m reports.Mark) string {
	if m == reports.Answered || m == reports.None {
		m = reports.NoData
	}
	return quoted(t.silence(m).text)
}

// code is the code that the long form gives for a question outside rosters.
func (t *table) code(q *forms.Question, col *reports.Column) string {
	if r := t.row(q.Name); r != nil && r.Question == q {
		for i := range t.comparison.Columns {
			if t.comparison.Columns[i].Diagnostic == col.Diagnostic && t.comparison.Columns[i].Country == col.Country {
				return r.Entries[i].Answer.Value
			}
		}
	}
	return ""
}
