package survey

import (
	"bytes"
	"context"
	"fmt"

	"cotejo/reports/export"
	"cotejo/reports/workbook"
)

// ViewFormat is a format in which a view is a file.
type ViewFormat string

// The formats.
const (
	ViewXLSX ViewFormat = "xlsx" // all its tables
	ViewCSV  ViewFormat = "csv"  // one of them
	ViewSVG  ViewFormat = "svg"  // its figure
)

// ViewFormats are all formats, in the order in which they are offered.
func ViewFormats() []ViewFormat { return []ViewFormat{ViewXLSX, ViewCSV, ViewSVG} }

// Fits says whether a view can be a file of the format: one needs a table,
// another a figure.
func (f ViewFormat) Fits(v *ViewMade) bool {
	switch f {
	case ViewSVG:
		return v.Picture != nil
	case ViewXLSX, ViewCSV:
		return len(v.Tables) > 0
	}
	return false
}

// ViewFile is a view as a file. The same snapshot and choices give the same
// bytes.
type ViewFile struct {
	Body  []byte
	Draft bool // it holds what has not been submitted
	Part  bool // some countries or voices are left out
}

// ViewFile makes a file of a view. With a name, a CSV file is of that table,
// else of the first. It returns ErrNotFound for a format or a table that the
// view does not have, and otherwise the errors of View.
func (s *Service) ViewFile(ctx context.Context, p Principal, cut Cut, kind string, ask ViewAsk, f ViewFormat, table string) (ViewFile, error) {
	l, err := s.View(ctx, p, cut, kind, ask)
	if err != nil {
		return ViewFile{}, err
	}
	if l.View == nil || !f.Fits(l.View) {
		return ViewFile{}, ErrNotFound
	}
	var out bytes.Buffer
	switch f {
	case ViewCSV:
		t := l.View.Table(table)
		if t == nil {
			return ViewFile{}, ErrNotFound
		}
		err = export.View(&out, t, ask.Lang)
	case ViewXLSX:
		err = workbook.WriteView(ctx, &out, l.Whole.Only(cut.Only), l.View, workbook.Options{Lang: ask.Lang})
	case ViewSVG:
		out.WriteString(l.View.Poster().SVG("figura"))
	}
	if err != nil {
		return ViewFile{}, fmt.Errorf("write view %s of round %s: %w", kind, cut.Round, err)
	}
	return ViewFile{Body: out.Bytes(), Draft: l.Whole.Draft, Part: l.View.Part != ""}, nil
}
