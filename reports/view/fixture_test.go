package view

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"cotejo/forms"
	"cotejo/forms/library"
	"cotejo/reports"
)

var noon = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

// round is a snapshot of a questionnaire that ships, of invented countries.
func round(t testing.TB, questionnaire string, countries ...string) *reports.Snapshot {
	t.Helper()
	q, err := library.Read(questionnaire)
	if err != nil {
		t.Fatal(err)
	}
	s := &reports.Snapshot{Questionnaire: q, Taken: noon, Round: reports.Round{Code: "R", Title: forms.Text{"es": "Ronda", "en": "Round"}}}
	for _, iso3 := range countries {
		s.Countries = append(s.Countries, reports.Country{ISO3: iso3, Name: forms.Text{"es": "País " + iso3, "en": "Country " + iso3}})
	}
	return s
}

// answered adds a submitted diagnostic. Answers are by question name, with
// "@row" for one in a row of a list; "?dk" is a special answer.
func answered(t testing.TB, s *reports.Snapshot, iso3 string, v reports.Voice, given map[string]string) {
	t.Helper()
	q, a := s.Questionnaire, forms.NewAnswers()
	origin := map[forms.Key]reports.Origin{}
	for _, name := range slices.Sorted(maps.Keys(given)) { // rows stand in the order of their names
		value := given[name]
		name, row, _ := strings.Cut(name, "@")
		found := q.ByName(name)
		if len(found) == 0 {
			t.Fatalf("no question %s in %s", name, q.Name)
		}
		key := forms.Key{Question: found[0].Base().ID, Row: forms.RowID(row)}
		answer := forms.Answer{Value: value, Lang: "es"}
		if special, ok := strings.CutPrefix(value, "?"); ok {
			answer = forms.Answer{State: forms.Special(special)}
		}
		if r := found[0].Base().Roster; r != nil && !slices.ContainsFunc(a.Rows[r.ID], func(one forms.Row) bool { return one.ID == key.Row }) {
			a.Rows[r.ID] = append(a.Rows[r.ID], forms.Row{ID: key.Row})
		}
		a.Cells[key] = answer
		origin[key] = reports.Origin{Seq: 1, At: noon, Author: "focal", Kind: "edit", Source: "Fuente de " + name}
	}
	state := q.State(a, forms.Setting{Country: iso3, Voice: string(v), Year: 2026, Now: noon})
	d := reports.Diagnostic{
		Country: iso3, Party: reports.Party{Slug: string(v), Voice: v, Name: forms.Text{"es": "Parte " + string(v), "en": "Party " + string(v)}},
		Status: reports.Submitted, Lang: "es", Changed: noon, Submitted: noon, Total: state.Total(), State: state, Origin: origin,
	}
	for _, sec := range q.Sections {
		d.BySection = append(d.BySection, state.Count(sec))
	}
	s.Diagnostics = append(s.Diagnostics, d)
}

// made is a view that must be there.
func made(t testing.TB, s *reports.Snapshot, kind string, ask Ask) *View {
	t.Helper()
	if ask.Lang == "" {
		ask.Lang = "es"
	}
	v, err := Make(s, kind, ask)
	if err != nil || v == nil {
		t.Fatalf("view %s: %v, %v", kind, v, err)
	}
	for _, table := range v.Tables {
		for i, row := range table.Rows {
			if row.Heading == "" && len(row.Cells) != len(table.Columns) {
				t.Fatalf("table %s, row %d: %d cells under %d heads", table.Name, i, len(row.Cells), len(table.Columns))
			}
		}
	}
	return v
}

// lines are the texts of a table, a line for each row.
func (t Table) lines() []string {
	var lines []string
	for _, row := range t.Rows {
		texts := []string{}
		if row.Heading != "" {
			texts = append(texts, "# "+row.Heading)
		}
		for _, c := range row.Cells {
			texts = append(texts, c.Text)
		}
		lines = append(lines, strings.Join(texts, " | "))
	}
	return lines
}

func (v *View) table(t testing.TB, name string) Table {
	t.Helper()
	for _, table := range v.Tables {
		if table.Name == name {
			return table
		}
	}
	t.Fatalf("view %s has no table %s", v.Kind, name)
	return Table{}
}
