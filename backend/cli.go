package main

import (
	"context"
	"io"

	"github.com/alecthomas/kong"
)

// cli is the command line.
type cli struct {
	Serve      serveCmd    `cmd:"" default:"withargs" help:"Serve the platform (the default command)."`
	Migrate    struct{}    `cmd:"" help:"Bring the database to this version."`
	SigninLink signinCmd   `cmd:"" help:"Print a one-time sign-in link for someone locked out."`
	Form       formCmd     `cmd:"" help:"Questionnaires: check a file, list those that ship."`
	Index      indicesCmd  `cmd:"" help:"Indices: check a file that defines one."`
	Round      roundCmd    `cmd:"" help:"Rounds: list them, create one."`
	Snapshot   snapshotCmd `cmd:"" help:"Snapshots of a round: take one, list them, compare two."`
	Import     importCmd   `cmd:"" help:"Bring data in: answers from a file."`
	Report     reportCmd   `cmd:"" help:"Reports: the comparative workbook, profiles, summaries, indices."`
	Export     exportCmd   `cmd:"" help:"Answers for other programs: CSV, JSON, a data package."`
}

type serveCmd struct {
	Demo bool `help:"Load the demonstration region into an empty data folder."`
}

type signinCmd struct {
	Email string `arg:"" help:"E-mail address of the person."`
}

type formCmd struct {
	Check struct {
		File string `arg:"" help:"XLSForm: .xlsx or .md."`
		Lang string `enum:"es,en," default:"" help:"Language of the messages: es or en."`
	} `cmd:"" help:"List the problems of an XLSForm at their cells."`
	Library struct{} `cmd:"" help:"List the questionnaires that ship."`
}

type roundCmd struct {
	List   struct{}  `cmd:"" help:"Code, questionnaire, countries and state of every round."`
	Create createCmd `cmd:"" help:"Open a round: a questionnaire of the library put to countries."`
}

type reportCmd struct {
	Comparative comparativeCmd `cmd:"" help:"Write the comparative workbook of a round."`
	Profile     profileCmd     `cmd:"" help:"Write the profile of a country, for Word or to print."`
	Summary     summaryCmd     `cmd:"" help:"Write the summary of a round, for Word or to print."`
	Index       indexCmd       `cmd:"" help:"Print an index of a round by country, and the region's rows."`
}

type comparativeCmd struct {
	Round    string `required:"" placeholder:"CODE" help:"Code of the round."`
	Snapshot int    `placeholder:"N" help:"Number of a frozen snapshot; the answers as they stand when left out."`
	Lang     string `enum:"es,en,es+en,en+es" default:"es" help:"Language of the workbook: es, en, or both side by side: es+en."`
	Paper    string `enum:"a4,letter" default:"a4" help:"Size of the paper: a4 or letter."`
	Out      string `required:"" placeholder:"FILE.xlsx" help:"File to write."`
	Draft    bool   `help:"Include the contents of open diagnostics; every sheet says Borrador."`
}

// program is what every command needs.
type program struct {
	config config
	say    speaker
	out    io.Writer
}

// run reads the command line and carries out its command. It prints results
// to stdout and returns the error for the caller to explain.
func run(ctx context.Context, args []string, getenv func(string) string, stdout io.Writer) error {
	var line cli
	exited := false
	parser, err := kong.New(&line,
		kong.Name("cotejo"), kong.Writers(stdout, stdout), kong.Exit(func(int) { exited = true }))
	if err != nil {
		return err
	}
	parsed, err := parser.Parse(args)
	if exited {
		return nil // --help has been printed
	}
	if err != nil {
		return fault{key: "cli.usage", args: []any{"Why", err.Error()}}
	}
	c, err := readConfig(getenv)
	if err != nil {
		return err
	}
	p := &program{config: c, say: words(getenv), out: stdout}
	return p.command(ctx, parsed.Command(), &line)
}

func (p *program) command(ctx context.Context, name string, line *cli) error {
	switch name {
	case "serve":
		return p.serve(ctx, line.Serve)
	case "migrate":
		return p.migrate(ctx)
	case "signin-link <email>":
		return p.signinLink(ctx, line.SigninLink.Email)
	case "form check <file>":
		return p.formCheck(line.Form.Check.File, line.Form.Check.Lang)
	case "index check <file>":
		return p.indexCheck(line.Index.Check.File, line.Index.Check.Lang)
	case "form library":
		return p.formLibrary()
	case "round list":
		return p.roundList(ctx)
	case "round create":
		return p.roundCreate(ctx, line.Round.Create)
	case "snapshot take":
		return p.snapshotTake(ctx, line.Snapshot.Take)
	case "snapshot list":
		return p.snapshotList(ctx, line.Snapshot.List)
	case "snapshot diff <then>", "snapshot diff <then> <now>":
		return p.snapshotDiff(ctx, line.Snapshot.Diff)
	case "import answers <file>":
		return p.importAnswers(ctx, line.Import.Answers)
	case "report comparative":
		return p.comparative(ctx, line.Report.Comparative)
	case "report profile":
		return p.profile(ctx, line.Report.Profile)
	case "report summary":
		return p.summary(ctx, line.Report.Summary)
	case "report index":
		return p.index(ctx, line.Report.Index)
	case "export answers":
		return p.exportAnswers(ctx, line.Export.Answers)
	}
	return fault{key: "cli.usage", args: []any{"Why", name}}
}
