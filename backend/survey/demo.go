package survey

import (
	"context"
	"errors"
	"strings"

	"cotejo/backend/store"
)

// demoKey marks, in the platform's own notes, that the demonstration region
// has been loaded.
const demoKey = "demo"

// demoEmails are the people of the demonstration, by role.
var demoEmails = map[Role]string{
	FocalPoint: "punto.focal@demo.example",
	Analyst:    "analista@demo.example",
	Organiser:  "organizadora@demo.example",
}

// Demo returns the demonstration person of a role, or ErrNotFound where the
// demonstration has not been loaded.
func (s *Service) Demo(ctx context.Context, role Role) (Principal, error) {
	if _, err := s.store.Meta(ctx, demoKey); err != nil {
		return Principal{}, kind(err)
	}
	person, err := s.store.PersonByEmail(ctx, demoEmails[role])
	if err != nil {
		return Principal{}, kind(err)
	}
	return principal(person), nil
}

// DemoPerson adds the demonstration person of a role. Focal points belong to
// the party named by country and slug.
func (s *Service) DemoPerson(ctx context.Context, role Role, name, country, slug string) (Principal, error) {
	grant := store.Grant{Role: store.Role(role)}
	if role.ofParty() {
		var err error
		if grant.Party, err = s.demoParty(ctx, country, slug); err != nil {
			return Principal{}, err
		}
	}
	return s.demoPerson(ctx, store.Person{Email: demoEmails[role], Name: name, Lang: "es", Grants: []store.Grant{grant}})
}

// DemoFocal adds a focal point of a party, whom nobody can sign in as: someone
// invented who writes what the demonstration's answers cannot bring.
func (s *Service) DemoFocal(ctx context.Context, name, country, slug string) (Principal, error) {
	party, err := s.demoParty(ctx, country, slug)
	if err != nil {
		return Principal{}, err
	}
	email := strings.ToLower(slug+"."+country) + "@demo.example"
	return s.demoPerson(ctx, store.Person{Email: email, Name: name, Lang: "es", Grants: []store.Grant{{Role: store.Focal, Party: party}}})
}

func (s *Service) demoParty(ctx context.Context, country, slug string) (store.PartyKey, error) {
	reg, err := s.countries(ctx)
	if err != nil {
		return store.PartyKey{}, err
	}
	for number, c := range reg {
		if c.ISO3 == country {
			return store.PartyKey{Country: number, Party: slug}, nil
		}
	}
	return store.PartyKey{}, ErrNotFound
}

func (s *Service) demoPerson(ctx context.Context, person store.Person) (Principal, error) {
	id, err := s.store.AddPerson(ctx, person)
	if err != nil {
		return Principal{}, err
	}
	return s.Principal(ctx, int64(id))
}

// Blank says whether nothing has been put into the platform yet: no round and
// nobody.
func (s *Service) Blank(ctx context.Context) (bool, error) {
	rounds, err := s.store.Rounds(ctx)
	if err != nil || len(rounds) > 0 {
		return false, err
	}
	people, err := s.store.People(ctx)
	return len(people) == 0, err
}

// BeginDemo notes that loading the demonstration has begun, FinishDemo that it
// is complete, and DemoState reads the two notes.
func (s *Service) BeginDemo(ctx context.Context) error { return s.store.SetMeta(ctx, demoKey, "begun") }

// FinishDemo notes that the demonstration is complete.
func (s *Service) FinishDemo(ctx context.Context) error {
	return s.store.SetMeta(ctx, demoKey, "done")
}

// DemoState says whether loading the demonstration has begun and is complete.
func (s *Service) DemoState(ctx context.Context) (begun, done bool, err error) {
	note, err := s.store.Meta(ctx, demoKey)
	if errors.Is(err, store.ErrNotFound) {
		return false, false, nil
	}
	return err == nil, note == "done", err
}

// OpenParties opens a round's diagnostics for a party of every country.
func (s *Service) OpenParties(ctx context.Context, code string, party NewParty, lang func(iso3 string) string) error {
	round, err := s.store.Round(ctx, code)
	if err != nil {
		return kind(err)
	}
	reg, err := s.countries(ctx)
	if err != nil {
		return err
	}
	for _, number := range round.Countries {
		key := store.PartyKey{Country: number, Party: party.Slug}
		err := s.store.PutParties(ctx, []store.Party{storeParty(key, party)})
		if err != nil {
			return err
		}
		x := s.store.For(store.Scope{Parties: []store.PartyKey{key}})
		if _, err := x.OpenDiagnostic(ctx, round.ID, key, lang(reg[number].ISO3)); err != nil {
			return err
		}
	}
	return nil
}

func storeParty(key store.PartyKey, p NewParty) store.Party {
	return store.Party{
		Key: key, Voice: string(p.Voice), NameES: p.Name["es"], NameEN: p.Name["en"],
		Position: position(p.Voice),
	}
}
