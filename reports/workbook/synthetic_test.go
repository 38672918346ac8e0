package workbook

import (
	"fmt"
	"strings"
	"time"

	"cotejo/forms"
	"cotejo/reports"
)

var taken = time.Date(2026, 11, 24, 15, 30, 0, 0, time.UTC)

// synthetic returns a snapshot of so many countries, all of them complete,
// over so many questions in ten sections: texts, numbers, dates and choices
// in turn, with the odd special answer and silence.
func synthetic(countries, questions int) *reports.Snapshot {
	q := syntheticForm(questions)
	s := &reports.Snapshot{
		Questionnaire: q, Taken: taken, Number: 1,
		Round: reports.Round{Code: "SYN-1", Title: forms.Text{"es": "Ronda sintética", "en": "Synthetic round"}, Year: 2026},
	}
	for i := range countries {
		iso := fmt.Sprintf("%c%c%c", 'A'+i/676%26, 'A'+i/26%26, 'A'+i%26)
		s.Countries = append(s.Countries, reports.Country{ISO3: iso, Number: i + 1, Name: forms.Text{"es": "País " + iso, "en": "Country " + iso}})
		s.Diagnostics = append(s.Diagnostics, syntheticDiagnostic(q, iso, i))
	}
	return s
}

func syntheticForm(questions int) *forms.Questionnaire {
	list := &forms.List{Name: "level"}
	for i, label := range []string{"No existe", "En preparación", "Parcial", "Completo"} {
		list.Choices = append(list.Choices, &forms.Choice{Name: fmt.Sprint(i), Label: forms.Text{"es": label, "en": "Level " + fmt.Sprint(i)}})
	}
	q := &forms.Questionnaire{Name: "synthetic", Version: "1", Languages: []string{"es", "en"}, Title: forms.Text{"es": "Sintético"},
		Lists: map[string]*forms.List{"level": list}}
	for i := range 10 {
		sec := &forms.Section{}
		sec.Name, sec.Label = fmt.Sprintf("s%d", i), forms.Text{"es": fmt.Sprintf("Sección %d", i), "en": fmt.Sprintf("Section %d", i)}
		q.Sections = append(q.Sections, sec)
	}
	for i := range questions {
		x := &forms.Question{Level: 1 + i%3}
		x.Name, x.Label = fmt.Sprintf("q%03d", i), forms.Text{"es": fmt.Sprintf("¿Existe la medida número %d?", i), "en": fmt.Sprintf("Is measure %d in place?", i)}
		x.Type = []forms.Type{forms.TextType, forms.Integer, forms.Date, forms.SelectOne}[i%4]
		if x.Type == forms.SelectOne {
			x.List = list
		}
		sec := q.Sections[i*10/questions]
		sec.Elements = append(sec.Elements, x)
	}
	q.Seal()
	return q
}

func syntheticDiagnostic(q *forms.Questionnaire, iso string, country int) reports.Diagnostic {
	a := forms.NewAnswers()
	origin := map[forms.Key]reports.Origin{}
	for i, x := range q.Questions() {
		key := forms.Key{Question: x.ID}
		answer := forms.Answer{Lang: "es", Value: syntheticValue(x.Type, country*31+i)}
		switch (country + i) % 23 {
		case 0:
			continue
		case 1:
			answer = forms.Answer{State: forms.DontKnow}
		}
		a.Cells[key] = answer
		origin[key] = reports.Origin{Seq: 1 + i%3, At: taken.Add(-time.Duration(i) * time.Minute), Author: "focal", Kind: "edit"}
	}
	state := q.State(a, forms.Setting{Country: iso, Voice: "gov", Year: 2026, Now: taken})
	return reports.Diagnostic{
		Country: iso, Party: reports.Party{Slug: "gov", Voice: reports.Government, Name: forms.Text{"es": "Gobierno"}},
		Status: reports.Submitted, Lang: "es", Changed: taken, Submitted: taken, Total: state.Total(), State: state, Origin: origin,
	}
}

func syntheticValue(t forms.Type, n int) string {
	switch t {
	case forms.Integer:
		return fmt.Sprint(n * 7 % 100_000)
	case forms.Date:
		return taken.AddDate(0, 0, -n%5000).Format(time.DateOnly)
	case forms.SelectOne:
		return fmt.Sprint(n % 4)
	}
	return fmt.Sprintf("Respuesta %d: %s.", n, strings.Repeat("coordinación interinstitucional ", 1+n%3))
}
