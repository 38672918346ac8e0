package main

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"

	"cotejo/backend/demo"
	"cotejo/backend/survey"
	"cotejo/forms"
	"cotejo/reports"
)

// errNotEmpty says that the demonstration does not go where data is already.
var errNotEmpty = errors.New("not empty")

// demoRoles are the ways into the demonstration, in the order they are offered.
var demoRoles = []survey.Role{survey.FocalPoint, survey.Analyst, survey.Organiser}

// demoFocal is the party the demonstration's focal point answers for: in the
// exercise round its diagnostic is open, and complete but for strategies and
// programmes.
const demoFocalCountry, demoFocalParty = "XAG", "gov"

// loadDemo loads the demonstration once, and goes on where it was interrupted.
// It returns errNotEmpty when the platform holds something else.
func loadDemo(ctx context.Context, service *survey.Service, progress func(round string)) error {
	begun, done, err := service.DemoState(ctx)
	if err != nil || done {
		return err
	}
	blank, err := service.Blank(ctx)
	if err != nil {
		return err
	}
	if !blank && !begun {
		return errNotEmpty
	}
	seed, err := demo.Load()
	if err != nil {
		return err
	}
	if err := service.BeginDemo(ctx); err != nil {
		return err
	}
	if err := service.AddCountries(ctx, invented(seed)); err != nil {
		return err
	}
	organiser, err := service.DemoPerson(ctx, survey.Organiser, "Organizadora de demostración", "", "")
	if err != nil {
		return err
	}
	for _, round := range seed.Rounds {
		progress(round.Code)
		if err := loadRound(ctx, service, organiser, round); err != nil {
			return fmt.Errorf("round %s: %w", round.Code, err)
		}
	}
	debug.FreeOSMemory() // the seed was many times what an idle server needs
	return finishDemo(ctx, service)
}

// finishDemo adds the other people and notes that all is there.
func finishDemo(ctx context.Context, service *survey.Service) error {
	if _, err := service.DemoPerson(ctx, survey.Analyst, "Analista de demostración", "", ""); err != nil {
		return err
	}
	_, err := service.DemoPerson(ctx, survey.FocalPoint, "Punto focal de demostración", demoFocalCountry, demoFocalParty)
	if err != nil {
		return err
	}
	return service.FinishDemo(ctx)
}

func loadRound(ctx context.Context, service *survey.Service, by survey.Principal, r demo.Round) error {
	err := service.CreateRound(ctx, survey.NewRound{
		Code: r.Code, Questionnaire: r.Questionnaire, Title: forms.Text{"es": r.TitleES, "en": r.TitleEN},
		Note: r.Attribution, Year: r.Year, Fictitious: r.Fictitious, Countries: r.Countries,
	})
	if err != nil {
		return err
	}
	for _, d := range r.Diagnostics {
		im := survey.Import{
			Round: r.Code, Country: d.Country, Lang: d.Lang, Submit: d.Submitted,
			Party: survey.NewParty{
				Slug: d.Party.Slug, Voice: reports.Voice(d.Party.Voice),
				Name: forms.Text{"es": d.Party.NameES, "en": d.Party.NameEN},
			},
			Answers: make([]survey.ImportedAnswer, len(d.Answers)),
		}
		for i, a := range d.Answers {
			im.Answers[i] = survey.ImportedAnswer{
				Question: a.Question, Roster: a.Roster, Row: a.Row, Parent: a.ParentRow,
				Value: a.Value, State: forms.Special(a.State), Source: a.Source,
			}
		}
		if err := service.Import(ctx, by, im); err != nil {
			return err
		}
		if err := reply(ctx, service, r.Code, d); err != nil {
			return err
		}
	}
	if over(r) {
		return service.CloseRound(ctx, by, r.Code)
	}
	return nil
}

// reply saves what a party says to its gaps, as its focal point would.
func reply(ctx context.Context, service *survey.Service, code string, d demo.Diagnostic) error {
	if len(d.Replies) == 0 {
		return nil
	}
	focal, err := service.DemoFocal(ctx, "Punto focal de "+d.Country+" (ficticio)", d.Country, d.Party.Slug)
	if err != nil {
		return err
	}
	edits := make([]survey.ReplyEdit, len(d.Replies))
	for i, r := range d.Replies {
		edits[i] = survey.ReplyEdit{Finding: r.Finding, Text: r.Text}
	}
	_, err = service.SaveReplies(ctx, focal, survey.Ref{Round: code, Country: d.Country, Party: d.Party.Slug}, edits)
	return err
}

// over says whether a round is one that has been published: all there is to
// say in it has been handed in.
func over(r demo.Round) bool {
	open := func(d demo.Diagnostic) bool { return !d.Submitted }
	return !r.Fictitious && len(r.Diagnostics) > 0 && !slices.ContainsFunc(r.Diagnostics, open)
}

func invented(seed *demo.Seed) []survey.NewCountry {
	var countries []survey.NewCountry
	for _, c := range seed.Countries {
		countries = append(countries, survey.NewCountry{
			ISO3: c.ISO3, ISO2: c.ISO2, Number: c.Number, Zone: c.Zone, Fictitious: c.Fictitious,
			Name: forms.Text{"es": c.NameES, "en": c.NameEN},
		})
	}
	return countries
}
