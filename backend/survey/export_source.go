package survey

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"cotejo/backend/store"
)

// source is what an export is made from.
type source struct {
	round   store.Round
	version store.VersionID
	taken   time.Time // of a frozen snapshot
	draft   bool      // it holds what has not been submitted
	hash    string    // of a frozen snapshot
}

// sourceOf checks that a person may see a cut. It returns the errors of
// Comparison.
func (s *Service) sourceOf(ctx context.Context, p Principal, c Cut) (source, error) {
	switch {
	case !p.Analyses():
		return source{}, ErrNotFound
	case c.Number == 0 && c.Draft && !p.Organises():
		return source{}, ErrForbidden
	}
	round, err := s.store.Round(ctx, c.Round)
	if err != nil {
		return source{}, kind(err)
	}
	if c.Number == 0 {
		return source{round: round, version: round.Version, draft: c.Draft}, nil
	}
	list, err := s.store.Snapshots(ctx, round.ID)
	if err != nil {
		return source{}, err
	}
	at := slices.IndexFunc(list, func(f store.Frozen) bool { return f.Number == c.Number })
	if at < 0 || list[at].Draft && !p.Organises() {
		return source{}, ErrNotFound
	}
	f := list[at]
	return source{round, f.Version, f.Taken, f.Draft, f.Hash}, nil
}

// content tells the answers of a source apart without reading them: it changes
// whenever they do.
func (s *Service) content(ctx context.Context, from source) (string, error) {
	if from.hash != "" {
		return from.hash, nil
	}
	m, err := s.store.Mark(ctx, from.round.Code)
	if err != nil {
		return "", kind(err)
	}
	return s.liveContent(ctx, m)
}

// liveContent names the answers of a round as they stand today. An open
// diagnostic is read for the day in its country, and every report bears the
// day it was taken on. Whatever Service.snapshot reads has to be told here.
func (s *Service) liveContent(ctx context.Context, m store.RoundMark) (string, error) {
	reg, err := s.countries(ctx)
	if err != nil {
		return "", err
	}
	own, err := s.store.RoundIndices(ctx, m.Round.ID)
	if err != nil {
		return "", err
	}
	info := roundInfo(m.Round, reg)
	said := []any{reportRound(info), info.Countries, m.Round.Version, own, day(s.now(), "UTC")}
	for _, d := range m.Diagnostics {
		said = append(said, d, m.Revisions[d.ID])
		if takesAnswers(d) {
			said = append(said, day(s.now(), reg[d.Party.Country].Zone))
		}
		i := slices.IndexFunc(m.Parties, func(p store.Party) bool { return p.Key == d.Party })
		if i >= 0 {
			said = append(said, m.Parties[i])
		}
	}
	text, err := json.Marshal(said)
	return hashOf(string(text)), err
}

// day is the date of a moment in a zone, in UTC where the zone is unknown.
func day(t time.Time, zone string) string {
	where, err := time.LoadLocation(zone)
	if err != nil {
		where = time.UTC
	}
	return t.In(where).Format(time.DateOnly)
}
