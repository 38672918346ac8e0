package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"cotejo/backend/survey"
)

type importCmd struct {
	Answers importAnswersCmd `cmd:"" help:"Bring answers into a round from a file in the long form."`
}

type importAnswersCmd struct {
	Round  string `required:"" placeholder:"CODE" help:"Code of the round."`
	File   string `arg:"" help:"CSV (UTF-8 or Windows-1252; comma, semicolon or tab) or .xlsx (sheet Datos or Data, else the first)."`
	As     string `placeholder:"EMAIL" help:"Organiser who signs the answers; nobody by name when not given."`
	Submit bool   `help:"Hand in the diagnostics the file touches, so that reports show them."`
	DryRun bool   `help:"Store nothing, and say what would come of it."`
}

// Help implements kong.HelpProvider.
func (importAnswersCmd) Help() string {
	return `One answer to a line; the first line names the columns, in Spanish or English:

  pais, country        ISO 3166-1 code, M49 number or name (must be there)
  parte, party         gov, cso, inst, comp, or a party's short name; comp when empty
  pregunta, question   path, or a name that is unique (must be there)
  fila, row            for lists: any key that is unique within the list; its first line adds the row
  fila superior, parent  for lists within lists: the key of the row around
  valor, value         as it is kept, or the label of a choice; keys for rows that are chosen (must be there)
  estado, state        dk, na or noinfo, or their words: a special answer
  idioma, lang         language of the text
  fuente, source       what the answer cites

Other columns are ignored. A line without value and state says nothing. A list is declared empty by its own path and the value "no hay" or "none". Several choices are separated by semicolons.

Everything is stored, or nothing: problems are listed by line. The same file twice changes nothing. What people typed or another source says is never overwritten: the file's answer then waits beside it.`
}

// importAnswers brings the answers of a file into a round.
func (p *program) importAnswers(ctx context.Context, c importAnswersCmd) error {
	st, service, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	report, err := service.ImportFile(ctx, survey.AnswerFile{
		Round: c.Round, By: c.As, Submit: c.Submit, Trial: c.DryRun,
		Source: func() (io.ReadCloser, error) { return os.Open(c.File) },
	})
	var unread *os.PathError
	switch {
	case errors.Is(err, survey.ErrNotFound):
		return fault{key: "cli.no_round", args: []any{"Round", c.Round}}
	case errors.Is(err, survey.ErrForbidden):
		return fault{key: "cli.no_organiser", args: []any{"Email", c.As}}
	case errors.As(err, &unread):
		return fault{key: "cli.read", args: []any{"File", c.File}, cause: err}
	case err != nil:
		return fault{key: "cli.import_failed", args: []any{"File", c.File}, cause: err}
	}
	return p.importReport(c, report)
}

// importReport prints every problem at its line, or what has been stored.
func (p *program) importReport(c importAnswersCmd, r survey.ImportReport) error {
	for _, problem := range r.Problems {
		fmt.Fprintln(p.out, p.at(c.File, problem.Line, problem.Column)+": "+problem.Message(p.say.Lang()))
	}
	if r.More > 0 {
		fmt.Fprintln(p.out, p.say.T("cli.import_more", "N", r.More))
	}
	if n := len(r.Problems) + r.More; n > 0 {
		return fault{key: "cli.import_errors", args: []any{"File", c.File, "N", n}}
	}
	if c.DryRun {
		fmt.Fprintln(p.out, p.say.T("cli.import_trial"))
	}
	for _, line := range []struct {
		key string
		n   int
	}{
		{"cli.import_new", r.New}, {"cli.import_corrected", r.Corrected}, {"cli.import_beside", r.Beside},
		{"cli.import_same", r.Same}, {"cli.import_before", r.Before}, {"cli.import_rows", r.Rows},
		{"cli.import_computed", r.Computed}, {"cli.import_opened", r.Opened}, {"cli.import_submitted", r.Submitted},
	} {
		if line.n > 0 || line.key == "cli.import_new" {
			fmt.Fprintln(p.out, p.say.T(line.key, "N", line.n))
		}
	}
	if len(r.Ignored) > 0 {
		fmt.Fprintln(p.out, p.say.T("cli.import_ignored", "Names", strings.Join(r.Ignored, ", ")))
	}
	return nil
}

// at says where a problem is: the file, the line, the column.
func (p *program) at(file string, line int, column string) string {
	where := filepath.Base(file)
	if line > 0 {
		where = p.say.T("cli.line", "Line", strconv.Itoa(line))
	}
	if column != "" {
		where += ", " + column
	}
	return where
}
