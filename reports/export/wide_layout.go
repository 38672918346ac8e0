package export

import (
	"strings"

	"cotejo/forms"
)

// wideLayout says where the columns of each question stand.
type wideLayout struct {
	roster    *forms.Roster // nil outside lists
	names     namer
	variables []variable
	at        map[forms.QuestionID]int // of its first column
}

// identify lays out the columns that name a row.
func (l *wideLayout) identify() {
	names := []string{"round", "snapshot", "country", "m49", "country_name", "party", "voice", "party_name", "status"}
	if l.roster != nil {
		names = append(names[:7], "row", "row_order", "row_title", "parent_row")
	}
	for _, name := range names {
		k := textual
		if name == "m49" || name == "row_order" {
			k = whole
		}
		l.names.take(name, longestName)
		l.variables = append(l.variables, identified(name, k))
	}
}

// group lays out the questions of a group, and the lists in it as numbers of
// rows.
func (l *wideLayout) group(g *forms.Group) {
	for _, e := range g.Elements {
		switch e := e.(type) {
		case *forms.Group:
			l.group(e)
		case *forms.Roster:
			l.add(variable{kind: whole, part: count, of: e})
		case *forms.Question:
			if published(e) {
				l.add(variable{kind: kindOf(e), part: value, of: e, list: e.List})
				l.options(e)
			}
		}
	}
}

// add lays out what is answered, how it is to be read and where it is from.
func (l *wideLayout) add(v variable) {
	b := v.of.Base()
	v.label = b.Label
	v.name = l.names.family(b.Name, longestName-len(sourceSuffix), "", stateSuffix, sourceSuffix)
	v.state = v.name + stateSuffix
	l.at[b.ID] = len(l.variables)
	l.variables = append(l.variables, v,
		variable{name: v.state, kind: marked, part: state, label: suffixed(b.Label, "column.state"), of: v.of},
		variable{name: v.name + sourceSuffix, kind: textual, part: source, label: suffixed(b.Label, "column.source"), of: v.of})
}

// options gives each choice of a multiple choice a column.
func (l *wideLayout) options(q *forms.Question) {
	if q.Type != forms.SelectMultiple || q.List == nil {
		return
	}
	first := &l.variables[l.at[q.ID]]
	name, state := first.name, first.state
	for _, choice := range q.List.Choices {
		l.variables = append(l.variables, variable{
			name: l.names.take(name+"__"+choice.Name, longestName), kind: flag, part: option,
			label: joined(q.Label, choice.Label), of: q, code: choice.Name, state: state,
		})
	}
}

// kindOf says what the answers to a question are.
func kindOf(q *forms.Question) kind {
	switch {
	case q.Type == forms.SelectMultiple, q.Type == forms.Rank:
		return several
	case q.List != nil:
		return coded
	}
	switch q.Type {
	case forms.Integer:
		return whole
	case forms.Decimal:
		return fraction
	case forms.Date:
		return day
	case forms.Calculate:
		return computed
	}
	return textual
}

// suffixed adds what a column says of a question to the question's label.
func suffixed(label forms.Text, code string) forms.Text { return joined(label, everyLanguage(code)) }

// joined puts two wordings together, in every language that either has.
func joined(a, b forms.Text) forms.Text {
	out := forms.Text{}
	for _, text := range []forms.Text{a, b} {
		for lang := range text {
			out[lang] = strings.Trim(a.In(lang)+" – "+b.In(lang), " –")
		}
	}
	return out
}
