package survey

import (
	"context"
	"slices"
	"strconv"

	"cotejo/reports"
	"cotejo/reports/view"
)

// since finds what a cut may be compared with, reads the one that was asked
// for, or else the nearest, and tells which reports the changes touch.
func (s *Service) since(ctx context.Context, p Principal, cut Cut, now *reports.Snapshot, ask *ViewAsk) error {
	earlier, err := s.earlier(ctx, p, cut)
	if err != nil || len(earlier) == 0 {
		return err
	}
	chosen := max(0, slices.IndexFunc(earlier, func(e view.Earlier) bool { return e.Value == ask.Params["desde"] }))
	one := earlier[chosen]
	then, err := s.cutFor(ctx, p, Cut{Round: one.Round.Code, Number: one.Number, Only: cut.Only})
	if err != nil {
		return err
	}
	ask.Earlier, ask.Then = earlier, then
	ask.Touched, err = touched(ctx, then, now, ask.Lang)
	return err
}

// earlier lists what a cut may be compared with: earlier snapshots of its round,
// the nearest first, then other rounds of the same questionnaire that refer to
// an earlier year.
func (s *Service) earlier(ctx context.Context, p Principal, cut Cut) ([]view.Earlier, error) {
	round, err := s.Round(ctx, p, cut.Round)
	if err != nil {
		return nil, err
	}
	frozen, err := s.Snapshots(ctx, p, cut.Round)
	if err != nil {
		return nil, err
	}
	var all []view.Earlier
	for _, f := range frozen {
		if cut.Number == 0 || f.Number < cut.Number {
			all = append(all, view.Earlier{Value: strconv.Itoa(f.Number), Round: reportRound(round), Number: f.Number, Taken: f.Taken})
		}
	}
	rounds, err := s.Rounds(ctx, p)
	if err != nil {
		return nil, err
	}
	for _, r := range rounds {
		if r.Questionnaire == round.Questionnaire && r.Year < round.Year && r.Fictitious == round.Fictitious {
			all = append(all, view.Earlier{Value: r.Code, Round: reportRound(r)})
		}
	}
	return all, nil
}
