package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"cotejo/backend/survey"
	"cotejo/forms"
	"cotejo/reports"
)

type createCmd struct {
	Code          string `required:"" placeholder:"CODE" help:"Code of the round: up to 32 letters, digits or hyphens."`
	Questionnaire string `required:"" placeholder:"NAME" help:"Name of a questionnaire; see cotejo form library."`
	Countries     string `required:"" placeholder:"LIST" help:"CRM (the conference), all (the countries of M49), or ISO 3166-1 codes separated by commas."`
	TitleES       string `name:"title-es" placeholder:"TEXT" help:"Title in Spanish; the questionnaire's when neither is given."`
	TitleEN       string `name:"title-en" placeholder:"TEXT" help:"Title in English."`
	Year          int    `placeholder:"YEAR" help:"Year of reference; this year when not given."`
	Open          bool   `help:"Open the diagnostic of every country's government as well."`
}

// roundCreate opens a round and says what it made.
func (p *program) roundCreate(ctx context.Context, c createCmd) error {
	st, service, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	made, err := service.MakeRound(ctx, survey.NewRound{
		Code: c.Code, Questionnaire: c.Questionnaire, Year: c.Year,
		Title: forms.Text{"es": c.TitleES, "en": c.TitleEN}, Countries: listed(c.Countries),
	})
	var invalid *survey.Invalid
	if errors.As(err, &invalid) {
		return fault{key: "cli.round_invalid", args: []any{"Code", c.Code, "Why", p.fields(invalid)}}
	}
	if err != nil {
		return err
	}
	if c.Open {
		government := survey.NewParty{Slug: "gov", Voice: reports.Government, Name: forms.Text{"es": "Gobierno", "en": "Government"}}
		if err := service.OpenParties(ctx, made.Code, government, survey.LikelyLang); err != nil {
			return err
		}
	}
	fmt.Fprintln(p.out, p.say.T("cli.round_made",
		"Code", made.Code, "Questionnaire", made.Questionnaire, "Year", fmt.Sprint(made.Year), "N", len(made.Countries)))
	return nil
}

// listed splits a list at its commas.
func listed(list string) []string {
	var all []string
	for word := range strings.SplitSeq(list, ",") {
		if word = strings.TrimSpace(word); word != "" {
			all = append(all, word)
		}
	}
	return all
}

// fields words what is wrong with each field, in one line.
func (p *program) fields(invalid *survey.Invalid) string {
	var all []string
	for _, f := range invalid.Fields {
		args := make([]any, len(f.Args))
		for i, a := range f.Args {
			args[i] = a
		}
		all = append(all, p.say.T(f.Key, args...))
	}
	return strings.Join(all, " ")
}
