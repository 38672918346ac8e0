package export

import (
	"slices"
	"strconv"
	"strings"

	"cotejo/forms"
)

// elements returns the published questions and the lists, in document order.
func (c *cut) elements() []forms.Element {
	var all []forms.Element
	for _, sec := range c.Questionnaire.Sections {
		all = appendElements(all, &sec.Group)
	}
	return all
}

func appendElements(all []forms.Element, g *forms.Group) []forms.Element {
	for _, e := range g.Elements {
		switch e := e.(type) {
		case *forms.Group:
			all = appendElements(all, e)
		case *forms.Roster:
			all = appendElements(append(all, e), &e.Group)
		case *forms.Question:
			if published(e) {
				all = append(all, e)
			}
		}
	}
	return all
}

// lists returns the sets of choices that published questions use, in the order
// of their first use.
func (c *cut) lists() []*forms.List {
	var lists []*forms.List
	for _, e := range c.elements() {
		if q, ok := e.(*forms.Question); ok && q.List != nil && !slices.Contains(lists, q.List) {
			lists = append(lists, q.List)
		}
	}
	return lists
}

// codebook explains every column of the tables given and every choice.
func (c *cut) codebook(tables []*table) *table {
	t := &table{name: "codebook", title: c.word("codebook.title"), about: c.word("codebook.about")}
	for _, name := range []string{
		"file", "variable", "part", "question", "type", "list", "code", "means", "level", "required", "relevant",
		"label_es", "label_en", "hint_es", "hint_en",
	} {
		k := textual
		if name == "level" {
			k = whole
		}
		t.variables = append(t.variables, identified(name, k))
	}
	t.rows = func(yield func([]cell) bool) {
		for _, of := range tables {
			for i := range of.variables {
				if !yield(codeVariable(of, &of.variables[i])) {
					return
				}
			}
		}
		for _, l := range c.lists() {
			for _, choice := range l.Choices {
				if !yield(codeChoice(l, choice)) {
					return
				}
			}
		}
	}
	return t
}

func codeVariable(t *table, v *variable) []cell {
	row := make([]cell, 15)
	row[0].text, row[1].text, row[2].text = t.name+".csv", v.name, string(v.part)
	row[4].text, row[6].text = string(v.kind), v.code
	row[11].text, row[12].text = v.label.In("es"), v.label.In("en")
	if v.list != nil {
		row[5].text = v.list.Name
	}
	if v.of != nil {
		codeElement(row, v)
	}
	return row
}

// codeElement tells of the question or list that a column comes from.
func codeElement(row []cell, v *variable) {
	b := v.of.Base()
	row[3].text = string(b.ID)
	if b.Relevant != nil {
		row[10].text = b.Relevant.String()
	}
	if v.part == value || v.part == count {
		row[13].text, row[14].text = b.Hint.In("es"), b.Hint.In("en")
	}
	level := 0
	switch of := v.of.(type) {
	case *forms.Roster:
		level = of.Level
	case *forms.Question:
		level = of.Level
		if v.part == value {
			row[4].text = string(of.Type)
			row[5].text = chosenFrom(of, row[5].text)
		}
		if of.Required != nil {
			row[9].text = of.Required.String()
		}
	}
	if level > 0 {
		row[8] = cell{strconv.Itoa(level), fixed}
	}
}

// chosenFrom names what a question's answers are chosen from: a set of choices,
// or lists whose rows they refer to.
func chosenFrom(q *forms.Question, list string) string {
	if q.From != nil {
		return string(q.From.ID)
	}
	var ids []string
	for _, r := range q.Refs {
		ids = append(ids, string(r.ID))
	}
	if len(ids) > 0 {
		return strings.Join(ids, " ")
	}
	return list
}

func codeChoice(l *forms.List, choice *forms.Choice) []cell {
	row := make([]cell, 15)
	row[2].text, row[5].text, row[6].text, row[7].text = "choice", l.Name, choice.Name, string(choice.Missing)
	row[11].text, row[12].text = choice.Label.In("es"), choice.Label.In("en")
	return row
}
