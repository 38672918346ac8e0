package workbook

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"cotejo/forms"
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

// scale is what the answers to a list of choices are worth.
type scale struct {
	name    string
	choices []*forms.Choice
	worth   []float64
	lines   [2]int
}

// indexTables returns the sheets of every index the questionnaire can feed.
func (b *book) indexTables() []*table {
	var out []*table
	for _, ix := range reports.IndicesOf(b.snapshot.Questionnaire) {
		of, err := ix.Compute(b.snapshot)
		if err != nil {
			continue // IndicesOf returns those that compute
		}
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
	what := x.in(x.of.Index.Title)
	if strings.HasPrefix(x.of.Index.Name, "ods-10-7-2") {
		return x.word(sdg), x.word(title, what)
	}
	return x.word(name, what), x.word(title, what)
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

// placeScales finds the scales of all items, and the lines where they and the
// words for silences will stand below the items.
func (x *indexSheets) placeScales() {
	line := x.items.next()
	for _, p := range x.partsWithItems() {
		line++ // its heading
		x.spans[p] = [2]int{line, line + len(p.Items) - 1}
		line += len(p.Items)
	}
	line++ // heading of the scales
	for _, s := range x.scales() {
		s.lines = [2]int{line, line + len(s.choices) - 1}
		line += len(s.choices)
	}
	line++ // heading of the silences
	x.marks = [2]int{line, line + len(reports.Marks()) - 2}
}

// scales returns the scales in the order in which items first use them.
func (x *indexSheets) scales() []*scale {
	var out []*scale
	for _, p := range x.partsWithItems() {
		for i := range p.Items {
			q := x.of.Lines[0]
			key, s := scaleOf(&p.Items[i].Score, x.scores(&q, p)[i].Entry.Question.List)
			if s == nil {
				continue
			}
			if x.scale[key] == nil {
				x.scale[key] = s
			}
			if !slices.Contains(out, x.scale[key]) {
				out = append(out, x.scale[key])
			}
		}
	}
	return out
}

// scaleOf returns the scale of an item; nil for one not answered by choice.
func scaleOf(score *reports.Scoring, list *forms.List) (key string, s *scale) {
	if list == nil || score.Column == "" && len(score.Values) == 0 {
		return "", nil
	}
	s = &scale{name: list.Name}
	key = list.Name
	for _, c := range list.Choices {
		worth, known := score.Values[c.Name]
		if score.Column != "" {
			x, err := strconv.ParseFloat(c.Extra[score.Column], 64)
			worth, known = x, err == nil && !math.IsNaN(x) && !math.IsInf(x, 0)
		}
		if !known || c.Missing != forms.Answered {
			continue
		}
		s.choices, s.worth = append(s.choices, c), append(s.worth, worth)
		key += fmt.Sprintf("|%s=%v", c.Name, worth)
	}
	return key, s
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
			row = append(row, x.answerTo(item, score.Entry), formula(worth, x.worthOf(item, q.List, letter(column)+strconv.Itoa(at)), score.Value, score.Known))
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

// spoken is what a choice is called in a cell: its label, with its code where
// another choice or a silence is called the same.
func (x *indexSheets) spoken(list *forms.List, c *forms.Choice) string {
	text := x.in(c.Label)
	if text == "" {
		return c.Name
	}
	same := func(other string) bool { return strings.EqualFold(strings.TrimSpace(other), strings.TrimSpace(text)) }
	for _, m := range reports.Marks() {
		if same(x.book.marks[m]) {
			return text + " (" + c.Name + ")"
		}
	}
	for _, other := range list.Choices {
		if other != c && same(x.in(other.Label)) {
			return text + " (" + c.Name + ")"
		}
	}
	return text
}

// worthOf is the formula of what the answer in a cell is worth. A silence is
// worth nothing at all, and so is an answer that the scale does not name.
func (x *indexSheets) worthOf(item *reports.Item, list *forms.List, at string) string {
	silent := fmt.Sprintf(`OR(%[1]s="",SUMPRODUCT(--($C$%[2]d:$C$%[3]d=%[1]s))>0)`, at, x.marks[0], x.marks[1])
	switch {
	case item.Score.Number:
		return fmt.Sprintf(`IF(ISNUMBER(%[1]s),%[1]s,"")`, at)
	case item.Score.Contains != "":
		return fmt.Sprintf(`IF(%s,"",IF(ISNUMBER(FIND(%s,%s)),1,0))`, silent, quoted(item.Score.Contains), at)
	}
	key, _ := scaleOf(&item.Score, list)
	s := x.scale[key]
	if s == nil || len(s.choices) == 0 {
		return `""`
	}
	found := fmt.Sprintf(`--($C$%d:$C$%d=%s)`, s.lines[0], s.lines[1], at)
	return fmt.Sprintf(`IF(%s="","",IF(SUMPRODUCT(%s)=0,"",SUMPRODUCT(%s,$D$%d:$D$%d)))`, at, found, found, s.lines[0], s.lines[1])
}

// quoted writes a text as a formula does.
func quoted(text string) string { return `"` + strings.ReplaceAll(text, `"`, `""`) + `"` }

// scaleRows writes what answers are worth, and the words that are no answer.
func (x *indexSheets) scaleRows() {
	x.items.heading(x.word("indices.scales"))
	for _, s := range x.scales() {
		list := x.snapshot.Questionnaire.Lists[s.name]
		for i, c := range s.choices {
			text := x.in(c.Label)
			if list != nil {
				text = x.spoken(list, c)
			}
			x.items.add(words(label, s.name), words(faint, c.Name), words(body, text), figure(weight, s.worth[i]))
		}
	}
	x.items.heading(x.word("indices.silences"))
	for _, m := range reports.Marks() {
		if m != reports.Answered {
			x.items.add(cell{look: label}, cell{look: body}, words(lookOf(m), x.book.marks[m]))
		}
	}
}
