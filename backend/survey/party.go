package survey

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"cotejo/backend/store"
	"cotejo/reports"
)

// Parties lists every party, by country in list order, for organisers.
func (s *Service) Parties(ctx context.Context, p Principal) ([]PartyInfo, error) {
	if !p.Organises() {
		return nil, ErrNotFound
	}
	reg, err := s.countries(ctx)
	if err != nil {
		return nil, err
	}
	parties, err := s.store.Parties(ctx)
	if err != nil {
		return nil, err
	}
	infos := make([]PartyInfo, len(parties))
	for i, party := range parties {
		infos[i] = PartyInfo{Country: reg[party.Key.Country], Party: reportParty(party)}
	}
	return infos, nil
}

// partyKey finds the party a new person is for, or makes it when the form
// names a new one.
func (s *Service) partyKey(ctx context.Context, n NewPerson) (store.PartyKey, error) {
	reg, err := s.countries(ctx)
	if err != nil {
		return store.PartyKey{}, err
	}
	for number, c := range reg {
		if c.ISO3 != n.Country {
			continue
		}
		key := store.PartyKey{Country: number, Party: n.Party}
		_, err := s.party(ctx, key)
		if errors.Is(err, ErrNotFound) {
			return s.newParty(ctx, number, n)
		}
		return key, err
	}
	return store.PartyKey{}, wrong("country", "person.country_missing")
}

func (s *Service) newParty(ctx context.Context, country int, n NewPerson) (store.PartyKey, error) {
	voices := []reports.Voice{reports.Government, reports.CivilSociety, reports.Institution, reports.Compiled}
	name := strings.TrimSpace(n.PartyName)
	if name == "" || utf8.RuneCountInString(name) > longestName || !printable(name) || !slices.Contains(voices, n.Voice) {
		return store.PartyKey{}, wrong("party", "person.party_missing")
	}
	parties, err := s.store.Parties(ctx)
	if err != nil {
		return store.PartyKey{}, err
	}
	key := store.PartyKey{Country: country, Party: freeSlug(parties, country, string(n.Voice))}
	err = s.store.PutParties(ctx, []store.Party{{Key: key, Voice: string(n.Voice), NameES: name, NameEN: name, Position: position(n.Voice)}})
	return key, err
}

// freeSlug returns the voice itself, or the voice with the first free number.
func freeSlug(parties []store.Party, country int, voice string) string {
	taken := func(slug string) bool {
		return slices.ContainsFunc(parties, func(p store.Party) bool {
			return p.Key == store.PartyKey{Country: country, Party: slug}
		})
	}
	slug := voice
	for i := 2; taken(slug); i++ {
		slug = voice + strconv.Itoa(i)
	}
	return slug
}

// position orders the voices of a country: government, civil society,
// institutions, compiled.
func position(v reports.Voice) int {
	return slices.Index([]reports.Voice{reports.Government, reports.CivilSociety, reports.Institution, reports.Compiled}, v) + 1
}
