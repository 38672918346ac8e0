package expr

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// vector is an expression with the value it must give.
type vector struct {
	ID            string            `json:"id"`
	Group         string            `json:"group"`
	Expression    string            `json:"expression"`
	Doc           string            `json:"doc"`
	Root          string            `json:"root"`
	Context       string            `json:"context"`
	Namespaces    map[string]string `json:"namespaces"`
	Language      string            `json:"language"`
	Type          string            `json:"type"`
	Expected      json.RawMessage   `json:"expected"`
	ExpectedError bool              `json:"expected_error"`
	Approx        bool              `json:"approx"`
	Unordered     bool              `json:"unordered"`
	FirstOnly     bool              `json:"first_only"`
}

// deviations lists, by what an expression contains, where we differ on
// purpose.
var deviations = []struct{ contains, reason string }{
	{"explode", "a function that does not exist is reported when the expression is read, even where it would never be called"},
	{"fn(/explode)", "likewise"},
	{"substring()", "too few arguments are reported when the expression is read, even where the call would never happen"},
	{"distance(", "geodesy is not supported: questionnaires here have no maps"},
	{"area(", "likewise"},
	{"geofence(", "likewise"},
}

// leastShare is the share of vectors that must agree, deviations aside.
const leastShare = 1.0

func TestConformanceXPathVectors(t *testing.T) {
	dir := os.Getenv("COTEJO_CONFORMANCE")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "conformance")
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no conformance data at %s; COTEJO_CONFORMANCE names the folder", dir)
	}
	docs := map[string]*xmlNode{}
	for _, d := range readLines[struct{ ID, XML string }](t, filepath.Join(dir, "xpath_documents.jsonl")) {
		doc, err := readXML(d.XML)
		if err != nil {
			t.Fatalf("document %s: %v", d.ID, err)
		}
		docs[d.ID] = doc
	}
	var agreed, deviating, total, close int
	for _, v := range readLines[vector](t, filepath.Join(dir, "xpath_vectors.jsonl")) {
		total++
		got, err := v.run(docs[v.Doc])
		same, exact := v.agrees(got, err)
		switch reason := v.deviation(); {
		case same:
			agreed++
			if !exact {
				close++
			}
		case reason != "":
			deviating++
			t.Logf("deviation %s %s: %s", v.ID, v.Expression, reason)
		default:
			t.Logf("%s %s %q at %s of %s: got %s %v, want %s", v.ID, v.Group, v.Expression, v.Context, v.Doc, brief(got), err, v.Expected)
		}
	}
	t.Logf("%d of %d agree (%d within 1e-12), %d deviate on purpose, %d otherwise", agreed, total, close, deviating, total-agreed-deviating)
	if share := float64(agreed+deviating) / float64(total); share < leastShare {
		t.Errorf("share %.4f is below %.4f", share, leastShare)
	}
}

func readLines[T any](t *testing.T, path string) []T {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []T
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var v T
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		all = append(all, v)
	}
	return all
}

func (v vector) deviation() string {
	for _, d := range deviations {
		if strings.Contains(v.Expression, d.contains) {
			return d.reason
		}
	}
	return ""
}

func (v vector) run(doc *xmlNode) (Value, error) {
	e, err := Parse(v.Expression)
	if err != nil {
		return Value{}, err
	}
	root, err := doc.at(v.Root)
	if err != nil {
		return Value{}, err
	}
	context, err := doc.at(v.Context)
	if err != nil {
		return Value{}, err
	}
	h := &xmlHost{root: root, doc: doc, namespaces: v.Namespaces, language: v.Language}
	return e.Eval(h, context)
}

// agrees says whether a value is the expected one, and whether it is exactly.
func (v vector) agrees(got Value, err error) (same, exact bool) {
	if err != nil || v.ExpectedError {
		return err != nil && v.ExpectedError, true
	}
	switch v.Type {
	case "boolean":
		return string(v.Expected) == fmt.Sprint(got.Bool()), true
	case "number":
		return v.sameNumber(got.Number())
	case "nodeset":
		return v.sameNodes(got.Nodes()), true
	}
	var want string
	return json.Unmarshal(v.Expected, &want) == nil && want == got.Text(), true
}

func (v vector) sameNumber(got float64) (same, exact bool) {
	if w := strings.Trim(string(v.Expected), `"`); w == "NaN" || strings.HasSuffix(w, "Infinity") {
		return FormatNumber(got) == w, true
	}
	var want float64
	if json.Unmarshal(v.Expected, &want) != nil {
		return false, true
	}
	if got == want {
		return true, true
	}
	return v.Approx && math.Abs(got-want) <= 1e-12*math.Abs(want), false
}

func (v vector) sameNodes(nodes []Node) bool {
	var want []string
	if json.Unmarshal(v.Expected, &want) != nil {
		return false
	}
	got := make([]string, len(nodes))
	for i, n := range nodes {
		got[i] = n.Text()
	}
	if v.FirstOnly {
		return len(got) > 0 && len(want) > 0 && got[0] == want[0] || len(got) == len(want)
	}
	if v.Unordered {
		slices.Sort(got)
		slices.Sort(want)
	}
	return slices.Equal(got, want)
}

func brief(v Value) string {
	if v.Kind() == NodesKind {
		var texts []string
		for _, n := range v.Nodes() {
			texts = append(texts, fmt.Sprintf("%.60q", n.Text()))
		}
		return "[" + strings.Join(texts, " ") + "]"
	}
	return fmt.Sprintf("%.80q", v.Text())
}
