package forms_test

import (
	"testing"
	"time"

	"cotejo/forms"
	"cotejo/forms/expr"
)

// A rule changes a question under construction.
type rule func(*testing.T, *forms.Question)

func formula(t *testing.T, src string) *expr.Expr {
	t.Helper()
	e, err := expr.Parse(src)
	if err != nil {
		t.Fatalf("parse %q: %v", src, err)
	}
	return e
}

func relevant(src string) rule {
	return func(t *testing.T, q *forms.Question) { q.Relevant = formula(t, src) }
}

func calculation(src string) rule {
	return func(t *testing.T, q *forms.Question) { q.Calculation = formula(t, src) }
}

func constraint(src, message string) rule {
	return func(t *testing.T, q *forms.Question) {
		q.Constraint, q.Message = formula(t, src), forms.Text{"es": message}
	}
}

func filter(src string) rule {
	return func(t *testing.T, q *forms.Question) { q.Filter = formula(t, src) }
}

func byDefault(src string) rule {
	return func(t *testing.T, q *forms.Question) { q.Default = formula(t, src) }
}

func required(t *testing.T, q *forms.Question) { q.Required = formula(t, "true()") }
func expected(_ *testing.T, q *forms.Question) { q.Expected = true }

func level(n int) rule { return func(_ *testing.T, q *forms.Question) { q.Level = n } }

func fill(f forms.Fill) rule { return func(_ *testing.T, q *forms.Question) { q.Fill = f } }

func from(l *forms.List) rule { return func(_ *testing.T, q *forms.Question) { q.List = l } }

func rowsOf(r *forms.Roster) rule { return func(_ *testing.T, q *forms.Question) { q.From = r } }

func refs(r ...*forms.Roster) rule { return func(_ *testing.T, q *forms.Question) { q.Refs = r } }

func ask(t *testing.T, typ forms.Type, name string, rules ...rule) *forms.Question {
	t.Helper()
	q := &forms.Question{Type: typ}
	q.Name, q.Label = name, forms.Text{"es": "¿" + name + "?"}
	for _, r := range rules {
		r(t, q)
	}
	return q
}

func group(name string, when *expr.Expr, elements ...forms.Element) *forms.Group {
	g := &forms.Group{Elements: elements}
	g.Name, g.Relevant, g.Label = name, when, forms.Text{"es": name}
	return g
}

func roster(name string, elements ...forms.Element) *forms.Roster {
	return &forms.Roster{Group: *group(name, nil, elements...)}
}

func list(name string, choices ...string) *forms.List {
	l := &forms.List{Name: name}
	for _, c := range choices {
		l.Choices = append(l.Choices, &forms.Choice{Name: c, Label: forms.Text{"es": "la " + c, "en": "the " + c}})
	}
	return l
}

// sealed makes a questionnaire of one section "s" and fails on any fault.
func sealed(t *testing.T, elements ...forms.Element) *forms.Questionnaire {
	t.Helper()
	q := unsealed(elements...)
	if faults := q.Seal(); len(faults) > 0 {
		t.Fatalf("faults: %+v", faults)
	}
	return q
}

func unsealed(elements ...forms.Element) *forms.Questionnaire {
	q := &forms.Questionnaire{
		Name: "prueba", Languages: []string{"es", "en"}, Lists: map[string]*forms.List{},
		Sections: []*forms.Section{{Group: *group("s", nil, elements...)}},
	}
	var collect func([]forms.Element)
	collect = func(elements []forms.Element) {
		for _, e := range elements {
			switch e := e.(type) {
			case *forms.Question:
				if e.List != nil {
					q.Lists[e.List.Name] = e.List
				}
			case *forms.Group:
				collect(e.Elements)
			case *forms.Roster:
				collect(e.Elements)
			}
		}
	}
	collect(elements)
	return q
}

// given are answers by question, or "roster row question".
type given map[forms.Key]string

func at(question string) forms.Key { return forms.Key{Question: forms.QuestionID("s/" + question)} }

func in(row, question string) forms.Key {
	return forms.Key{Question: forms.QuestionID("s/" + question), Row: forms.RowID(row)}
}

func (g given) answers(rows map[string][]string) *forms.Answers {
	a := forms.NewAnswers()
	for k, v := range g {
		switch v {
		case "#dk", "#na", "#noinfo":
			a.Cells[k] = forms.Answer{State: forms.Special(v[1:])}
		default:
			a.Cells[k] = forms.Answer{Value: v}
		}
	}
	for r, ids := range rows {
		for _, id := range ids {
			key := forms.QuestionID("s/" + r)
			a.Rows[key] = append(a.Rows[key], forms.Row{ID: forms.RowID(id)})
		}
	}
	return a
}

var noon = forms.Setting{Country: "HND", Voice: "gov", Year: 2026, Now: time.Date(2026, 3, 5, 12, 0, 0, 0, time.UTC)}

// codes lists the problems as "question code".
func codes(s *forms.State) []string {
	var list []string
	for _, p := range s.Problems() {
		list = append(list, string(p.Key.Question)+" "+p.Code)
	}
	return list
}
