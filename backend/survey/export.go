package survey

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"

	"cotejo/forms"
	"cotejo/reports"
	"cotejo/reports/export"
)

// CSV says how a table of answers is written.
type CSV = export.Options

// Shape is a form in which answers are written.
type Shape string

// The shapes.
const (
	TidyShape    Shape = "tidy"    // CSV, one row for each answer
	WideShape    Shape = "wide"    // CSV, one row for each country and party, or each row of a list
	JSONShape    Shape = "json"    // everything, for programs
	PackageShape Shape = "package" // a zip of tables with their description and scripts
	StataShape   Shape = "stata"   // the script that reads the package into Stata
	SPSSShape    Shape = "spss"    // and that for SPSS
)

func shapes() []Shape {
	return []Shape{TidyShape, WideShape, JSONShape, PackageShape, StataShape, SPSSShape}
}

// AnswersExport asks for the answers of a round.
type AnswersExport struct {
	Cut
	Shape  Shape
	Roster string // name or path of a list whose rows are wanted, for WideShape; ""
	CSV    CSV    // its language is also that of the package
}

// UnknownRoster says that a questionnaire has no such list.
type UnknownRoster struct {
	Name  string
	Known []string
}

// Error implements error.
func (u *UnknownRoster) Error() string {
	return fmt.Sprintf("no list %q; there are %s", u.Name, strings.Join(u.Known, ", "))
}

// AnswersFile writes a round's answers to a file; for the command line, whose
// user owns the machine. The file appears whole or not at all. It returns
// ErrNotFound for an unknown round or number and *UnknownRoster for an unknown list.
func (s *Service) AnswersFile(ctx context.Context, ask AnswersExport, path string) error {
	snap, err := s.cut(ctx, ask.Cut)
	if err != nil {
		return err
	}
	write, err := exporter(snap, ask)
	if err != nil {
		return err
	}
	return writeWhole(path, func(w *bufio.Writer) error { return write(cancellable{ctx, w}) })
}

// exporter chooses what writes a snapshot in a shape.
func exporter(snap *reports.Snapshot, ask AnswersExport) (func(io.Writer) error, error) {
	var roster *forms.Roster
	if ask.Roster != "" {
		if roster = rosterNamed(snap.Questionnaire, ask.Roster); roster == nil {
			return nil, &UnknownRoster{ask.Roster, rosterNames(snap.Questionnaire)}
		}
	}
	switch {
	case ask.Shape == JSONShape:
		return func(w io.Writer) error { return export.JSON(w, snap) }, nil
	case ask.Shape == PackageShape:
		return func(w io.Writer) error { return export.Package(w, snap, ask.CSV.Lang) }, nil
	case ask.Shape == StataShape:
		return func(w io.Writer) error { return export.Stata(w, snap, ask.CSV.Lang) }, nil
	case ask.Shape == SPSSShape:
		return func(w io.Writer) error { return export.SPSS(w, snap, ask.CSV.Lang) }, nil
	case roster != nil:
		return func(w io.Writer) error { return export.WideRoster(w, snap, roster, ask.CSV) }, nil
	case ask.Shape == WideShape:
		return func(w io.Writer) error { return export.Wide(w, snap, ask.CSV) }, nil
	}
	return func(w io.Writer) error { return export.Tidy(w, snap, ask.CSV) }, nil
}

// rosterNamed returns a list by its name, the first of several, or its path.
func rosterNamed(q *forms.Questionnaire, name string) *forms.Roster {
	for _, r := range q.Rosters() {
		if r.Name == name || string(r.ID) == name {
			return r
		}
	}
	return nil
}

func rosterNames(q *forms.Questionnaire) []string {
	var names []string
	for _, r := range q.Rosters() {
		names = append(names, r.Name)
	}
	return names
}

// cancellable is a writer that stops when nobody waits any more.
type cancellable struct {
	ctx context.Context
	w   io.Writer
}

// Write writes on, or returns the context's error.
func (c cancellable) Write(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.w.Write(p)
}
