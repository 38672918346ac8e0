package survey

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"time"

	"cotejo/backend/store"
)

// linkLife is how long a one-time link may wait to be used.
const linkLife = 7 * 24 * time.Hour

// SignIn consumes a one-time link. It returns ErrSignIn for a link that is
// unknown, used or expired.
func (s *Service) SignIn(ctx context.Context, token string) (Principal, error) {
	id, err := s.store.UseLink(ctx, hashToken(token), s.now())
	if errors.Is(err, store.ErrNotFound) {
		return Principal{}, ErrSignIn
	}
	if err != nil {
		return Principal{}, err
	}
	return s.Principal(ctx, int64(id))
}

// PeekLink says whether a link could be used now, without using it. It
// returns ErrSignIn when not.
func (s *Service) PeekLink(ctx context.Context, token string) error {
	err := s.store.PeekLink(ctx, hashToken(token), s.now())
	if errors.Is(err, store.ErrNotFound) {
		return ErrSignIn
	}
	return err
}

// LinkFor makes a one-time link for the person with that address; the command
// line uses it for someone locked out. It returns ErrNotFound for an unknown
// address.
func (s *Service) LinkFor(ctx context.Context, email string) (token string, err error) {
	person, err := s.store.PersonByEmail(ctx, email)
	if err != nil {
		return "", kind(err)
	}
	return s.link(ctx, person.ID)
}

// link makes a token of 160 random bits and stores only its hash.
func (s *Service) link(ctx context.Context, id store.PersonID) (string, error) {
	raw := make([]byte, 20)
	if _, err := rand.Read(raw); err != nil {
		return "", fmt.Errorf("make a sign-in link: %w", err)
	}
	token := base64.RawURLEncoding.EncodeToString(raw)
	if err := s.store.AddLink(ctx, id, hashToken(token), s.now().Add(linkLife)); err != nil {
		return "", err
	}
	return token, nil
}

func hashToken(token string) []byte {
	h := sha256.Sum256([]byte(token))
	return h[:]
}

// FirstAdministrator makes the first administrator when there is none yet,
// and a link for them. The token is empty when there is one.
func (s *Service) FirstAdministrator(ctx context.Context) (email, token string, err error) {
	people, err := s.store.People(ctx)
	if err != nil || slices.ContainsFunc(people, administers) {
		return "", "", err
	}
	email = "admin@localhost"
	id, err := s.store.AddPerson(ctx, store.Person{
		Email: email, Name: "Administración", Lang: "es",
		Grants: []store.Grant{{Role: store.Role(Administrator)}},
	})
	if err != nil {
		return "", "", err
	}
	token, err = s.link(ctx, id)
	return email, token, err
}

func administers(p store.Person) bool { return principal(p).Has(Administrator) }

// kind turns the store's error kinds into this package's.
func kind(err error) error {
	switch {
	case errors.Is(err, store.ErrNotFound):
		return ErrNotFound
	case errors.Is(err, store.ErrClosed):
		return ErrClosed
	}
	return err
}
