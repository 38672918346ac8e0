package survey

import (
	"bufio"
	"context"
	"os"

	"cotejo/reports"
	"cotejo/reports/brief"
	"cotejo/reports/workbook"
)

// Reading the answers is this much of the work, of so much in all; writing is
// the rest.
const (
	allWork  = 1000
	readWork = 100
)

// writeExport writes an export to a file, whole or not at all, and returns its
// size. It tells how much of how much has been done.
func (s *Service) writeExport(ctx context.Context, e Export, path string, tell func(done, total int)) (int64, error) {
	tell(0, allWork)
	snap, err := s.cut(ctx, e.Cut)
	if err != nil {
		return 0, err
	}
	tell(readWork, allWork)
	write, err := writerOf(ctx, e, snap.Only(e.Only), func(done, total int) {
		tell(readWork+(allWork-readWork)*done/max(total, 1), allWork)
	})
	if err != nil {
		return 0, err
	}
	if err := writeWhole(path, write); err != nil {
		return 0, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// writerOf chooses what writes an export.
func writerOf(ctx context.Context, e Export, snap *reports.Snapshot, tell func(done, total int)) (func(*bufio.Writer) error, error) {
	e.Brief.Paper = brief.Paper(e.Paper)
	switch e.Kind {
	case ComparativeExport:
		return func(w *bufio.Writer) error {
			return workbook.Write(ctx, w, snap, workbook.Options{
				Lang: e.Lang, Beside: e.Beside, Paper: workbook.Paper(e.Paper), Progress: tell,
			})
		}, nil
	case ProfileExport:
		doc := brief.Profile(snap, e.Country, e.Lang, e.Brief)
		if doc == nil {
			return nil, ErrNotInRound
		}
		return briefWriter(ctx, doc, e.Format), nil
	case SummaryExport:
		return briefWriter(ctx, brief.Summary(snap, e.Lang, e.Brief), e.Format), nil
	}
	csv := e.CSV
	csv.Lang = e.Lang
	write, err := exporter(snap, AnswersExport{Shape: e.Shape, Roster: e.Roster, CSV: csv})
	return func(w *bufio.Writer) error { return write(cancellable{ctx, w}) }, err
}

func briefWriter(ctx context.Context, doc *brief.Document, f BriefFormat) func(*bufio.Writer) error {
	write := brief.WriteDocx
	if f == HTMLFormat {
		write = brief.WriteHTML
	}
	return func(w *bufio.Writer) error { return write(cancellable{ctx, w}, doc) }
}
