package survey

import (
	"context"
	"slices"
	"time"

	"cotejo/backend/store"
	"cotejo/forms"
	"cotejo/reports"
)

// opened is a diagnostic in hand: found, allowed to be read, with its contents.
type opened struct {
	head     Head
	round    store.Round
	stored   store.Diagnostic
	contents store.Contents
	setting  forms.Setting
	at       time.Time // the moment the rules were evaluated for
	state    *forms.State
}

// within reaches nothing but the party of the diagnostic in hand: what has
// been found is written in, and nothing beside it.
func (s *Service) within(o *opened) *store.Scoped {
	return s.store.For(store.Scope{Parties: []store.PartyKey{o.stored.Party}})
}

// open finds a diagnostic and checks that the person may read it. Foreign and
// absent are the same ErrNotFound.
func (s *Service) open(ctx context.Context, p Principal, ref Ref) (*opened, error) {
	round, reg, key, err := s.locate(ctx, ref)
	if err != nil {
		return nil, err
	}
	if !p.belongsTo(key) && !p.Organises() {
		return nil, ErrNotFound
	}
	stored, err := s.store.For(p.scope()).Diagnostic(ctx, round.ID, key)
	if err != nil {
		return nil, kind(err)
	}
	return s.read(ctx, p, round, reg, stored)
}

// locate turns an address into keys; it says nothing about access.
func (s *Service) locate(ctx context.Context, ref Ref) (store.Round, registry, store.PartyKey, error) {
	round, err := s.store.Round(ctx, ref.Round)
	if err != nil {
		return store.Round{}, nil, store.PartyKey{}, kind(err)
	}
	reg, err := s.countries(ctx)
	if err != nil {
		return store.Round{}, nil, store.PartyKey{}, err
	}
	number, ok := reg.number(round, ref.Country)
	if !ok {
		return store.Round{}, nil, store.PartyKey{}, ErrNotFound
	}
	return round, reg, store.PartyKey{Country: number, Party: ref.Party}, nil
}

func (s *Service) read(ctx context.Context, p Principal, round store.Round, reg registry, stored store.Diagnostic) (*opened, error) {
	party, err := s.party(ctx, stored.Party)
	if err != nil {
		return nil, err
	}
	q, err := s.questionnaire(ctx, round.Version)
	if err != nil {
		return nil, err
	}
	contents, err := s.store.For(p.scope()).Contents(ctx, stored.ID)
	if err != nil {
		return nil, kind(err)
	}
	country := reg[stored.Party.Country]
	o := &opened{round: round, stored: stored, contents: contents, at: s.moment(stored)}
	o.setting = setting(round, country, party, o.at)
	o.state = q.State(contents.Answers(), o.setting)
	o.head = s.head(p, o, roundInfo(round, reg), country, party)
	return o, nil
}

func (s *Service) head(p Principal, o *opened, round RoundInfo, country reports.Country, party reports.Party) Head {
	return Head{
		Ref:   Ref{Round: round.Code, Country: country.ISO3, Party: party.Slug},
		Round: round, Country: country, Party: party,
		Status: reports.Status(o.stored.State), Changed: lastChange(o.contents), Sent: orZero(o.stored.Submitted),
		Writable: p.answersFor(o.stored.Party) && o.writable(),
		Total:    o.state.Total(),
		Zone:     zone(country.Zone),
	}
}

// writable says whether the diagnostic takes answers at all.
func (o *opened) writable() bool {
	return o.round.State == "open" && takesAnswers(o.stored)
}

func takesAnswers(d store.Diagnostic) bool { return d.State == "open" || d.State == "returned" }

// moment is when the rules are evaluated for: what has been handed in does not
// change with the day.
func (s *Service) moment(d store.Diagnostic) time.Time {
	if d.Submitted != nil && !takesAnswers(d) {
		return *d.Submitted
	}
	return s.now()
}

// setting is what the rules may know besides the answers.
func setting(r store.Round, c reports.Country, party reports.Party, at time.Time) forms.Setting {
	return forms.Setting{
		Country: c.ISO3, CountryName: c.Name, Voice: string(party.Voice), Year: r.Year,
		Now: at.In(zone(c.Zone)),
	}
}

func (s *Service) party(ctx context.Context, key store.PartyKey) (reports.Party, error) {
	parties, err := s.store.Parties(ctx)
	if err != nil {
		return reports.Party{}, err
	}
	i := slices.IndexFunc(parties, func(p store.Party) bool { return p.Key == key })
	if i < 0 {
		return reports.Party{}, ErrNotFound
	}
	return reportParty(parties[i]), nil
}

func reportParty(p store.Party) reports.Party {
	return reports.Party{Slug: p.Key.Party, Voice: reports.Voice(p.Voice), Name: forms.Text{"es": p.NameES, "en": p.NameEN}}
}

// zone returns a country's time zone, UTC when it has none known here.
func zone(name string) *time.Location {
	loc, err := time.LoadLocation(name)
	if err != nil {
		return time.UTC
	}
	return loc
}

func orZero(t *time.Time) time.Time {
	if t == nil {
		return time.Time{}
	}
	return *t
}

func lastChange(c store.Contents) time.Time {
	var last time.Time
	for _, h := range c.Heads {
		if h.At.After(last) {
			last = h.At
		}
	}
	return last
}
