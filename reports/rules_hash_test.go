package reports

import "testing"

// TestRulesAreToldApart: the same rules have the same hash, and a weight or a
// label more makes another.
func TestRulesAreToldApart(t *testing.T) {
	ix := *IndexNamed("ods-10-7-2")
	before := ix.Hash()
	if len(before) != 64 || IndexNamed("ods-10-7-2").Hash() != before {
		t.Fatalf("the hash of one index is %q and %q", before, IndexNamed("ods-10-7-2").Hash())
	}
	ix.Domains = append([]Part{}, ix.Domains...)
	ix.Domains[1].Weight = 2
	if ix.Hash() == before {
		t.Error("another weight has the same hash")
	}
	rules := *shippedGapRules()[0]
	before = rules.Hash()
	rules.Checks = rules.Checks[1:]
	if len(before) != 64 || rules.Hash() == before {
		t.Errorf("rules with a check less have the hash %q of the others", before)
	}
}
