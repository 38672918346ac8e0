package export

import (
	"strings"
	"testing"
	"time"

	"cotejo/forms"
	"cotejo/forms/expr"
	"cotejo/reports"
)

var taken = time.Date(2026, 11, 24, 15, 30, 0, 0, time.UTC)

func both(es, en string) forms.Text { return forms.Text{"es": es, "en": en} }

func ask(name, label string, kind forms.Type, list *forms.List) *forms.Question {
	q := &forms.Question{Type: kind, List: list, Level: 1}
	q.Name, q.Label = name, both(label, label+" (en)")
	return q
}

func rosterOf(name, label string, elements ...forms.Element) *forms.Roster {
	r := &forms.Roster{}
	r.Name, r.Label, r.Elements = name, both(label, label+" (en)"), elements
	return r
}

func sectionOf(name string, elements ...forms.Element) *forms.Section {
	s := &forms.Section{}
	s.Name, s.Label, s.Elements = name, both("Sección "+name, "Section "+name), elements
	return s
}

func parsed(t testing.TB, source string) *expr.Expr {
	t.Helper()
	e, err := expr.Parse(source)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// specimenForm is a small questionnaire with what is hard to export: codes
// that are numbers and codes that are not, choices that mean a special answer
// or that a filter hides, names that clash or are too long, personal data, a
// list within a list and answers that refer to one.
func specimenForm(t testing.TB) *forms.Questionnaire {
	t.Helper()
	yesNo := &forms.List{Name: "yes_no", Choices: []*forms.Choice{
		{Name: "yes", Label: both("Sí, «siempre»", "Yes, \"always\"")}, {Name: "no", Label: both("No", "No")},
		{Name: "8", Label: both("No lo sabemos", "We do not know"), Missing: forms.DontKnow},
	}}
	progress := &forms.List{Name: "progress", Choices: []*forms.Choice{
		{Name: "-1", Label: both("Retroceso", "Backwards")}, {Name: "0", Label: both("Nada", "Nothing")}, {Name: "3", Label: both("Mucho", "Much")},
	}}
	means := &forms.List{Name: "means", Choices: []*forms.Choice{
		{Name: "law", Label: both("Ley", "Law")}, {Name: "plan-b", Label: both("Plan B", "Plan B")}, {Name: "fund", Label: both("Fondo", "Fund")},
	}}
	how := ask("means", "¿Con qué medios?", forms.SelectMultiple, means)
	how.Filter = parsed(t, "name != 'fund' or ${policy} = 'yes'")
	year := ask("year", "Año", forms.Integer, nil)
	year.Relevant = parsed(t, "${policy} = 'yes'")
	double := ask("double", "Doble", forms.Calculate, nil)
	double.Calculation = parsed(t, "${people} * 2")
	person := ask("person", "Nombre de quien responde", forms.TextType, nil)
	person.Private = true
	long := ask("a_name_longer_than_any_statistics_program_takes", "Presupuesto", forms.Decimal, nil)
	measure := rosterOf("measure", "Medidas", ask("m_name", "Medida", forms.TextType, nil))
	strategy := rosterOf("str", "Estrategias",
		ask("d_name", "Nombre", forms.TextType, nil), measure, ask("d_area", "Área", forms.SelectOne, progress), ask("año", "Año", forms.Integer, nil))
	leads := ask("leads", "¿Cuál encabeza?", forms.SelectOne, nil)
	leads.From = strategy
	q := &forms.Questionnaire{
		Name: "specimen", Title: both("Muestra", "Specimen"), Version: "2", Languages: []string{"es", "en"},
		Lists: map[string]*forms.List{"yes_no": yesNo, "progress": progress, "means": means},
		Sections: []*forms.Section{
			sectionOf("a", ask("policy", "¿Hay política?", forms.SelectOne, yesNo), year, ask("people", "Personas", forms.Integer, nil), double, how,
				ask("progress", "Avance", forms.SelectOne, progress), person, long, ask("adopted", "Adoptada", forms.Date, nil), ask("text", "Describa", forms.TextType, nil)),
			sectionOf("b", ask("TEXT", "Otra vez", forms.TextType, nil), ask("if", "Si", forms.TextType, nil), strategy, leads),
		},
	}
	for _, fault := range q.Seal() {
		if fault.Severity == forms.Error {
			t.Fatalf("seal: %+v", fault)
		}
	}
	return q
}

// texts are answers that a careless program loses or runs.
var texts = []string{
	"=SUMA(A1:A9)", "+1", "-Integración", "@cmd", "\ttab", "\rcr", "＝1+1", "＋", "－x", "＠y", "'=ya con apóstrofo", "''=con dos", "'normal'",
	"con \"comillas\", comas; y\nsaltos\n\nde línea", "ñandú, acción, Ñ", "👩\u200d👩\u200d👧 🇲🇽 emoji", "مرحبا بالعالم \u200f(rtl)\u200f שלום", " con espacios ",
	strings.Repeat("coordinación interinstitucional\n", 1250), `\.`, "a;b\tc", `"`, "'", "-5", "007",
}

const secret = "Xochiquetzal"

// hiddenYear was answered before another answer ruled the question out.
const hiddenYear = "1851"

// specimen is a round of countries with all kinds of answers and silences: one
// with two voices, an open diagnostic, a country with nothing, special answers.
func specimen(t testing.TB) *reports.Snapshot {
	t.Helper()
	q := specimenForm(t)
	s := &reports.Snapshot{Questionnaire: q, Taken: taken, Number: 7, Round: reports.Round{
		Code: "MUESTRA-2026", Title: both("Ronda de muestra", "Specimen round"), Year: 2026,
		Note: both("División de Estadística, CC BY 4.0.\nCepal, CC BY-NC-SA 3.0 IGO.", "Statistics Division, CC BY 4.0.\nECLAC, CC BY-NC-SA 3.0 IGO."),
	}}
	for i, name := range []string{"Altamira", "Bahía Clara", "Cumbres", "Dorada"} {
		s.Countries = append(s.Countries, reports.Country{ISO3: "XA" + string(rune('A'+i)), Number: 9001 + i, Name: both(name, name)})
	}
	s.Diagnostics = []reports.Diagnostic{
		diagnosed(q, "XAA", reports.Government, map[string]string{
			"policy": "yes", "year": "2014", "people": "0", "means": "law plan-b", "progress": "-1", "person": secret, "adopted": "2026-03-05",
			"a_name_longer_than_any_statistics_program_takes": "-12.5", "text": "-5", "TEXT": "línea uno\nlínea \"dos\"", "if": "'=x", "leads": "s2",
			"d_name@s1": "=Retorno", "d_area@s1": "3", "año@s1": "2020", "d_name@s2": "Integración", "m_name@m1": "Uno", "m_name@m2": "Dos", "m_name@m3": "Tres",
		}, "str s1 s2", "measure m1<s1 m2<s1 m3<s2"),
		diagnosed(q, "XAA", reports.CivilSociety, map[string]string{"policy": "no", "year": hiddenYear, "str": forms.NoRows, "people": "?noinfo", "means": "law"}),
		diagnosed(q, "XAB", reports.Government, map[string]string{"policy": "yes", "text": secret}),
		diagnosed(q, "XAD", reports.Compiled, map[string]string{"policy": "8", "people": "?na", "str": "?dk", "means": "?dk"}),
	}
	open := &s.Diagnostics[2]
	open.Status, open.State, open.Origin, open.Submitted = reports.Open, nil, nil, time.Time{}
	return s
}

// diagnosed makes a diagnostic from values by "question" or "question@row" (a
// leading "?" marks a special answer) and from rosters with their rows, a row
// within another written row<parent.
func diagnosed(q *forms.Questionnaire, country string, voice reports.Voice, values map[string]string, rosters ...string) reports.Diagnostic {
	a := forms.NewAnswers()
	origin := map[forms.Key]reports.Origin{}
	for _, r := range rosters {
		names := strings.Fields(r)
		id := q.ByName(names[0])[0].Base().ID
		for _, row := range names[1:] {
			row, parent, _ := strings.Cut(row, "<")
			a.Rows[id] = append(a.Rows[id], forms.Row{ID: forms.RowID(row), Parent: forms.RowID(parent)})
		}
	}
	for name, value := range values {
		name, row, _ := strings.Cut(name, "@")
		key := forms.Key{Question: q.ByName(name)[0].Base().ID, Row: forms.RowID(row)}
		a.Cells[key] = forms.Answer{Value: value, Lang: "es"}
		if special, ok := strings.CutPrefix(value, "?"); ok {
			a.Cells[key] = forms.Answer{State: forms.Special(special)}
		}
		from := reports.Origin{Seq: 2, At: taken.Add(-time.Hour), Author: "focal", Kind: "edit"}
		if name == "year" {
			from.Source = "=Gaceta 7"
		}
		origin[key] = from
	}
	state := q.State(a, forms.Setting{Country: country, Voice: string(voice), Year: 2026, Now: taken})
	return reports.Diagnostic{
		Country: country, Party: reports.Party{Slug: string(voice), Voice: voice, Name: both("Parte "+string(voice), "Party "+string(voice))},
		Status: reports.Submitted, Lang: "es", Changed: taken, Submitted: taken, Total: state.Total(), State: state, Origin: origin,
	}
}

// withTexts is a round in which each country gives one of the texts, and the
// same text as its source.
func withTexts(t testing.TB, texts []string) *reports.Snapshot {
	t.Helper()
	s := specimen(t)
	s.Countries, s.Diagnostics = nil, nil
	for i, text := range texts {
		iso := "X" + string(rune('A'+i/26)) + string(rune('A'+i%26))
		s.Countries = append(s.Countries, reports.Country{ISO3: iso, Number: 9001 + i, Name: both(iso, iso)})
		d := diagnosed(s.Questionnaire, iso, reports.Government, map[string]string{"text": text})
		key := forms.Key{Question: s.Questionnaire.ByName("text")[0].Base().ID}
		from := d.Origin[key]
		from.Source = text
		d.Origin[key] = from
		s.Diagnostics = append(s.Diagnostics, d)
	}
	return s
}
