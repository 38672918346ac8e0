package definition_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cotejo/forms"
	"cotejo/forms/library"
	"cotejo/reports"
	"cotejo/reports/definition"
)

// sheet reads tables written as lines, "items: question | weight / q1 | 2".
func sheet(lines ...string) []definition.Table {
	var tables []definition.Table
	for _, line := range lines {
		name, rest, _ := strings.Cut(line, ": ")
		t := definition.Table{Sheet: name}
		for i, row := range strings.Split(rest, " / ") {
			var cells []string
			for _, c := range strings.Split(row, "|") {
				cells = append(cells, strings.TrimSpace(c))
			}
			t.Rows = append(t.Rows, definition.Row{Number: i + 1, Cells: cells})
		}
		tables = append(tables, t)
	}
	return tables
}

func against(q *forms.Questionnaire) definition.Check {
	return func(ix *reports.Index) (wrong, doubtful []*reports.IndexError) { return ix.Unfit(q), ix.Doubts(q) }
}

func found(problems []definition.Problem) []string {
	var all []string
	for _, p := range problems {
		all = append(all, strings.TrimSpace(fmt.Sprintf("%s %s %s %s", p.Cell(), p.Severity, p.Code, strings.Join(p.Args, "|"))))
	}
	return all
}

// again checks that an index written as a sheet is read as the same index.
func again(t *testing.T, ix *reports.Index) {
	t.Helper()
	for _, lang := range []string{"es", "en"} {
		back, problems := definition.Read(definition.Write(ix, lang), nil)
		if len(problems) > 0 {
			t.Fatalf("%s, %s: %v", ix.Name, lang, found(problems))
		}
		if diff := cmp.Diff(ix, back); diff != "" {
			t.Fatalf("%s, %s (-before +after):\n%s", ix.Name, lang, diff)
		}
	}
}

func TestIndicesThatShipSurviveTheSheet(t *testing.T) {
	if len(reports.Indices()) < 4 {
		t.Fatalf("%d ship, want at least four", len(reports.Indices()))
	}
	for _, ix := range reports.Indices() {
		again(t, ix)
		q, err := library.Read(ix.Questionnaires[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, problems := definition.Read(definition.Write(ix, "es"), against(q)); slices.ContainsFunc(problems, func(p definition.Problem) bool { return p.Severity == forms.Error }) {
			t.Errorf("%s over its questionnaire: %v", ix.Name, found(problems))
		}
	}
}

// TestAnyIndexSurvivesTheSheet holds the same of whatever an index can say.
func TestAnyIndexSurvivesTheSheet(t *testing.T) {
	for seed := range uint64(400) {
		d := anything(rand.New(rand.NewPCG(seed, 7)))
		ix, wrong := d.Index()
		if len(wrong) > 0 {
			t.Fatalf("seed %d: %v", seed, wrong)
		}
		again(t, ix)
	}
}

// anything makes up a definition in which nothing is wrong.
func anything(r *rand.Rand) *reports.Definition {
	pick := func(n int) int { return r.IntN(n) }
	text := func(s string) forms.Text {
		if pick(2) == 0 {
			return forms.Text{"es": s + " ñ|"}
		}
		return forms.Text{"es": s, "en": s + "\nline", "pt": "pt " + s}
	}
	weight := func() *float64 {
		if pick(2) == 0 {
			return nil
		}
		x := float64(pick(40)+1) / 8
		return &x
	}
	score := func() *reports.Scoring {
		switch pick(4) {
		case 0:
			return &reports.Scoring{Column: "value"}
		case 1:
			return &reports.Scoring{Contains: "Art " + fmt.Sprint(pick(3))}
		case 2:
			return &reports.Scoring{Number: true}
		}
		return &reports.Scoring{Values: map[string]float64{"yes": float64(pick(3)), "9": -0.5, "no": 0}}
	}
	part := func(name string) reports.PartDefinition {
		p := reports.PartDefinition{Name: name, Label: text(name), Aggregate: []reports.Aggregate{reports.Mean, reports.Share, reports.Sum}[pick(3)]}
		shared := score()
		for i := range pick(5) + 1 {
			item := reports.ItemDefinition{Question: fmt.Sprintf("%s/q%d", name, i), Weight: weight(), Score: shared}
			if pick(3) == 0 {
				item.Score = score()
			}
			p.Items = append(p.Items, item)
		}
		p.Need = reports.Need(pick(len(p.Items) + 1))
		return p
	}
	d := &reports.Definition{
		Name: "x-" + fmt.Sprint(pick(99)), Title: text("T"), Source: "us, 2026; p. 3", Questionnaires: []string{"a", "b-c"}[pick(2):],
		Unit: []reports.Unit{reports.Percent, reports.Fraction, reports.LevelUnit, reports.Points}[pick(4)],
	}
	domains := pick(4)
	for i := range domains {
		p := part(fmt.Sprintf("d%d", i))
		p.Weight = weight()
		d.Domains = append(d.Domains, p)
	}
	d.Overall = reports.PartDefinition{Label: text("all"), Need: reports.Need(pick(domains + 1))}
	if domains == 0 || pick(2) == 0 {
		d.Overall = part("all")
		d.Overall.Name = ""
	}
	for i := range pick(5) {
		d.Levels = append(d.Levels, reports.LevelDefinition{From: float64(i)*12.5 - 3, Name: text(fmt.Sprint("n", i))})
	}
	if n := len(d.Levels); n > 0 {
		d.Meets = pick(n) + 1
	}
	return d
}

const (
	head  = "index: name | title::es | source | unit / x | X | us | percent"
	items = "items: question | column / a | value / b | value"
)

func TestASmallSheet(t *testing.T) {
	ix, problems := definition.Read(sheet(
		"Índice: Código | TÍTULO (es) | title_en | Fuente | Unidad | Cálculo | Mínimo / apertura | Apertura | Openness | Ley 1 | porcentaje | promedio | 1",
		"Preguntas: pregunta | peso | valores | número / a | 0,5 | sn | / n | | | sí",
		"Valores: lista | opción | valor / sn | yes | 1 / | no | 0 / | other |",
		"Niveles: desde | nombre::es | cumple / 0 | Bajo | / 50 | Alto | x",
		"Cuestionario: pregunta | opciones / a | yes, no",
	), nil)
	if len(problems) > 0 {
		t.Fatal(found(problems))
	}
	want := &reports.Index{
		Name: "apertura", Title: forms.Text{"es": "Apertura", "en": "Openness"}, Source: "Ley 1", Unit: reports.Percent, Meets: 2,
		Overall: reports.Part{
			Name: "all", Label: forms.Text{"es": "Apertura", "en": "Openness"}, Aggregate: reports.Mean, Least: 1, Weight: 1,
			Items: []reports.Item{
				{Question: "a", Weight: 0.5, Score: reports.Scoring{Values: map[string]float64{"yes": 1, "no": 0}}},
				{Question: "n", Weight: 1, Score: reports.Scoring{Number: true}},
			},
		},
		Levels: []reports.Level{{From: 0, Name: forms.Text{"es": "Bajo"}}, {From: 50, Name: forms.Text{"es": "Alto"}}},
	}
	if diff := cmp.Diff(want, ix); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestProblemsStandAtTheirCells(t *testing.T) {
	for _, tt := range []struct {
		name   string
		tables []definition.Table
		want   []string
	}{
		{"no table of ours", sheet("survey: type / text"), []string{"error index.sheet.missing índice|index", "error index.sheet.missing preguntas|items"}},
		{"a misspelt table", sheet(head, "itens: question | column / a | value"), []string{"error index.sheet.missing preguntas|items", "itens warning index.sheet.unknown itens|items"}},
		{"a table twice", sheet(head, items, "preguntas: pregunta / a"), []string{"preguntas error index.sheet.twice preguntas"}},
		{"headings only", sheet("index: name | title | source | unit", items), []string{"index error index.rows.none"}},
		{"a second row", sheet(head+" / y | Y | us | percent", items), []string{"index!3 error index.rows.more"}},
		{"a missing column", sheet("index: name | title | unit / x | X | percent", items), []string{"index!1 error index.column.missing fuente|source"}},
		{"a misspelt column", sheet("index: name | title | sourse | unit / x | X | us | percent", items), []string{
			"index!1 error index.column.missing fuente|source", "index!C1 warning index.column.unknown sourse|source"}},
		{"a column twice", sheet("index: name | title | source | unit | fuente / x | X | us | percent | b", items), []string{"index!E1 error index.column.twice fuente"}},
		{"a bad name and no title", sheet("index: name | title | source | unit / Mi índice | | us | percent", items), []string{"index!A2 error index.name Mi índice", "index!B2 error index.wanted"}},
		{"an unknown unit", sheet("index: name | title | source | unit / x | X | us | metros", items), []string{"index!D2 error index.one metros|porcentaje (percent), proporción (ratio), nivel (level), puntos (points)"}},
		{"a weight that is no number", sheet(head, "items: question | weight | column / a | mucho | value / b | 0 | value"), []string{"items!B2 error index.number mucho", "items!B3 error index.weight"}},
		{"a question twice and one without a rule", sheet(head, "items: question | column / a | value / a | value / c |"), []string{"items!A3 error index.twice a", "items!B4 error index.score"}},
		{"two rules", sheet(head, "items: question | column | contains / a | value | Art"), []string{"items!B2 error index.score"}},
		{"an unknown list", sheet(head, "items: question | values / a | escala1", "values: list | choice | value / escala | yes | 1"), []string{"items!B2 error index.list.missing escala1|escala", "values!A2 warning index.list.unused escala"}},
		{"a worth that is no number, and one twice", sheet(head, "items: question | values / a | s", "values: list | choice | value / s | yes | uno / s | no | 0 / s | no | 1"), []string{"values!C2 error index.number uno", "values!B4 error index.choice.twice no|s"}},
		{"an unknown domain", sheet(head, "domains: name | label / derechos | Uno", "items: question | domain | column / a | derechos | value / b | derecho | value"), []string{"items!B3 error index.domain.missing derecho|derechos"}},
		{"a domain without questions", sheet(head, "domains: name | label | need / d1 | Uno | / d2 | | 2", "items: question | domain | column / a | d1 | value"), []string{"domains!3 error index.wanted", "domains!B3 error index.wanted"}},
		{"more needed than there are", sheet("index: name | title | source | unit | need / x | X | us | percent | 3", items), []string{"index!E2 error index.over 3|2"}},
		{"a need that is none", sheet("index: name | title | source | unit | need / x | X | us | percent | casi", items), []string{"index!E2 error index.need.cell casi"}},
		{"levels that fall, and none that meets", sheet(head, items, "levels: from | name::es | meets / 50 | A | / 20 | B | / x | |"), []string{
			"levels!C1 error index.meets.none", "levels!A3 error index.rising", "levels!A4 error index.number x", "levels!B4 error index.wanted"}},
		{"two levels that meet, and a mark that is none", sheet(head, items, "levels: from | name::es | meets / 0 | A | sí / 20 | B | x / 40 | C | quizá"), []string{"levels!C3 error index.meets.twice", "levels!C4 error index.yes quizá"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			ix, problems := definition.Read(tt.tables, nil)
			if diff := cmp.Diff(tt.want, found(problems)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if wrong := slices.ContainsFunc(problems, func(p definition.Problem) bool { return p.Severity == forms.Error }); wrong != (ix == nil) {
				t.Errorf("index %v with problems %v", ix != nil, found(problems))
			}
		})
	}
}

func TestQuestionsAreLookedUp(t *testing.T) {
	q, err := library.Read("ods-10-7-2")
	if err != nil {
		t.Fatal(err)
	}
	_, problems := definition.Read(sheet(head,
		"items: question | values / i_d1a | s / i_d1x | s", "values: list | choice | value / s | full | 1 / s | nunca | 0"), against(q))
	got := found(problems)
	if len(got) < 2 || !strings.HasPrefix(got[0], "items!B2 warning index.choice") && !strings.HasPrefix(got[0], "items!B2 warning index.worthless") {
		t.Errorf("got %v, want doubts about the worths at items!B2", got)
	}
	if !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, "items!A3 error index.missing.near ods-10-7-2|i_d1") }) {
		t.Errorf("got %v, want the missing question at items!A3 with one like it", got)
	}
}

// TestProblemsHaveWords holds that each is said in both languages, without a
// hole left for an argument.
func TestProblemsHaveWords(t *testing.T) {
	hole := regexp.MustCompile(`\{\d\}|[⟨⟩]`)
	for _, tables := range [][]definition.Table{
		nil, sheet("índice: x / y", "preguntas: x / y"), sheet(head, "items: question | values | weight / a | s | x", "values: list | choice | value / t | |", "levels: from | name | meets / a | | b"),
	} {
		_, problems := definition.Read(tables, nil)
		if len(problems) == 0 {
			t.Fatal("nothing wrong with a wrong sheet")
		}
		for _, p := range problems {
			for _, lang := range []string{"es", "en"} {
				if words := p.Message(lang); words == p.Code || hole.MatchString(words) {
					t.Errorf("%s in %s: %q", p.Code, lang, words)
				}
			}
		}
	}
}

// FuzzRead holds that no sheet makes the reader panic, and that what it reads
// survives being written.
func FuzzRead(f *testing.F) {
	f.Add("index", "name|title|source|unit\nx|X|us|percent", "items", "question|column|weight\na|value|2", "levels", "from|name|meets\n0|A|x")
	f.Add("índice", "nombre|título::en|fuente|unidad|mínimo\nx|X|us|%|1", "preguntas", "pregunta|valores\na|s", "valores", "lista|opción|valor\ns|yes|1")
	f.Add("index", "name|label::|title(|x:_\n\n", "domains", "name|need\nd|-1", "items", "question|domain|number\na|d|x")
	f.Fuzz(func(t *testing.T, n1, t1, n2, t2, n3, t3 string) {
		var tables []definition.Table
		for _, pair := range [][2]string{{n1, t1}, {n2, t2}, {n3, t3}} {
			table := definition.Table{Sheet: pair[0]}
			for i, line := range strings.Split(pair[1], "\n") {
				table.Rows = append(table.Rows, definition.Row{Number: i + 1, Cells: strings.Split(line, "|")})
			}
			tables = append(tables, table)
		}
		ix, problems := definition.Read(tables, nil)
		if ix == nil && len(problems) == 0 {
			t.Fatal("nothing was read, and nothing is wrong")
		}
		if ix != nil {
			again(t, ix)
		}
	})
}
