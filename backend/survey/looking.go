package survey

import (
	"context"

	"cotejo/reports"
	"cotejo/reports/view"
)

// ViewMade is a view.
type ViewMade = view.View

// ViewAsk is what a reader wants to see of a view.
type ViewAsk = view.Ask

// ViewPlace is where a cell of a view leads.
type ViewPlace = view.Place

// ViewControl is one choice that a reader of a view has.
type ViewControl = view.Control

// ViewOption is one of the things to choose from.
type ViewOption = view.Option

// ViewKind is a kind of view.
type ViewKind = view.Kind

// ViewTable is a table of a view.
type ViewTable = view.Table

// ViewColumn is a column of such a table.
type ViewColumn = view.Column

// ViewRow is one of its rows.
type ViewRow = view.Row

// ViewCell is one of its cells.
type ViewCell = view.Cell

// Looking is a view of a round, and what there is besides to look at.
type Looking struct {
	// View is nil when no kind was asked for.
	View  *view.View
	Kinds []ViewKind // those that the round can feed
	// Whole is the snapshot before it is narrowed.
	Whole *reports.Snapshot
}

// View makes a view of a cut; with kind "" it only tells which there are. It
// returns ErrNotFound for a kind that there is not, or that the round cannot
// feed, and otherwise the errors of Comparison.
func (s *Service) View(ctx context.Context, p Principal, cut Cut, kind string, ask ViewAsk) (Looking, error) {
	only := cut.Only
	cut.Only = reports.Selection{}
	whole, err := s.looked(ctx, p, cut)
	if err != nil {
		return Looking{}, err
	}
	l := Looking{Kinds: view.Kinds(whole), Whole: whole}
	if kind == "" {
		return l, nil
	}
	if kind == view.Changes {
		if err := s.since(ctx, p, cut, whole.Only(only), &ask); err != nil {
			return l, err
		}
	}
	if !only.Everything() {
		ask.Whole = whole
	}
	if l.View, err = view.Make(whole.Only(only), kind, ask); err == nil && l.View == nil {
		err = ErrNotFound
	}
	return l, err
}
