package demo

import (
	"slices"
	"strings"
	"testing"

	"cotejo/forms"
	"cotejo/forms/library"

	"github.com/google/go-cmp/cmp"
)

func load(t *testing.T) *Seed {
	t.Helper()
	s, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func (s *Seed) round(t *testing.T, code string) Round {
	t.Helper()
	i := slices.IndexFunc(s.Rounds, func(r Round) bool { return r.Code == code })
	if i < 0 {
		t.Fatalf("no round %s", code)
	}
	return s.Rounds[i]
}

func questionnaire(t *testing.T, r Round) *forms.Questionnaire {
	t.Helper()
	q, err := library.Read(r.Questionnaire)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// state is what follows from a diagnostic's answers.
func state(t *testing.T, q *forms.Questionnaire, r Round, d Diagnostic) *forms.State {
	t.Helper()
	a := forms.NewAnswers()
	for _, x := range d.Answers {
		key := forms.Key{Question: forms.QuestionID(x.Question), Row: forms.RowID(x.Row)}
		if q.Element(key.Question) == nil {
			t.Errorf("%s %s: no question %q", r.Code, d.Country, x.Question)
		}
		if _, twice := a.Cells[key]; twice {
			t.Errorf("%s %s: %v is answered twice", r.Code, d.Country, key)
		}
		a.Cells[key] = forms.Answer{Value: x.Value, State: forms.Special(x.State), Lang: x.Lang}
		roster, row := forms.QuestionID(x.Roster), forms.Row{ID: forms.RowID(x.Row), Parent: forms.RowID(x.ParentRow)}
		if x.Row != "" && !slices.Contains(a.Rows[roster], row) {
			a.Rows[roster] = append(a.Rows[roster], row)
		}
	}
	return q.State(a, forms.Setting{Country: d.Country, Voice: d.Party.Voice, Year: r.Year, Now: submission})
}

func TestLoadIsAlwaysTheSame(t *testing.T) {
	if diff := cmp.Diff(load(t), load(t)); diff != "" {
		t.Errorf("two loads differ:\n%s", diff)
	}
}

func TestRoundsHoldWhatWasPublished(t *testing.T) {
	s := load(t)
	for _, tt := range []struct {
		code      string
		countries string // with a diagnostic, in order
		answers   int
		submitted bool
	}{
		{"ODS-2019", "CAN SLV GTM HND MEX PAN", 168, true},
		{"ODS-2021", "BLZ CAN SLV HND MEX PAN", 48, true},
		{"ASILO-2020", "CRI DOM SLV GTM HND MEX NIC PAN", 1613, true},
		{"DIAG-2026", "BLZ CAN CRI DOM SLV GTM HND MEX NIC PAN USA", 323, false},
	} {
		t.Run(tt.code, func(t *testing.T) {
			r := s.round(t, tt.code)
			var countries []string
			answers := 0
			for _, d := range r.Diagnostics {
				countries = append(countries, d.Country)
				answers += len(d.Answers)
				voice := "gov" // an open round is the government's to go on with
				if tt.submitted {
					voice = "comp"
				}
				if d.Submitted != tt.submitted || d.Party.Voice != voice {
					t.Errorf("%s: got submitted %v by %s", d.Country, d.Submitted, d.Party.Voice)
				}
				for _, a := range d.Answers {
					if a.Source == "" {
						t.Errorf("%s %s: no source", d.Country, a.Question)
					}
				}
			}
			if got := strings.Join(countries, " "); got != tt.countries {
				t.Errorf("got countries %s, want %s", got, tt.countries)
			}
			if answers != tt.answers {
				t.Errorf("got %d answers, want %d", answers, tt.answers)
			}
			if len(r.Countries) != 11 || r.Fictitious || r.Attribution.Empty() {
				t.Errorf("got %d countries, fictitious %v, attribution %q", len(r.Countries), r.Fictitious, r.Attribution)
			}
		})
	}
}

func TestLevelsAreTheGoldenTable(t *testing.T) {
	s := load(t)
	for _, tt := range []struct{ code, country, levels string }{
		{"ODS-2019", "CAN", "3344444"}, {"ODS-2021", "CAN", "3344444"}, {"ODS-2019", "SLV", "3343444"},
		{"ODS-2019", "GTM", "3414244"}, {"ODS-2019", "HND", "2221114"}, {"ODS-2019", "MEX", "1121111"},
		{"ODS-2019", "PAN", "2333113"}, {"ODS-2021", "BLZ", "2"}, {"ODS-2021", "SLV", "3"},
		{"ODS-2021", "HND", "2"}, {"ODS-2021", "MEX", "3"}, {"ODS-2021", "PAN", "3"},
	} {
		var got strings.Builder
		for _, d := range s.round(t, tt.code).Diagnostics {
			for _, a := range d.Answers {
				name := a.Question[strings.LastIndex(a.Question, "/")+1:]
				if d.Country == tt.country && strings.Count(name, "_") == 1 {
					got.WriteString(a.Value)
				}
			}
		}
		if got.String() != tt.levels {
			t.Errorf("%s %s: got levels %s, want %s", tt.code, tt.country, got.String(), tt.levels)
		}
	}
}

// TestTextsAreInTheLanguageOfTheirDiagnostic: the texts of a submitted round
// are kept in the language of their diagnostic, and the asylum law was compiled
// in English.
func TestTextsAreInTheLanguageOfTheirDiagnostic(t *testing.T) {
	texts := map[string]int{}
	for _, r := range load(t).Rounds {
		for _, d := range r.Diagnostics {
			for _, a := range d.Answers {
				if a.Lang == "" || !d.Submitted {
					continue
				}
				if texts[r.Code+" "+a.Lang]++; a.Lang != d.Lang {
					t.Errorf("%s %s: %s is in %s, the diagnostic in %s", r.Code, d.Country, a.Question, a.Lang, d.Lang)
				}
			}
		}
	}
	if texts["ASILO-2020 en"] != 637 || texts["ASILO-2020 es"] != 0 || texts["EJERCICIO-2026 es"] == 0 {
		t.Errorf("texts by round and language: %v", texts)
	}
	for _, tt := range []struct{ langs, want string }{{"en  en", "en"}, {"", "es"}, {"en es", "es"}, {"es  ", "es"}} {
		var answers []Answer
		for _, lang := range strings.Split(tt.langs, " ") {
			answers = append(answers, Answer{Lang: lang})
		}
		if got := tongue(answers); got != tt.want {
			t.Errorf("texts in %q: got %s, want %s", tt.langs, got, tt.want)
		}
	}
}

// TestDiagnosticsFitTheirQuestionnaires holds every answer against the rules;
// only what is still open may lack something.
func TestDiagnosticsFitTheirQuestionnaires(t *testing.T) {
	for _, r := range load(t).Rounds {
		q := questionnaire(t, r)
		for _, d := range r.Diagnostics {
			for _, p := range state(t, q, r, d).Problems() {
				missing := p.Code == "required" || p.Code == "roster.empty"
				if p.Severity == forms.Error && (d.Submitted || !missing) {
					t.Errorf("%s %s %s: %s %v at %v", r.Code, d.Country, d.Party.Slug, p.Code, p.Args, p.Key)
				}
			}
		}
	}
}
