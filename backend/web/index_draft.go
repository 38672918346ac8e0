package web

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"cotejo/forms"
	"cotejo/reports"
)

// indexDraft makes a definition of a form, and remembers in which field each
// part of it was typed and what could not be read.
type indexDraft struct {
	form   indexForm
	known  map[string]*forms.Question
	fields map[string]string // by place in the definition
	errors map[string]string // by field, as codes of reports
	args   map[string][]string
}

// definition reads the form. Rows that are blank are left out.
func (f *indexForm) definition(q *forms.Questionnaire) (*reports.Definition, *indexDraft) {
	d := &indexDraft{form: *f, known: questionsOf(q), fields: map[string]string{}, errors: map[string]string{}, args: map[string][]string{}}
	title := texts(f.TitleES, f.TitleEN)
	out := &reports.Definition{
		Name: f.Name, Title: title, Note: texts(f.NoteES, f.NoteEN), Source: f.Source,
		Questionnaires: []string{q.Name}, Unit: reports.Unit(f.Unit),
	}
	if out.Name == "" {
		out.Name = slug(cmp.Or(f.TitleES, f.TitleEN))
	}
	for place, field := range map[string]string{
		"name": "codigo", "title": "titulo-es", "note": "nota-es", "source": "fuente", "unit": "unidad", "overall.label": "titulo-es",
		"overall.aggregate": "calculo", "overall.items": "preguntas", "overall.need": "minimo", "meets": "niveles", "levels": "niveles", "domains": "dominios",
	} {
		d.fields[place] = field
	}
	if f.Name == "" {
		d.fields["name"] = "titulo-es" // it is made of the title
	}
	if out.Overall.Label = texts(f.LabelES, f.LabelEN); out.Overall.Label.Empty() {
		out.Overall.Label = title
	}
	d.domains(out)
	d.items(out)
	d.levels(out)
	return out, d
}

func texts(es, en string) forms.Text {
	t := forms.Text{}
	if es != "" {
		t["es"] = es
	}
	if en != "" {
		t["en"] = en
	}
	return t
}

// slug makes a short code of a title.
func slug(title string) string {
	fold := strings.NewReplacer("á", "a", "é", "e", "í", "i", "ó", "o", "ú", "u", "ü", "u", "ñ", "n")
	words := strings.FieldsFunc(fold.Replace(strings.ToLower(title)), func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9')
	})
	name := strings.Join(words, "-")
	if len(name) > 40 {
		name = strings.TrimRight(name[:40], "-")
	}
	return name
}

func (d *indexDraft) wrong(field, code string, args ...string) {
	if d.errors[field] == "" {
		d.errors[field], d.args[field] = code, args
	}
}

func (d *indexDraft) domains(out *reports.Definition) {
	need := d.need("minimo", d.form.Need)
	aggregate := reports.Aggregate(d.form.Aggregate)
	if len(d.form.Domains) == 0 {
		out.Overall.Aggregate, out.Overall.Need = aggregate, need
		return
	}
	out.Overall.Need = d.need("minimo-dominios", d.form.DomainNeed)
	d.fields["overall.need"] = "minimo-dominios"
	for i, typed := range d.form.Domains {
		place, n := fmt.Sprintf("domains[%d]", i), strconv.Itoa(i)
		d.fields[place], d.fields[place+".weight"] = "dominio-es."+n, "dominio-peso."+n
		d.fields[place+".need"], d.fields[place+".aggregate"] = "minimo", "calculo"
		out.Domains = append(out.Domains, reports.PartDefinition{
			Name: typed.Name, Label: texts(typed.ES, typed.EN), Aggregate: aggregate, Need: need,
			Weight: d.number("dominio-peso."+n, typed.Weight),
		})
	}
}

func (d *indexDraft) need(field, text string) reports.Need {
	if text == "" {
		return 0
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		d.wrong(field, "index.need.cell", text)
		return 0
	}
	return reports.Need(n)
}

// number reads a number; nil when it is blank or none.
func (d *indexDraft) number(field, text string) *float64 {
	if text == "" {
		return nil
	}
	if strings.Count(text, ",") == 1 && !strings.Contains(text, ".") {
		text = strings.Replace(text, ",", ".", 1)
	}
	x, err := strconv.ParseFloat(text, 64)
	if err != nil || x-x != 0 {
		d.wrong(field, "index.number", text)
		return nil
	}
	return &x
}

func (d *indexDraft) items(out *reports.Definition) {
	for i, typed := range d.form.Items {
		n := strconv.Itoa(i)
		part, place := &out.Overall, "overall"
		if len(out.Domains) > 0 {
			part = nil
		}
		for k := range out.Domains {
			if out.Domains[k].Name == typed.Domain {
				part, place = &out.Domains[k], fmt.Sprintf("domains[%d]", k)
			}
		}
		if part == nil {
			d.wrong("dominio."+n, "index.wanted")
			continue
		}
		at := fmt.Sprintf("%s.items[%d]", place, len(part.Items))
		d.fields[at], d.fields[at+".weight"] = "peso."+n, "peso."+n
		part.Items = append(part.Items, reports.ItemDefinition{
			Question: typed.Question, Weight: d.number("peso."+n, typed.Weight), Score: d.scoring(at, typed.Question),
		})
	}
}

// scoring is what the answers of a question are worth: the number, or what was
// typed for each choice of its list.
func (d *indexDraft) scoring(at, name string) *reports.Scoring {
	question := d.known[name]
	if question == nil || question.List == nil {
		return &reports.Scoring{Number: true}
	}
	d.fields[at+".score"] = "lista." + question.List.Name
	values := map[string]float64{}
	for _, choice := range question.List.Choices {
		key := question.List.Name + "." + choice.Name
		if x := d.number("valor."+key, d.form.Values[key]); x != nil {
			values[choice.Name] = *x
		}
	}
	if len(values) == 0 {
		d.wrong("lista."+question.List.Name, "index.wanted")
	}
	return &reports.Scoring{Values: values}
}

func (d *indexDraft) levels(out *reports.Definition) {
	for i, typed := range d.form.Levels {
		if typed.From == "" && typed.ES == "" && typed.EN == "" {
			continue
		}
		n, place := strconv.Itoa(i), fmt.Sprintf("levels[%d]", len(out.Levels))
		d.fields[place+".from"], d.fields[place+".name"] = "desde."+n, "nivel-es."+n
		level := reports.LevelDefinition{Name: texts(typed.ES, typed.EN)}
		if x := d.number("desde."+n, typed.From); x != nil {
			level.From = *x
		} else {
			d.wrong("desde."+n, "index.wanted")
		}
		out.Levels = append(out.Levels, level)
		if typed.Meets {
			out.Meets = len(out.Levels)
		}
	}
	if len(out.Levels) > 0 && out.Meets == 0 {
		d.wrong("niveles", "index.meets.none")
	}
}

// report puts what is wrong with the definition beside the field where it was
// typed; what was said of a field before stays.
func (d *indexDraft) report(wrong []*reports.IndexError) {
	for _, w := range wrong {
		place := w.Place
		for d.fields[place] == "" && strings.Contains(place, ".") {
			place = place[:strings.LastIndexByte(place, '.')]
		}
		field := d.fields[place]
		if field == "" {
			field = "preguntas"
		}
		d.wrong(field, w.Code, w.Args...)
	}
}
