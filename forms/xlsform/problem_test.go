package xlsform_test

import (
	"strings"
	"testing"

	"cotejo/forms"
	"cotejo/forms/xlsform"

	"github.com/google/go-cmp/cmp"
)

const head = "| survey |\n| | type | name | label | relevant | calculation | choice_filter | default | bind::cotejo:level | bind::cotejo:ref | bind::cotejo:fill |\n"

func TestProblems(t *testing.T) {
	for _, tt := range []struct {
		name, md string
		want     []string
	}{
		{"no survey, one nearly", "| surveys |\n| | type |\n", []string{"error sheet.missing survey surveys"}},
		{"empty survey", "| survey |\n", []string{"survey error sheet.empty survey"}},
		{"no type column", "| survey |\n| | name | label |\n| | a | A |\n", []string{"survey!1 error header.missing type"}},
		{"unknown type", head + "| | txt | a | A |", []string{"survey!A2 error type.unknown txt text"}},
		{"missing type", head + "| | | a | A |", []string{"survey!A2 error type.missing"}},
		{"comment row", head + "| | | | | ${x} |\n| | text | a | A |", []string{"survey!2 warning row.comment"}},
		{"missing name", head + "| | text | | A |", []string{"survey!B2 error name.missing"}},
		{"bad name", head + "| | text | 1a | A |", []string{"survey!B2 error name.invalid 1a"}},
		{"no label", head + "| | text | a | |", []string{"survey!C2 error question.no-label a"}},
		{"the same name twice", head + "| | text | a | A |\n| | text | a | A |", []string{"survey!B3 error name.duplicate a"}},
		{"names differ in case", head + "| | text | a | A |\n| | text | A | A |", []string{"survey!B3 warning name.case A a"}},
		{"unknown reference, nearest, and where", head + "| | text | country | A |\n| | text | b | B | 1 = ${contry} |",
			[]string{"survey!D3 error ref.unknown contry 5 country"}},
		{"unknown reference in a label", head + "| | text | a | Hola ${b} |", []string{"survey!C2 error ref.unknown b"}},
		{"expression that ends early", head + "| | text | a | A | 1 = |", []string{"survey!D2 error expr.value-missing 4"}},
		{"unknown function", head + "| | calculate | a | A | | concatt('x') |", []string{"survey!E2 error expr.unknown-function concatt concat 1"}},
		{"hardly meant", head + "| | text | x | X |\n| | text | a | A | x = '1' |", []string{"survey!D3 warning expr.bare-name x ${x} 1"}},
		{"circle", head + "| | calculate | a | A | | ${b} |\n| | calculate | b | B | | ${a} |", []string{"survey!E2 error expr.cycle a → b → a"}},
		{"calculation missing", head + "| | calculate | a | A |", []string{"survey!E2 error calculation.missing a"}},
		{"level out of range", head + "| | text | a | A | | | | | 4 |", []string{"survey!H2 error number.range 4 1 3"}},
		{"unknown fill", head + "| | text | a | A | | | | | | | pais |", []string{"survey!J2 error fill.unknown pais"}},
		{"unknown roster to refer to", head + "| | begin_repeat | str | S |\n| | text | n | N |\n| | end_repeat |\n| | text | a | A | | | | | | st |",
			[]string{"survey!I5 error roster.unknown st str"}},
		{"rows of what is no roster", head + "| | text | a | A |\n| | select_one ${a} | b | B |", []string{"survey!A3 error ref.not-roster a"}},
		{"default that does not fit", head + "| | integer | a | A | | | | mucho |", []string{"survey!G2 warning type.integer mucho"}},
		{"group not closed", head + "| | begin_group | g | G |\n| | text | a | A |", []string{"survey!A2 error group.open g"}},
		{"group not opened", head + "| | text | a | A |\n| | end_group |", []string{"survey!A3 error group.stray-end"}},
		{"groups crossed", head + "| | begin_repeat | r | R |\n| | text | a | A |\n| | end_group |\n| | end_repeat |", []string{"survey!A4 error group.crossed r 2"}},
		{"empty group", head + "| | begin_group | g | G |\n| | end_group |\n| | text | a | A |", []string{"survey!A2 warning group.empty g"}},
		{"no choices sheet", head + "| | select_one l | a | A |", []string{"survey!A2 error choices.missing l"}},
		{"unknown list", head + "| | select_one country | a | A |\n| choices |\n| | list_name | name | label |\n| | countri | x | X |",
			[]string{"survey!A2 error list.unknown country countri", "choices!A2 warning list.unused countri"}},
		{"no list", head + "| | select_one | a | A |", []string{"survey!A2 error list.missing select_one"}},
		{"choice twice", head + "| | select_one l | a | A |\n| choices |\n| | list_name | name | label |\n| | l | x | X |\n| | l | x | Y |",
			[]string{"choices!B3 error choice.duplicate x l"}},
		{"choice with a space where several are chosen", head + "| | select_multiple l | a | A |\n| choices |\n| | list_name | name | label |\n| | l | x y | X |",
			[]string{"survey!A2 error choice.space x y l"}},
		{"bad special answer", head + "| | select_one l | a | A |\n| choices |\n| | list_name | name | label | missing |\n| | l | x | X | ns |",
			[]string{"choices!D2 error choice.missing ns"}},
		{"unknown column", "| survey |\n| | type | name | label | relevence | bind::cotejo:levl |\n| | text | a | A | | |",
			[]string{"survey!D1 warning column.unknown relevence relevant", "survey!E1 warning column.unknown bind::cotejo:levl bind::cotejo:level"}},
		{"header twice", "| survey |\n| | type | name | label | Label |\n| | text | a | A | B |", []string{"survey!D1 error header.duplicate Label"}},
		{"header twice under an alias", "| survey |\n| | type | name | label | relevant | relevance |\n| | text | a | A | | |", []string{"survey!E1 error header.duplicate relevance"}},
		{"missing translation", "| survey |\n| | type | name | label::Español (es) | label::English (en) |\n| | text | a | A | |",
			[]string{"survey!D2 warning translation.missing label en"}},
		{"missing translated column", "| survey |\n| | type | name | label::Español (es) | label::English (en) | hint::English (en) |\n| | text | a | A | A | H |",
			[]string{"survey!E1 warning translation.column hint es"}},
		{"odd language", "| survey |\n| | type | name | label::Spanish |\n| | text | a | A |", []string{"survey!C1 warning language.tag Spanish"}},
		{"misspelt settings", head + "| | text | a | A |\n| seting |\n| | form_id |\n| | x |", []string{"seting warning sheet.similar seting settings"}},
		{"reduced type", head + "| | geopoint | a | A |", []string{"survey!A2 warning type.as-text geopoint"}},
		{"ref on what is no text", head + "| | integer | a | A | | | | | | str |", []string{"survey!I2 error ref.not-text"}},
		{"no tables", "hola", []string{"error file.no-tables"}},
		{"all problems at once, in order", head + "| | txt | a | A |\n| | text | 2 | |\n| | text | c | C | ) |",
			[]string{"survey!A2 error type.unknown txt text", "survey!B3 error name.invalid 2", "survey!C3 error question.no-label 2", "survey!D4 error expr.stray-close ) 1"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			q, problems := xlsform.Read("prueba.md", []byte(tt.md))
			if diff := cmp.Diff(tt.want, found(problems)); diff != "" {
				t.Error(diff)
			}
			failed := strings.Contains(strings.Join(found(problems), " "), "error")
			if failed != (q == nil) {
				t.Errorf("questionnaire %v with problems %v", q != nil, found(problems))
			}
			for _, p := range problems {
				for _, lang := range []string{"es", "en"} {
					if words := p.Message(lang); words == p.Code || strings.Contains(words, "{") && !strings.Contains(words, "${") {
						t.Errorf("%s in %s: %q", p.Code, lang, words)
					}
				}
			}
		})
	}
}

func TestProblemInWords(t *testing.T) {
	p := xlsform.Problem{Sheet: "survey", Row: 7, Col: 28, Severity: forms.Error, Code: "type.unknown", Args: []string{"txt", "text"}}
	if got := p.Cell(); got != "survey!AB7" {
		t.Errorf("cell %q", got)
	}
	if got := p.String(); got != "survey!AB7: The type “txt” is unknown. Did you mean “text”?" {
		t.Errorf("string %q", got)
	}
	if got := p.Message("es"); got != "No se conoce el tipo «txt». ¿Quiso escribir «text»?" {
		t.Errorf("spanish %q", got)
	}
	if got := (xlsform.Problem{Code: "file.empty"}).String(); got != "The file is empty." {
		t.Errorf("file %q", got)
	}
}

func TestBlankRowsEndASheet(t *testing.T) {
	md := head + "| | text | a | A |\n" + strings.Repeat("| | | |\n", 25) + "| | text | b | B |\n"
	q, problems := xlsform.Read("x.md", []byte(md))
	if diff := cmp.Diff([]string{"survey!28 warning sheet.after-blank 20"}, found(problems)); diff != "" {
		t.Error(diff)
	}
	if q.Question("b") != nil {
		t.Error("what follows many blank rows was read")
	}
}
