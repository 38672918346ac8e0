package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"cotejo/backend/survey"
	"cotejo/reports"
)

type indexCmd struct {
	Round    string `required:"" placeholder:"CODE" help:"Code of the round."`
	Snapshot int    `placeholder:"N" help:"Number of a frozen snapshot; the answers as they stand when left out."`
	Index    string `required:"" placeholder:"NAME" help:"Name of the index, such as ods-10-7-2, or a .json file that defines one."`
	Format   string `enum:"csv,json" default:"csv" help:"csv or json."`
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
	table, err := service.IndexTable(ctx, survey.Cut{Round: c.Round, Number: c.Snapshot}, ix)
	var unfit *reports.IndexError
	switch {
	case errors.Is(err, survey.ErrNotFound):
		return absent(c.Round, c.Snapshot)
	case errors.As(err, &unfit):
		return fault{key: "cli.index_unfit", args: []any{
			"Index", ix.Name, "Round", c.Round, "Detail", unfit.Message(p.say.Lang()),
			"Questionnaires", strings.Join(ix.Questionnaires, ", "),
		}}
	case err != nil:
		return err
	}
	if c.Format == "json" {
		return table.WriteJSON(p.out)
	}
	return table.WriteCSV(p.out)
}

// definition finds an index by its name or reads it from a file.
func (p *program) definition(name string) (*reports.Index, error) {
	if filepath.Ext(name) != ".json" {
		if ix := reports.IndexNamed(name); ix != nil {
			return ix, nil
		}
		return nil, fault{key: "cli.no_index", args: []any{"Index", name, "Names", strings.Join(indexNames(), ", ")}}
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fault{key: "cli.read", args: []any{"File", name}, cause: err}
	}
	ix, err := reports.ReadIndex(data)
	var wrong *reports.IndexError
	if errors.As(err, &wrong) {
		return nil, fault{key: "cli.index_wrong", args: []any{"File", name, "Detail", wrong.Message(p.say.Lang())}}
	}
	return ix, err
}

func indexNames() []string {
	var names []string
	for _, ix := range reports.Indices() {
		names = append(names, ix.Name)
	}
	return names
}
