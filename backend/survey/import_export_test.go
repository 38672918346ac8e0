package survey_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"cotejo/backend/store"
	"cotejo/backend/survey"
	"cotejo/forms"
	"cotejo/reports"
	"cotejo/reports/export"
)

// rich is a questionnaire with every kind of answer that an export carries.
const rich = `
| survey |
| | type | name | label::Español (es) | label::English (en) | relevant | calculation | bind::cotejo:ref |
| | begin_group | a | Parte A | Part A | | | |
| | text | t | Texto | Text | | | |
| | integer | n | Entero | Integer | | | |
| | decimal | d | Decimal | Decimal | | | |
| | date | f | Fecha | Date | | | |
| | select_one yn | s | ¿Hay? | Is there? | | | |
| | text | why | ¿Por qué? | Why? | ${s} = 'yes' | | |
| | select_multiple top | m | Temas | Topics | | | |
| | rank top | r | Orden | Order | | | |
| | calculate | c | Cuenta | Count | | concat(${n}, '=') | |
| | end_group | | | | | | |
| | begin_group | b | Parte B | Part B | | | |
| | begin_repeat | str | Estrategias | Strategies | | | |
| | text | name | Nombre | Name | | | |
| | begin_repeat | obj | Objetivos | Objectives | | | |
| | text | o | Objetivo | Objective | | | |
| | end_repeat | | | | | | |
| | end_repeat | | | | | | |
| | begin_repeat | act | Actores | Actors | | | |
| | text | name | Nombre | Name | | | |
| | select_one ${str} | of | Estrategia | Strategy | | | |
| | text | about | Sobre | About | | | str act |
| | end_repeat | | | | | | |
| | end_group | | | | | | |

| choices |
| | list_name | name | label::Español (es) | label::English (en) | missing |
| | yn | yes | Sí | Yes | |
| | yn | no | No | No | |
| | yn | 9 | No se sabe | Not known | dk |
| | top | 1 | Uno | One | |
| | top | 2 | Dos | Two | |
| | top | 3 | Tres | Three | |

| settings |
| | form_title | form_id | version | default_language |
| | Rico | rico | 1 | Español (es) |
`

// texts are those that get lost on the way, when anything does.
var texts = []string{
	"Ana", "=1+1", "'=1+1", "''@x", "-5", "+a", "＝b", "a\nb", "a,\"b\";c\td", "ñ á “x” €", "none", "no hay", "dk", "🙂 نص", "'x", "1,234", "0", "x\n\n=y",
}

// luckyAnswers are answers to the rich questionnaire.
func luckyAnswers(luck *rand.Rand) []survey.ImportedAnswer {
	some := func(list ...string) string { return list[luck.IntN(len(list))] }
	var all []survey.ImportedAnswer
	add := func(a survey.ImportedAnswer) {
		switch luck.IntN(4) {
		case 0:
			a.Value, a.State = "", forms.Special(some("dk", "na", "noinfo"))
		case 1:
			a.Source = some(texts...)
		}
		if luck.IntN(5) > 0 {
			all = append(all, a)
		}
	}
	for _, a := range [][]string{
		append([]string{"a/t"}, texts...), {"a/n", "0", "-3", "1234567"}, {"a/d", "1.5", "0.125", "1.250", "-12.000001", "7"}, {"a/f", "2026-03-05", "1999-12-31"},
		{"a/s", "yes", "no", "9"}, append([]string{"a/why"}, texts...), {"a/m", "1", "1 3", "1 2 3"}, {"a/r", "3 1", "2 1 3", "1"},
	} {
		add(survey.ImportedAnswer{Question: a[0], Value: some(a[1:]...)})
	}
	var rows []string
	for range luck.IntN(4) {
		id := uuid.Must(uuid.NewRandomFromReader(chance{luck})).String()
		rows = append(rows, id)
		all = append(all, survey.ImportedAnswer{Roster: "b/str", Row: id})
		add(survey.ImportedAnswer{Roster: "b/str", Row: id, Question: "b/str/name", Value: some(texts...)})
		if luck.IntN(4) == 0 {
			all = append(all, survey.ImportedAnswer{Roster: "b/str", Row: id, Question: "b/str/obj", Value: forms.NoRows})
			continue
		}
		for range luck.IntN(3) {
			inner := uuid.Must(uuid.NewRandomFromReader(chance{luck})).String()
			all = append(all, survey.ImportedAnswer{Roster: "b/str/obj", Row: inner, Parent: id, Question: "b/str/obj/o", Value: some(texts...)})
		}
	}
	if len(rows) == 0 {
		return append(all, survey.ImportedAnswer{Question: "b/act", Value: forms.NoRows})
	}
	for range luck.IntN(3) {
		id := uuid.Must(uuid.NewRandomFromReader(chance{luck})).String()
		all = append(all, survey.ImportedAnswer{Roster: "b/act", Row: id, Question: "b/act/name", Value: some(texts...)})
		add(survey.ImportedAnswer{Roster: "b/act", Row: id, Question: "b/act/of", Value: some(rows...)})
		add(survey.ImportedAnswer{Roster: "b/act", Row: id, Question: "b/act/about", Value: "str:" + some(rows...) + " act:" + id})
	}
	return all
}

// chance reads random bytes from a seeded source.
type chance struct{ *rand.Rand }

func (c chance) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(c.UintN(256))
	}
	return len(p), nil
}

// longForm is the long form of what has been submitted in a round, as lines.
func (w *world) longForm(t testing.TB, code string) (*reports.Snapshot, []string) {
	t.Helper()
	c, err := w.Comparison(t.Context(), w.analyst, survey.Cut{Round: code})
	must(t, err)
	var lines []string
	for r := range c.Long("es") {
		party := ""
		if r.Party != nil {
			party = r.Party.Slug
		}
		source := r.Origin().Source
		if r.Mark == reports.Hidden {
			source = "" // what is not asked is not imported
		}
		lines = append(lines, fmt.Sprintf("%s %s %s[%s] %q %s %q %s %q", r.Country.ISO3, party, r.Path(), r.Row, r.Code(), r.Mark, r.Text("en"), r.RowTitle, source))
	}
	return c.Snapshot, lines
}

// An export, in whatever form, imported into an empty round is that round.
func TestAnExportComesBackWhole(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		version, err := w.st.Publish(t.Context(), store.Version{Name: "rico", Version: "1", Format: "md", Source: []byte(rich), Hash: "r"})
		must(t, err)
		for seed, o := range []export.Options{
			{}, {Separator: ';', BOM: true, DecimalComma: true}, {Separator: '\t', Lang: "en"}, {PerOption: true}, {Separator: ';', DecimalComma: true, Lang: "en", PerOption: true}, {}, {},
		} {
			from, to := fmt.Sprintf("FROM-%d", seed), fmt.Sprintf("TO-%d", seed)
			for _, code := range []string{from, to} {
				_, err := w.st.CreateRound(t.Context(), store.Round{Code: code, TitleES: "R", Version: version, Year: 2026, Countries: []int{124, 484, 188}})
				must(t, err)
			}
			luck := rand.New(rand.NewPCG(uint64(seed), 7))
			for _, im := range []survey.Import{
				{Country: "MEX", Party: survey.NewParty{Slug: "gov", Voice: reports.Government, Name: forms.Text{"es": "Gobierno", "en": "Government"}}},
				{Country: "CRI", Party: survey.NewParty{Slug: "cso2", Voice: reports.CivilSociety, Name: forms.Text{"es": "Red", "en": "Network"}}},
			} {
				im.Round, im.Lang, im.Answers, im.Submit = from, "es", luckyAnswers(luck), true
				must(t, w.Import(t.Context(), w.organiser, im))
			}
			snap, want := w.longForm(t, from)
			var file bytes.Buffer
			must(t, export.Tidy(&file, snap, o))
			f := answerFile(file.String())
			f.Round, f.Submit = to, true
			report, err := w.ImportFile(t.Context(), f)
			must(t, err)
			for _, p := range report.Problems {
				t.Errorf("seed %d, %+v: line %d, %s: %s", seed, o, p.Line, p.Column, p.Message("en"))
			}
			_, got := w.longForm(t, to)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("seed %d, %+v (-exported +imported):\n%s", seed, o, diff)
			}
			if len(want) < 30 {
				t.Errorf("seed %d: only %d cells were compared", seed, len(want))
			}
		}
	})
}
