package export

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"cotejo/forms"
	"cotejo/reports"
)

// everyExport is all that is written of a snapshot, by name.
func everyExport(t *testing.T, s *reports.Snapshot) map[string]string {
	t.Helper()
	all := map[string]string{}
	for name, write := range map[string]func(io.Writer) error{
		"tidy": func(w io.Writer) error { return Tidy(w, s, Options{PerOption: true}) },
		"wide": func(w io.Writer) error { return Wide(w, s, Options{}) },
		"json": func(w io.Writer) error { return JSON(w, s) },
	} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		all[name] = b.String()
	}
	for _, text := range unpacked(t, s, "es") {
		all["package"] += string(text)
	}
	return all
}

// TestWhatIsHiddenIsNotWritten: an answer that another one has ruled out, and
// its source, stay within. The twin asks the question again and finds both.
func TestWhatIsHiddenIsNotWritten(t *testing.T) {
	hidden, asked := specimen(t), specimen(t)
	asked.Diagnostics[1] = diagnosed(asked.Questionnaire, "XAA", reports.CivilSociety, map[string]string{"policy": "yes", "year": hiddenYear})
	for _, s := range []*reports.Snapshot{hidden, asked} {
		key := forms.Key{Question: s.Questionnaire.ByName("year")[0].Base().ID}
		from := s.Diagnostics[1].Origin[key]
		from.Source = "parte-civil"
		s.Diagnostics[1].Origin[key] = from
	}
	for _, tt := range []struct {
		name  string
		s     *reports.Snapshot
		shown bool
	}{{"hidden", hidden, false}, {"asked", asked, true}} {
		for export, text := range everyExport(t, tt.s) {
			if got := strings.Contains(text, hiddenYear); got != tt.shown {
				t.Errorf("%s, %s: says the answer: %v, want %v", tt.name, export, got, tt.shown)
			}
			if got := strings.Contains(text, "parte-civil"); got != tt.shown {
				t.Errorf("%s, %s: says the source: %v, want %v", tt.name, export, got, tt.shown)
			}
		}
	}
}
