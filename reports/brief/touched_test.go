package brief

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"cotejo/reports"
)

func TestTouchedNamesThePartsThatSaySomethingElse(t *testing.T) {
	same := []Part(nil)
	for _, tt := range []struct {
		name   string
		change func(*reports.Snapshot)
		want   []Part
	}{
		{"nothing but the day it was taken", func(s *reports.Snapshot) { s.Taken, s.Number = s.Taken.AddDate(0, 0, 9), 8 }, same},
		{"an answer of the judgement", func(s *reports.Snapshot) {
			s.Diagnostics[3] = diagnostic(s.Questionnaire, "XAD", reports.Compiled, nil, answers{"b_explicit": "?na", "j_patterns": "yes no", "n_all": "1", "j_good": "Aviso"})
		}, []Part{PartFacts, PartPractices, PartUnknown}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			then, now := round(t), round(t)
			tt.change(now)
			got := Touched(Profile(then.AsOf(now), "XAD", "es", Options{}), Profile(now, "XAD", "es", Options{}))
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestTouchedSeesWhatIsNewAndGone holds that a part that appears or disappears
// counts as well.
func TestTouchedSeesWhatIsNewAndGone(t *testing.T) {
	full, part := Profile(round(t), "XAA", "es", Options{}), Profile(round(t), "XAA", "es", Options{Parts: []Part{PartFacts}})
	for name, got := range map[string][]Part{"gone": Touched(full, part), "new": Touched(part, full)} {
		if len(got) != len(full.Parts)-1 {
			t.Errorf("%s: %v, want all but the facts", name, got)
		}
	}
}
