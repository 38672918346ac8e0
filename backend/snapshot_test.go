package main

import (
	"slices"
	"testing"
	"time"

	"cotejo/backend/demo"
	"cotejo/forms"
	"cotejo/forms/library"
	"cotejo/reports"
)

// demoSnapshot makes the snapshot of a demonstration round without a database.
func demoSnapshot(t *testing.T, code string) *reports.Snapshot {
	t.Helper()
	seed, err := demo.Load()
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(seed.Rounds, func(r demo.Round) bool { return r.Code == code })
	if i < 0 {
		t.Fatalf("no round %s", code)
	}
	r := seed.Rounds[i]
	q, err := library.Read(r.Questionnaire)
	if err != nil {
		t.Fatal(err)
	}
	s := &reports.Snapshot{Questionnaire: q, Round: reports.Round{Code: r.Code, Year: r.Year, Fictitious: r.Fictitious}}
	for _, iso3 := range r.Countries {
		s.Countries = append(s.Countries, reports.Country{ISO3: iso3, Name: forms.Text{"es": iso3}})
		for _, d := range r.Diagnostics {
			if d.Country == iso3 {
				s.Diagnostics = append(s.Diagnostics, demoDiagnostic(q, r, d))
			}
		}
	}
	return s
}

func demoDiagnostic(q *forms.Questionnaire, r demo.Round, d demo.Diagnostic) reports.Diagnostic {
	a := forms.NewAnswers()
	for _, x := range d.Answers {
		row := forms.Row{ID: forms.RowID(x.Row), Parent: forms.RowID(x.ParentRow)}
		a.Cells[forms.Key{Question: forms.QuestionID(x.Question), Row: row.ID}] = forms.Answer{Value: x.Value, State: forms.Special(x.State), Lang: x.Lang}
		if roster := forms.QuestionID(x.Roster); x.Row != "" && !slices.Contains(a.Rows[roster], row) {
			a.Rows[roster] = append(a.Rows[roster], row)
		}
	}
	out := reports.Diagnostic{
		Country: d.Country, Lang: d.Lang, Status: reports.Open,
		Party: reports.Party{Slug: d.Party.Slug, Voice: reports.Voice(d.Party.Voice), Name: forms.Text{"es": d.Party.NameES, "en": d.Party.NameEN}},
	}
	for _, r := range d.Replies {
		if out.Replies == nil {
			out.Replies = map[string]reports.Reply{}
		}
		out.Replies[r.Finding] = reports.Reply{Text: r.Text}
	}
	if d.Submitted {
		at := time.Date(r.Year, 6, 30, 12, 0, 0, 0, time.UTC)
		out.Status, out.Submitted = reports.Submitted, at
		out.State = q.State(a, forms.Setting{Country: d.Country, Voice: d.Party.Voice, Year: r.Year, Now: at})
	}
	return out
}
