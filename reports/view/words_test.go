package view

import (
	"regexp"
	"testing"

	"cotejo/reports/wordstest"
)

func TestWords(t *testing.T) {
	wordstest.Complete(t, vocabulary.Own())
	wordstest.Used(t, vocabulary.Own(), regexp.MustCompile(`\.(name|aid)$`))
	for _, k := range kinds() {
		if k.Title("es") == k.code+"name" || k.Aid("es") == k.code+"aid" {
			t.Errorf("view %s has no name or no aid", k.Name)
		}
	}
}
