package workbook

import (
	"slices"
	"strings"

	"cotejo/forms"
)

// codeBook lists every question and every choice in both languages.
func (b *book) codeBook(name string) *sheet {
	s := &sheet{
		name: name, title: b.titled(b.word("codebook.title")), keys: 2, sized: true, use: b.word("use.codebook"),
		aids: []string{b.word("codebook.aid"), b.word("codebook.lists")},
		rows: func(yield func([]cell) bool) {
			_ = b.elements(yield) && b.choices(yield)
		},
	}
	for _, c := range []struct {
		code  string
		width float64
	}{
		{"codebook.kind", 10}, {"head.name", 24}, {"codebook.type", 14}, {"codebook.list", 15}, {"head.level", 6}, {"codebook.required", 11},
		{"codebook.label.es", 38}, {"codebook.label.en", 38}, {"codebook.hint.es", 28}, {"codebook.hint.en", 28},
		{"codebook.when", 21}, {"codebook.means", 13},
	} {
		s.columns = append(s.columns, column{b.word(c.code), c.width})
	}
	return s
}

// elements yields sections, groups, rosters and questions in document order.
func (b *book) elements(yield func([]cell) bool) bool {
	for _, sec := range b.snapshot.Questionnaire.Sections {
		if !b.codeGroup(&sec.Group, "codebook.section", yield) {
			return false
		}
	}
	return true
}

func (b *book) codeGroup(g *forms.Group, kind string, yield func([]cell) bool) bool {
	if !yield(b.codeRow(g.Base(), kind, band)) {
		return false
	}
	for _, e := range g.Elements {
		ok := true
		switch e := e.(type) {
		case *forms.Group:
			ok = b.codeGroup(e, "codebook.group", yield)
		case *forms.Roster:
			ok = b.codeGroup(&e.Group, "codebook.roster", yield)
		case *forms.Question:
			ok = e.Type == forms.Note || yield(b.codeQuestion(e))
		}
		if !ok {
			return false
		}
	}
	return true
}

func (b *book) codeRow(e *forms.Base, kind string, l look) []cell {
	row := make([]cell, 12)
	for i := range row {
		row[i].look = l
	}
	row[0].text, row[1].text = b.word(kind), string(e.ID)
	row[6].text, row[7].text = both(e.Label)
	row[8].text, row[9].text = both(e.Hint)
	if e.Relevant != nil {
		row[10].text = e.Relevant.String()
	}
	return row
}

// both returns a wording in both languages; one without a language stands
// under both.
func both(t forms.Text) (es, en string) {
	es, en = t["es"], t["en"]
	if es == "" && en == "" {
		return t[""], t[""]
	}
	return es, en
}

func (b *book) codeQuestion(q *forms.Question) []cell {
	row := b.codeRow(q.Base(), "codebook.question", body)
	row[2].text = string(q.Type)
	switch {
	case q.From != nil:
		row[3].text = string(q.From.ID)
	case len(q.Refs) > 0:
		row[3].text = idsOf(q.Refs)
	case q.List != nil:
		row[3].text = q.List.Name
	}
	if q.Level > 0 {
		row[4] = figure(small, float64(q.Level))
	}
	if q.Required != nil {
		row[5].text = b.word("codebook.yes")
		if r := q.Required.String(); strings.Contains(r, "$") {
			row[5].text = r
		}
	}
	if q.Private {
		row[11].text = b.word("codebook.private")
	}
	return row
}

func idsOf(rosters []*forms.Roster) string {
	var ids []string
	for _, r := range rosters {
		ids = append(ids, string(r.ID))
	}
	return strings.Join(ids, " ")
}

// choices yields the lists in the order in which they are first used, and
// their choices.
func (b *book) choices(yield func([]cell) bool) bool {
	for _, list := range b.lists() {
		for _, c := range list.Choices {
			if !yield(b.codeChoice(list, c)) {
				return false
			}
		}
	}
	return true
}

// lists returns the lists that questions use, then the others by name.
func (b *book) lists() []*forms.List {
	var lists []*forms.List
	for _, q := range b.snapshot.Questionnaire.Questions() {
		if q.List != nil && !slices.Contains(lists, q.List) {
			lists = append(lists, q.List)
		}
	}
	used := len(lists)
	for _, list := range b.snapshot.Questionnaire.Lists {
		if !slices.Contains(lists[:used], list) {
			lists = append(lists, list)
		}
	}
	slices.SortFunc(lists[used:], func(a, b *forms.List) int { return strings.Compare(a.Name, b.Name) })
	return lists
}

func (b *book) codeChoice(list *forms.List, c *forms.Choice) []cell {
	row := make([]cell, 12)
	for i := range row {
		row[i].look = body
	}
	row[0].text, row[1].text, row[3].text = b.word("codebook.choice"), c.Name, list.Name
	row[6].text, row[7].text = both(c.Label)
	if c.Missing != forms.Answered {
		row[11].text = b.word("mark." + string(c.Missing))
	}
	return row
}
