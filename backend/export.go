package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"cotejo/backend/survey"
)

type exportCmd struct {
	Answers answersCmd `cmd:"" help:"Write the answers of a round for other programs."`
}

type answersCmd struct {
	Round        string `required:"" placeholder:"CODE" help:"Code of the round."`
	Snapshot     int    `placeholder:"N" help:"Number of a frozen snapshot; the answers as they stand when left out."`
	Format       string `required:"" enum:"csv,json,zip" help:"csv, json, or zip: a data package with every table, code book and scripts."`
	Wide         bool   `help:"csv: one row per country and party instead of one per answer."`
	Roster       string `placeholder:"NAME" help:"csv: one row per row of this list."`
	PerOption    bool   `help:"csv: one row per option of a multiple choice."`
	Separator    string `enum:"comma,semicolon,tab" default:"comma" help:"csv: comma, semicolon or tab between columns."`
	DecimalComma bool   `help:"csv: write decimals with a comma."`
	BOM          bool   `name:"bom" help:"csv: begin with a byte-order mark, for Excel."`
	Lang         string `enum:"es,en" default:"es" help:"Language of the labels: es or en."`
	Draft        bool   `help:"Include the contents of open diagnostics; every row says draft."`
	Out          string `required:"" placeholder:"FILE" help:"File to write."`
}

// exportAnswers writes the answers of a round to a file.
func (p *program) exportAnswers(ctx context.Context, c answersCmd) error {
	if c.Format != "csv" && c.shapesCSV() {
		return fault{key: "cli.export_csv", args: []any{"Format", c.Format}}
	}
	if c.PerOption && (c.Wide || c.Roster != "") {
		return fault{key: "cli.export_options"}
	}
	if err := oneCut(c.Snapshot, c.Draft); err != nil {
		return err
	}
	st, service, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	err = service.AnswersFile(ctx, c.request(), c.Out)
	var unknown *survey.UnknownRoster
	switch {
	case errors.Is(err, survey.ErrNotFound):
		return absent(c.Round, c.Snapshot)
	case errors.As(err, &unknown) && len(unknown.Known) == 0:
		return fault{key: "cli.no_lists", args: []any{"Round", c.Round}}
	case errors.As(err, &unknown):
		return fault{key: "cli.no_list", args: []any{"Round", c.Round, "List", unknown.Name, "Names", strings.Join(unknown.Known, ", ")}}
	case err != nil:
		return fault{key: "cli.write", args: []any{"File", c.Out}, cause: err}
	}
	fmt.Fprintln(p.out, c.Out)
	return nil
}

// shapesCSV says whether a flag was given that only CSV heeds.
func (c answersCmd) shapesCSV() bool {
	return c.Wide || c.Roster != "" || c.PerOption || c.DecimalComma || c.BOM || c.Separator != "comma"
}

func (c answersCmd) request() survey.AnswersExport {
	ask := survey.AnswersExport{
		Cut:   survey.Cut{Round: c.Round, Number: c.Snapshot, Draft: c.Draft},
		Shape: survey.TidyShape, Roster: c.Roster,
	}
	ask.CSV = survey.CSV{
		Lang: c.Lang, Separator: map[string]rune{"comma": ',', "semicolon": ';', "tab": '\t'}[c.Separator],
		BOM: c.BOM, DecimalComma: c.DecimalComma, PerOption: c.PerOption,
	}
	switch {
	case c.Format == "json":
		ask.Shape = survey.JSONShape
	case c.Format == "zip":
		ask.Shape = survey.PackageShape
	case c.Wide || c.Roster != "":
		ask.Shape = survey.WideShape
	}
	return ask
}
