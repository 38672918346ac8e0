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
	content string    // changes whenever the answers do
}

// sourceOf checks that a person may see a cut, and tells its content without
// reading it. It returns the errors of Comparison.
func (s *Service) sourceOf(ctx context.Context, p Principal, c Cut) (source, error) {
	switch {
	case !p.Analyses():
		return source{}, ErrNotFound
	case c.Number == 0 && c.Draft && !p.Organises():
		return source{}, ErrForbidden
	}
	if c.Number == 0 {
		m, err := s.store.Mark(ctx, c.Round)
		if err != nil {
			return source{}, kind(err)
		}
		content, err := s.liveContent(ctx, m)
		return source{round: m.Round, version: m.Round.Version, draft: c.Draft, content: content}, err
	}
	round, err := s.store.Round(ctx, c.Round)
	if err != nil {
		return source{}, kind(err)
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
