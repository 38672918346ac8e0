package library_test

import (
	"strings"
	"testing"

	"cotejo/forms"
	"cotejo/forms/library"
)

func read(t *testing.T, name string) *forms.Questionnaire {
	t.Helper()
	q, err := library.Read(name)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// answered answers questions by name: "i_d1a=all i_d1b=legal".
func answered(t *testing.T, q *forms.Questionnaire, answers string) *forms.State {
	t.Helper()
	a := forms.NewAnswers()
	for _, pair := range strings.Fields(answers) {
		name, value, _ := strings.Cut(pair, "=")
		found := q.ByName(name)
		if len(found) != 1 {
			t.Fatalf("%d questions are named %s, want one", len(found), name)
		}
		answer := forms.Answer{Value: strings.ReplaceAll(value, ",", " ")}
		if state, ok := strings.CutPrefix(value, "!"); ok {
			answer = forms.Answer{State: forms.Special(state)}
		}
		a.Cells[forms.Key{Question: found[0].Base().ID}] = answer
	}
	return q.State(a, forms.Setting{Country: "CRI", Voice: "gov", Year: 2026})
}

func value(q *forms.Questionnaire, s *forms.State, name string) string {
	return s.Cell(forms.Key{Question: q.ByName(name)[0].Base().ID}).Answer.Value
}

const (
	domain1 = " i_d1a=all i_d1b=all i_d1c=legal i_d1d=legal i_d1e=no"
	best2   = " i_d2a=both i_d2b=both i_d2c=yes i_d2d=both i_d2e=both"
	best3   = " i_d3a=yes i_d3b=yes i_d3c=yes i_d3d=yes i_d3e=yes"
	best4   = " i_d4a=yes i_d4b=yes i_d4c=yes i_d4d=yes i_d4e=yes"
	best5   = " i_d5a=yes i_d5b=yes i_d5c=yes i_d5d=yes i_d5e=yes"
	worst6  = " i_d6a=no i_d6b=no i_d6c=no i_d6d=no i_d6e=no"
)

func TestIndicatorValues(t *testing.T) {
	q := read(t, "ods-10-7-2")
	for _, tt := range []struct{ name, answers, question, want string }{
		{"half values count half", domain1, "i_d1_val", "60"},
		{"sixty meets partially", domain1, "i_d1_level", "2"},
		{"one direction counts half", " i_d2a=imm i_d2b=emi i_d2c=yes i_d2d=no i_d2e=no", "i_d2_val", "40"},
		{"forty is no longer the lowest level", " i_d2a=imm i_d2b=emi i_d2c=yes i_d2d=no i_d2e=no", "i_d2_level", "2"},
		{"all of a domain is a hundred", best2, "i_d2_val", "100"},
		{"a hundred meets fully", best2, "i_d2_level", "4"},
		{"eighty meets", " i_d3a=yes i_d3b=yes i_d3c=yes i_d3d=yes i_d3e=no", "i_d3_level", "3"},
		{"none of a domain is zero, not blank", worst6, "i_d6_val", "0"},
		{"zero is the lowest level", worst6, "i_d6_level", "1"},
		{"four answers give no value", " i_d1a=all i_d1b=all i_d1c=all i_d1d=all", "i_d1_val", ""},
		{"no value has no level", " i_d1a=all i_d1b=all i_d1c=all i_d1d=all", "i_d1_level", ""},
		{"a choice without a value gives none", " i_d1a=all i_d1b=all i_d1c=all i_d1d=all i_d1e=dk", "i_d1_val", ""},
		{"a special answer gives none", " i_d1a=all i_d1b=all i_d1c=all i_d1d=all i_d1e=!noinfo", "i_d1_val", ""},
		{"five domains give no overall value", domain1 + best2 + best3 + best4 + best5, "i_val", ""},
		{"six domains give their plain mean", domain1 + best2 + best3 + best4 + best5 + worst6, "i_val", "76.66666666666667"},
		{"the mean has a level", domain1 + best2 + best3 + best4 + best5 + worst6, "i_level", "2"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := value(q, answered(t, q, tt.answers), tt.question); got != tt.want {
				t.Errorf("%s: got %q, want %q", tt.question, got, tt.want)
			}
		})
	}
}

func TestPollAsksWhatFollows(t *testing.T) {
	q := read(t, "sondeo-interes")
	for _, tt := range []struct {
		name, answers, question string
		visible                 bool
		problem                 string
	}{
		{"who is not interested is asked why", "p_interest=no", "p_why_no", true, ""},
		{"who is not interested names nobody", "p_interest=no", "p_focal_name", false, ""},
		{"who is undecided names somebody", "p_interest=undecided", "p_focal_name", true, "required"},
		{"who is interested is asked for topics", "p_interest=yes", "p_topics", true, "required"},
		{"five topics are enough", "p_interest=yes p_topics=border,entry,stay,labour,asylum", "p_topics", true, ""},
		{"six topics are too many", "p_interest=yes p_topics=border,entry,stay,labour,asylum,data", "p_topics", true, "constraint"},
		{"none goes alone", "p_interest=yes p_funds=none,venue", "p_funds", true, "constraint"},
		{"no funds, no amount", "p_interest=yes p_funds=venue", "p_amount", false, ""},
		{"an amount needs its currency", "p_interest=yes p_funds=funds p_amount=500", "p_curr", true, "required"},
		{"an address is whole", "p_interest=yes p_focal_mail=enlace@aldara", "p_focal_mail", true, "constraint"},
		{"who only observes has no tasks", "p_interest=yes p_comm=observer", "p_comm_area", false, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			cell := answered(t, q, tt.answers).Cell(forms.Key{Question: q.ByName(tt.question)[0].Base().ID})
			problem := ""
			for _, p := range cell.Problems {
				problem = p.Code
			}
			if cell.Visible != tt.visible || problem != tt.problem {
				t.Errorf("got visible %v with problem %q, want %v with %q", cell.Visible, problem, tt.visible, tt.problem)
			}
		})
	}
}

func TestAsylumHoldsItsItems(t *testing.T) {
	q := read(t, "asilo-latinoamerica")
	codes := map[string]bool{}
	for _, question := range q.Questions() {
		if question.Code == "" {
			continue
		}
		codes[question.Code] = true
		name := strings.ToLower(question.Code)
		for _, part := range []string{name, name + "_dir", name + "_src", name + "_com"} {
			if len(q.ByName(part)) != 1 {
				t.Errorf("item %s: %d questions are named %s", question.Code, len(q.ByName(part)), part)
			}
		}
	}
	if len(codes) != 65 || len(q.Questions()) != 260 || len(q.Sections) != 7 {
		t.Errorf("got %d items in %d questions and %d sections, want 65 in 260 and 7", len(codes), len(q.Questions()), len(q.Sections))
	}
}

func TestShippedQuestionnairesSpeakBothLanguages(t *testing.T) {
	for _, name := range []string{"ods-10-7-2", "ods-10-7-2-niveles", "asilo-latinoamerica", "sondeo-interes"} {
		q := read(t, name)
		texts := []forms.Text{q.Title}
		for _, s := range q.Sections {
			texts = append(texts, s.Label, s.Hint)
		}
		for _, question := range q.Questions() {
			texts = append(texts, question.Label, question.Hint)
			if question.Constraint != nil {
				texts = append(texts, question.Message)
			}
		}
		for _, l := range q.Lists {
			for _, c := range l.Choices {
				texts = append(texts, c.Label)
			}
		}
		for _, text := range texts {
			if text["es"] == "" || text["en"] == "" {
				t.Errorf("%s: %q is not in both languages", name, text)
			}
		}
	}
}
