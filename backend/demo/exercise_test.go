package demo

import (
	"slices"
	"strings"
	"testing"

	"cotejo/forms"
)

func TestTheRegionIsInvented(t *testing.T) {
	s := load(t)
	if len(s.Countries) != 11 {
		t.Fatalf("got %d countries, want 11", len(s.Countries))
	}
	for i, c := range s.Countries {
		if want := "XA" + string(rune('A'+i)); c.ISO3 != want || c.Number != 9001+i || !c.Fictitious {
			t.Errorf("got %s %d fictitious %v, want %s %d", c.ISO3, c.Number, c.Fictitious, want, 9001+i)
		}
	}
	for _, code := range []string{"EJERCICIO-2026", "SONDEO-2026"} {
		r := s.round(t, code)
		if !r.Fictitious || len(r.Countries) != 11 {
			t.Errorf("%s: fictitious %v, %d countries", code, r.Fictitious, len(r.Countries))
		}
	}
}

// TestCoverageShowsVariety holds what the exercise has to show of who answers.
func TestCoverageShowsVariety(t *testing.T) {
	r := load(t).round(t, "EJERCICIO-2026")
	seen := map[string]int{}
	for _, d := range r.Diagnostics {
		seen[d.Party.Voice]++
		seen[d.Lang]++
		switch {
		case len(d.Answers) == 0:
			seen["untouched"]++
		case d.Submitted:
			seen["submitted"]++
		default:
			seen["begun"]++
		}
	}
	for what, least := range map[string]int{
		"gov": 9, "cso": 6, "inst": 1, "comp": 1, "es": 10, "en": 3, "untouched": 2, "begun": 3, "submitted": 13,
	} {
		if seen[what] < least {
			t.Errorf("%s: got %d diagnostics, want at least %d", what, seen[what], least)
		}
	}
}

// TestSubmittedExercisesAreRich holds what a full round looks like: every
// section and roster answered somewhere, every kind of answer to be seen.
func TestSubmittedExercisesAreRich(t *testing.T) {
	r := load(t).round(t, "EJERCICIO-2026")
	q := questionnaire(t, r)
	answered := map[string]int{}
	states := map[string]int{}
	declared := 0
	for _, d := range r.Diagnostics {
		if !d.Submitted {
			continue
		}
		for _, a := range d.Answers {
			answered[a.Question]++
			states[a.State]++
			if q.Roster(forms.QuestionID(a.Question)) != nil {
				declared++
			}
		}
	}
	for _, q := range q.Questions() {
		if q.Asked() && q.Type != forms.File && answered[string(q.ID)] == 0 {
			t.Errorf("nobody answers %s", q.ID)
		}
	}
	for _, s := range []string{"dk", "na", "noinfo"} {
		if states[s] == 0 {
			t.Errorf("nobody gives the special answer %s", s)
		}
	}
	if declared == 0 {
		t.Error("no roster is declared empty")
	}
}

// TestOrphansAreThere: an objective without a programme, a programme without
// an objective, an actor without a role, a programme without evidence.
func TestOrphansAreThere(t *testing.T) {
	found := map[string]int{}
	r := load(t).round(t, "EJERCICIO-2026")
	q := questionnaire(t, r)
	for _, d := range r.Diagnostics {
		if !d.Submitted {
			continue
		}
		s := state(t, q, r, d)
		for roster, refers := range map[string]string{"e/obj": "f_obj", "d/str": "e_str", "h/acr": "h_r_actor"} {
			for _, row := range s.Answers.Rows[forms.QuestionID(roster)] {
				if !mentioned(d, refers, string(row.ID)) {
					found[roster]++
				}
			}
		}
		for _, row := range s.Answers.Rows["f/prg"] {
			if s.Answers.Cells[forms.Key{Question: "f/prg/f_obj", Row: row.ID}].Value == "" {
				found["f_obj"]++
			}
			if s.Answers.Cells[forms.Key{Question: "f/prg/f_evid", Row: row.ID}].Blank() {
				found["f_evid"]++
			}
		}
	}
	for _, what := range []string{"e/obj", "d/str", "h/acr", "f_obj", "f_evid"} {
		if found[what] == 0 {
			t.Errorf("no orphan of %s", what)
		}
	}
}

func mentioned(d Diagnostic, question, row string) bool {
	return slices.ContainsFunc(d.Answers, func(a Answer) bool {
		return strings.HasSuffix(a.Question, "/"+question) && strings.Contains(a.Value, row)
	})
}

// TestReferencesLeadToRows: what refers to a row refers to one of the same
// diagnostic.
func TestReferencesLeadToRows(t *testing.T) {
	for _, r := range load(t).Rounds {
		q := questionnaire(t, r)
		for _, d := range r.Diagnostics {
			rows := map[string]bool{}
			for _, a := range d.Answers {
				rows[a.Row] = true
			}
			for _, a := range d.Answers {
				question := q.Question(forms.QuestionID(a.Question))
				if question == nil || question.From == nil && len(question.Refs) == 0 {
					continue
				}
				for _, ref := range strings.Fields(a.Value) {
					if id := ref[strings.Index(ref, ":")+1:]; !rows[id] {
						t.Errorf("%s %s %s: %s refers to %s, which is not there", r.Code, d.Country, d.Party.Slug, a.Question, ref)
					}
				}
			}
		}
	}
}

// TestTextsReadWell: no placeholder is left, a text says its language, and
// long texts do not repeat endlessly.
func TestTextsReadWell(t *testing.T) {
	times := map[string]int{}
	for _, r := range load(t).Rounds {
		if !r.Fictitious {
			continue
		}
		for _, d := range r.Diagnostics {
			for _, a := range d.Answers {
				if strings.ContainsAny(a.Value, "{}") {
					t.Errorf("%s %s: placeholder in %q", d.Country, a.Question, a.Value)
				}
				if strings.Contains(a.Value, " ") && a.Lang != "" && a.Lang != d.Lang {
					t.Errorf("%s %s: %q is in %s", d.Country, a.Question, a.Value, a.Lang)
				}
				if len(a.Value) > 60 && a.Lang != "" {
					times[a.Question+" "+a.Value]++
				}
			}
		}
	}
	for text, n := range times {
		if n > 14 {
			t.Errorf("%d times: %s", n, text)
		}
	}
}

// TestOneGovernmentHasOnlyItsStrategiesAndProgrammesToList is what a guided
// tour fills in and submits.
func TestOneGovernmentHasOnlyItsStrategiesAndProgrammesToList(t *testing.T) {
	r := load(t).round(t, "EJERCICIO-2026")
	for _, d := range r.Diagnostics {
		if d.Country != "XAG" || d.Party.Voice != "gov" {
			continue
		}
		var missing []string
		for _, p := range state(t, questionnaire(t, r), r, d).Problems() {
			if p.Severity == forms.Error {
				missing = append(missing, string(p.Key.Question))
			}
		}
		if got := strings.Join(missing, " "); got != "d/str f/prg" || d.Submitted {
			t.Errorf("got %q missing, submitted %v, want d/str f/prg in an open diagnostic", got, d.Submitted)
		}
		return
	}
	t.Error("the government of XAG has no diagnostic")
}
