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

// parties are those the person belongs to.
func (p Principal) parties() []store.PartyKey {
	var parties []store.PartyKey
	for _, g := range p.grants {
		if (g.party != store.PartyKey{}) && !slices.Contains(parties, g.party) {
			parties = append(parties, g.party)
		}
	}
	return parties
}

// scope is what the store lets this person reach: their own parties, and
// everything for whoever runs the round.
func (p Principal) scope() store.Scope {
	if p.Organises() {
		return store.Scope{Everything: true}
	}
	return store.Scope{Parties: p.parties()}
}

// author is how the person signs what they write for a party: only its focal
// points write.
func (p Principal) author(k store.PartyKey) store.Author {
	role := store.Organiser
	if p.answersFor(k) {
		role = store.Focal
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
