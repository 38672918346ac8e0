package survey

import (
	"context"

	"cotejo/backend/store"
)

// Home returns a person's first page.
func (s *Service) Home(ctx context.Context, p Principal) (HomeView, error) {
	view := HomeView{Analyst: p.Analyses(), Organiser: p.Organises()}
	rounds, err := s.store.Rounds(ctx)
	if err != nil {
		return HomeView{}, err
	}
	reg, err := s.countries(ctx)
	if err != nil {
		return HomeView{}, err
	}
	for _, r := range rounds {
		if view.Analyst {
			view.Rounds = append(view.Rounds, roundInfo(r, reg))
		}
		own, err := s.own(ctx, p, r, reg)
		if err != nil {
			return HomeView{}, err
		}
		view.Diagnostics = append(view.Diagnostics, own...)
	}
	return view, nil
}

// own lists the heads of a person's diagnostics in a round.
func (s *Service) own(ctx context.Context, p Principal, r store.Round, reg registry) ([]Head, error) {
	parties := p.parties()
	if len(parties) == 0 {
		return nil, nil
	}
	diagnostics, err := s.store.For(store.Scope{Parties: parties}).Diagnostics(ctx, r.ID)
	if err != nil {
		return nil, err
	}
	var heads []Head
	for _, d := range diagnostics {
		o, err := s.read(ctx, p, r, reg, d)
		if err != nil {
			return nil, err
		}
		heads = append(heads, o.head)
	}
	return heads, nil
}
