package brief

import (
	"regexp"
	"testing"

	"cotejo/reports"
	"cotejo/reports/wordstest"
)

func TestWords(t *testing.T) {
	wordstest.Complete(t, vocabulary.Own())
	wordstest.Used(t, vocabulary.Own(), regexp.MustCompile(`^(part|short|voice\.short|programmes|gaps|impacts|countries)\.`))
	for _, p := range append(ProfileParts(), SummaryParts()...) {
		if p.Title("es") == "part."+string(p) {
			t.Errorf("part %s has no title", p)
		}
	}
	for _, m := range reports.Marks() {
		if c := "short." + string(m); m != reports.Answered && m != reports.None && word("es", c) == c {
			t.Errorf("%s: no words", c)
		}
	}
}
