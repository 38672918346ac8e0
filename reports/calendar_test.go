package reports

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"cotejo/forms"
)

// actionForm asks for actions as the diagnostic that ships does.
func actionForm(t *testing.T) *forms.Questionnaire {
	t.Helper()
	status := question("g_status", forms.SelectOne, 1)
	status.List = &forms.List{Name: "status"}
	for _, name := range []string{"plan", "run", "done", "susp", "canc"} {
		status.List.Choices = append(status.List.Choices, &forms.Choice{Name: name, Label: text(name)})
	}
	q := &forms.Questionnaire{Name: "actions", Version: "1", Languages: []string{"es", "en"}, Lists: map[string]*forms.List{"status": status.List},
		Sections: []*forms.Section{section("g", roster("act", question("g_name", forms.TextType, 1), question("g_start", forms.Date, 1), question("g_end", forms.Date, 1), status))}}
	for _, fault := range q.Seal() {
		t.Fatalf("seal: %+v", fault)
	}
	return q
}

// calendarOf charts one party's actions: each a line "start end status", "-"
// for a blank and "?dk" for a special answer.
func calendarOf(t *testing.T, lines ...string) *Calendar {
	t.Helper()
	q := actionForm(t)
	a := forms.NewAnswers()
	id := func(name string) forms.QuestionID { return q.ByName(name)[0].Base().ID }
	for i, line := range lines {
		row := forms.RowID(fmt.Sprint("a", i))
		a.Rows[id("act")] = append(a.Rows[id("act")], forms.Row{ID: row})
		for j, v := range strings.Fields(line) {
			key := forms.Key{Question: id([]string{"g_start", "g_end", "g_status"}[j]), Row: row}
			if special, ok := strings.CutPrefix(v, "?"); ok {
				a.Cells[key] = forms.Answer{State: forms.Special(special)}
			} else if v != "-" {
				a.Cells[key] = forms.Answer{Value: v}
			}
		}
	}
	taken := time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)
	state := q.State(a, forms.Setting{Country: "XAA", Voice: "gov", Year: 2026, Now: taken})
	s := &Snapshot{Questionnaire: q, Taken: taken, Countries: []Country{{ISO3: "XAA"}, {ISO3: "XAB"}},
		Diagnostics: []Diagnostic{{Country: "XAA", Party: Party{Voice: Government}, Status: Submitted, State: state}}}
	c, err := DiagnosticCalendar().Chart(s)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCalendar(t *testing.T) {
	for _, tt := range []struct{ name, line, want string }{
		{"both dates", "2025-01-15 2025-06-30 done", "2025-1 2025-2"},
		{"within a quarter", "2025-04-01 2025-04-02 done", "2025-2 2025-2"},
		{"no end and going on", "2026-02-01 - run", "2026-1 2026-4 open"},
		{"no end and no status", "2026-02-01 - -", "2026-1 2026-4 open"},
		{"no end, but over", "2026-02-01 - susp", "2026-1 2026-1"},
		{"an end nobody knows", "2026-02-01 ?dk run", "2026-1 2026-1"},
		{"an end before the beginning", "2026-02-01 2020-01-01 done", "2026-1 2026-1"},
		{"planned for later", "2027-05-01 - plan", "2027-2 2027-2"},
		{"no beginning", "- 2026-02-01 done", "undated"},
		{"a beginning nobody knows", "?noinfo - run", "undated"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := calendarOf(t, tt.line)
			got := "undated"
			if len(c.Dated) == 1 {
				a := c.Dated[0]
				got = fmt.Sprintf("%d-%d %d-%d", a.From.Year(), a.From.Number(), a.Until.Year(), a.Until.Number())
				if a.Open {
					got += " open"
				}
			}
			if got != tt.want || len(c.Dated)+len(c.Undated) != 1 {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// TestCalendarShowsNoMoreThanCanBeLookedAt cuts off what is far away, and says
// who lists nothing.
func TestCalendarShowsNoMoreThanCanBeLookedAt(t *testing.T) {
	c := calendarOf(t, "1950-01-01 2026-01-01 run", "2020-01-01 2099-01-01 plan")
	if n := c.Last - c.First + 1; n != mostQuarters || c.Last.Year() != 2029 {
		t.Errorf("%d quarters until %d, want %d until 2029", n, c.Last.Year(), mostQuarters)
	}
	if !c.Dated[0].In(c.First) || c.Dated[0].In(c.Last) {
		t.Error("what began before the first quarter shown is not in it, or goes on in the last")
	}
	if len(c.Unlisted) != 1 || c.Unlisted[0].Country.ISO3 != "XAB" || c.Absent.NoData != 1 {
		t.Errorf("who lists nothing: %+v, absent %+v", c.Unlisted, c.Absent)
	}
	if c := calendarOf(t); c.First != 0 || len(c.Dated) != 0 {
		t.Errorf("without actions: from %d", c.First)
	}
}

func TestCalendarOfWhatHasNoDates(t *testing.T) {
	if _, err := (CalendarRules{Start: "g_name", End: "g_end"}).Chart(&Snapshot{Questionnaire: actionForm(t)}); err == nil {
		t.Error("a text passes for a date")
	}
}
