package library_test

import (
	"errors"
	"strings"
	"testing"

	"cotejo/forms"
	"cotejo/forms/library"
	"cotejo/forms/xlsform"

	"github.com/google/go-cmp/cmp"
)

func TestNames(t *testing.T) {
	want := []string{"asilo-latinoamerica", "diagnostico", "ods-10-7-2", "ods-10-7-2-niveles", "sondeo-interes"}
	if diff := cmp.Diff(want, library.Names()); diff != "" {
		t.Error(diff)
	}
	if _, err := library.Read("no-such"); !errors.Is(err, library.ErrUnknown) {
		t.Errorf("got %v, want ErrUnknown", err)
	}
}

func TestEveryQuestionnaireIsSound(t *testing.T) {
	for _, name := range library.Names() {
		source, err := library.Source(name)
		if err != nil {
			t.Fatal(err)
		}
		q, problems := xlsform.Read(name+".md", source)
		for _, p := range problems {
			t.Errorf("%s: %s", name, p)
		}
		if q == nil {
			continue
		}
		if q.Name != name {
			t.Errorf("%s: form_id is %q", name, q.Name)
		}
		if diff := cmp.Diff([]string{"es", "en"}, q.Languages); diff != "" {
			t.Errorf("%s: languages %s", name, diff)
		}
		if q.Version == "" || q.Title["es"] == "" || q.Title["en"] == "" {
			t.Errorf("%s: title %v, version %q", name, q.Title, q.Version)
		}
	}
}

// asked counts what a questionnaire asks; with what the platform fills in.
func asked(q *forms.Questionnaire) int {
	n := 0
	for _, x := range q.Questions() {
		if x.Type != forms.Calculate && x.Type != forms.Hidden {
			n++
		}
	}
	return n
}

func TestDiagnostic(t *testing.T) {
	q := read(t, "diagnostico")
	// The follow-up on the kind of ministry comes on top of the outline's 195.
	followUps := len(q.ByName("a_min_kind"))
	if got := asked(q) - followUps; got != 195 {
		t.Errorf("asks %d questions, want 195", got)
	}
	if got := len(q.Rosters()); got != 12 {
		t.Errorf("%d rosters, want 12", got)
	}
	essential := 0
	for _, x := range q.Questions() {
		if x.Type == forms.Calculate || x.Type == forms.Hidden {
			continue
		}
		if x.Level < 1 || x.Level > 3 {
			t.Errorf("%s has no level", x.ID)
		}
		if x.Level == 1 {
			essential++
		}
		if strings.HasSuffix(x.Name, "_evid") && (x.Required != nil || x.From == nil) {
			t.Errorf("%s must choose sources and not be required", x.ID)
		}
	}
	if essential > 45 {
		t.Errorf("%d essential questions, want at most 45", essential)
	}
	var order []string
	for _, s := range q.Sections {
		order = append(order, s.Name)
	}
	if got := strings.Join(order, ""); strings.Index(got, "h") > strings.Index(got, "d") || strings.Index(got, "k") > strings.Index(got, "d") {
		t.Errorf("sections %v, want actors and sources before the strategies that cite them", order)
	}
}

func TestFullDiagnosticHasNoErrors(t *testing.T) {
	q := read(t, "diagnostico")
	s := q.State(full(q, 3), setting)
	for _, p := range s.Problems() {
		// The plain answers of full know nothing of mail addresses and the like.
		if p.Severity == forms.Error && p.Code != "constraint" && p.Code != "choice.filtered" {
			t.Errorf("%v: %s %v", p.Key, p.Code, p.Args)
		}
	}
	if c := s.Total(); c.RequiredMissing > 0 || c.Answered == 0 {
		t.Errorf("count %+v", c)
	}
}

func TestSmallQuestionnaires(t *testing.T) {
	for _, tt := range []struct {
		name, what string
		count      func(*forms.Question) bool
		want       int
	}{
		{"ods-10-7-2", "items", func(x *forms.Question) bool { return x.List != nil }, 30},
		{"asilo-latinoamerica", "items", func(x *forms.Question) bool { return x.Code != "" }, 65},
		{"sondeo-interes", "questions", func(x *forms.Question) bool { return x.Type != forms.Calculate && x.Type != forms.Hidden }, 20},
	} {
		n := 0
		for _, x := range read(t, tt.name).Questions() {
			if tt.count(x) {
				n++
			}
		}
		if n != tt.want {
			t.Errorf("%s: %d %s, want %d", tt.name, n, tt.what, tt.want)
		}
	}
}
