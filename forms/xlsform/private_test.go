package xlsform_test

import (
	"testing"

	"cotejo/forms"
	"cotejo/forms/xlsform"
)

func TestPersonalDataIsMarkedInItsColumn(t *testing.T) {
	const form = `| survey |
| | type | name | label | bind::cotejo:private |
| | text | who | Who? | yes |
| | text | what | What? | no |
| | text | why | Why? | |
`
	q, problems := xlsform.Read("f.md", []byte(form))
	if q == nil {
		t.Fatalf("problems: %v", problems)
	}
	for name, want := range map[string]bool{"who": true, "what": false, "why": false} {
		if got := q.ByName(name)[0].(*forms.Question).Private; got != want {
			t.Errorf("%s private: got %v, want %v", name, got, want)
		}
	}
	_, problems = xlsform.Read("f.md", []byte(form+"| | text | when | When? | maybe |\n"))
	if len(problems) == 0 || problems[0].Code != "column.yes-no" || problems[0].Cell() != "survey!D5" {
		t.Errorf("maybe: got %v, want column.yes-no at survey!D5", problems)
	}
}
