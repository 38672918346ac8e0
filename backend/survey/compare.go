package survey

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"cotejo/backend/store"
	"cotejo/forms"
	"cotejo/reports"
	"cotejo/reports/view"
	"cotejo/reports/workbook"
)

// Coverage returns how far each country and party of a round had come in a
// cut. It returns the errors of Comparison.
func (s *Service) Coverage(ctx context.Context, p Principal, cut Cut) (CoverageView, error) {
	round, err := s.Round(ctx, p, cut.Round)
	if err != nil {
		return CoverageView{}, err
	}
	snap, err := s.cutFor(ctx, p, cut)
	if err != nil {
		return CoverageView{}, err
	}
	return CoverageView{Round: round, Lines: reports.CoverageOf(snap), Snapshot: snap, Views: view.Kinds(snap)}, nil
}

// Comparison returns the answers of a cut side by side. It returns ErrNotFound
// for who may not see the round and for a number that there is not, or not for
// them; ErrForbidden for the draft of a round to whoever does not run it.
func (s *Service) Comparison(ctx context.Context, p Principal, cut Cut) (*reports.Comparison, error) {
	snap, err := s.cutFor(ctx, p, cut)
	if err != nil {
		return nil, err
	}
	return reports.Compare(snap), nil
}

// WorkbookOptions are what may be chosen about a comparative workbook.
type WorkbookOptions = workbook.Options

// WorkbookPaper is a size of paper for it.
type WorkbookPaper = workbook.Paper

// ComparativeFile writes the comparative workbook of a cut to a file; for the
// command line, whose user owns the machine. The file appears whole or not at
// all. It returns ErrNotFound for an unknown round or number.
func (s *Service) ComparativeFile(ctx context.Context, cut Cut, o WorkbookOptions, path string) error {
	snap, err := s.cut(ctx, cut)
	if err != nil {
		return err
	}
	return comparativeFile(ctx, snap, o, path)
}

func comparativeFile(ctx context.Context, snap *reports.Snapshot, o WorkbookOptions, path string) error {
	return writeWhole(path, func(w *bufio.Writer) error {
		return workbook.Write(ctx, w, snap, o)
	})
}

// writeWhole writes beside the file and renames, so that a reader never finds
// half of it.
func writeWhole(path string, write func(*bufio.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".cotejo-*")
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	defer os.Remove(f.Name()) // nothing is left to remove after the rename
	w := bufio.NewWriterSize(f, 1<<16)
	err = write(w)
	if err == nil {
		err = w.Flush()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Chmod(f.Name(), 0o644)
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}

// snapshot takes a live cut of a round. Draft includes the contents of open
// diagnostics. It returns ErrNotFound for an unknown round.
func (s *Service) snapshot(ctx context.Context, code string, draft bool) (*reports.Snapshot, error) {
	rc, err := s.store.Snapshot(ctx, code, true)
	if err != nil {
		return nil, kind(err)
	}
	reg, err := s.countries(ctx)
	if err != nil {
		return nil, err
	}
	q, err := s.questionnaire(ctx, rc.Round.Version)
	if err != nil {
		return nil, err
	}
	parties, err := s.store.Parties(ctx)
	if err != nil {
		return nil, err
	}
	own, err := s.keptIndices(ctx, rc.Round.ID)
	if err != nil {
		return nil, err
	}
	info := roundInfo(rc.Round, reg)
	snap := &reports.Snapshot{
		Round:         reportRound(info),
		Questionnaire: q, Countries: info.Countries, Taken: rc.Taken, Draft: draft,
		Indices: own.inForce,
	}
	byKey := map[store.PartyKey]reports.Party{}
	for _, party := range parties {
		byKey[party.Key] = reportParty(party)
	}
	for _, d := range rc.Diagnostics {
		snap.Diagnostics = append(snap.Diagnostics, s.compared(rc, d, q, reg[d.Party.Country], byKey[d.Party], draft))
	}
	snap.Withhold()
	return snap, nil
}

// compared makes a diagnostic of a snapshot: counts always, contents only
// when submitted or when a draft was asked for.
func (s *Service) compared(rc store.RoundContents, d store.Diagnostic, q *forms.Questionnaire, c reports.Country, party reports.Party, draft bool) reports.Diagnostic {
	contents := rc.Contents[d.ID]
	state := q.State(contents.Answers(), setting(rc.Round, c, party, s.moment(d)))
	out := reports.Diagnostic{
		Country: c.ISO3, Party: party, Status: reports.Status(d.State), Lang: d.Lang,
		Changed: lastChange(contents), Submitted: orZero(d.Submitted), Total: state.Total(),
	}
	for _, sec := range q.Sections {
		out.BySection = append(out.BySection, state.Count(sec))
	}
	if draft || d.State == string(reports.Submitted) || d.State == string(reports.Approved) {
		out.State, out.Origin, out.Replies = state, origins(contents.Heads), replies(contents)
	}
	return out
}

func origins(heads []store.Head) map[forms.Key]reports.Origin {
	out := make(map[forms.Key]reports.Origin, len(heads))
	for _, h := range heads {
		if h.Lang != "" {
			continue // a translation is traced for itself
		}
		out[h.Key] = reports.Origin{
			Seq: h.Seq, At: h.At.UTC().Truncate(time.Second), Author: h.AuthorRole,
			Kind: h.Kind, Source: h.Source, Lang: h.Lang,
		}
	}
	return out
}
