package reports

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cotejo/forms"
)

// indexForm asks four questions worth 1, a half or 0, numbers and a text.
func indexForm(t *testing.T) *forms.Questionnaire {
	t.Helper()
	list := &forms.List{Name: "s3", Choices: []*forms.Choice{
		{Name: "all", Extra: map[string]string{"value": "1"}}, {Name: "legal", Extra: map[string]string{"value": "0.5"}},
		{Name: "no", Extra: map[string]string{"value": "0"}}, {Name: "dk", Missing: forms.DontKnow, Extra: map[string]string{"value": "0"}},
		{Name: "other"},
	}}
	var elements []forms.Element
	for _, name := range []string{"a1", "a2", "b1", "b2"} {
		q := question(name, forms.SelectOne, 1)
		q.List = list
		elements = append(elements, q)
	}
	elements = append(elements, question("n", forms.Integer, 1), question("m", forms.Integer, 1), question("k", forms.Decimal, 1), question("src", forms.TextType, 1))
	inRow := question("r", forms.SelectOne, 1)
	inRow.List = list
	q := &forms.Questionnaire{
		Name: "small", Title: text("Pequeño"), Languages: []string{"es"}, Lists: map[string]*forms.List{"s3": list},
		Sections: []*forms.Section{section("s", elements...), section("t", question("n", forms.Integer, 1), roster("list", inRow))},
	}
	q.Seal()
	return q
}

const twoDomains = `{
  "name": "two", "title": {"es": "Dos"}, "source": "us", "unit": "percent", "score": {"column": "value"},
  "overall": {"label": {"es": "Todo"}, "need": "all"},
  "domains": [
    {"name": "a", "label": {"es": "A"}, "aggregate": "mean", "need": "all", "items": ["a1", "a2"]},
    {"name": "b", "label": {"es": "B"}, "aggregate": "mean", "need": "all", "items": ["b1", "b2"]}
  ],
  "levels": [{"from": 0, "name": {"es": "uno"}}, {"from": 40, "name": {"es": "dos"}}, {"from": 80, "name": {"es": "tres"}}, {"from": 100, "name": {"es": "cuatro"}}],
  "meets": 3
}`

func readIndex(t *testing.T, src string) *Index {
	t.Helper()
	ix, err := ReadIndex([]byte(src))
	if err != nil {
		t.Fatal(err)
	}
	return ix
}

// indexed computes an index over one party's answers.
func indexed(t *testing.T, ix *Index, given answers) IndexLine {
	t.Helper()
	q := indexForm(t)
	s := &Snapshot{Questionnaire: q, Countries: []Country{{ISO3: "XAA"}}}
	s.Diagnostics = []Diagnostic{diagnostic(q, "XAA", Government, nil, given)}
	table, err := ix.Compute(s)
	if err != nil {
		t.Fatal(err)
	}
	return table.Lines[0]
}

func TestIndexValues(t *testing.T) {
	for _, tt := range []struct {
		name          string
		given         answers
		a, b, overall string // "value level n/items"
	}{
		{"all worth one", answers{"a1": "all", "a2": "all", "b1": "all", "b2": "all"}, "100 4 2/2", "100 4 2/2", "100 4 4/4"},
		{"halves count half", answers{"a1": "all", "a2": "legal", "b1": "legal", "b2": "no"}, "75 2 2/2", "25 1 2/2", "50 2 4/4"},
		{"zero is a value", answers{"a1": "no", "a2": "no", "b1": "no", "b2": "no"}, "0 1 2/2", "0 1 2/2", "0 1 4/4"},
		{"one domain is not the whole", answers{"a1": "all", "a2": "all"}, "100 4 2/2", "none 0/2", "none 2/4"},
		{"a silence leaves a domain without value", answers{"a1": "all", "b1": "all", "b2": "all"}, "none 1/2", "100 4 2/2", "none 3/4"},
		{"so does a special answer", answers{"a1": "all", "a2": "?na", "b1": "all", "b2": "all"}, "none 1/2", "100 4 2/2", "none 3/4"},
		{"and a choice that means one, whatever its column says", answers{"a1": "all", "a2": "dk", "b1": "all", "b2": "all"}, "none 1/2", "100 4 2/2", "none 3/4"},
		{"and a choice without a worth", answers{"a1": "all", "a2": "other", "b1": "all", "b2": "all"}, "none 1/2", "100 4 2/2", "none 3/4"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			line := indexed(t, readIndex(t, twoDomains), tt.given)
			for _, c := range []struct{ got, want string }{
				{shown(line.Domains[0]), tt.a}, {shown(line.Domains[1]), tt.b}, {shown(line.Overall), tt.overall},
			} {
				if c.got != c.want {
					t.Errorf("got %s, want %s", c.got, c.want)
				}
			}
		})
	}
}

// shown writes a figure in one line.
func shown(f Figure) string {
	r := (&IndexLine{Column: Column{Country: &Country{}}}).record(f)
	n := " " + levelText(&r.Answered) + "/" + levelText(&r.Items)
	if !f.Known {
		return "none" + n
	}
	if f.Level == 0 {
		return figureText(r.Value) + n
	}
	return figureText(r.Value) + " " + levelText(r.Level) + n
}

func TestIndexRules(t *testing.T) {
	const start = `{"name": "x", "title": {"es": "X"}, "source": "us", "overall": {"label": {"es": "X"}, `
	for _, tt := range []struct {
		name, src string
		given     answers
		want      string
	}{
		{"weights", start + `"aggregate": "mean", "need": 2, "items": [{"question": "a1", "weight": 3}, "a2"]}, "score": {"column": "value"}, "unit": "ratio"}`, answers{"a1": "all", "a2": "no"}, "0.75 2/2"},
		{"the mean of those coded", start + `"aggregate": "mean", "need": 1, "items": ["a1", "a2", "b1"]}, "score": {"values": {"all": 1, "no": 0}}, "unit": "percent"}`, answers{"a1": "all", "a2": "?dk"}, "100 1/3"},
		{"fewer coded than needed", start + `"aggregate": "mean", "need": 2, "items": ["a1", "a2", "b1"]}, "score": {"values": {"all": 1, "no": 0}}, "unit": "percent"}`, answers{"a1": "all", "a2": "legal"}, "none 1/3"},
		{"a share of all asked", start + `"aggregate": "share", "need": 1, "items": ["src", {"question": "a1", "score": {"values": {"all": 1}}}]}, "score": {"contains": "Art"}, "unit": "percent"}`, answers{"src": "Ley 1, Art. 3"}, "50 1/2"},
		{"case matters in a text", start + `"aggregate": "share", "need": 1, "items": ["src"]}, "score": {"contains": "Art"}, "unit": "percent"}`, answers{"src": "party"}, "0 1/1"},
		{"nothing answered has no share", start + `"aggregate": "share", "need": 1, "items": ["src"]}, "score": {"contains": "Art"}, "unit": "percent"}`, answers{"src": "?noinfo"}, "none 0/1"},
		{"a sum of numbers", start + `"aggregate": "sum", "need": "all", "items": [{"question": "s/m", "weight": 2}, "k"]}, "score": {"number": true}, "unit": "points"}`, answers{"m": "3", "k": "0"}, "6 2/2"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := shown(indexed(t, readIndex(t, tt.src), tt.given).Overall); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestRegionCountsByVoiceAmongThoseWhoAnswer(t *testing.T) {
	q, ix := indexForm(t), readIndex(t, twoDomains)
	full := answers{"a1": "all", "a2": "all", "b1": "all", "b2": "all"}
	s := &Snapshot{Questionnaire: q, Countries: []Country{{ISO3: "XAA"}, {ISO3: "XAB"}, {ISO3: "XAC"}, {ISO3: "XAD"}}}
	open := diagnostic(q, "XAD", Government, nil, full)
	open.State, open.Status = nil, Open
	s.Diagnostics = []Diagnostic{
		diagnostic(q, "XAA", Government, nil, full),
		diagnostic(q, "XAA", CivilSociety, nil, answers{"a1": "no", "a2": "no", "b1": "no", "b2": "no"}),
		diagnostic(q, "XAB", Government, nil, answers{"a1": "all", "a2": "all", "b1": "?dk", "b2": "all"}),
		diagnostic(q, "XAC", Government, nil, answers{"a1": "no", "a2": "no", "b1": "no", "b2": "no"}),
		open,
	}
	table, err := ix.Compute(s)
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if err := table.WriteCSV(&got); err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(&got).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"REGION", "", "gov", "all", "", "", "", "", "50.0", "2", "2"},
		{"REGION", "", "gov", "a", "", "", "", "", "66.7", "3", "1"},
		{"REGION", "", "gov", "b", "", "", "", "", "50.0", "2", "2"},
		{"REGION", "", "cso", "all", "", "", "", "", "0.0", "1", "3"},
		{"REGION", "", "cso", "a", "", "", "", "", "0.0", "1", "3"},
		{"REGION", "", "cso", "b", "", "", "", "", "0.0", "1", "3"},
	}
	if diff := cmp.Diff(want, lines[len(lines)-6:]); diff != "" {
		t.Errorf("region (-want +got):\n%s", diff)
	}
	if len(lines) != 1+5*3+6 {
		t.Errorf("got %d lines, want 22", len(lines))
	}
}

func TestIndexJSONSaysNullForWhatIsNotThere(t *testing.T) {
	q := indexForm(t)
	s := &Snapshot{Questionnaire: q, Round: Round{Code: "R"}, Countries: []Country{{ISO3: "XAA"}}}
	table, err := readIndex(t, twoDomains).Compute(s)
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if err := table.WriteJSON(&got); err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Round string
		Lines []map[string]any
	}
	if err := json.Unmarshal(got.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	want := map[string]any{"country": "XAA", "party": "", "voice": "", "domain": "all", "value": nil, "level": nil, "n_answered": 0.0, "items": 4.0}
	if diff := cmp.Diff(want, doc.Lines[0]); diff != "" || doc.Round != "R" {
		t.Errorf("round %q, first line (-want +got):\n%s", doc.Round, diff)
	}
}

func TestReadIndexSaysWhereAndWhat(t *testing.T) {
	for _, tt := range []struct{ name, old, new, want string }{
		{"not JSON", `"unit"`, `unit`, `2:58: is not valid JSON`},
		{"cut short", `"meets": 3` + "\n}", `"meets": 3`, `9:12: is not valid JSON`},
		{"something after it", `"meets": 3` + "\n}", `"meets": 3} {}`, `9:15: is not valid JSON`},
		{"a field nobody reads", `"meets"`, `"mets"`, `unknown field “mets”`},
		{"a field nobody reads within an item", `"a1"`, `{"quetion": "a1"}`, `unknown field “quetion”`},
		{"a wrong kind", `"meets": 3`, `"meets": "3"`, `meets: the value is not of the kind expected (found: string)`},
		{"a name with capitals", `"name": "two"`, `"name": "Two"`, `name: “Two” will not do`},
		{"no source", `"source": "us",`, ``, `source: is missing`},
		{"a unit nobody knows", `"percent"`, `"stars"`, `unit: “stars” is not one of: percent`},
		{"a domain twice", `"name": "b"`, `"name": "a"`, `domains[1].name: “a” stands there already`},
		{"an item twice", `["a1", "a2"]`, `["a1", "a1"]`, `domains[0].items[1]: “a1” stands there already`},
		{"a domain without items", `["b1", "b2"]`, `[]`, `domains[1].items: is missing`},
		{"an aggregate nobody knows", `"aggregate": "mean", "need": "all", "items": ["b1"`, `"aggregate": "max", "need": "all", "items": ["b1"`, `domains[1].aggregate: “max” is not one of: mean, share, sum`},
		{"more needed than there are", `"need": "all", "items": ["b1"`, `"need": 3, "items": ["b1"`, `domains[1].need: 3 are needed, but there are only 2`},
		{"a need in words", `"need": "all", "items": ["b1"`, `"need": "most", "items": ["b1"`, `“"most"” does not say how many`},
		{"a weight of nothing", `"a1"`, `{"question": "a1", "weight": 0}`, `domains[0].items[0].weight: a weight must be above zero`},
		{"two rules", `"a1"`, `{"question": "a1", "score": {"number": true, "contains": "x"}}`, `domains[0].items[0].score: give exactly one`},
		{"levels that fall", `"from": 80`, `"from": 20`, `levels[2].from: each level must begin above`},
		{"a level that is not there", `"meets": 3`, `"meets": 5`, `meets: “5” is not a level there is: write a number from 1 to 4`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if !strings.Contains(twoDomains, tt.old) {
				t.Fatalf("the definition has no %s", tt.old)
			}
			_, err := ReadIndex([]byte(strings.Replace(twoDomains, tt.old, tt.new, 1)))
			var fault *IndexError
			if !errors.As(err, &fault) || !strings.Contains(err.Error(), tt.want) {
				t.Fatalf("got %v, want %s", err, tt.want)
			}
			if es := fault.Message("es"); es == err.Error() {
				t.Errorf("the Spanish is the English: %s", es)
			}
		})
	}
}

func TestIndexNeedsItsQuestions(t *testing.T) {
	for _, tt := range []struct{ name, item, want string }{
		{"a question that is not there", `"c1"`, `c1: the questionnaire “small” has no such question`},
		{"a name that two bear", `{"question": "n", "score": {"number": true}}`, `n: the questionnaire “small” has several`},
		{"a question in a roster", `"r"`, `r: the scoring rule does not suit`},
		{"a rule for another type", `"src"`, `src: the scoring rule does not suit`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			ix := readIndex(t, strings.Replace(twoDomains, `"a1"`, tt.item, 1))
			if _, err := ix.Compute(&Snapshot{Questionnaire: indexForm(t)}); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
}

// TestIndicesThatShipRead: one that does not would be missing without a word.
func TestIndicesThatShipRead(t *testing.T) {
	files, err := filepath.Glob("indices/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no definitions: %v", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		ix, err := ReadIndex(data)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		if ix.Name+".json" != filepath.Base(file) || IndexNamed(ix.Name) == nil {
			t.Errorf("%s is named %s", file, ix.Name)
		}
		wordings := []forms.Text{ix.Title, ix.Note, ix.Overall.Label}
		for _, d := range ix.Domains {
			wordings = append(wordings, d.Label)
		}
		for _, l := range ix.Levels {
			wordings = append(wordings, l.Name)
		}
		for _, w := range wordings {
			if w["es"] == "" || w["en"] == "" {
				t.Errorf("%s: wording %v is not in both languages", file, w)
			}
		}
	}
	if IndexNamed("no-such") != nil || len(Indices()) != len(files) {
		t.Errorf("%d ship, %d files", len(Indices()), len(files))
	}
}

// FuzzReadIndex holds that no text makes the reader panic, and that what it
// accepts computes without one.
func FuzzReadIndex(f *testing.F) {
	f.Add([]byte(twoDomains))
	for _, file := range []string{"ods-10-7-2-niveles", "liberalizacion", "complejidad-regulatoria"} {
		data, err := os.ReadFile("indices/" + file + ".json")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(`{"name":"x","overall":{"items":[1,{"question":2}],"need":-1}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		ix, err := ReadIndex(data)
		if err != nil {
			var fault *IndexError
			if !errors.As(err, &fault) {
				t.Fatalf("an error without words: %v", err)
			}
			return
		}
		q := indexForm(t)
		s := &Snapshot{Questionnaire: q, Countries: []Country{{ISO3: "XAA"}}}
		s.Diagnostics = []Diagnostic{diagnostic(q, "XAA", Government, nil, answers{"a1": "all", "a2": "no", "src": "Art"})}
		if table, err := ix.Compute(s); err == nil {
			if err := table.WriteJSON(&bytes.Buffer{}); err != nil {
				t.Fatal(err)
			}
		}
	})
}
