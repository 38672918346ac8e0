package workbook

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"cotejo/reports"
)

// indexSheets lays an index out on sheets that compute it: what was answered
// and what each answer is worth, the values and levels, and the region.
type indexSheets struct {
	*book
	of    *reports.IndexTable
	parts []*reports.Part // those shown: the whole, then the domains
	items *table
	spans map[*reports.Part][2]int // lines of its items
	scale map[string]*scale
	marks [2]int // lines with the words for silences
}

// indexTables returns the sheets of every index the questionnaire can feed.
func (b *book) indexTables() []*table {
	var out []*table
	for _, of := range b.computed {
		ix := of.Index
		x := &indexSheets{book: b, of: of, spans: map[*reports.Part][2]int{}, scale: map[string]*scale{}}
		x.parts = append(x.parts, &ix.Overall)
		for i := range ix.Domains {
			x.parts = append(x.parts, &ix.Domains[i])
		}
		items := x.itemTable()
		values := x.valueTable()
		out = append(out, values.table, items)
		if ix.Meets > 0 {
			out = append(out, x.regionTable(values))
		}
	}
	return out
}

// called names one of the index's sheets; the indicator's have numbers.
func (x *indexSheets) called(sdg, name, title string) (string, string) {
	what := x.worded(x.of.Index.Title)
	if x.of.Index.Version == 0 && strings.HasPrefix(x.of.Index.Name, "ods-10-7-2") {
		return x.sheetName(sdg), x.word(title, what)
	}
	return x.sheetName(name, what(x.lang)), x.word(title, what)
}

// firstAnswer is the column of the first answer in the table of items; beside
// each stands what it is worth.
const firstAnswer = 4

// itemTable lays out answers and worths, items in rows.
func (x *indexSheets) itemTable() *table {
	name, title := x.called("indices.items.sdg", "indices.items.name", "indices.items.title")
	t := x.newTable(name, title, x.word("indices.items.aid"), x.word("indices.items.aid2"))
	x.items, t.bare = t, true
	t.sources = append(t.sources, x.word("indices.source", x.of.Index.Source))
	t.column(x.word("indices.item"), 44)
	t.column(x.word("head.name"), 12)
	t.column(x.word("indices.domain"), 22)
	t.column(x.word("indices.weight"), 9)
	for i := range x.of.Lines {
		who := x.heading(&x.of.Lines[i].Column)
		t.column(who, 16)
		t.column(x.word("indices.worth"), 9)
	}
	x.placeScales()
	for _, p := range x.parts {
		x.itemRows(p)
	}
	x.scaleRows()
	t.draw, t.shaded = x.shadeItems, true
	return t
}

// partsWithItems are the parts whose value comes from answers.
func (x *indexSheets) partsWithItems() []*reports.Part {
	return slices.DeleteFunc(slices.Clone(x.parts), func(p *reports.Part) bool { return len(p.Items) == 0 })
}

// scores returns a line's scores of a part.
func (x *indexSheets) scores(line *reports.IndexLine, p *reports.Part) []reports.ItemScore {
	return x.figure(line, p).Scores
}

func (x *indexSheets) figure(line *reports.IndexLine, p *reports.Part) *reports.Figure {
	for i := range line.Domains {
		if line.Domains[i].Part == p {
			return &line.Domains[i]
		}
	}
	return &line.Overall
}

func (x *indexSheets) itemRows(p *reports.Part) {
	if len(p.Items) == 0 {
		return
	}
	x.items.heading(x.in(p.Label))
	for i := range p.Items {
		item := &p.Items[i]
		q := x.scores(&x.of.Lines[0], p)[i].Entry.Question
		row := []cell{words(label, x.named(q.Base())), words(faint, string(q.ID)), words(body, x.in(p.Label)), figure(weight, item.Weight)}
		at := x.items.next()
		for j := range x.of.Lines {
			score := x.scores(&x.of.Lines[j], p)[i]
			column := firstAnswer + 2*j
			row = append(row, x.liveAnswer(item, score.Entry, &x.of.Lines[j].Column), formula(worth, x.worthOf(item, q.List, letter(column)+strconv.Itoa(at)), score.Value, score.Known))
		}
		x.items.add(row...)
	}
}

// answerTo draws an answer so that a formula can read it.
func (x *indexSheets) answerTo(item *reports.Item, e reports.Entry) cell {
	switch {
	case e.Mark != reports.Answered:
		return words(lookOf(e.Mark), x.book.marks[e.Mark])
	case item.Score.Number:
		n, err := strconv.ParseFloat(e.Answer.Value, 64)
		if err == nil && !math.IsNaN(n) && !math.IsInf(n, 0) {
			return figure(number, n)
		}
	case item.Score.Contains != "":
		return words(body, holding(e.Answer.Value, item.Score.Contains))
	case e.Question.List != nil:
		if c := e.Question.List.Choice(e.Answer.Value); c != nil {
			return words(body, x.spoken(e.Question.List, c))
		}
	}
	return words(body, e.Answer.Value)
}

// holding returns as much of a text as a cell holds, with what is looked for
// in it if that is anywhere in the text.
func holding(text, sought string) string {
	parts := split(text)
	for _, p := range parts {
		if strings.Contains(p, sought) {
			return p
		}
	}
	return parts[0]
}
