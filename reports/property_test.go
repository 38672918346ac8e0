package reports

import (
	"testing"

	"pgregory.net/rapid"

	"cotejo/forms"
)

// TestCountsKeepKindsApart fills one question for any number of countries in
// any way and checks each count against a plain reading of what was put in:
// special answers and silences never enter the n.
func TestCountsKeepKindsApart(t *testing.T) {
	q := form(t)
	rapid.Check(t, func(t *rapid.T) {
		kinds := rapid.SliceOfN(rapid.SampledFrom([]string{"0", "7", "?dk", "?na", "?noinfo", "blank", "open", "none"}), 1, 12).Draw(t, "kinds")
		s := &Snapshot{Questionnaire: q, Taken: now}
		want := map[Mark]int{}
		for i, kind := range kinds {
			iso := string(rune('A'+i)) + "XX"
			s.Countries = append(s.Countries, Country{ISO3: iso})
			want[markOfKind(kind)]++
			if kind != "none" {
				s.Diagnostics = append(s.Diagnostics, diagnosticOfKind(q, iso, kind))
			}
		}
		c := Compare(s)
		tally := peopleTally(c)
		for _, m := range Marks() {
			if tally.Of(m) != want[m] {
				t.Errorf("%s: counted %d, want %d of %v", m, tally.Of(m), want[m], kinds)
			}
		}
		if tally.N() != want[Answered] || tally.Special() != want[DontKnow]+want[NotApplicable]+want[NoInformation] {
			t.Errorf("n %d, special %d of %v", tally.N(), tally.Special(), kinds)
		}
		if long := longTally(c); long != tally {
			t.Errorf("the long form counts %+v, the matrix %+v", long, tally)
		}
	})
}

func markOfKind(kind string) Mark {
	switch kind {
	case "blank", "none":
		return NoData
	case "open":
		return Withheld
	case "0", "7":
		return Answered
	}
	return Mark(kind[1:])
}

func diagnosticOfKind(q *forms.Questionnaire, iso, kind string) Diagnostic {
	given := answers{}
	if kind != "blank" && kind != "open" {
		given["people"] = kind
	}
	d := diagnostic(q, iso, Government, nil, given)
	if kind == "open" {
		d.Status, d.State = Open, nil
	}
	return d
}

func peopleTally(c *Comparison) Tally {
	for _, row := range c.Sections[0].Rows {
		if row.Question != nil && row.Question.Name == "people" {
			return row.Tally
		}
	}
	return Tally{}
}

func longTally(c *Comparison) Tally {
	var tally Tally
	for r := range c.Long("es") {
		if r.Path() == "a/people" {
			tally.Add(r.Mark)
		}
	}
	return tally
}
