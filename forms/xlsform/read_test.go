package xlsform_test

import (
	"strings"
	"testing"

	"cotejo/forms"
	"cotejo/forms/xlsform"

	"github.com/google/go-cmp/cmp"
)

// read reads a form that must be without errors.
func read(t *testing.T, md string) *forms.Questionnaire {
	t.Helper()
	q, problems := xlsform.Read("prueba.md", []byte(md))
	if q == nil {
		t.Fatalf("problems: %v", problems)
	}
	return q
}

// found lists problems as "cell severity code args".
func found(problems []xlsform.Problem) []string {
	var list []string
	for _, p := range problems {
		list = append(list, strings.TrimSpace(p.Cell()+" "+string(p.Severity)+" "+p.Code+" "+strings.Join(p.Args, " ")))
	}
	return list
}

const small = `
| survey |
| | type | name | label::Español (es) | label::English (en) | hint::Español (es) | hint::English (en) | guidance_hint::Español (es) | guidance_hint::English (en) | required | required_message::es | required_message::en | relevant | constraint | constraint_message::es | constraint_message::en | calculation | default | read_only | choice_filter | appearance | parameters | bind::cotejo:level | bind::cotejo:expected | bind::cotejo:ref | bind::cotejo:fill | bind::cotejo:minutes | bind::cotejo:code |
| | begin group | d | D. Estrategias | D. Strategies | Ayuda | Help | | | | | | | | | | | | | | field-list | | | | | | 12 | |
| | begin repeat | str | Estrategias | Strategies | | | | | | | | | | | | | | | | | | | | | | | |
| | calculate | d_code | Código | Code | | | | | | | | | | | | concat('S', position(..)) | | | | | | | | | | | |
| | text | d_name | Nombre | Name | Oficial | Official | Por qué | Why | yes | Falta | Missing | | | | | | | | | multiline | rows=4 | 1 | | | | | 10.7 |
| | integer | d_start | Año | Year | | | | | | | | | . >= 1900 | Desde 1900. | From 1900. | | 2020 | | | | | | | | | | |
| | end repeat | | | | | | | | | | | | | | | | | | | | | | | | | | |
| | select_multiple \${d_name} | e_str | Estrategias | Strategies | | | | | | | | \${e_none} != 'x' | | | | | | | \${d_start} > 2000 | | | | | | | | |
| | text | e_ref | Se refiere a | Refers to | | | | | | | | | | | | | | | | | | 3 | | str | | | |
| | text | e_evid | Fuente | Source | | | | | | | | | | | | | | | | | | 2 | yes | | | | |
| | text | e_none | Otra \| más<br>línea | Another | | | | | | | | | | | | | | yes | | | | | | | | | |
| | select_one country | e_country | País | Country | | | | | | | | | | | | | | | | minimal | | | | | country | | |
| | end group | | | | | | | | | | | | | | | | | | | | | | | | | | |

| choices |
| | list_name | name | label::Español (es) | label::English (en) | missing | value |
| | country | HND | Honduras | Honduras | | 1 |
| | country | x | Sin dato | No data | noinfo | |

| settings |
| | form_title | form_title::English (en) | form_id | version | default_language |
| | Prueba | Test | prueba-1 | 7 | Español (es) |
`

func TestRead(t *testing.T) {
	q := read(t, strings.ReplaceAll(small, `\$`, "$"))
	if diff := cmp.Diff([]string{"es", "en"}, q.Languages); diff != "" {
		t.Error(diff)
	}
	if q.Name != "prueba-1" || q.Version != "7" || q.Title.In("en") != "Test" || q.Title.In("es") != "Prueba" {
		t.Errorf("settings: %q %q %v", q.Name, q.Version, q.Title)
	}
	d := q.Section("d")
	if d == nil || d.Minutes != 12 || d.Appearance != "field-list" || d.Implicit {
		t.Fatalf("section: %+v", d)
	}
	name := q.Question("d/str/d_name")
	if name.Level != 1 || name.Code != "10.7" || name.Guidance.In("en") != "Why" || name.RequiredMsg.In("es") != "Falta" ||
		name.Required == nil || name.Parameters["rows"] != "4" || name.Appearance != "multiline" || name.Roster.Name != "str" {
		t.Errorf("d_name: %+v", name)
	}
	if name.Roster.Title != name {
		t.Error("rows are not named by their first text")
	}
	start := q.Question("d/str/d_start")
	if start.Initial != "2020" || start.Constraint == nil || start.Message.In("en") != "From 1900." {
		t.Errorf("d_start: %+v", start)
	}
	str := q.Question("d/e_str")
	if str.From != name.Roster || str.FromLabel != name || str.Type != forms.SelectMultiple || str.Filter == nil {
		t.Errorf("e_str: %+v", str)
	}
	if ref := q.Question("d/e_ref"); len(ref.Refs) != 1 || ref.Refs[0] != name.Roster {
		t.Errorf("e_ref: %+v", ref)
	}
	if none := q.Question("d/e_none"); none.Label.In("es") != "Otra | más\nlínea" || !none.ReadOnly {
		t.Errorf("e_none: %+v", none)
	}
	country := q.Question("d/e_country")
	if country.Fill != forms.FillCountry || country.List.Choice("x").Missing != forms.NoInformation || country.List.Choice("HND").Extra["value"] != "1" {
		t.Errorf("e_country: %+v", country)
	}
	if !q.Question("d/e_evid").Expected {
		t.Error("e_evid does not expect a source")
	}
}

func TestTypes(t *testing.T) {
	for _, tt := range []struct {
		give     string
		typ      forms.Type
		multiple bool
	}{
		{give: "text", typ: forms.TextType}, {give: "string", typ: forms.TextType}, {give: "INT", typ: forms.Integer},
		{give: "decimal", typ: forms.Decimal}, {give: "date", typ: forms.Date}, {give: "time", typ: forms.Time},
		{give: "dateTime", typ: forms.DateTime}, {give: "date time", typ: forms.DateTime},
		{give: "select_one l", typ: forms.SelectOne}, {give: "select one l", typ: forms.SelectOne},
		{give: "select one from l", typ: forms.SelectOne}, {give: "select1 l", typ: forms.SelectOne},
		{give: "select_multiple l", typ: forms.SelectMultiple}, {give: "select all that apply from l", typ: forms.SelectMultiple},
		{give: "rank l", typ: forms.Rank}, {give: "note", typ: forms.Note}, {give: "hidden", typ: forms.Hidden},
		{give: "file", typ: forms.File}, {give: "image", typ: forms.File}, {give: "photo", typ: forms.File},
		{give: "acknowledge", typ: forms.SelectOne}, {give: "trigger", typ: forms.SelectOne},
		{give: "start", typ: forms.Hidden}, {give: "username", typ: forms.Hidden},
		{give: "range", typ: forms.Integer}, {give: "geopoint", typ: forms.TextType}, {give: "audit", typ: forms.Hidden},
	} {
		q := read(t, "| survey |\n| | type | name | label |\n| | "+tt.give+" | x | X |\n| choices |\n| | list_name | name | label |\n| | l | a | A |\n")
		if got := q.Question("x").Type; got != tt.typ {
			t.Errorf("%q: got %s, want %s", tt.give, got, tt.typ)
		}
	}
}

func TestUngroupedQuestions(t *testing.T) {
	q := read(t, `
| survey |
| | type | name | label |
| | text | a | A |
| | text | b | B |
| | begin_group | g | G |
| | text | c | C |
| | end_group | | |
| | text | d | D |
`)
	var got []string
	for _, s := range q.Sections {
		got = append(got, s.Name)
		if s.Label.Empty() {
			t.Errorf("section %s has no name to show", s.Name)
		}
	}
	if diff := cmp.Diff([]string{"_1", "g", "_2"}, got); diff != "" {
		t.Error(diff)
	}
	if q.Question("a") == nil || q.Question("g/c") == nil || q.Question("d") == nil {
		t.Error("ids")
	}
}

func TestOrOther(t *testing.T) {
	q := read(t, "| survey |\n| | type | name | label::Español (es) |\n| | select_one l or_other | x | X |\n| choices |\n| | list_name | name | label::Español (es) |\n| | l | a | A |\n")
	if c := q.Question("x").List.Choice("other"); c == nil || c.Label.In("es") != "Otro" {
		t.Errorf("choice other: %+v", c)
	}
	s := q.State(&forms.Answers{Cells: map[forms.Key]forms.Answer{{Question: "x"}: {Value: "other"}}}, forms.Setting{})
	if !s.Cell(forms.Key{Question: "x_other"}).Visible {
		t.Error("the question that specifies it stays hidden")
	}
	if q.Lists["l"].Choice("other") != nil {
		t.Error("the list itself has changed: others use it too")
	}
}

func TestSmartQuotes(t *testing.T) {
	q := read(t, "| survey |\n| | type | name | label | relevant |\n| | text | a | L’eau | |\n| | text | b | B | ${a} = ‘x’ or ${a} = “y” |\n")
	if got := q.Question("a").Label.In(""); got != "L’eau" {
		t.Errorf("label %q, want it as written", got)
	}
	s := q.State(&forms.Answers{Cells: map[forms.Key]forms.Answer{{Question: "a"}: {Value: "y"}}}, forms.Setting{})
	if !s.Cell(forms.Key{Question: "b"}).Visible {
		t.Error("typographic quotes were not read as quotes")
	}
}

func TestMissingColumnStandsForAValueColumn(t *testing.T) {
	q := read(t, "| survey |\n| | type | value | label |\n| | select_one l | x | X |\n| choices |\n| | list name | value | label |\n| | l | a | A |\n")
	if q.Question("x") == nil || q.Question("x").List.Choice("a") == nil {
		t.Error("a column called value did not name questions and choices")
	}
}
