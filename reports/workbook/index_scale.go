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

// scale is what the answers to a list of choices are worth.
type scale struct {
	name    string
	choices []*forms.Choice
	worth   []float64
	lines   [2]int
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

// spoken is what a choice is called in a cell: its label, with its code where
// another choice or a silence is called the same.
func (b *book) spoken(list *forms.List, c *forms.Choice) string {
	text := b.in(c.Label)
	if text == "" {
		return c.Name
	}
	same := func(other string) bool { return strings.EqualFold(strings.TrimSpace(other), strings.TrimSpace(text)) }
	for _, m := range reports.Marks() {
		if same(b.marks[m]) {
			return text + " (" + c.Name + ")"
		}
	}
	for _, other := range list.Choices {
		if other != c && same(b.in(other.Label)) {
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
