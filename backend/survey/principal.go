package survey

import (
	"context"
	"slices"

	"cotejo/backend/store"
)

// grant is one role, with the party it is for; the zero party means the region.
type grant struct {
	role  Role
	party store.PartyKey
}

// Has says whether the person has a role, for any party or the region.
func (p Principal) Has(roles ...Role) bool {
	return slices.ContainsFunc(p.grants, func(g grant) bool { return slices.Contains(roles, g.role) })
}

// Organises says whether the person runs rounds: organisers and administrators.
func (p Principal) Organises() bool { return p.Has(Organiser, Administrator) }

// Analyses says whether the person may see what has been submitted.
func (p Principal) Analyses() bool { return p.Organises() || p.Has(Analyst, Reviewer) }

// answersFor says whether the person may write for a party.
func (p Principal) answersFor(k store.PartyKey) bool {
	return slices.Contains(p.grants, grant{FocalPoint, k})
}

// belongsTo says whether the person is of a party's own team.
func (p Principal) belongsTo(k store.PartyKey) bool {
	return slices.ContainsFunc(p.grants, func(g grant) bool { return g.party == k && k != store.PartyKey{} })
}

// scope is what the store lets this person reach: their own parties, and
// everything for whoever runs the round.
func (p Principal) scope() store.Scope {
	if p.Organises() {
		return store.Scope{Everything: true}
	}
	var sc store.Scope
	for _, g := range p.grants {
		if (g.party != store.PartyKey{}) && !slices.Contains(sc.Parties, g.party) {
			sc.Parties = append(sc.Parties, g.party)
		}
	}
	return sc
}

// author is how the person signs what they write for a party.
func (p Principal) author(k store.PartyKey) store.Author {
	role := store.Role(Organiser)
	for _, g := range p.grants {
		if g.party == k {
			role = store.Role(g.role)
		}
	}
	return store.Author{Person: store.PersonID(p.ID), Role: role, Session: p.Session}
}

// Principal returns the signed-in person of a session. It returns ErrNotFound
// for someone who has been removed.
func (s *Service) Principal(ctx context.Context, id int64) (Principal, error) {
	person, err := s.store.Person(ctx, store.PersonID(id))
	if err != nil {
		return Principal{}, kind(err)
	}
	return principal(person), nil
}

func principal(person store.Person) Principal {
	p := Principal{ID: int64(person.ID), Name: person.Name, Email: person.Email, Lang: person.Lang}
	for _, g := range person.Grants {
		p.grants = append(p.grants, grant{Role(g.Role), g.Party})
	}
	return p
}
