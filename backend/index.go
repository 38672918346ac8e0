package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"cotejo/backend/survey"
	"cotejo/forms"
	"cotejo/reports"
)

type indexCmd struct {
	Round    string `required:"" placeholder:"CODE" help:"Code of the round."`
	Snapshot int    `placeholder:"N" help:"Number of a frozen snapshot; the answers as they stand when left out."`
	Index    string `required:"" placeholder:"NAME" help:"Name of an index that ships or that the round has of its own, such as ods-10-7-2, or a file that defines one: .xlsx, .md or .json."`
	Format   string `enum:"csv,json" default:"csv" help:"csv or json."`
}

type indicesCmd struct {
	Check struct {
		File string `arg:"" help:"Definition of an index: .xlsx, .md or .json."`
		Lang string `enum:"es,en," default:"" help:"Language of the messages: es or en."`
	} `cmd:"" help:"List the problems of a file that defines an index at their cells."`
}

// index prints an index of a round: its lines by country and party, then the
// region's.
func (p *program) index(ctx context.Context, c indexCmd) error {
	ix, err := p.definition(c.Index)
	if err != nil {
		return err
	}
	st, service, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	table, err := p.indexTable(ctx, service, c, ix)
	var unknown *survey.UnknownIndex
	var unfit *reports.IndexError
	switch {
	case errors.Is(err, survey.ErrNotFound):
		return absent(c.Round, c.Snapshot)
	case errors.As(err, &unknown):
		return fault{key: "cli.no_index", args: []any{"Index", c.Index, "Names", strings.Join(unknown.Known, ", ")}}
	case errors.As(err, &unfit):
		return fault{key: "cli.index_unfit", args: []any{
			"Index", c.Index, "Round", c.Round, "Detail", unfit.Message(p.say.Lang()), "Questionnaires", writtenFor(ix, c.Index),
		}}
	case err != nil:
		return err
	}
	if c.Format == "json" {
		return table.WriteJSON(p.out)
	}
	return table.WriteCSV(p.out)
}

func (p *program) indexTable(ctx context.Context, service *survey.Service, c indexCmd, ix *reports.Index) (*reports.IndexTable, error) {
	cut := survey.Cut{Round: c.Round, Number: c.Snapshot}
	if ix == nil {
		return service.NamedIndexTable(ctx, cut, c.Index)
	}
	return service.IndexTable(ctx, cut, ix)
}

// writtenFor names the questionnaires that an index is for.
func writtenFor(ix *reports.Index, name string) string {
	if ix = cmp.Or(ix, reports.IndexNamed(name)); ix == nil {
		return ""
	}
	return strings.Join(ix.Questionnaires, ", ")
}

// definition reads an index from a file; nil for a name.
func (p *program) definition(name string) (*reports.Index, error) {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".json", ".xlsx", ".md":
	default:
		return nil, nil
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fault{key: "cli.read", args: []any{"File", name}, cause: err}
	}
	ix, problems := survey.ReadIndexFile(filepath.Base(name), data)
	for _, problem := range problems {
		if ix == nil && problem.Severity == forms.Error {
			detail := strings.TrimPrefix(problem.Cell()+": "+problem.Message(p.say.Lang()), ": ")
			return nil, fault{key: "cli.index_wrong", args: []any{"File", name, "Detail", detail}}
		}
	}
	return ix, nil
}

// indexCheck prints every problem of a file that defines an index at its cell.
// Errors make the command fail, warnings do not.
func (p *program) indexCheck(path, lang string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return fault{key: "cli.read", args: []any{"File", path}, cause: err}
	}
	ix, problems := survey.ReadIndexFile(filepath.Base(path), data)
	errs := 0
	for _, problem := range problems {
		if problem.Severity == forms.Error {
			errs++
		}
		at := cmp.Or(problem.Cell(), filepath.Base(path)) // of the file as a whole
		fmt.Fprintf(p.out, "%s: %s: %s\n", at, p.say.T("cli."+string(problem.Severity)), problem.Message(cmp.Or(lang, p.say.Lang())))
	}
	if ix == nil {
		return fault{key: "cli.form_errors", args: []any{"File", path, "N", errs}}
	}
	fmt.Fprintln(p.out, p.say.T("cli.form_good", "File", path, "N", len(problems)))
	return nil
}
