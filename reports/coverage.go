package reports

import (
	"time"

	"cotejo/forms"
)

// CoverageLine says how far one party has come. Open diagnostics are counted
// here too; their contents are not in it.
type CoverageLine struct {
	Country *Country
	Party   *Party // nil: no diagnostic
	Status  Status // "" without diagnostic
	// Count is how much is answered, by level, with what is missing and how
	// many answers that expect a source have one.
	Count     forms.Count
	Changed   time.Time // zero when there is no answer
	Submitted time.Time // zero while it has not been
}

// CoverageOf returns the coverage alone, the same as Compare's, without
// computing the comparison.
func CoverageOf(s *Snapshot) []CoverageLine { return coverage(columns(s)) }

func coverage(columns []Column) []CoverageLine {
	lines := make([]CoverageLine, len(columns))
	for i, col := range columns {
		lines[i].Country = col.Country
		if d := col.Diagnostic; d != nil {
			lines[i].Party, lines[i].Status = &d.Party, d.Status
			lines[i].Count = d.Total
			lines[i].Changed, lines[i].Submitted = d.Changed, d.Submitted
		}
	}
	return lines
}

// Summary counts a round's coverage.
type Summary struct {
	Countries, WithDiagnostic, WithSubmitted int // countries
	Diagnostics, Submitted                   int // diagnostics
}

// Summary counts countries and diagnostics.
func (c *Comparison) Summary() Summary {
	var s Summary
	with, sent := map[string]bool{}, map[string]bool{}
	for _, line := range c.Coverage {
		if line.Party == nil {
			continue
		}
		s.Diagnostics++
		with[line.Country.ISO3] = true
		if line.Status.Sent() {
			s.Submitted++
			sent[line.Country.ISO3] = true
		}
	}
	s.Countries = len(c.Snapshot.Countries)
	s.WithDiagnostic, s.WithSubmitted = len(with), len(sent)
	return s
}
