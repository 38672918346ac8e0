package definition

import (
	"slices"
	"strings"
)

// Column is a column of a table.
type Column struct {
	Key, ES    string // its name, in English and in Spanish
	Translated bool   // has one column for each language: "title::es"
	also       []string
}

// kind is one of the five tables.
type kind struct {
	Key, ES string
	also    []string
	columns []Column
}

// kinds are the tables a sheet may have, with the columns each may have.
func kinds() []kind {
	label := Column{Key: "label", ES: "etiqueta", Translated: true, also: []string{"rotulo"}}
	aggregate := Column{Key: "aggregate", ES: "cálculo", also: []string{"agregado", "agregacion"}}
	need := Column{Key: "need", ES: "mínimo", also: []string{"minimo de respuestas", "hacen falta", "missing rule"}}
	weight := Column{Key: "weight", ES: "peso", also: []string{"ponderacion"}}
	rules := []Column{
		{Key: "values", ES: "valores", also: []string{"lista de valores", "list"}},
		{Key: "column", ES: "columna"},
		{Key: "contains", ES: "contiene"},
		{Key: "number", ES: "número", also: []string{"cifra"}},
	}
	return []kind{
		{Key: "index", ES: "índice", columns: append([]Column{
			{Key: "name", ES: "nombre", also: []string{"codigo", "code"}},
			{Key: "title", ES: "título", Translated: true},
			{Key: "note", ES: "nota", Translated: true},
			{Key: "source", ES: "fuente", also: []string{"cita", "citation"}},
			{Key: "questionnaires", ES: "cuestionarios", also: []string{"questionnaire", "cuestionario"}},
			{Key: "unit", ES: "unidad"},
			label, aggregate, need,
		}, rules...)},
		{Key: "domains", ES: "dominios", columns: []Column{
			{Key: "name", ES: "nombre", also: []string{"codigo", "code"}}, label, aggregate, need, weight,
		}},
		{Key: "items", ES: "preguntas", also: []string{"elementos"}, columns: append([]Column{
			{Key: "question", ES: "pregunta"}, {Key: "domain", ES: "dominio"}, weight,
		}, rules...)},
		{Key: "values", ES: "valores", columns: []Column{
			{Key: "list", ES: "lista", also: []string{"list_name", "list name"}},
			{Key: "choice", ES: "opción", also: []string{"name", "nombre"}},
			{Key: "value", ES: "valor"},
		}},
		{Key: "levels", ES: "niveles", columns: []Column{
			{Key: "from", ES: "desde"},
			{Key: "name", ES: "nombre", Translated: true, also: []string{"label", "etiqueta"}},
			{Key: "meets", ES: "cumple"},
		}},
	}
}

// named finds the table that bears a name, or -1.
func named(kinds []kind, sheet string) int {
	name := plain(sheet)
	return slices.IndexFunc(kinds, func(k kind) bool {
		return name == k.Key || name == plain(k.ES) || slices.Contains(k.also, name)
	})
}

// column finds the column a heading names and its language, "" for one that
// is not translated; -1 for none.
func (k kind) column(heading string) (int, string) {
	name, tag := plain(heading), ""
	at := slices.IndexFunc(k.columns, func(c Column) bool { return c.bears(name) })
	if at < 0 {
		if cut := strings.LastIndexAny(heading, ":_("); cut > 0 {
			name, tag = plain(strings.TrimRight(heading[:cut], ": ")), plain(strings.TrimSuffix(strings.TrimSpace(heading[cut+1:]), ")"))
		}
		at = slices.IndexFunc(k.columns, func(c Column) bool { return c.Translated && c.bears(name) })
	}
	if at < 0 || !k.columns[at].Translated {
		return at, ""
	}
	lang := language(tag)
	if lang == "" {
		return -1, ""
	}
	return at, lang
}

func (c Column) bears(name string) bool {
	return name == c.Key || name == plain(c.ES) || slices.Contains(c.also, name)
}

// language is the code of a language as headings name it; Spanish without one.
func language(tag string) string {
	switch tag {
	case "", "es", "espanol", "spanish", "castellano":
		return "es"
	case "en", "ingles", "english":
		return "en"
	}
	if len(tag) == 2 && tag[0] >= 'a' && tag[0] <= 'z' && tag[1] >= 'a' && tag[1] <= 'z' {
		return tag
	}
	return ""
}

// plain makes what people write alike: small letters without accents.
func plain(s string) string {
	return strings.Join(strings.Fields(accents(strings.ToLower(s))), " ")
}

func accents(s string) string {
	return strings.Map(func(r rune) rune {
		const from, to = "áàâãäéèêëíìîïóòôõöúùûüñç", "aaaaaeeeeiiiiooooouuuunc"
		if i := strings.IndexRune(from, r); i >= 0 {
			return rune(to[len([]rune(from[:i]))])
		}
		return r
	}, s)
}
