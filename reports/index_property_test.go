package reports

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"cotejo/forms"
)

// worthless are the answers that have no value whatever the question.
var worthless = []string{"blank", "?dk", "?na", "?noinfo", "dk", "other"}

// TestNothingWithoutAValueEntersAnIndex fills an index in any way and checks
// every figure against a plain reading of what was put in.
func TestNothingWithoutAValueEntersAnIndex(t *testing.T) {
	q, ix := indexForm(t), readIndex(t, twoDomains)
	rapid.Check(t, func(t *rapid.T) {
		s, plain := drawnIndex(t, q)
		table, err := ix.Compute(s)
		if err != nil {
			t.Fatal(err)
		}
		if err := faultIn(table, plain); err != nil {
			t.Error(err)
		}
	})
}

// TestAWorthlessZeroIsFound plants the fault that the property is there to
// find: a computation that reads special answers and silences as zero.
func TestAWorthlessZeroIsFound(t *testing.T) {
	q, ix := indexForm(t), readIndex(t, twoDomains)
	for _, kind := range worthless {
		given := []string{"all", kind, "all", "all"}
		s := &Snapshot{Questionnaire: q, Countries: []Country{{ISO3: "A"}}, Diagnostics: []Diagnostic{indexDiagnostic(q, "A", given)}}
		if err := faultIn(computed(t, ix, s), []plainIndex{readPlainly(given)}); err != nil {
			t.Errorf("%s: a fault where there is none: %v", kind, err)
		}
		given[1] = "no"
		s.Diagnostics[0] = indexDiagnostic(q, "A", given)
		given[1] = kind
		if err := faultIn(computed(t, ix, s), []plainIndex{readPlainly(given)}); err == nil {
			t.Errorf("%s read as zero went unseen", kind)
		}
	}
}

func computed(t *testing.T, ix *Index, s *Snapshot) *IndexTable {
	t.Helper()
	table, err := ix.Compute(s)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func drawnIndex(t *rapid.T, q *forms.Questionnaire) (*Snapshot, []plainIndex) {
	kinds := append([]string{"all", "legal", "no", "all"}, worthless...)
	s := &Snapshot{Questionnaire: q}
	var plain []plainIndex
	for i := range rapid.IntRange(1, 9).Draw(t, "countries") {
		iso := string(rune('A' + i))
		given := rapid.SliceOfN(rapid.SampledFrom(kinds), 4, 4).Draw(t, iso)
		s.Countries = append(s.Countries, Country{ISO3: iso})
		s.Diagnostics = append(s.Diagnostics, indexDiagnostic(q, iso, given))
		plain = append(plain, readPlainly(given))
	}
	return s, plain
}

func indexDiagnostic(q *forms.Questionnaire, iso string, given []string) Diagnostic {
	a := answers{}
	for i, name := range []string{"a1", "a2", "b1", "b2"} {
		if given[i] != "blank" {
			a[name] = given[i]
		}
	}
	return diagnostic(q, iso, Government, nil, a)
}

// plainIndex is what four answers amount to, read by hand: -1 stands for no
// value.
type plainIndex struct{ a, b, all float64 }

func readPlainly(given []string) plainIndex {
	worth := map[string]float64{"all": 1, "legal": 0.5, "no": 0}
	domain := func(x, y string) float64 {
		wx, okx := worth[x]
		wy, oky := worth[y]
		if !okx || !oky {
			return -1
		}
		return 50 * (wx + wy)
	}
	p := plainIndex{domain(given[0], given[1]), domain(given[2], given[3]), -1}
	if p.a >= 0 && p.b >= 0 {
		p.all = (p.a + p.b) / 2
	}
	return p
}

// faultIn says where a table and a plain reading part.
func faultIn(table *IndexTable, plain []plainIndex) error {
	parts := []func(plainIndex) float64{
		func(p plainIndex) float64 { return p.all }, func(p plainIndex) float64 { return p.a }, func(p plainIndex) float64 { return p.b },
	}
	for i, line := range table.Lines {
		for j, f := range append([]Figure{line.Overall}, line.Domains...) {
			want := parts[j](plain[i])
			if f.Known != (want >= 0) || f.Known && f.Value != want || !f.Known && (f.Value != 0 || f.Level != 0) {
				return fmt.Errorf("%s, %s: got %v (%v), want %v", line.Country.ISO3, f.Part.Name, f.Value, f.Known, want)
			}
		}
	}
	for j, r := range table.Region {
		met, n := 0, 0
		for _, p := range plain {
			if x := parts[j](p); x >= 0 {
				n++
				if x >= 80 {
					met++
				}
			}
		}
		if r.Met != met || r.N != n || r.Without != len(plain)-n {
			return fmt.Errorf("region, %s: got %d of %d and %d without, want %d, %d, %d", r.Part.Name, r.Met, r.N, r.Without, met, n, len(plain)-n)
		}
	}
	return nil
}
