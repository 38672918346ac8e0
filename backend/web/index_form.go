package web

import (
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"cotejo/forms"
	"cotejo/reports"
)

// indexForm is an index being defined by hand, as it was typed.
type indexForm struct {
	Name, TitleES, TitleEN, NoteES, NoteEN, Source string
	LabelES, LabelEN                               string // of the whole, where it is not the title
	Unit, Aggregate, Need, DomainNeed              string
	Domains                                        []domainField
	Items                                          []itemField
	Levels                                         []levelField
	Values                                         map[string]string // by list and choice, "list.choice"
}

type domainField struct{ Name, ES, EN, Weight string }

type itemField struct{ Question, Domain, Weight string }

type levelField struct {
	From, ES, EN string
	Meets        bool
}

// readIndexForm reads the form; rows of it are values of the same name, in
// order.
func readIndexForm(post url.Values) indexForm {
	one := func(name string) string { return strings.TrimSpace(post.Get(name)) }
	at := func(name string, i int) string {
		if all := post[name]; i < len(all) {
			return strings.TrimSpace(all[i])
		}
		return ""
	}
	f := indexForm{
		Name: one("codigo"), TitleES: one("titulo-es"), TitleEN: one("titulo-en"), NoteES: one("nota-es"), NoteEN: one("nota-en"),
		LabelES: one("todo-es"), LabelEN: one("todo-en"),
		Source: one("fuente"), Unit: one("unidad"), Aggregate: one("calculo"), Need: one("minimo"), DomainNeed: one("minimo-dominios"),
		Values: map[string]string{},
	}
	for i := range post["dominio-nombre"] {
		f.Domains = append(f.Domains, domainField{at("dominio-nombre", i), at("dominio-es", i), at("dominio-en", i), at("dominio-peso", i)})
	}
	for i := range post["pregunta"] {
		f.Items = append(f.Items, itemField{at("pregunta", i), at("dominio", i), at("peso", i)})
	}
	for i := range post["desde"] {
		f.Levels = append(f.Levels, levelField{at("desde", i), at("nivel-es", i), at("nivel-en", i), one("cumple") == strconv.Itoa(i)})
	}
	for name := range post {
		if key, ok := strings.CutPrefix(name, "valor."); ok {
			f.Values[key] = one(name)
		}
	}
	return f
}

// act does what a button of the form asks, and says whether the index is to be
// kept.
func (f *indexForm) act(action string, ticked []string, q *forms.Questionnaire) (keep bool) {
	what, number, _ := strings.Cut(action, ".")
	i, err := strconv.Atoi(number)
	if err != nil {
		i = -1
	}
	switch what {
	case "preguntas":
		f.addQuestions(ticked, q)
	case "dominio":
		f.Domains = append(f.Domains, domainField{Name: f.freeName()})
	case "nivel":
		f.Levels = append(f.Levels, levelField{})
	case "quitar-pregunta":
		f.Items = without(f.Items, i)
	case "quitar-dominio":
		f.Domains = without(f.Domains, i)
	case "quitar-nivel":
		f.Levels = without(f.Levels, i)
	default:
		return true
	}
	return false
}

func without[T any](list []T, i int) []T {
	if i < 0 || i >= len(list) {
		return list
	}
	return slices.Delete(slices.Clone(list), i, i+1)
}

// freeName is a name no domain has yet.
func (f *indexForm) freeName() string {
	for n := 1; ; n++ {
		name := "d" + strconv.Itoa(n)
		if !slices.ContainsFunc(f.Domains, func(d domainField) bool { return d.Name == name }) {
			return name
		}
	}
}

// addQuestions adds those ticked that are not there. Their choices are worth
// at first what the questionnaire says in a column "value", if it does.
func (f *indexForm) addQuestions(ticked []string, q *forms.Questionnaire) {
	known := questionsOf(q)
	for _, name := range ticked {
		question := known[name]
		if question == nil || slices.ContainsFunc(f.Items, func(i itemField) bool { return i.Question == name }) {
			continue
		}
		f.Items = append(f.Items, itemField{Question: name, Weight: "1"})
		if question.List == nil {
			continue
		}
		for _, choice := range question.List.Choices {
			key := question.List.Name + "." + choice.Name
			if _, typed := f.Values[key]; typed {
				continue
			}
			if x, ok := (reports.Scoring{Column: "value"}).Worth(choice); ok {
				f.Values[key] = strconv.FormatFloat(x, 'f', -1, 64)
			}
		}
	}
}

// countable are the questions that the form offers: one chooses, or writes a
// number; the platform fills none of them in.
func countable(q *forms.Questionnaire) []*forms.Question {
	return slices.DeleteFunc(reports.Eligible(q), func(question *forms.Question) bool {
		return question.Fill != forms.NoFill || question.Type == forms.TextType || question.Type == forms.SelectOne && question.List == nil
	})
}

func questionsOf(q *forms.Questionnaire) map[string]*forms.Question {
	known := map[string]*forms.Question{}
	for _, question := range countable(q) {
		known[reports.ItemName(q, question)] = question
	}
	return known
}

// handFormOf is the form that an index could have been defined with; false where
// it says more than the form can.
func handFormOf(ix *reports.Index, q *forms.Questionnaire) (indexForm, bool) {
	d := ix.Definition()
	if len(d.Domains) > 0 && len(d.Overall.Items) > 0 {
		return indexForm{}, false
	}
	f := indexForm{
		Name: d.Name, TitleES: d.Title["es"], TitleEN: d.Title["en"], NoteES: d.Note["es"], NoteEN: d.Note["en"], Source: d.Source,
		Unit: string(d.Unit), Aggregate: string(d.Overall.Aggregate), Need: needText(d.Overall.Need), Values: map[string]string{},
	}
	if d.Overall.Label["es"] != f.TitleES || d.Overall.Label["en"] != f.TitleEN {
		f.LabelES, f.LabelEN = d.Overall.Label["es"], d.Overall.Label["en"]
	}
	known := questionsOf(q)
	fits := f.takeItems(d.Overall, "", known)
	for i, p := range d.Domains {
		if i == 0 {
			f.DomainNeed, f.Need, f.Aggregate = f.Need, needText(p.Need), string(p.Aggregate)
		}
		f.Domains = append(f.Domains, domainField{p.Name, p.Label["es"], p.Label["en"], weightText(p.Weight)})
		fits = fits && f.Need == needText(p.Need) && f.Aggregate == string(p.Aggregate) && f.takeItems(p, p.Name, known)
	}
	for i, l := range d.Levels {
		f.Levels = append(f.Levels, levelField{strconv.FormatFloat(l.From, 'f', -1, 64), l.Name["es"], l.Name["en"], d.Meets == i+1})
	}
	return f, fits
}

// takeItems takes over the items of a part; false where the form cannot say
// what an answer is worth.
func (f *indexForm) takeItems(p reports.PartDefinition, domain string, known map[string]*forms.Question) bool {
	for _, item := range p.Items {
		question := known[item.Question]
		if question == nil || item.Score.Number != (question.List == nil) {
			return false
		}
		f.Items = append(f.Items, itemField{item.Question, domain, weightText(item.Weight)})
		if question.List == nil {
			continue
		}
		for _, choice := range question.List.Choices {
			text := ""
			if x, ok := item.Score.Worth(choice); ok {
				text = strconv.FormatFloat(x, 'f', -1, 64)
			}
			key := question.List.Name + "." + choice.Name
			if before, ok := f.Values[key]; ok && before != text {
				return false
			}
			f.Values[key] = text
		}
	}
	return true
}

func needText(n reports.Need) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(int(n))
}

func weightText(weight *float64) string {
	if weight == nil {
		return "1"
	}
	return strconv.FormatFloat(*weight, 'f', -1, 64)
}

// lists are the lists of choices in use, in the order of their questions.
func (f *indexForm) lists(known map[string]*forms.Question) (lists []*forms.List, users map[string][]string) {
	users = map[string][]string{}
	for _, item := range f.Items {
		question := known[item.Question]
		if question == nil || question.List == nil {
			continue
		}
		if !slices.Contains(lists, question.List) {
			lists = append(lists, question.List)
		}
		users[question.List.Name] = append(users[question.List.Name], item.Question)
	}
	return lists, maps.Clone(users)
}
