package survey

import (
	"context"
	"net/mail"
	"slices"
	"strconv"
	"strings"

	"cotejo/backend/store"
	"cotejo/reports"
)

// People lists everyone with an account, for organisers; ErrNotFound for others.
func (s *Service) People(ctx context.Context, p Principal) ([]PersonInfo, error) {
	if !p.Organises() {
		return nil, ErrNotFound
	}
	people, err := s.store.People(ctx)
	if err != nil {
		return nil, err
	}
	parties, err := s.Parties(ctx, p)
	if err != nil {
		return nil, err
	}
	infos := make([]PersonInfo, len(people))
	for i, person := range people {
		infos[i] = personInfo(person, parties)
	}
	return infos, nil
}

func personInfo(person store.Person, parties []PartyInfo) PersonInfo {
	info := PersonInfo{ID: int64(person.ID), Name: person.Name, Email: person.Email, Lang: person.Lang}
	for _, g := range person.Grants {
		if !slices.Contains(info.Roles, Role(g.Role)) {
			info.Roles = append(info.Roles, Role(g.Role))
		}
		i := slices.IndexFunc(parties, func(x PartyInfo) bool {
			return x.Country.Number == g.Party.Country && x.Party.Slug == g.Party.Party
		})
		if i >= 0 {
			info.Parties = append(info.Parties, parties[i])
		}
	}
	return info
}

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

// AddPerson adds a person with a role, or gives an existing one the role too,
// and returns a one-time link to hand to them. A focal point's diagnostics are
// opened in every open round of their country. It returns *Invalid with the
// fields at fault, ErrNotFound for who may not add people.
func (s *Service) AddPerson(ctx context.Context, p Principal, n NewPerson) (token string, err error) {
	if !p.Organises() {
		return "", ErrNotFound
	}
	if err := p.validate(n); err != nil {
		return "", err
	}
	grant := store.Grant{Role: store.Role(n.Role)}
	if n.Role.ofParty() {
		if grant.Party, err = s.partyKey(ctx, n); err != nil {
			return "", err
		}
	}
	id, err := s.store.AddPerson(ctx, store.Person{
		Email: strings.TrimSpace(n.Email), Name: strings.TrimSpace(n.Name), Lang: n.Lang,
		Grants: []store.Grant{grant},
	})
	if err != nil {
		return "", err
	}
	if n.Role == FocalPoint {
		if err := s.openFor(ctx, grant.Party, n.Lang); err != nil {
			return "", err
		}
	}
	return s.link(ctx, id)
}

// Roles lists the roles a person may be given by p, in the order of the form.
func (p Principal) Roles() []Role {
	roles := []Role{FocalPoint, Contributor, Reviewer, Analyst, Organiser}
	if p.Has(Administrator) {
		roles = append(roles, Administrator)
	}
	return roles
}

func (r Role) ofParty() bool { return r == FocalPoint || r == Contributor }

func (p Principal) validate(n NewPerson) error {
	var fields []FieldError
	add := func(field, key string) { fields = append(fields, FieldError{Field: field, Key: key}) }
	if strings.TrimSpace(n.Name) == "" {
		add("name", "person.name_missing")
	}
	if a, err := mail.ParseAddress(strings.TrimSpace(n.Email)); err != nil || a.Address != strings.TrimSpace(n.Email) {
		add("email", "person.email_invalid")
	}
	if n.Lang != "es" && n.Lang != "en" {
		add("lang", "person.lang_missing")
	}
	if !slices.Contains(p.Roles(), n.Role) {
		add("role", "person.role_missing")
	}
	if len(fields) > 0 {
		return &Invalid{Fields: fields}
	}
	return nil
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
		if _, err := s.party(ctx, key); err == nil {
			return key, nil
		}
		return s.newParty(ctx, number, n)
	}
	return store.PartyKey{}, &Invalid{Fields: []FieldError{{Field: "country", Key: "person.country_missing"}}}
}

func (s *Service) newParty(ctx context.Context, country int, n NewPerson) (store.PartyKey, error) {
	voices := []reports.Voice{reports.Government, reports.CivilSociety, reports.Institution, reports.Compiled}
	name := strings.TrimSpace(n.PartyName)
	if name == "" || !slices.Contains(voices, n.Voice) {
		return store.PartyKey{}, &Invalid{Fields: []FieldError{{Field: "party", Key: "person.party_missing"}}}
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

// openFor opens the diagnostics of a party in every open round of its country.
func (s *Service) openFor(ctx context.Context, key store.PartyKey, lang string) error {
	rounds, err := s.store.Rounds(ctx)
	if err != nil {
		return err
	}
	x := s.store.For(store.Scope{Parties: []store.PartyKey{key}})
	for _, r := range rounds {
		if r.State == "open" && slices.Contains(r.Countries, key.Country) {
			if _, err := x.OpenDiagnostic(ctx, r.ID, key, lang); err != nil {
				return err
			}
		}
	}
	return nil
}

// NewLink makes another one-time link for a person, for organisers.
func (s *Service) NewLink(ctx context.Context, p Principal, personID int64) (string, error) {
	if !p.Organises() {
		return "", ErrNotFound
	}
	person, err := s.store.Person(ctx, store.PersonID(personID))
	if err != nil {
		return "", kind(err)
	}
	if principal(person).Has(Administrator) && !p.Has(Administrator) {
		return "", ErrForbidden // an organiser must not become administrator through a link
	}
	return s.link(ctx, person.ID)
}

// Ready says whether the platform can take answers: the database is there, at
// this version, and can be written.
func (s *Service) Ready(ctx context.Context) error { return s.store.Ready(ctx) }

// Sessions returns the store of web sessions.
func (s *Service) Sessions() *store.Sessions { return s.store.Sessions() }
