package main

import (
	"context"
	"errors"
	"fmt"

	"cotejo/backend/survey"
)

// briefCmd is what the short reports have in common.
type briefCmd struct {
	Round    string `required:"" placeholder:"CODE" help:"Code of the round."`
	Snapshot int    `placeholder:"N" help:"Number of a frozen snapshot; the answers as they stand when left out."`
	Lang     string `enum:"es,en" default:"es" help:"Language of the report: es or en."`
	Paper    string `enum:"a4,letter" default:"a4" help:"Size of the paper: a4 or letter."`
	Out      string `required:"" placeholder:"FILE.docx" help:"File to write: .docx, or .html for a page to print."`
	Draft    bool   `help:"Include the contents of open diagnostics; every page says Borrador."`
}

type profileCmd struct {
	briefCmd
	Country string `required:"" placeholder:"ISO3" help:"Country, by its ISO 3166-1 alpha-3 code."`
}

type summaryCmd struct{ briefCmd }

func (c briefCmd) cut() survey.Cut {
	return survey.Cut{Round: c.Round, Number: c.Snapshot, Draft: c.Draft}
}

func (c briefCmd) options() survey.BriefOptions {
	return survey.BriefOptions{Paper: survey.Paper(c.Paper)}
}

// profile writes the profile of a country.
func (p *program) profile(ctx context.Context, c profileCmd) error {
	if err := oneCut(c.Snapshot, c.Draft); err != nil {
		return err
	}
	st, service, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	err = service.ProfileFile(ctx, c.cut(), c.Country, c.Lang, c.Out, c.options())
	if errors.Is(err, survey.ErrNotInRound) {
		return fault{key: "cli.no_country", args: []any{"Round", c.Round, "Country", c.Country}}
	}
	return p.wrote(c.briefCmd, err)
}

// summary writes the summary of a round.
func (p *program) summary(ctx context.Context, c summaryCmd) error {
	if err := oneCut(c.Snapshot, c.Draft); err != nil {
		return err
	}
	st, service, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	return p.wrote(c.briefCmd, service.SummaryFile(ctx, c.cut(), c.Lang, c.Out, c.options()))
}

// wrote says which file was written, or what went wrong.
func (p *program) wrote(c briefCmd, err error) error {
	switch {
	case errors.Is(err, survey.ErrNotFound):
		return absent(c.Round, c.Snapshot)
	case err != nil:
		return fault{key: "cli.write", args: []any{"File", c.Out}, cause: err}
	}
	fmt.Fprintln(p.out, c.Out)
	return nil
}
