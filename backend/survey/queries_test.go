package survey_test

import (
	"context"
	"fmt"
	"sync/atomic"
	"testing"

	"cotejo/backend/survey"
	"cotejo/forms"
	"cotejo/reports"
)

// queries counts what reading a comparison of a round asks the database.
func queries(t *testing.T, n *atomic.Int64, compare func(context.Context) error) int64 {
	t.Helper()
	must(t, compare(t.Context()))
	n.Store(0)
	must(t, compare(t.Context()))
	return n.Load()
}

// fewQueries compares a round of two countries with one of forty.
func fewQueries(t *testing.T, w *world, compare func(context.Context, string) error) error {
	var n atomic.Int64
	must(t, w.st.OnQuery(func() { n.Add(1) }))
	all, err := w.st.Countries(t.Context())
	must(t, err)
	var codes []string
	for _, c := range all[:min(40, len(all))] {
		codes = append(codes, c.ISO3)
	}
	counts := map[int]int64{}
	for _, size := range []int{2, len(codes)} {
		code := fmt.Sprint("Q-", size)
		must(t, w.CreateRound(t.Context(), survey.NewRound{Code: code, Questionnaire: "diagnostico", Year: 2026, Countries: codes[:size]}))
		for _, country := range codes[:size] {
			must(t, w.Import(t.Context(), w.organiser, survey.Import{
				Round: code, Country: country, Lang: "es", Submit: true, Party: survey.NewParty{Slug: "gov", Voice: reports.Government, Name: forms.Text{"es": "Gobierno"}},
				Answers: []survey.ImportedAnswer{{Question: "f_name", Roster: "prg", Row: code + country, Value: "Programa"}},
			}))
		}
		counts[size] = queries(t, &n, func(ctx context.Context) error { return compare(ctx, code) })
	}
	if counts[2] == 0 || counts[2] != counts[len(codes)] {
		return fmt.Errorf("queries by number of countries: %v, want the same few", counts)
	}
	t.Logf("queries by number of countries: %v", counts)
	return nil
}

// enough adds countries up to forty.
func enough(t *testing.T, w *world) {
	t.Helper()
	var more []survey.NewCountry
	for i := range 40 {
		more = append(more, survey.NewCountry{
			ISO3: fmt.Sprintf("X%c%c", 'A'+i/26, 'A'+i%26), ISO2: "QM", Number: 9100 + i, Zone: "UTC", Fictitious: true,
			Name: forms.Text{"es": fmt.Sprint("País ", i), "en": fmt.Sprint("Country ", i)},
		})
	}
	must(t, w.AddCountries(t.Context(), more))
}

func TestAComparisonAsksTheSameFewQueries(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		enough(t, w)
		if err := fewQueries(t, w, func(ctx context.Context, code string) error {
			_, err := w.Comparison(ctx, w.analyst, survey.Cut{Round: code})
			return err
		}); err != nil {
			t.Error(err)
		}
	})
}

// The twin: a comparison that asks once more for each country is seen.
func TestAComparisonAsksTheSameFewQueriesSeesALoop(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		enough(t, w)
		if err := fewQueries(t, w, func(ctx context.Context, code string) error {
			c, err := w.Comparison(ctx, w.analyst, survey.Cut{Round: code})
			if err != nil {
				return err
			}
			for range c.Snapshot.Countries {
				_, err = w.st.Round(ctx, code)
			}
			return err
		}); err == nil {
			t.Error("a query for each country was not seen")
		}
	})
}
