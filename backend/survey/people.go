package survey

import (
	"context"
	"errors"
	"net/mail"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"cotejo/backend/store"
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

// AddPerson adds a person with a role, or gives an existing one the role too,
// and returns a one-time link to hand to them. A focal point's diagnostics are
// opened in every open round of their country. It returns *Invalid with the
// fields at fault, ErrForbidden for the address of an administrator unless
// another one asks, ErrNotFound for who may not add people.
func (s *Service) AddPerson(ctx context.Context, p Principal, n NewPerson) (token string, err error) {
	if !p.Organises() {
		return "", ErrNotFound
	}
	n.Name, n.Email = strings.TrimSpace(n.Name), strings.TrimSpace(n.Email)
	if err := p.validate(n); err != nil {
		return "", err
	}
	if err := s.mayLinkAddress(ctx, p, n.Email); err != nil {
		return "", err
	}
	grant := store.Grant{Role: store.Role(n.Role)}
	if n.Role.ofParty() {
		if grant.Party, err = s.partyKey(ctx, n); err != nil {
			return "", err
		}
	}
	id, err := s.store.AddPerson(ctx, store.Person{
		Email: n.Email, Name: n.Name, Lang: n.Lang, Grants: []store.Grant{grant},
	})
	if err != nil {
		return "", err
	}
	if n.Role == FocalPoint {
		if err := s.openFor(ctx, grant.Party, n.Lang); err != nil {
			return "", err
		}
	}
	return s.NewLink(ctx, p, int64(id))
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

// Lengths of what names a person: a name in characters, an address in bytes as
// mail allows it.
const (
	longestName  = 200
	longestEmail = 254
)

func printable(s string) bool {
	return utf8.ValidString(s) && !strings.ContainsFunc(s, unicode.IsControl)
}

func (p Principal) validate(n NewPerson) error {
	var fields []FieldError
	add := func(field, key string) { fields = append(fields, FieldError{Field: field, Key: key}) }
	if n.Name == "" || utf8.RuneCountInString(n.Name) > longestName || !printable(n.Name) {
		add("name", "person.name_missing")
	}
	if a, err := mail.ParseAddress(n.Email); err != nil || a.Address != n.Email || len(n.Email) > longestEmail || !printable(n.Email) {
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

// openFor opens the diagnostics of a party in every open round of its country.
func (s *Service) openFor(ctx context.Context, key store.PartyKey, lang string) error {
	rounds, err := s.store.Rounds(ctx)
	if err != nil {
		return err
	}
	x := s.store.For(store.Scope{Parties: []store.PartyKey{key}})
	for _, r := range rounds {
		if r.State == "open" && slices.Contains(r.Countries, key.Country) {
			_, err := x.OpenDiagnostic(ctx, r.ID, key, lang)
			if err != nil && !errors.Is(err, store.ErrClosed) { // closed meanwhile
				return err
			}
		}
	}
	return nil
}

// NewLink makes another one-time link for a person, for organisers. It returns
// ErrForbidden for an administrator unless another one asks.
func (s *Service) NewLink(ctx context.Context, p Principal, personID int64) (string, error) {
	if !p.Organises() {
		return "", ErrNotFound
	}
	person, err := s.store.Person(ctx, store.PersonID(personID))
	if err != nil {
		return "", kind(err)
	}
	if err := p.mayLink(person); err != nil {
		return "", err
	}
	return s.link(ctx, person.ID)
}

// mayLink refuses a link that would make an organiser an administrator: it
// signs in as whoever it is for.
func (p Principal) mayLink(person store.Person) error {
	if administers(person) && !p.Has(Administrator) {
		return ErrForbidden
	}
	return nil
}

func (s *Service) mayLinkAddress(ctx context.Context, p Principal, email string) error {
	person, err := s.store.PersonByEmail(ctx, email)
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	return p.mayLink(person)
}
