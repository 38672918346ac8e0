package survey

import (
	"context"
	"errors"
	"fmt"
	"io"

	"cotejo/backend/store"
	"cotejo/forms/long"
	"cotejo/reports/export"
)

// AnswerFile is a file of answers in the long form, for one round.
type AnswerFile struct {
	Round  string // code
	Source func() (io.ReadCloser, error)
	By     string // e-mail of the organiser who signs the answers; "" for nobody
	Submit bool   // hand in the diagnostics that the file touches
	Trial  bool   // store nothing, and tell what would come of it
}

// ImportReport says what came of a file. With a problem nothing is stored.
type ImportReport struct {
	store.Receipt
	Lines    int // with something on them
	Computed int // about what the platform itself supplies: not stored
	Ignored  []string
	Problems []long.Problem // the first ones, by line
	More     int            // problems beyond those listed
}

// mostProblems is how many problems are listed.
const mostProblems = 500

// ImportFile stores the answers of a file, all of them or none; for the command
// line, whose user owns the machine. The same file twice changes nothing. What
// people have typed, and what cites another source, is never overwritten: the
// file's answer stands beside it as an alternative. It returns ErrNotFound for
// an unknown round, ErrForbidden for a signature that is no organiser's.
func (s *Service) ImportFile(ctx context.Context, f AnswerFile) (ImportReport, error) {
	round, err := s.store.Round(ctx, f.Round)
	if err != nil {
		return ImportReport{}, kind(err)
	}
	author, err := s.signature(ctx, f.By)
	if err != nil {
		return ImportReport{}, err
	}
	file, wrong, err := long.Open(f.Source, export.Restore)
	if err != nil || file == nil {
		return ImportReport{Problems: wrong}, err
	}
	im, err := s.newImport(ctx, round, file)
	if err != nil {
		return ImportReport{}, err
	}
	first, err := im.check(ctx)
	if err != nil || len(im.report.Problems) > 0 {
		return im.report, err
	}
	err = im.deliver(ctx, first, store.Delivery{
		Round: round.ID, By: author, At: s.now(), Submit: f.Submit, Trial: f.Trial,
	})
	return im.report, err
}

// signature is who signs the answers of a file.
func (s *Service) signature(ctx context.Context, email string) (store.Author, error) {
	author := store.Author{Role: store.Organiser, Session: "import"}
	if email == "" {
		return author, nil
	}
	person, err := s.store.PersonByEmail(ctx, email)
	if errors.Is(err, store.ErrNotFound) || err == nil && !principal(person).Organises() {
		return author, ErrForbidden
	}
	author.Person = person.ID
	return author, err
}

// fileImport is a file on its way into a round.
type fileImport struct {
	*Service
	round   store.Round
	file    *long.File
	lookup  *lookup
	report  ImportReport
	standIn map[store.PartyKey]*standing // what is stored, of the parties met
}

func (s *Service) newImport(ctx context.Context, round store.Round, file *long.File) (*fileImport, error) {
	q, err := s.questionnaire(ctx, round.Version)
	if err != nil {
		return nil, err
	}
	countries, err := s.store.Countries(ctx)
	if err != nil {
		return nil, err
	}
	parties, err := s.store.Parties(ctx)
	if err != nil {
		return nil, err
	}
	return &fileImport{
		Service: s, round: round, file: file, lookup: newLookup(q, round, countries, parties),
		report: ImportReport{Ignored: file.Ignored()}, standIn: map[store.PartyKey]*standing{},
	}, nil
}

// check reads the file once and lists everything wrong with it.
func (im *fileImport) check(ctx context.Context) (*pass, error) {
	p := im.newPass()
	for line, err := range im.file.Lines() {
		if err == nil {
			err = p.take(ctx, line)
		}
		if err := im.note(err); err != nil {
			return nil, err
		}
	}
	for _, problem := range p.finish() {
		im.add(problem)
	}
	im.report.Lines, im.report.Computed = p.lines, p.computed
	p.forget()
	return p, nil
}

// note keeps a problem; any other error is returned.
func (im *fileImport) note(err error) error {
	var problem long.Problem
	if errors.As(err, &problem) {
		im.add(problem)
		return nil
	}
	return err
}

func (im *fileImport) add(p long.Problem) {
	if len(im.report.Problems) >= mostProblems {
		im.report.More++
		return
	}
	im.report.Problems = append(im.report.Problems, p)
}

var errFileChanged = errors.New("the file has changed while it was being read")

// deliver reads the file again, as it was checked, and stores what it says.
func (im *fileImport) deliver(ctx context.Context, first *pass, d store.Delivery) error {
	d.Batches = func(yield func(store.Batch, error) bool) {
		p := im.newPass()
		p.first, p.stamp = first, first.sum()
		b := &batcher{pass: p, yield: yield}
		for line, err := range im.file.Lines() {
			if err == nil {
				err = p.take(ctx, line)
			}
			if err != nil {
				yield(store.Batch{}, err)
				return
			}
			if !b.add() {
				return
			}
		}
		switch {
		case p.sum() != first.sum():
			yield(store.Batch{}, errFileChanged)
		default:
			b.flush()
		}
	}
	receipt, err := im.store.For(im.scope(first)).Deliver(ctx, d)
	if err != nil {
		return fmt.Errorf("import into %s: %w", im.round.Code, kind(err))
	}
	im.report.Receipt = receipt
	im.refused(receipt.Refused)
	return nil
}

// scope reaches the parties that the file is about, and nobody else.
func (im *fileImport) scope(p *pass) store.Scope {
	var parties []store.PartyKey
	for key := range p.parties {
		parties = append(parties, key)
	}
	return store.Scope{Parties: parties}
}

// refused words what the store would not take: once for a diagnostic that
// takes no answers.
func (im *fileImport) refused(list []store.Refusal) {
	told := map[store.PartyKey]bool{}
	for _, r := range list {
		line, code := lineOf(r.OpID), long.Unkept
		if errors.Is(r.Err, store.ErrClosed) {
			if told[r.Party] {
				continue
			}
			told[r.Party], code = true, long.Submitted
			if im.round.State != "open" {
				code = long.Closed
			}
		}
		im.add(long.Problem{Line: line, Code: code})
	}
}
