package long_test

import (
	"strings"
	"testing"

	"cotejo/forms"
	"cotejo/forms/long"
	"cotejo/forms/xlsform"
)

const form = `
| survey |
| | type | name | label::Español (es) | label::English (en) |
| | begin_group | a | A | A |
| | text | t | Texto | Text |
| | integer | n | Entero | Integer |
| | decimal | d | Decimal | Decimal |
| | date | f | Fecha | Date |
| | select_one sino | s | ¿Hay? | Is there? |
| | select_multiple temas | m | Temas | Topics |
| | rank temas | r | Orden | Order |
| | end_group | | | |
| | begin_group | b | B | B |
| | text | t | Otro texto | Another text |
| | begin_repeat | lista | Lista | List |
| | text | fila | Fila | Row |
| | end_repeat | | | |
| | end_group | | | |

| choices |
| | list_name | name | label::Español (es) | label::English (en) |
| | sino | yes | Sí | Yes |
| | sino | no | No | No |
| | temas | 1 | Trabajo, salud y más | Work, health and more |
| | temas | 2 | Educación | Education |
| | temas | 3 | Otros | Other |
| | temas | 4 | Otros | Others |

| settings |
| | form_title | form_id | version | default_language |
| | Prueba | prueba | 1 | Español (es) |
`

func questionnaire(t testing.TB) *forms.Questionnaire {
	t.Helper()
	q, problems := xlsform.Read("prueba.md", []byte(form))
	if q == nil {
		t.Fatal(problems)
	}
	return q
}

func TestQuestionsAreFound(t *testing.T) {
	q := questionnaire(t)
	for _, tt := range []struct{ name, want, fault string }{
		{"a/t", "a/t", ""}, {"n", "a/n", ""}, {"lista", "b/lista", ""}, {"b/lista/fila", "b/lista/fila", ""},
		{"t", "", "long.question-several t a/t, b/t"}, {"", "", "long.question-missing"}, {"a", "", "long.question-group a"},
		{"filla", "", "long.question-unknown filla fila"}, {"a/x", "", "long.question-unknown a/x a/t"}, {"zzzzzz", "", "long.question-unknown zzzzzz "},
	} {
		e, fault := long.Find(q, tt.name)
		got := ""
		if e != nil {
			got = string(e.Base().ID)
		}
		if f := strings.Join(append([]string{fault.Code}, fault.Args...), " "); got != tt.want || f != tt.fault {
			t.Errorf("%q: got %q, %q; want %q, %q", tt.name, got, f, tt.want, tt.fault)
		}
	}
}

func TestValuesAreRead(t *testing.T) {
	q := questionnaire(t)
	for _, tt := range []struct{ question, text, want, fault string }{
		{"a/t", " dos\r\nlíneas ", "dos\nlíneas", ""},
		{"a/n", "1.250", "1250", ""}, {"a/n", "12,5", "", "type.integer 12,5"}, {"a/n", "-3", "-3", ""},
		{"a/d", "12,5", "12.5", ""}, {"a/d", "12.5", "12.5", ""}, {"a/d", "1,234", "", "number.ambiguous 1,234"}, {"a/d", "x", "", "type.decimal x"},
		{"a/f", "31/12/2025", "2025-12-31", ""}, {"a/f", "2025-12-31", "2025-12-31", ""}, {"a/f", "31/02/2025", "", "type.date 31/02/2025"},
		{"a/s", "yes", "yes", ""}, {"a/s", "Sí", "yes", ""}, {"a/s", "SI", "yes", ""}, {"a/s", "Yes", "yes", ""},
		{"a/s", "quizá", "", "long.choice-unknown quizá "}, {"a/s", "yes no", "", "choice.several"}, {"a/s", "yess", "", "long.choice-unknown yess yes"},
		{"a/m", "2 1", "1 2", ""}, {"a/m", "Educación; Trabajo, salud y más", "1 2", ""}, {"a/m", "Work, health and more", "1", ""},
		{"a/m", "1|2\n3", "1 2 3", ""}, {"a/m", "Otros", "", "long.choice-several Otros 3, 4"}, {"a/m", "2; Educasión", "", "long.choice-unknown Educasión Educación"},
		{"a/r", "1. Educación; 2. Trabajo, salud y más", "2 1", ""}, {"a/r", "3 1", "3 1", ""},
		{"a/t", strings.Repeat("ñ", forms.MostCharacters+1), "", "too.long 65536"}, {"a/t", "", "", ""},
	} {
		got, fault := long.Reader{}.Read(q.Question(forms.QuestionID(tt.question)), tt.text)
		if f := strings.Join(append([]string{fault.Code}, fault.Args...), " "); got != tt.want || strings.TrimSpace(f) != strings.TrimSpace(tt.fault) {
			t.Errorf("%s %.40q: got %q, %q; want %q, %q", tt.question, tt.text, got, f, tt.want, tt.fault)
		}
	}
	if got, fault := (long.Reader{DecimalComma: true}).Read(q.Question("a/d"), "1,234"); got != "1.234" || !fault.OK() {
		t.Errorf("a decimal comma: got %q, %v; want 1.234", got, fault)
	}
}

func TestProblemsQuoteOneShortLine(t *testing.T) {
	_, fault := long.Reader{}.Read(questionnaire(t).Question("a/n"), "x\ny\t"+strings.Repeat("z", 70_000))
	if got := fault.Args[0]; !strings.HasPrefix(got, "x y zzz") || len(got) > 200 {
		t.Errorf("got %d bytes, %.20q", len(got), got)
	}
}

func TestStatesAreRead(t *testing.T) {
	for text, want := range map[string]struct {
		said    long.Said
		special forms.Special
	}{
		"": {long.Nothing, ""}, "answered": {long.Nothing, ""}, "dk": {long.Special, "dk"}, "No sé": {long.Special, "dk"}, "Don’t know": {long.Special, "dk"},
		"NA": {long.Special, "na"}, "no aplica": {long.Special, "na"}, "sin informacion": {long.Special, "noinfo"}, "None": {long.NoRows, ""},
		"no hay": {long.NoRows, ""}, "nodata": {long.Silence, ""}, "hidden": {long.Silence, ""}, "withheld": {long.Silence, ""},
	} {
		said, special, fault := long.ReadState(text)
		if said != want.said || special != want.special || !fault.OK() {
			t.Errorf("%q: got %d %q %v, want %v", text, said, special, fault, want)
		}
	}
	if _, _, fault := long.ReadState("quizás"); fault.Code != "long.state-unknown" {
		t.Errorf("got %v, want it refused", fault)
	}
}
