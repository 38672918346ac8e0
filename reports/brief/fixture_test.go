package brief

import (
	"strings"
	"testing"
	"time"

	"cotejo/forms"
	"cotejo/reports"
)

// A questionnaire with the rosters and questions that these reports look at,
// and a round of four countries: Alfa with two voices, Beta still answering,
// Gama with nothing, Delta compiled and mostly silent.

func text(es, en string) forms.Text { return forms.Text{"es": es, "en": en} }

func question(name string, kind forms.Type, es, en string) *forms.Question {
	q := &forms.Question{Type: kind, Level: 1}
	q.Name, q.Label = name, text(es, en)
	return q
}

func written(name, es, en string) *forms.Question { return question(name, forms.TextType, es, en) }

func numbered(name, es, en string) *forms.Question { return question(name, forms.Integer, es, en) }

func one(name string, list *forms.List, es, en string) *forms.Question {
	q := question(name, forms.SelectOne, es, en)
	q.List = list
	return q
}

func several(name string, list *forms.List, es, en string) *forms.Question {
	q := one(name, list, es, en)
	q.Type = forms.SelectMultiple
	return q
}

func chosen(name string, from *forms.Roster, es, en string) *forms.Question {
	q := question(name, forms.SelectMultiple, es, en)
	q.From = from
	return q
}

func cited(name string, from *forms.Roster) *forms.Question {
	q := chosen(name, from, "Fuentes", "Sources")
	q.Expected = true
	return q
}

func roster(name, es, en string, elements ...forms.Element) *forms.Roster {
	r := &forms.Roster{}
	r.Name, r.Label, r.Elements = name, text(es, en), elements
	return r
}

func section(name, es, en string, elements ...forms.Element) *forms.Section {
	s := &forms.Section{}
	s.Name, s.Label, s.Elements = name, text(es, en), elements
	return s
}

// list makes a list of choices: "name:Español/English:value", of which the
// last part may be missing.
func list(name string, choices ...string) *forms.List {
	l := &forms.List{Name: name}
	for _, c := range choices {
		code, rest, _ := strings.Cut(c, ":")
		labels, value, _ := strings.Cut(rest, ":")
		es, en, _ := strings.Cut(labels, "/")
		l.Choices = append(l.Choices, &forms.Choice{Name: code, Label: text(es, en), Extra: map[string]string{"value": value}})
	}
	return l
}

func form(t testing.TB) *forms.Questionnaire {
	t.Helper()
	lists := formLists()
	evi := roster("evi", "Fuentes", "Sources", written("k_title", "Título", "Title"), numbered("k_year", "Año", "Year"), written("k_url", "Enlace", "Link"))
	acr := roster("acr", "Actores", "Actors", written("h_name", "Nombre", "Name"), written("h_acr", "Sigla", "Acronym"))
	str := roster("str", "Estrategias", "Strategies", written("d_name", "Nombre", "Name"), one("d_area", lists["area"], "Área", "Area"), chosen("d_lead", acr, "Líder", "Lead"), cited("d_evid", evi))
	obj := roster("obj", "Objetivos", "Objectives", written("e_name", "Enunciado", "Statement"), chosen("e_str", str, "Estrategia", "Strategy"))
	prg := roster("prg", "Programas", "Programmes", programmeQuestions(lists, acr, evi, obj)...)
	act := roster("act", "Acciones", "Actions", written("g_name", "Acción", "Action"), chosen("g_prg", prg, "Programa", "Programme"), chosen("g_resp", acr, "Ejecutor", "Executor"))
	in := written("h_r_in", "En qué", "In what")
	in.Refs = []*forms.Roster{str, prg, act}
	rol := roster("rol", "Papeles", "Roles", chosen("h_r_actor", acr, "Actor", "Actor"), in, one("h_r_role", lists["role"], "Papel", "Role"))
	q := &forms.Questionnaire{
		Name: "small", Title: text("Pequeño", "Small"), Version: "1", Languages: []string{"es", "en"}, Lists: lists,
		Sections: []*forms.Section{
			section("a", "A. Identificación", "A. Identification", written("a_resp_inst", "Institución", "Institution")),
			section("b", "B. Marco", "B. Framework",
				one("b_explicit", lists["yn"], "¿Hay política explícita?", "Is there an explicit policy?"),
				several("b_approach", lists["area"], "Enfoques", "Approaches"), written("b_process", "Cómo se formuló", "How it was made")),
			section("k", "K. Fuentes", "K. Sources", evi), section("h", "H. Actores", "H. Actors", acr, rol),
			section("d", "D. Estrategias", "D. Strategies", str), section("e", "E. Objetivos", "E. Objectives", obj),
			section("f", "F. Programas", "F. Programmes", prg), section("g", "G. Acciones", "G. Actions", act),
			section("i", "I. Niveles", "I. Levels", levelQuestions(lists["level"])...),
			section("j", "J. Juicio", "J. Judgement", judgementQuestions(lists)...),
		},
	}
	for _, fault := range q.Seal() {
		if fault.Severity == forms.Error {
			t.Fatalf("seal: %+v", fault)
		}
	}
	return q
}

func formLists() map[string]*forms.List {
	return map[string]*forms.List{
		"yn":    list("yn", "yes:Sí/Yes", "no:No/No"),
		"area":  list("area", "border:Frontera/Border", "asylum:Asilo/Asylum", "return:Retorno/Return"),
		"group": list("group", "all:Todas las personas/Everyone", "child:Niñez/Children"),
		"role":  list("role", "impl:Ejecuta/Implementing", "fund:Financia/Funding"),
		"eval":  list("eval", "none:Ninguna/None", "external:Externa/External"),
		"kind":  list("kind", "norm:Normativo/Legal", "res:De recursos/Resources"),
		"scale": list("scale", "1:Bajo/Low:1", "3:Alto/High:3"),
		"sign":  list("sign", "pos:Positivo/Positive:1", "neg:Negativo/Negative:-1", "mixed:Mixto/Mixed"),
		"level": list("level", "1:Requiere más/Requires more:1", "2:Parcial/Partial:2", "3:Cumple/Meets:3", "4:Pleno/Fully:4"),
	}
}

func programmeQuestions(lists map[string]*forms.List, acr, evi, obj *forms.Roster) []forms.Element {
	return []forms.Element{
		written("f_name", "Nombre", "Name"), chosen("f_obj", obj, "Objetivos", "Objectives"), one("f_area", lists["area"], "Área", "Area"),
		chosen("f_lead", acr, "Responsable", "Lead"), several("f_target", lists["group"], "Población", "Target"),
		numbered("f_people", "Personas", "People"), numbered("f_people_year", "Año", "Year"), question("f_budget", forms.Decimal, "Presupuesto", "Budget"),
		one("f_eval", lists["eval"], "Evaluación", "Evaluation"), cited("f_evid", evi),
	}
}

func levelQuestions(levels *forms.List) []forms.Element {
	var out []forms.Element
	for _, name := range []string{"n_d1", "n_d2", "n_d3", "n_d4", "n_d5", "n_d6", "n_all"} {
		out = append(out, one(name, levels, "Nivel "+name, "Level "+name))
	}
	return out
}

func judgementQuestions(lists map[string]*forms.List) []forms.Element {
	return []forms.Element{
		roster("gap", "Vacíos", "Gaps", one("j_g_area", lists["area"], "Área", "Area"), one("j_g_kind", lists["kind"], "Tipo", "Kind"),
			one("j_g_sev", lists["scale"], "Gravedad", "Severity"), several("j_g_group", lists["group"], "Grupos", "Groups"),
			written("j_g_text", "Descripción", "Description"), written("j_g_fix", "Propuesta", "Remedy")),
		roster("imp", "Impactos", "Impacts", one("j_i_group", lists["group"], "Grupo", "Group"), one("j_i_dim", lists["area"], "Dimensión", "Dimension"),
			one("j_i_dir", lists["sign"], "Sentido", "Direction"), written("j_i_text", "Descripción", "Description")),
		roster("cha", "Desafíos", "Challenges", written("j_c_text", "Desafío", "Challenge")),
		several("j_patterns", lists["yn"], "Rasgos", "Features"), written("j_good", "Buena práctica", "Good practice"),
		one("j_prio1", lists["area"], "Prioridad 1", "Priority 1"), one("j_prio2", lists["area"], "Prioridad 2", "Priority 2"), one("j_prio3", lists["area"], "Prioridad 3", "Priority 3"),
	}
}

var taken = time.Date(2026, 11, 24, 15, 30, 0, 0, time.UTC)

// answers maps "question" or "question@row" to a value, or to "?dk", "?na",
// "?noinfo" for a special answer.
type answers map[string]string

func diagnostic(q *forms.Questionnaire, country string, voice reports.Voice, rows map[string][]forms.RowID, given answers) reports.Diagnostic {
	a := forms.NewAnswers()
	origin := map[forms.Key]reports.Origin{}
	for name, ids := range rows {
		r, _ := q.ByName(name)[0].(*forms.Roster)
		for _, id := range ids {
			a.Rows[r.ID] = append(a.Rows[r.ID], forms.Row{ID: id})
		}
	}
	for name, value := range given {
		name, row, _ := strings.Cut(name, "@")
		key := forms.Key{Question: q.ByName(name)[0].Base().ID, Row: forms.RowID(row)}
		answer := forms.Answer{Value: value, Lang: "es"}
		if special, ok := strings.CutPrefix(value, "?"); ok {
			answer = forms.Answer{State: forms.Special(special)}
		}
		a.Cells[key] = answer
		origin[key] = reports.Origin{Seq: 1, At: taken, Author: "focal", Kind: "edit"}
	}
	state := q.State(a, forms.Setting{Country: country, Voice: string(voice), Year: 2026, Now: taken})
	return reports.Diagnostic{
		Country: country, Status: reports.Submitted, Lang: "es", Changed: taken, Submitted: taken, Total: state.Total(), State: state, Origin: origin,
		Party: reports.Party{Slug: string(voice), Voice: voice, Name: text("Parte "+string(voice), "Party "+string(voice))},
	}
}

func round(t *testing.T) *reports.Snapshot {
	t.Helper()
	q := form(t)
	s := &reports.Snapshot{
		Questionnaire: q, Taken: taken, Number: 7,
		Round: reports.Round{Code: "R-1", Title: text("Ronda de prueba", "Test round"), Year: 2026, Fictitious: true},
		Countries: []reports.Country{
			{ISO3: "XAA", Name: text("Alfa", "Alpha")}, {ISO3: "XAB", Name: text("Beta", "Beta")},
			{ISO3: "XAC", Name: text("Gama", "Gamma")}, {ISO3: "XAD", Name: text("Delta", "Delta")},
		},
	}
	beta := diagnostic(q, "XAB", reports.Government, nil, answers{"b_explicit": "yes", "b_process": "SECRETO DE BETA"})
	beta.Status, beta.State, beta.Origin, beta.Submitted = reports.Open, nil, nil, time.Time{}
	s.Diagnostics = []reports.Diagnostic{alfa(q), alfaCivil(q), beta, delta(q)}
	return s
}

func alfa(q *forms.Questionnaire) reports.Diagnostic {
	d := diagnostic(q, "XAA", reports.Government, map[string][]forms.RowID{
		"evi": {"k1", "k2"}, "acr": {"a1", "a2"}, "rol": {"r1"}, "str": {"s1", "s2"}, "obj": {"o1", "o2"}, "prg": {"p1"}, "act": {"c1"},
		"gap": {"g1"}, "imp": {"i1"}, "cha": {"h1"},
	}, answers{
		"a_resp_inst": "Instituto de Alfa", "b_explicit": "yes", "b_approach": "border asylum", "b_process": "Con consultas & <talleres>, en «dos» años.",
		"k_title@k1": "Ley 1", "k_year@k1": "2014", "k_url@k1": "https://leyes.example/1", "k_title@k2": "Informe",
		"h_name@a1": "Instituto", "h_acr@a1": "IDA", "h_name@a2": "Cancillería", "h_r_actor@r1": "a1", "h_r_in@r1": "prg:p1", "h_r_role@r1": "impl",
		"d_name@s1": "Retorno digno", "d_area@s1": "return", "d_lead@s1": "a1", "d_evid@s1": "k1 k2", "d_name@s2": "Asilo justo", "d_area@s2": "asylum",
		"e_name@o1": "Atender", "e_str@o1": "s1", "e_name@o2": "Resolver", "e_str@o2": "s2",
		"f_name@p1": "Ventanilla", "f_obj@p1": "o1", "f_area@p1": "return", "f_lead@p1": "a1", "f_target@p1": "child", "f_people@p1": "12500",
		"f_people_year@p1": "2025", "f_budget@p1": "0", "f_eval@p1": "external", "f_evid@p1": "k2", "g_name@c1": "Abrir la ventanilla", "g_prg@c1": "p1",
		"j_g_area@g1": "border", "j_g_kind@g1": "res", "j_g_sev@g1": "3", "j_g_group@g1": "child", "j_g_text@g1": "Faltan intérpretes", "j_g_fix@g1": "?noinfo",
		"j_i_group@i1": "child", "j_i_dim@i1": "return", "j_i_dir@i1": "neg", "j_i_text@i1": "Familias separadas", "j_c_text@h1": "Rotación de personal",
		"n_d1": "4", "n_d2": "2", "n_all": "3", "j_good": "Aviso previo", "j_prio1": "asylum", "j_prio2": "border",
	})
	key := forms.Key{Question: q.ByName("b_explicit")[0].Base().ID}
	origin := d.Origin[key]
	origin.Source = "Gaceta 7"
	d.Origin[key] = origin
	return d
}

func alfaCivil(q *forms.Questionnaire) reports.Diagnostic {
	return diagnostic(q, "XAA", reports.CivilSociety, nil, answers{
		"b_explicit": "no", "b_process": "?dk", "str": forms.NoRows, "prg": "?noinfo", "j_patterns": "yes", "j_prio1": "return",
	})
}

func delta(q *forms.Questionnaire) reports.Diagnostic {
	return diagnostic(q, "XAD", reports.Compiled, nil, answers{"b_explicit": "?na", "j_patterns": "yes no", "n_all": "1"})
}
