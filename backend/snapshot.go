package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"text/tabwriter"
	"time"

	"cotejo/backend/survey"
	"cotejo/reports"
)

type snapshotCmd struct {
	Take takeCmd `cmd:"" help:"Freeze the answers of a round as they stand, under the next number; print it with its hash."`
	List cutsCmd `cmd:"" help:"Number, moment, hash and who took it, of every snapshot of a round, the newest first."`
	Diff diffCmd `cmd:"" help:"Print what changed from one snapshot of a round to another, or to the answers as they stand."`
}

type takeCmd struct {
	Round string `required:"" placeholder:"CODE" help:"Code of the round."`
	Draft bool   `help:"Include the contents of open diagnostics; every page and sheet made from it says Borrador."`
}

type cutsCmd struct {
	Round string `required:"" placeholder:"CODE" help:"Code of the round."`
}

type diffCmd struct {
	Round string `required:"" placeholder:"CODE" help:"Code of the round."`
	Then  int    `arg:"" help:"Number of the snapshot to compare from."`
	Now   int    `arg:"" optional:"" help:"Number of the snapshot to compare with; the answers as they stand when left out."`
}

// oneCut refuses to be asked for a draft of a frozen snapshot, which has the
// contents of open diagnostics or has not.
func oneCut(snapshot int, draft bool) error {
	if snapshot != 0 && draft {
		return fault{key: "cli.draft_of_snapshot", args: []any{"N", snapshot}}
	}
	return nil
}

// snapshotTake freezes a round and says under which number, with its hash.
func (p *program) snapshotTake(ctx context.Context, c takeCmd) error {
	st, service, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	taken, err := service.TakeSnapshot(ctx, c.Round, c.Draft)
	if errors.Is(err, survey.ErrNotFound) {
		return absent(c.Round, 0)
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(p.out, "%d\t%s%s\n", taken.Number, taken.Hash, p.drafted("\t", taken.Draft))
	return nil
}

// drafted names a draft after what stands before it.
func (p *program) drafted(before string, draft bool) string {
	if !draft {
		return ""
	}
	return before + p.say.T("cut.draft")
}

func (p *program) snapshotList(ctx context.Context, c cutsCmd) error {
	st, service, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	list, err := service.AllSnapshots(ctx, c.Round)
	if errors.Is(err, survey.ErrNotFound) {
		return absent(c.Round, 0)
	}
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(p.out, 0, 0, 2, ' ', 0)
	for _, one := range list {
		by := one.By
		if by == "" {
			by = "–" // the command line
		}
		fmt.Fprintf(w, "%d\t%s\t%s\t%s%s\n", one.Number, one.Taken.UTC().Format(time.RFC3339), one.Hash, by, p.drafted("\t", one.Draft))
	}
	return w.Flush()
}

// snapshotDiff prints a line for each answer that changed, then how many did
// and how many are the same.
func (p *program) snapshotDiff(ctx context.Context, c diffCmd) error {
	st, service, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	d, err := p.changes(ctx, service, c)
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(p.out, 0, 0, 2, ' ', 0)
	for _, ch := range d.Changes {
		fmt.Fprintln(w, p.changed(ch))
	}
	for _, ch := range d.Replies {
		fmt.Fprintln(w, p.line(ch.Country, ch.Party, ch.Finding.Key(), ch.Finding.Title(p.say.Lang()), ch.Kind, ch.Old.Text, ch.New.Text))
	}
	if err := w.Flush(); err != nil {
		return err
	}
	if d.Then.Draft || d.Now.Draft {
		fmt.Fprintln(p.out, p.say.T("cut.open_too"))
	}
	n := len(d.Changes) + len(d.Replies)
	if n == 0 {
		fmt.Fprintln(p.out, p.say.T("difference.none"))
		return nil
	}
	fmt.Fprintln(p.out, p.say.T("difference.count", "N", n), p.say.T("difference.same", "N", d.Same))
	return nil
}

// changes compares the two, which are drafts together or not at all when the
// later one is the answers as they stand.
func (p *program) changes(ctx context.Context, service *survey.Service, c diffCmd) (*reports.Difference, error) {
	list, err := service.AllSnapshots(ctx, c.Round)
	if errors.Is(err, survey.ErrNotFound) {
		return nil, absent(c.Round, 0)
	}
	if err != nil {
		return nil, err
	}
	draft := map[int]bool{}
	for _, one := range list {
		draft[one.Number] = one.Draft
	}
	for _, n := range []int{c.Then, c.Now} {
		if _, ok := draft[n]; !ok && (n != 0 || n == c.Then) {
			return nil, absent(c.Round, n)
		}
	}
	now := survey.Cut{Round: c.Round, Number: c.Now, Draft: c.Now == 0 && draft[c.Then]}
	return service.Changes(ctx, survey.Cut{Round: c.Round, Number: c.Then}, now)
}

// changed is a changed answer in one line.
func (p *program) changed(ch reports.Change) string {
	lang := p.say.Lang()
	row := ch.Title[lang]
	if row == "" {
		row = string(ch.Key.Row)
	}
	return p.line(ch.Country, ch.Party, string(ch.Key.Question), row, ch.Kind, ch.Old.Text(lang), ch.New.Text(lang))
}

// line is a change in one line: where it is, of what kind, before and after.
func (p *program) line(c *reports.Country, party *reports.Party, where, title string, kind reports.ChangeKind, before, after string) string {
	parts := []string{c.ISO3, party.Slug, where, title, kind.Words(p.say.Lang()) + ": " + before + " → " + after}
	for i, part := range parts {
		parts[i] = strings.Join(strings.Fields(part), " ")
	}
	return strings.Join(parts, "\t")
}
