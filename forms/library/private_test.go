package library_test

import (
	"slices"
	"testing"

	"cotejo/forms/library"
)

// TestWhatIsNotPublished holds which answers are personal data: the names,
// posts and addresses that the questionnaires say are not published.
func TestWhatIsNotPublished(t *testing.T) {
	want := map[string][]string{
		"diagnostico":    {"a_resp_name", "a_resp_position", "a_resp_email"},
		"sondeo-interes": {"p_focal_name", "p_focal_mail"},
	}
	for _, name := range library.Names() {
		q, err := library.Read(name)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, question := range q.Questions() {
			if question.Private {
				got = append(got, question.Name)
			}
		}
		if !slices.Equal(got, want[name]) {
			t.Errorf("%s: got %q, want %q", name, got, want[name])
		}
	}
}
