package library_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"cotejo/forms"
	"cotejo/forms/library"
	"cotejo/forms/xlsform"
)

// full answers every question of a questionnaire, with so many rows in every
// roster.
func full(q *forms.Questionnaire, rows int) *forms.Answers {
	a := forms.NewAnswers()
	for _, r := range q.Rosters() {
		for i := range rows {
			a.Rows[r.ID] = append(a.Rows[r.ID], forms.Row{ID: rowID(r, i)})
		}
	}
	for _, x := range q.Questions() {
		if x.Computed() || x.Type == forms.Hidden {
			continue
		}
		if x.Roster == nil {
			a.Cells[forms.Key{Question: x.ID}] = plausible(x, 0)
			continue
		}
		for i := range rows {
			a.Cells[forms.Key{Question: x.ID, Row: rowID(x.Roster, i)}] = plausible(x, i)
		}
	}
	return a
}

func rowID(r *forms.Roster, i int) forms.RowID {
	return forms.RowID(fmt.Sprintf("%s-0000-4000-8000-%012d", r.Name, i))
}

// plausible is a valid answer to a question.
func plausible(q *forms.Question, i int) forms.Answer {
	value := ""
	switch {
	case len(q.Refs) > 0:
		value = q.Refs[0].Name + ":" + string(rowID(q.Refs[0], i))
	case q.From != nil:
		value = string(rowID(q.From, i))
	case q.List != nil:
		value = q.List.Choices[i%len(q.List.Choices)].Name
	case q.Type == forms.Integer:
		value = "2015"
	case q.Type == forms.Decimal:
		value = "1250.5"
	case q.Type == forms.Date:
		value = "2025-03-31"
	default:
		value = strings.Repeat("Texto de prueba. ", 6)
	}
	return forms.Answer{Value: value}
}

var setting = forms.Setting{Country: "HND", Voice: "gov", Year: 2026, Now: time.Date(2026, 3, 5, 10, 0, 0, 0, time.UTC)}

func BenchmarkCompileDiagnostico(b *testing.B) {
	source, err := library.Source("diagnostico")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if q, problems := xlsform.Read("diagnostico.md", source); q == nil {
			b.Fatal(problems)
		}
	}
}

func BenchmarkStateFull(b *testing.B) {
	q, err := library.Read("diagnostico")
	if err != nil {
		b.Fatal(err)
	}
	a := full(q, 20)
	b.ReportAllocs()
	for b.Loop() {
		if s := q.State(a, setting); s.Total().Asked < 2000 {
			b.Fatal(s.Total())
		}
	}
}
