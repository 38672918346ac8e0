package workbook

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"strings"
	"testing"
	"time"

	"cotejo/forms"
	"cotejo/forms/expr"
	"cotejo/reports"
)

func both2(es, en string) forms.Text { return forms.Text{"es": es, "en": en} }

func ask(name, es, en string, kind forms.Type, level int) *forms.Question {
	q := &forms.Question{Type: kind, Level: level}
	q.Name, q.Label = name, both2(es, en)
	return q
}

// specimenForm is a small questionnaire with what is hard to lay out: labels
// that no sheet can be called by, choices that mean special answers, hidden
// questions, numbers, dates, and a list that refers to another.
func specimenForm(t *testing.T) *forms.Questionnaire {
	t.Helper()
	progress := &forms.List{Name: "progress", Choices: []*forms.Choice{
		{Name: "0", Label: both2("Sin iniciar", "Not started")},
		{Name: "3", Label: both2("Avanzado", "Advanced")},
		{Name: "9", Label: both2("Sin dato", "No data"), Missing: forms.NoInformation},
	}}
	policy := ask("b_progress", "¿Cuánto se ha avanzado?", "How far has it come?", forms.SelectOne, 1)
	policy.List = progress
	year := ask("b_year", "Año de adopción", "Year adopted", forms.Integer, 2)
	relevant, err := expr.Parse("${b_progress}='3'")
	if err != nil {
		t.Fatal(err)
	}
	year.Relevant = relevant
	budget := ask("b_budget", "Presupuesto", "Budget", forms.Decimal, 2)
	budget.Appearance = "thousands-sep"
	group := &forms.Group{Elements: []forms.Element{budget, ask("b_date", "Fecha", "Date", forms.Date, 3)}}
	group.Name, group.Label = "g", both2("Medios", "Means")

	strategies := &forms.Roster{}
	strategies.Name, strategies.Label = "str", both2("Estrategias", "Strategies")
	strategies.Elements = []forms.Element{ask("d_name", "Nombre", "Name", forms.TextType, 1), ask("d_people", "Personas", "People", forms.Integer, 2)}
	objectives := &forms.Roster{}
	objectives.Name, objectives.Label = "obj", both2("Objetivos", "Objectives")
	parent := ask("e_str", "Estrategia", "Strategy", forms.SelectOne, 1)
	parent.From = strategies
	objectives.Elements = []forms.Element{ask("e_name", "Enunciado", "Statement", forms.TextType, 1), parent}

	q := &forms.Questionnaire{Name: "specimen", Version: "3", Languages: []string{"es", "en"}, Title: both2("Cuestionario de muestra", "Specimen questionnaire"),
		Lists: map[string]*forms.List{"progress": progress}}
	for _, s := range []struct {
		name, es, en string
		elements     []forms.Element
	}{
		{"b", "B. Contexto: marco [conceptual]", "B. Context: [conceptual] framework", []forms.Element{policy, year, ask("b_text", "Definición", "Definition", forms.TextType, 3), group}},
		{"d", "Datos", "Data", []forms.Element{strategies, objectives}},
	} {
		sec := &forms.Section{}
		sec.Name, sec.Label, sec.Elements = s.name, both2(s.es, s.en), s.elements
		q.Sections = append(q.Sections, sec)
	}
	for _, fault := range q.Seal() {
		if fault.Severity == forms.Error {
			t.Fatalf("seal: %+v", fault)
		}
	}
	return q
}

// secret stands in the answers of a diagnostic that is not submitted.
const secret = "SECRETO-SIN-ENVIAR"

// specimen is a snapshot of that questionnaire: two voices of one country, an
// open diagnostic, a country with nothing, and texts that are hard to carry.
func specimen(t *testing.T) *reports.Snapshot {
	t.Helper()
	q := specimenForm(t)
	s := &reports.Snapshot{Questionnaire: q, Taken: taken, Number: 4, Round: reports.Round{
		Code: "MUESTRA-2026", Title: both2("Ronda de muestra & prueba", "Specimen & trial round"), Year: 2026,
		Note: both2("Cifras propias.\nLicencia CC BY 4.0.", "Own figures.\nLicence CC BY 4.0."),
	}}
	for _, c := range [][2]string{{"XAA", "Altamira"}, {"XAB", "Bahía Clara"}, {"XAC", "Cumbres"}, {"XAD", "Dorada"}} {
		s.Countries = append(s.Countries, reports.Country{ISO3: c[0], Name: both2(c[1], c[1])})
	}
	s.Diagnostics = []reports.Diagnostic{
		answered(q, "XAA", reports.Government, "Instituto de Migración", map[string]string{
			"b_progress": "3", "b_year": "2014", "b_text": "=SUMA(A1:A9)", "b_budget": "1250000", "b_date": "2026-03-05",
			"d_name@s1": "Retorno <digno> & seguro", "d_people@s1": "0", "d_name@s2": "-Integración", "e_name@o1": "Atender\na familias", "e_str@o1": "s1",
		}, "str s1 s2", "obj o1"),
		answered(q, "XAA", reports.CivilSociety, "", map[string]string{"b_progress": "0", "b_text": "bell\a tab\t _x0041_ fin ", "b_budget": "12.5", "str": forms.NoRows}),
		answered(q, "XAB", reports.Government, "", map[string]string{"b_text": secret, "b_progress": "0", "d_name@s1": secret}, "str s1"),
		answered(q, "XAD", reports.Compiled, "", map[string]string{"b_progress": "9", "b_text": "?dk", "b_budget": "?na", "b_date": "?noinfo"}),
	}
	s.Diagnostics[2].Status, s.Diagnostics[2].State, s.Diagnostics[2].Origin, s.Diagnostics[2].Submitted = reports.Open, nil, nil, time.Time{}
	return s
}

// key is the cell of a question outside rosters.
func key(s *reports.Snapshot, name string) forms.Key {
	return forms.Key{Question: s.Questionnaire.ByName(name)[0].Base().ID}
}

// answered makes a diagnostic from values by "question" or "question@row", a
// leading "?" marking a special answer, and from rosters with their rows.
func answered(q *forms.Questionnaire, country string, voice reports.Voice, party string, values map[string]string, rosters ...string) reports.Diagnostic {
	a := forms.NewAnswers()
	origin := map[forms.Key]reports.Origin{}
	for _, r := range rosters {
		names := strings.Fields(r)
		id := q.ByName(names[0])[0].Base().ID
		for _, row := range names[1:] {
			a.Rows[id] = append(a.Rows[id], forms.Row{ID: forms.RowID(row)})
		}
	}
	for name, value := range values {
		name, row, _ := strings.Cut(name, "@")
		key := forms.Key{Question: q.ByName(name)[0].Base().ID, Row: forms.RowID(row)}
		a.Cells[key] = forms.Answer{Value: value, Lang: "es"}
		if special, ok := strings.CutPrefix(value, "?"); ok {
			a.Cells[key] = forms.Answer{State: forms.Special(special)}
		}
		origin[key] = reports.Origin{Seq: 2, At: taken.Add(-time.Hour), Author: "focal", Kind: "edit", Source: "Gaceta " + name}
	}
	state := q.State(a, forms.Setting{Country: country, Voice: string(voice), Year: 2026, Now: taken})
	return reports.Diagnostic{
		Country: country, Party: reports.Party{Slug: string(voice), Voice: voice, Name: both2(party, party)}, Status: reports.Submitted,
		Lang: "es", Changed: taken.Add(-time.Hour), Submitted: taken, Total: state.Total(), State: state, Origin: origin,
	}
}

// written returns the workbook of a snapshot, and its parts.
func written(t *testing.T, s *reports.Snapshot, lang string) (file []byte, parts map[string][]byte) {
	t.Helper()
	return writtenWith(t, s, Options{Lang: lang})
}

func writtenWith(t *testing.T, s *reports.Snapshot, o Options) (file []byte, parts map[string][]byte) {
	t.Helper()
	var buf bytes.Buffer
	if err := Write(context.Background(), &buf, s, o); err != nil {
		t.Fatalf("write: %v", err)
	}
	z, err := zip.NewReader(bytes.NewReader(buf.Bytes()), int64(buf.Len()))
	if err != nil {
		t.Fatalf("the workbook is no archive: %v", err)
	}
	parts = map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if parts[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatalf("read %s: %v", f.Name, err)
		}
		r.Close()
	}
	return buf.Bytes(), parts
}
