package reports

import (
	"slices"
	"strings"

	"cotejo/forms"
)

// Cross lays the choices of a question out by country and voice: how many rows
// of its roster name each or, for a question outside rosters, whether the
// party names it.
type Cross struct {
	Question *forms.Question
	Choices  []*forms.Choice // without those that stand for a special answer
	Columns  []Column
	// Marks says of each column whether all of it is known (Answered, or None
	// for a list declared empty), or the first reason why not.
	Marks []Mark
	Cells [][]CrossCell // by choice, then column
	// Open says of each column how many entries say nothing of the choices.
	Open []int
}

// CrossCell is one choice in one column.
type CrossCell struct {
	// N is how many rows, or 1 or 0 outside rosters. With Mark Answered it is
	// at least 1; with None it is known to be 0; with any other mark nothing
	// is known to be there.
	N    int
	Mark Mark
	Rows []forms.RowID // those that name the choice, in order
}

// Crossed computes the table of a question with choices. The error, an
// *IndexError, says that there is no such question.
func Crossed(s *Snapshot, name string) (*Cross, error) {
	q, err := choosing(s.Questionnaire, name)
	if err != nil {
		return nil, err
	}
	c := &Cross{Question: q, Choices: meaning(q.List), Columns: columns(s)}
	c.Open = make([]int, len(c.Columns))
	c.Cells = make([][]CrossCell, len(c.Choices))
	for i := range c.Cells {
		c.Cells[i] = make([]CrossCell, len(c.Columns))
	}
	for j := range c.Columns {
		c.Marks = append(c.Marks, c.fill(j))
	}
	return c, nil
}

// choosing finds a question with a list of choices.
func choosing(q *forms.Questionnaire, name string) (*forms.Question, error) {
	found, err := questionNamed(q, name)
	if err != nil {
		return nil, err
	}
	if found.List == nil {
		return nil, wrong(name, "table.choices")
	}
	return found, nil
}

// fill fills a column and returns its mark.
func (c *Cross) fill(column int) Mark {
	entries, mark := entriesOf(c.Columns[column].Diagnostic, c.Question)
	for _, e := range entries {
		if e.Mark != Answered {
			mark = firstUnknown(mark, e.Mark)
			c.Open[column]++
			continue
		}
		for _, name := range strings.Fields(e.Answer.Value) {
			c.count(name, column, e.Row)
		}
	}
	for i := range c.Choices {
		cell := &c.Cells[i][column]
		switch {
		case cell.N > 0:
			cell.Mark = Answered
		case mark == Answered || mark == None:
			cell.Mark = None
		default:
			cell.Mark = mark
		}
	}
	return mark
}

func (c *Cross) count(name string, column int, row forms.RowID) {
	for i, choice := range c.Choices {
		if choice.Name == name {
			cell := &c.Cells[i][column]
			cell.N++
			if row != "" {
				cell.Rows = append(cell.Rows, row)
			}
		}
	}
}

// firstUnknown keeps the first reason why something is not known.
func firstUnknown(so, m Mark) Mark {
	if so == Answered || so == None {
		return m
	}
	return so
}

// entriesOf returns a question's entries in a diagnostic: one outside rosters,
// else one per row. The mark says why there are none, or Answered.
func entriesOf(d *Diagnostic, q *forms.Question) ([]Entry, Mark) {
	if q.Roster == nil {
		return []Entry{entryOf(d, q, "")}, Answered
	}
	rows := liveRows(d, q.Roster)
	if rows == nil {
		return nil, absence(d, q.Roster)
	}
	entries := make([]Entry, len(rows))
	for i, row := range rows {
		entries[i] = entryOf(d, q, row.ID)
	}
	return entries, Answered
}

// Parties counts the columns that name a choice, and of how many this is known:
// those that name it and those known not to.
func (c *Cross) Parties(choice int) (naming, n int) {
	for _, cell := range c.Cells[choice] {
		switch cell.Mark {
		case Answered:
			naming++
			n++
		case None:
			n++
		}
	}
	return naming, n
}

// Known counts the columns of which all is known.
func (c *Cross) Known() int {
	n := 0
	for _, m := range c.Marks {
		if m == Answered || m == None {
			n++
		}
	}
	return n
}

// Title returns the title of a row named in a column.
func (c *Cross) Title(column int, row forms.RowID, lang string) string {
	return c.Columns[column].Diagnostic.State.RowTitle(c.Question.Roster, row, lang)
}

// has says which choices a column names.
func (c *Cross) has(column int) []bool {
	has := make([]bool, len(c.Choices))
	for i := range c.Choices {
		has[i] = c.Cells[i][column].N > 0
	}
	return has
}

// whole says whether all of a column is known.
func (c *Cross) whole(column int) bool {
	return slices.Contains([]Mark{Answered, None}, c.Marks[column])
}
