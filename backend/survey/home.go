package survey

import (
	"context"
	"time"

	"cotejo/backend/store"
	"cotejo/forms"
	"cotejo/reports"
)

// Home returns a person's first page. It reads no answers but of what has
// changed since they were last counted.
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
	own, err := s.own(ctx, p)
	if err != nil {
		return HomeView{}, err
	}
	for _, r := range rounds {
		if view.Analyst {
			view.Rounds = append(view.Rounds, roundInfo(r, reg))
		}
		for _, d := range own.diagnostics[r.ID] {
			head, err := s.ownHead(ctx, p, r, reg, d, own.parties[d.Party])
			if err != nil {
				return HomeView{}, err
			}
			view.Diagnostics = append(view.Diagnostics, head)
		}
	}
	return view, nil
}

// belongings are a person's diagnostics by round, and the parties they are of.
type belongings struct {
	diagnostics map[store.RoundID][]store.Dated
	parties     map[store.PartyKey]reports.Party
}

func (s *Service) own(ctx context.Context, p Principal) (belongings, error) {
	own := belongings{map[store.RoundID][]store.Dated{}, map[store.PartyKey]reports.Party{}}
	mine := p.parties()
	if len(mine) == 0 {
		return own, nil
	}
	list, err := s.store.For(store.Scope{Parties: mine}).Own(ctx)
	if err != nil {
		return own, err
	}
	for _, d := range list {
		own.diagnostics[d.Round] = append(own.diagnostics[d.Round], d)
	}
	parties, err := s.store.Parties(ctx)
	for _, party := range parties {
		own.parties[party.Key] = reportParty(party)
	}
	return own, err
}

func (s *Service) ownHead(ctx context.Context, p Principal, r store.Round, reg registry, d store.Dated, party reports.Party) (Head, error) {
	country, at := reg[d.Party.Country], s.moment(d.Diagnostic)
	now, err := s.counted(ctx, r, d, setting(r, country, party, at))
	if err != nil {
		return Head{}, err
	}
	return Head{
		Ref:   Ref{Round: r.Code, Country: country.ISO3, Party: party.Slug},
		Round: roundInfo(r, reg), Country: country, Party: party,
		Status: reports.Status(d.State), Changed: now.changed, Sent: orZero(d.Submitted),
		Writable: p.answersFor(d.Party) && r.State == "open" && takesAnswers(d.Diagnostic),
		Total:    now.total, Zone: zone(country.Zone),
	}, nil
}

// progress is how far a diagnostic had come at a reading of it, and what tells
// that reading from any other: a rule may ask for the day besides the answers.
type progress struct {
	revisions int64
	day       string
	total     forms.Count
	changed   time.Time
}

// counted says how far a diagnostic has come. It reads the answers once for
// each time that they have changed, and each day that passes.
func (s *Service) counted(ctx context.Context, r store.Round, d store.Dated, in forms.Setting) (progress, error) {
	day := in.Now.Format(time.DateOnly)
	s.mu.Lock()
	last, known := s.progress[d.ID]
	s.mu.Unlock()
	if known && last.revisions == d.Revisions && last.day == day {
		return last, nil
	}
	q, err := s.questionnaire(ctx, r.Version)
	if err != nil {
		return progress{}, err
	}
	contents, err := s.store.For(store.Scope{Parties: []store.PartyKey{d.Party}}).Contents(ctx, d.ID)
	if err != nil {
		return progress{}, kind(err)
	}
	last = progress{d.Revisions, day, q.State(contents.Answers(), in).Total(), lastChange(contents)}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.progress[d.ID] = last
	return last, nil
}
