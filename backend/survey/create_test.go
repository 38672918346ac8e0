package survey_test

import (
	"slices"
	"strings"
	"testing"

	"cotejo/backend/survey"
	"cotejo/forms"
)

func TestARoundIsMadeFromWhatCountriesAreCalled(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		made, err := w.AddRound(t.Context(), w.organiser, survey.NewRound{
			Code: "EUR-1", Questionnaire: "sondeo-interes", Countries: []string{"FRA", "mexico", "76", "México", "DE"},
		})
		must(t, err)
		var got []string
		for _, c := range made.Countries {
			got = append(got, c.ISO3+" "+c.Zone)
		}
		want := []string{"FRA Europe/Paris", "MEX America/Mexico_City", "BRA America/Sao_Paulo", "DEU Europe/Berlin"}
		if !slices.Equal(got, want) || made.Year != 2026 || !made.Open || made.Title.Empty() {
			t.Errorf("got %v, %+v; want %v", got, made, want)
		}
		parties, err := w.Parties(t.Context(), w.organiser)
		must(t, err)
		if !slices.ContainsFunc(parties, func(p survey.PartyInfo) bool { return p.Country.ISO3 == "FRA" && p.Party.Slug == "gov" }) {
			t.Error("a country that was brought in has no government")
		}
		if !slices.ContainsFunc(parties, func(p survey.PartyInfo) bool { return p.Country.ISO3 == "MEX" && p.Party.Name["es"] == "Red" }) {
			t.Error("a party that was there has lost its name")
		}
	})
}

func TestARoundOfEverybody(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		all, err := w.MakeRound(t.Context(), survey.NewRound{Code: "ALL", Questionnaire: "ods-10-7-2-niveles", Countries: []string{"all"}})
		must(t, err)
		crm, err := w.MakeRound(t.Context(), survey.NewRound{Code: "C", Questionnaire: "ods-10-7-2-niveles", Countries: []string{"crm", "FRA"}})
		must(t, err)
		if len(all.Countries) != 248 || len(crm.Countries) != 12 || crm.Countries[0].ISO3 != "BLZ" || crm.Countries[11].ISO3 != "FRA" {
			t.Errorf("got %d of all, %d of the conference and France", len(all.Countries), len(crm.Countries))
		}
	})
}

func TestARoundIsRefusedFieldByField(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		good := survey.NewRound{Code: "N", Questionnaire: "diagnostico", Countries: []string{"MEX"}}
		for _, tt := range []struct {
			name, field, want string
			change            func(*survey.NewRound)
		}{
			{"no code", "code", "round.code_missing", func(n *survey.NewRound) { n.Code = "" }},
			{"a code with spaces", "code", "round.code_missing", func(n *survey.NewRound) { n.Code = "A B" }},
			{"a code with a zero byte", "code", "round.code_missing", func(n *survey.NewRound) { n.Code = "A\x00" }},
			{"a long code", "code", "round.code_missing", func(n *survey.NewRound) { n.Code = strings.Repeat("A", 33) }},
			{"a code that is taken", "code", "round.code_taken", func(n *survey.NewRound) { n.Code = "R" }},
			{"the code of a page", "code", "round.code_taken", func(n *survey.NewRound) { n.Code = "Nueva" }},
			{"an unknown questionnaire", "questionnaire", "round.questionnaire_unknown", func(n *survey.NewRound) { n.Questionnaire = "diagnostic" }},
			{"no countries", "countries", "round.countries_missing", func(n *survey.NewRound) { n.Countries = nil }},
			{"a country nobody knows", "countries", "round.country_unknown", func(n *survey.NewRound) { n.Countries = []string{"MEX", "QQQQQQ"} }},
			{"a country misspelt", "countries", "round.country_near", func(n *survey.NewRound) { n.Countries = []string{"Hondurass"} }},
			{"a year before all this", "year", "round.year_wrong", func(n *survey.NewRound) { n.Year = 12 }},
			{"a title without end", "title_es", "round.title_long", func(n *survey.NewRound) { n.Title = forms.Text{"es": strings.Repeat("a", 201)} }},
		} {
			n := good
			tt.change(&n)
			_, err := w.AddRound(t.Context(), w.organiser, n)
			if got := fields(err); len(got) != 1 || got[tt.field] != tt.want {
				t.Errorf("%s: got %v (%v), want %s at %s", tt.name, got, err, tt.want, tt.field)
			}
		}
		_, err := w.AddRound(t.Context(), w.organiser, survey.NewRound{Code: "?", Year: 1})
		if got := fields(err); len(got) != 4 {
			t.Errorf("everything wrong: got %v, want code, questionnaire, countries and year", got)
		}
	})
}
