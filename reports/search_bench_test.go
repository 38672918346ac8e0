package reports

import (
	"fmt"
	"strings"
	"testing"

	"cotejo/forms"
)

// wideRound is a snapshot of so many countries that answer so many questions:
// written texts of two or three lines, numbers and choices in turn, each with
// a source.
func wideRound(tb testing.TB, countries, questions int) *Snapshot {
	tb.Helper()
	list := &forms.List{Name: "level"}
	for i, label := range []string{"No existe", "En preparación", "Parcial", "Completo"} {
		list.Choices = append(list.Choices, &forms.Choice{Name: fmt.Sprint(i), Label: text(label)})
	}
	q := &forms.Questionnaire{Name: "wide", Version: "1", Languages: []string{"es", "en"}, Lists: map[string]*forms.List{"level": list}}
	for i := range 10 {
		q.Sections = append(q.Sections, section(fmt.Sprintf("s%d", i)))
	}
	for i := range questions {
		x := question(fmt.Sprintf("q%03d", i), []forms.Type{forms.TextType, forms.Integer, forms.TextType, forms.SelectOne}[i%4], 1)
		if x.Type == forms.SelectOne {
			x.List = list
		}
		sec := q.Sections[i*10/questions]
		sec.Elements = append(sec.Elements, x)
	}
	q.Seal()
	s := &Snapshot{Questionnaire: q, Taken: now, Round: Round{Code: "W"}}
	for c := range countries {
		iso := fmt.Sprintf("%c%c%c", 'A'+c/676, 'A'+c/26%26, 'A'+c%26)
		s.Countries = append(s.Countries, Country{ISO3: iso, Name: text("País " + iso)})
		s.Diagnostics = append(s.Diagnostics, wideDiagnostic(q, iso, c))
	}
	return s
}

func wideDiagnostic(q *forms.Questionnaire, iso string, c int) Diagnostic {
	given := answers{}
	for i, x := range q.Questions() {
		switch x.Type {
		case forms.TextType:
			given[x.Name] = fmt.Sprintf("La atención a la niñez migrante (%d): %s.", c*31+i, strings.Repeat("coordinación interinstitucional en las regiones ", 1+(c+i)%3))
		case forms.Integer:
			given[x.Name] = fmt.Sprint(c * i)
		default:
			given[x.Name] = fmt.Sprint((c + i) % 4)
		}
	}
	d := diagnostic(q, iso, Government, nil, given)
	for key, origin := range d.Origin {
		origin.Source = fmt.Sprintf("Gaceta Oficial %s-%d, artículo 4", iso, len(key.Question))
		d.Origin[key] = origin
	}
	return d
}

// BenchmarkSearch looks for a rare word, a frequent one and a phrase.
func BenchmarkSearch(b *testing.B) {
	for _, size := range []struct{ countries, questions int }{{200, 400}, {400, 400}} {
		s := wideRound(b, size.countries, size.questions)
		for _, look := range []string{"nadie", "ninez", `"atención a la niñez" regiones 17`} {
			b.Run(fmt.Sprintf("%dx%d/%s", size.countries, size.questions, look), func(b *testing.B) {
				q := ParseQuery(look)
				for b.Loop() {
					Search(s, q, "es", 300)
				}
			})
		}
	}
}
