package workbook

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"cotejo/forms"
	"cotejo/reports"
)

// matrix lays out one section: questions in rows, countries and voices in
// columns in list order.
func (b *book) matrix(m *reports.SectionMatrix) *sheet {
	label := b.naming(m.Section.Base())
	with, of := b.sent()
	s := &sheet{
		name: b.names.take(label(b.lang)), title: b.titled(b.say(label)), keys: 1, aside: 2, sized: true, use: b.word("use.section"),
		aids: []string{b.word("matrix.aid"), b.word("matrix.n", strconv.Itoa(len(b.comparison.Columns)), with, of)},
	}
	levels := hasLevels(b.snapshot.Questionnaire)
	rows := b.matrixRows(m, levels)
	s.columns = b.matrixColumns(rows, levels)
	s.ways = b.waysTo(len(s.columns) - 2 - len(b.comparison.Columns))
	foot := b.footing(s, nil)
	s.foot = len(foot)
	s.rows = slices.Values(append(rows, foot...))
	b.matrices[m] = s.places(rows, len(m.Rows))
	return s
}

// places are where the rows of a matrix come to stand, headings left out: a
// long text may push down those below it.
func (s *sheet) places(rows [][]cell, n int) []place {
	places := make([]place, 0, n)
	line := s.headLine()
	for _, row := range rows {
		line++
		if row[0].look != band {
			places = append(places, place{sheet: s.name, line: line})
		}
		if tooLong(row) {
			line += len(s.continued(row, "")) - 1
		}
	}
	return places
}

func hasLevels(q *forms.Questionnaire) bool {
	return slices.ContainsFunc(q.Questions(), func(q *forms.Question) bool { return q.Level > 0 })
}

func (b *book) matrixColumns(rows [][]cell, levels bool) []column {
	columns := []column{{b.word("head.question"), 42}}
	if levels {
		columns = append(columns, column{b.word("head.level"), 6})
	}
	columns = append(columns, column{"n", 5})
	first := len(columns)
	width := answerWidth(rows, first)
	for i := range b.comparison.Columns {
		columns = append(columns, column{b.heading(&b.comparison.Columns[i]), width})
	}
	return append(columns, column{b.word("head.name"), 22}, column{b.word("tab.sources.codes"), 40})
}

// answerWidth chooses one width for all answers of a sheet by the longest:
// short answers side by side on a page, long ones wide enough to be read.
func answerWidth(rows [][]cell, first int) float64 {
	longest := 0
	for _, row := range rows {
		for _, c := range row[min(first, len(row)):max(first, len(row)-2)] {
			longest = max(longest, len(c.text))
		}
	}
	for _, step := range []struct {
		most  int
		width float64
	}{{24, 15}, {90, 16.5}, {300, 28}, {800, 36}, {1600, 52}} {
		if longest <= step.most {
			return step.width
		}
	}
	return 72
}

func (b *book) matrixRows(m *reports.SectionMatrix, levels bool) [][]cell {
	var rows [][]cell
	var group *forms.Group
	for i := range m.Rows {
		row := &m.Rows[i]
		if row.Group != group {
			if group = row.Group; group != nil {
				rows = append(rows, b.bandRow(b.named(group.Base()), levels))
			}
		}
		rows = append(rows, b.matrixRow(row, levels))
	}
	return rows
}

func (b *book) bandRow(text string, levels bool) []cell {
	n := len(b.comparison.Columns) + 4
	if levels {
		n++
	}
	row := make([]cell, n)
	for i := range row {
		row[i].look = band
	}
	row[0].text = text
	return row
}

func (b *book) matrixRow(r *reports.Row, levels bool) []cell {
	base := r.Base()
	text := b.named(base)
	if r.Roster != nil {
		text = b.word("matrix.roster", b.naming(base))
	}
	row := append(make([]cell, 0, len(r.Entries)+5), words(label, text))
	if levels {
		row = append(row, levelCell(r))
	}
	row = append(row, figure(small, float64(r.Tally.N())))
	for _, e := range r.Entries {
		row = append(row, b.answer(e))
	}
	return append(row, words(faint, string(base.ID)), b.cited(r.Entries))
}

func levelCell(r *reports.Row) cell {
	level := r.Level()
	if level == 0 {
		return cell{look: small}
	}
	return figure(small, float64(level))
}

// answer draws an entry: numbers as numbers, dates as dates, everything else
// as text.
func (b *book) answer(e reports.Entry) cell {
	if e.Mark != reports.Answered {
		return words(lookOf(e.Mark), b.marks[e.Mark])
	}
	if e.Roster != nil {
		return b.rowCount(e)
	}
	if x, ok := e.Number(); ok {
		if strings.Contains(e.Question.Appearance, "thousands-sep") && x == float64(int64(x)) {
			return figure(grouped, x)
		}
		return figure(number, x)
	}
	if e.Question.Type == forms.Date {
		if t, err := time.Parse(time.DateOnly, e.Answer.Value); err == nil && t.Year() >= 1901 {
			return instant(date, t)
		}
	}
	return words(body, b.say(e.Text))
}

// rowCount tells how many rows a roster has, and which.
func (b *book) rowCount(e reports.Entry) cell {
	var text strings.Builder
	text.WriteString(strconv.Itoa(e.Rows))
	titles := e.Titles(b.lang)
	for _, lang := range b.beside {
		for i, second := range e.Titles(lang) {
			if second != titles[i] {
				titles[i] += between + second
			}
		}
	}
	for _, title := range titles {
		text.WriteString("\n– " + title)
	}
	return words(body, text.String())
}
