package survey

import (
	"bufio"
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"cotejo/reports/brief"
)

// BriefOptions are what an organiser may choose about a profile or summary.
type BriefOptions = brief.Options

// Paper is a size of paper for them.
type Paper = brief.Paper

// ErrNotInRound is an ErrNotFound that says what was not found: the round does
// not hold the country.
var ErrNotInRound = fmt.Errorf("country outside the round: %w", ErrNotFound)

// ProfileFile writes a country's profile to a file: Word, or a page to print
// when the file's name ends in .html. It is for the command line, whose user
// owns the machine, and appears whole or not at all. It returns ErrNotFound
// for an unknown round or number, ErrNotInRound for a country outside it.
func (s *Service) ProfileFile(ctx context.Context, cut Cut, iso3, lang, path string, o BriefOptions) error {
	snap, err := s.cut(ctx, cut)
	if err != nil {
		return err
	}
	doc := brief.Profile(snap, strings.ToUpper(iso3), lang, o)
	if doc == nil {
		return ErrNotInRound
	}
	return briefFile(doc, path)
}

// SummaryFile writes the summary of a round to a file, as ProfileFile does.
func (s *Service) SummaryFile(ctx context.Context, cut Cut, lang, path string, o BriefOptions) error {
	snap, err := s.cut(ctx, cut)
	if err != nil {
		return err
	}
	return briefFile(brief.Summary(snap, lang, o), path)
}

func briefFile(doc *brief.Document, path string) error {
	write := brief.WriteDocx
	if ext := strings.ToLower(filepath.Ext(path)); ext == ".html" || ext == ".htm" {
		write = brief.WriteHTML
	}
	return writeWhole(path, func(w *bufio.Writer) error { return write(w, doc) })
}
