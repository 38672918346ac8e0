package demo

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"cotejo/forms"
)

// exercises are the submitted diagnostics of the exercise, worked out.
func exercises(t *testing.T) []*forms.State {
	t.Helper()
	r := load(t).round(t, "EJERCICIO-2026")
	q := questionnaire(t, r)
	var states []*forms.State
	for _, d := range r.Diagnostics {
		if d.Submitted {
			states = append(states, state(t, q, r, d))
		}
	}
	return states
}

// said is the answer to a question outside lists, by its name.
func said(s *forms.State, name string) forms.Answer {
	return s.Cell(forms.Key{Question: s.Questionnaire.ByName(name)[0].Base().ID}).Answer
}

// TestMostCountriesHaveAnOverallValue: maps and grids of 10.7.2 need values of
// all heights, and a few countries without one.
func TestMostCountriesHaveAnOverallValue(t *testing.T) {
	overall, without, domains, special := 0, 0, map[string]int{}, 0
	for _, s := range exercises(t) {
		if said(s, "i_val").Value != "" {
			overall++
		} else {
			without++
		}
		for _, d := range sdgDomains {
			value := said(s, "i_"+d+"_val").Value
			x, err := strconv.ParseFloat(value, 64)
			switch {
			case value == "":
				domains["none"]++
			case err != nil:
				t.Errorf("%s has the value %q", d, value)
			case x < 40:
				domains["further progress"]++
			case x < 80:
				domains["partially meets"]++
			case x < 100:
				domains["meets"]++
			default:
				domains["fully meets"]++
			}
			for _, item := range items {
				if a := said(s, "i_"+d+item); a.State != forms.Answered || a.Value == "dk" {
					special++
				}
			}
		}
	}
	if overall < 8 || without < 2 || special == 0 {
		t.Errorf("%d overall values, %d without, %d special answers; want at least 8, 2 and 1", overall, without, special)
	}
	for _, level := range []string{"none", "further progress", "partially meets", "meets", "fully meets"} {
		if domains[level] < 4 {
			t.Errorf("%d domain values are %s, want at least 4 of %v", domains[level], level, domains)
		}
	}
}

// TestProgrammesWithoutAnObjectiveSayWhy: that it serves none is another thing
// than not to know which.
func TestProgrammesWithoutAnObjectiveSayWhy(t *testing.T) {
	states := map[forms.Special]int{}
	for _, s := range exercises(t) {
		for key, a := range s.Answers.Cells {
			if strings.HasSuffix(string(key.Question), "/f_obj") {
				states[a.State]++
			}
		}
	}
	for state, least := range map[forms.Special]int{forms.NotApplicable: 3, forms.NoInformation: 1, forms.Answered: 40} {
		if states[state] < least {
			t.Errorf("%q: %d programmes, want at least %d", state, states[state], least)
		}
	}
}

// TestActorsAreTied: the network of a party holds together, by ties of several
// kinds.
func TestActorsAreTied(t *testing.T) {
	kinds, whole, parties := map[string]int{}, 0, 0
	for _, s := range exercises(t) {
		q := s.Questionnaire
		actors, ties := s.Answers.Rows[q.ByName("acr")[0].Base().ID], s.Answers.Rows[q.ByName("tie")[0].Base().ID]
		if len(ties) == 0 {
			continue // said to be without information
		}
		parties++
		of := map[string]string{} // an actor, to one it is joined to
		var root func(string) string
		root = func(a string) string {
			if of[a] == "" {
				return a
			}
			return root(of[a])
		}
		for _, row := range ties {
			cell := func(name string) string {
				return s.Answers.Cells[forms.Key{Question: q.ByName(name)[0].Base().ID, Row: row.ID}].Value
			}
			kinds[cell("h_t_kind")]++
			if a, b := root(cell("h_t_from")), root(cell("h_t_to")); a != b {
				of[a] = b
			}
		}
		joined := map[string]int{}
		for _, a := range actors {
			joined[root(string(a.ID))]++
		}
		largest := 0
		for _, n := range joined {
			largest = max(largest, n)
		}
		if largest*10 >= len(actors)*7 {
			whole++
		}
	}
	if parties < 10 || whole < parties-1 {
		t.Errorf("of %d networks, %d hold together", parties, whole)
	}
	for _, kind := range []string{"coord", "info", "fund", "referral", "conflict", "none"} {
		if kinds[kind] == 0 {
			t.Errorf("no tie is %s: %v", kind, kinds)
		}
	}
}

// TestInstrumentsSpanTheDecades: a timeline has something to show, in every
// direction and of every size.
func TestInstrumentsSpanTheDecades(t *testing.T) {
	seen := map[string]int{}
	for _, s := range exercises(t) {
		for key, a := range s.Answers.Cells {
			name := string(key.Question[strings.LastIndex(string(key.Question), "/")+1:])
			if slices.Contains([]string{"c_ins_change", "c_ins_level"}, name) {
				seen[name+" "+a.Value]++
			} else if name == "c_ins_year" && len(a.Value) == 4 {
				seen["decade "+a.Value[:3]+"0"]++
			}
		}
	}
	for _, what := range strings.Fields("1960 1970 1980 1990 2000 2010 2020") {
		if seen["decade "+what] < 2 {
			t.Errorf("%d instruments of the %ss", seen["decade "+what], what)
		}
	}
	for _, what := range []string{"c_ins_change less", "c_ins_change same", "c_ins_change more", "c_ins_level 1", "c_ins_level 2", "c_ins_level 3", "c_ins_level 4"} {
		if seen[what] < 10 {
			t.Errorf("%s: %d instruments, want at least 10", what, seen[what])
		}
	}
}
