package reports

import (
	"testing"
	"time"

	"cotejo/forms"
	"cotejo/forms/expr"
)

// A small questionnaire with one of everything a comparison must tell apart:
// a question that others hide, a choice that means "no sé", a zero, a
// calculation, and four rosters that refer to each other.

func text(s string) forms.Text { return forms.Text{"es": s, "en": s + " (en)"} }

func parsed(t *testing.T, src string) *expr.Expr {
	t.Helper()
	e, err := expr.Parse(src)
	if err != nil {
		t.Fatalf("parse %q: %v", src, err)
	}
	return e
}

func question(name string, kind forms.Type, level int) *forms.Question {
	q := &forms.Question{Type: kind, Level: level}
	q.Name, q.Label = name, text(name)
	return q
}

func roster(name string, elements ...forms.Element) *forms.Roster {
	r := &forms.Roster{}
	r.Name, r.Label, r.Elements = name, text(name), elements
	return r
}

func section(name string, elements ...forms.Element) *forms.Section {
	s := &forms.Section{}
	s.Name, s.Label, s.Elements = name, text(name), elements
	return s
}

func form(t *testing.T) *forms.Questionnaire {
	t.Helper()
	list := &forms.List{Name: "yn", Choices: []*forms.Choice{
		{Name: "yes", Label: text("Sí")}, {Name: "no", Label: text("No")}, {Name: "8", Label: text("No lo sabemos"), Missing: forms.DontKnow},
	}}
	policy := question("policy", forms.SelectOne, 1)
	policy.List = list
	year := question("year", forms.Integer, 1)
	year.Relevant = parsed(t, "${policy}='yes'")
	means := question("means", forms.SelectMultiple, 2)
	means.List = list
	double := question("double", forms.Calculate, 0)
	double.Calculation = parsed(t, "${people} * 2")
	silent := question("silent", forms.Calculate, 0)
	silent.Label, silent.Calculation = nil, parsed(t, "1")
	group := &forms.Group{Elements: []forms.Element{means, double, silent}}
	group.Name, group.Label = "g", text("Grupo")

	source := roster("evi", question("k_title", forms.TextType, 1))
	code := question("d_code", forms.Calculate, 0)
	code.Calculation = parsed(t, "concat('S', position(..))")
	cited := question("d_evid", forms.SelectMultiple, 2)
	cited.From, cited.Expected = source, true
	str := roster("str", code, question("d_name", forms.TextType, 1), question("d_area", forms.Integer, 1), cited)
	toStr := question("e_str", forms.SelectOne, 1)
	toStr.From = str
	obj := roster("obj", question("e_name", forms.TextType, 1), toStr)
	toObj := question("f_obj", forms.SelectMultiple, 1)
	toObj.From = obj
	prg := roster("prg", question("f_name", forms.TextType, 1), toObj)

	q := &forms.Questionnaire{
		Name: "small", Title: text("Pequeño"), Version: "1", Languages: []string{"es", "en"}, Lists: map[string]*forms.List{"yn": list},
		Sections: []*forms.Section{
			section("a", policy, year, question("people", forms.Integer, 2), question("remark", forms.Note, 0), group),
			section("k", source), section("d", str), section("e", obj), section("f", prg),
		},
	}
	for _, fault := range q.Seal() {
		if fault.Severity == forms.Error {
			t.Fatalf("seal: %+v", fault)
		}
	}
	return q
}

var now = time.Date(2026, 11, 24, 15, 30, 0, 0, time.UTC)

// answers maps "question" or "question@row" to a value, or to "?dk", "?na",
// "?noinfo" for a special answer.
type answers map[string]string

func diagnostic(q *forms.Questionnaire, country string, voice Voice, rows map[string][]forms.RowID, given answers) Diagnostic {
	a := forms.NewAnswers()
	origin := map[forms.Key]Origin{}
	for name, ids := range rows {
		for _, id := range ids {
			r, _ := q.ByName(name)[0].(*forms.Roster)
			a.Rows[r.ID] = append(a.Rows[r.ID], forms.Row{ID: id})
		}
	}
	for name, value := range given {
		key := cellNamed(q, name)
		answer := forms.Answer{Value: value, Lang: "es"}
		if value[0] == '?' {
			answer = forms.Answer{State: forms.Special(value[1:])}
		}
		a.Cells[key] = answer
		origin[key] = Origin{Seq: 1, At: now, Author: "focal", Kind: "edit"}
	}
	state := q.State(a, forms.Setting{Country: country, Voice: string(voice), Year: 2026, Now: now})
	return Diagnostic{
		Country: country, Party: Party{Slug: string(voice), Voice: voice, Name: text(string(voice))}, Status: Submitted, Lang: "es",
		Changed: now, Submitted: now, Total: state.Total(), State: state, Origin: origin,
	}
}

func cellNamed(q *forms.Questionnaire, name string) forms.Key {
	for i := range name {
		if name[i] == '@' {
			return forms.Key{Question: q.ByName(name[:i])[0].Base().ID, Row: forms.RowID(name[i+1:])}
		}
	}
	return forms.Key{Question: q.ByName(name)[0].Base().ID}
}

// round returns a snapshot of four countries: Alfa with two voices, Beta open,
// Gama with nothing, and Delta with special answers and silences.
func round(t *testing.T) *Snapshot {
	t.Helper()
	q := form(t)
	s := &Snapshot{
		Questionnaire: q, Taken: now, Round: Round{Code: "R-1", Title: text("Ronda"), Year: 2026},
		Countries: []Country{{ISO3: "XAA", Name: text("Alfa")}, {ISO3: "XAB", Name: text("Beta")}, {ISO3: "XAC", Name: text("Gama")}, {ISO3: "XAD", Name: text("Delta")}},
	}
	alfa := diagnostic(q, "XAA", Government, map[string][]forms.RowID{
		"evi": {"k1", "k2"}, "str": {"s1", "s2"}, "obj": {"o1", "o2", "o3"}, "prg": {"p1"},
	}, answers{
		"policy": "yes", "year": "2014", "people": "0", "means": "yes no",
		"k_title@k1": "Ley 1", "k_title@k2": "Informe", "d_name@s1": "Retorno", "d_evid@s1": "k2", "d_name@s2": "Integración",
		"e_name@o1": "Atender", "e_str@o1": "s1", "e_name@o2": "Acoger", "e_str@o2": "s2", "e_name@o3": "Suelto", "f_name@p1": "Ventanilla", "f_obj@p1": "o1 o2",
	})
	year := alfa.Origin[cellNamed(q, "year")]
	year.Source = "Gaceta 7"
	alfa.Origin[cellNamed(q, "year")] = year
	civil := diagnostic(q, "XAA", CivilSociety, nil, answers{"policy": "no", "str": forms.NoRows, "people": "?noinfo"})
	beta := diagnostic(q, "XAB", Government, nil, answers{"policy": "yes"})
	beta.Status, beta.State, beta.Origin = Open, nil, nil
	delta := diagnostic(q, "XAD", Compiled, nil, answers{"policy": "8", "people": "?na", "means": "8", "str": "?dk"})
	s.Diagnostics = []Diagnostic{alfa, civil, beta, delta}
	return s
}
