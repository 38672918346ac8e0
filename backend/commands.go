package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"cotejo/backend/store"
	"cotejo/backend/survey"
	"cotejo/forms"
	"cotejo/forms/library"
	"cotejo/forms/xlsform"
)

// open opens the database for a command, at its newest schema. Commands work
// beside a running server.
func (p *program) open(ctx context.Context) (*store.Store, *survey.Service, error) {
	if p.config.dbURL == "" {
		if err := os.MkdirAll(p.config.data, 0o700); err != nil {
			return nil, nil, fault{key: "cli.data_folder", args: []any{"Folder", p.config.data}, cause: err}
		}
	}
	st, err := store.Open(ctx, p.config.database())
	if err != nil {
		return nil, nil, fault{key: "cli.database", args: []any{"Folder", p.config.data}, cause: err}
	}
	if err := st.Migrate(ctx); err != nil {
		st.Close()
		return nil, nil, fault{key: "cli.migrate", cause: err}
	}
	service := survey.New(st, clock)
	if err := service.Prepare(ctx); err != nil {
		st.Close()
		return nil, nil, err
	}
	return st, service, nil
}

func (p *program) migrate(ctx context.Context) error {
	st, _, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	fmt.Fprintln(p.out, p.say.T("cli.migrated"))
	return nil
}

func (p *program) signinLink(ctx context.Context, email string) error {
	st, service, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	token, err := service.LinkFor(ctx, email)
	if errors.Is(err, survey.ErrNotFound) {
		return fault{key: "cli.nobody", args: []any{"Email", email}}
	}
	if err != nil {
		return err
	}
	fmt.Fprintln(p.out, p.link(p.config.address(), token))
	return nil
}

// link is the address that signs somebody in once.
func (p *program) link(base, token string) string { return base + "/entrar/" + token }

// address is where people reach the platform.
func (c config) address() string {
	if c.baseURL != "" {
		return c.baseURL
	}
	return "http://" + reachable(c.addr)
}

// formCheck prints every problem at its cell. Errors make the command fail,
// warnings do not.
func (p *program) formCheck(path, lang string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return fault{key: "cli.read", args: []any{"File", path}, cause: err}
	}
	if lang == "" {
		lang = p.say.Lang()
	}
	_, problems := xlsform.Read(filepath.Base(path), data)
	errs := 0
	for _, problem := range problems {
		if problem.Severity == forms.Error {
			errs++
		}
		at := cmp.Or(problem.Cell(), filepath.Base(path)) // of the file as a whole
		fmt.Fprintf(p.out, "%s: %s: %s\n", at, p.say.T("cli."+string(problem.Severity)), problem.Message(lang))
	}
	if errs > 0 {
		return fault{key: "cli.form_errors", args: []any{"File", path, "N", errs}}
	}
	fmt.Fprintln(p.out, p.say.T("cli.form_good", "File", path, "N", len(problems)))
	return nil
}

func (p *program) formLibrary() error {
	w := tabwriter.NewWriter(p.out, 0, 0, 2, ' ', 0)
	for _, name := range library.Names() {
		q, err := library.Read(name)
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", name, q.Version, p.size(q), q.Title.In(p.say.Lang()))
	}
	return w.Flush()
}

// size says how many questions a person answers, and how many of those on the
// page the platform fills in.
func (p *program) size(q *forms.Questionnaire) string {
	asked, filled := 0, 0
	for _, question := range q.Questions() {
		switch {
		case question.Asked():
			asked++
		case question.Fill != forms.NoFill && question.Type != forms.Hidden:
			filled++
		}
	}
	said := p.say.T("cli.questions", "N", asked)
	if filled > 0 {
		said = p.say.T("cli.filled", "Asked", said, "N", filled)
	}
	return said
}

func (p *program) roundList(ctx context.Context) error {
	st, service, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	rounds, err := service.AllRounds(ctx)
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(p.out, 0, 0, 2, ' ', 0)
	for _, r := range rounds {
		var countries []string
		for _, c := range r.Countries {
			countries = append(countries, c.ISO3)
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", r.Code, r.Questionnaire, strings.Join(countries, ","), p.say.T("cli.round_"+r.State()))
	}
	return w.Flush()
}

func (p *program) comparative(ctx context.Context, c comparativeCmd) error {
	if err := oneCut(c.Snapshot, c.Draft); err != nil {
		return err
	}
	st, service, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	o, err := survey.WorkbookOptions{Paper: survey.WorkbookPaper(c.Paper)}.In(c.Lang)
	if err == nil {
		err = service.ComparativeFile(ctx, survey.Cut{Round: c.Round, Number: c.Snapshot, Draft: c.Draft}, o, c.Out)
	}
	if errors.Is(err, survey.ErrNotFound) {
		return absent(c.Round, c.Snapshot)
	}
	if err != nil {
		return fault{key: "cli.write", args: []any{"File", c.Out}, cause: err}
	}
	fmt.Fprintln(p.out, c.Out)
	return nil
}

// absent says that there is no such round, or no snapshot of that number.
func absent(round string, snapshot int) error {
	if snapshot == 0 {
		return fault{key: "cli.no_round", args: []any{"Round", round}}
	}
	return fault{key: "cli.no_snapshot", args: []any{"Round", round, "N", snapshot}}
}
