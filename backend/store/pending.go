package store

import (
	"context"
	"errors"
	"time"

	"cotejo/forms"
)

var errPending = errors.New("not there yet")

func (s *Store) AddPerson(ctx context.Context, p Person) (PersonID, error) { return 0, errPending }
func (s *Store) Person(ctx context.Context, id PersonID) (Person, error)   { return Person{}, errPending }
func (s *Store) PersonByEmail(ctx context.Context, email string) (Person, error) {
	return Person{}, errPending
}
func (s *Store) People(ctx context.Context) ([]Person, error) { return nil, errPending }
func (s *Store) AddLink(ctx context.Context, id PersonID, tokenHash []byte, expires time.Time) error {
	return errPending
}
func (s *Store) UseLink(ctx context.Context, tokenHash []byte, now time.Time) (PersonID, error) {
	return 0, errPending
}
func (s *Store) PeekLink(ctx context.Context, tokenHash []byte, now time.Time) error {
	return errPending
}
func (s *Store) PutCountries(ctx context.Context, list []Country) error    { return errPending }
func (s *Store) Countries(ctx context.Context) ([]Country, error)          { return nil, errPending }
func (s *Store) PutParties(ctx context.Context, list []Party) error        { return errPending }
func (s *Store) Parties(ctx context.Context) ([]Party, error)              { return nil, errPending }
func (s *Store) Publish(ctx context.Context, v Version) (VersionID, error) { return 0, errPending }
func (s *Store) Version(ctx context.Context, id VersionID) (Version, error) {
	return Version{}, errPending
}
func (s *Store) CreateRound(ctx context.Context, r Round) (RoundID, error) { return 0, errPending }
func (s *Store) Rounds(ctx context.Context) ([]Round, error)               { return nil, errPending }
func (s *Store) Round(ctx context.Context, code string) (Round, error)     { return Round{}, errPending }
func (s *Store) CloseRound(ctx context.Context, id RoundID) error          { return errPending }
func (s *Store) ReopenRound(ctx context.Context, id RoundID) error         { return errPending }
func (s *Store) Snapshot(ctx context.Context, roundCode string, all bool) (RoundContents, error) {
	return RoundContents{}, errPending
}
func (s *Store) SetMeta(ctx context.Context, key, value string) error { return errPending }
func (s *Store) Meta(ctx context.Context, key string) (string, error) { return "", errPending }

func (x *Scoped) Diagnostics(ctx context.Context, round RoundID) ([]Diagnostic, error) {
	return nil, errPending
}
func (x *Scoped) Diagnostic(ctx context.Context, round RoundID, party PartyKey) (Diagnostic, error) {
	return Diagnostic{}, errPending
}
func (x *Scoped) OpenDiagnostic(ctx context.Context, round RoundID, party PartyKey, lang string) (Diagnostic, error) {
	return Diagnostic{}, errPending
}
func (x *Scoped) Contents(ctx context.Context, id DiagnosticID) (Contents, error) {
	return Contents{}, errPending
}
func (x *Scoped) Save(ctx context.Context, id DiagnosticID, by Author, ops []Op) ([]Result, error) {
	return nil, errPending
}
func (x *Scoped) Load(ctx context.Context, id DiagnosticID, by Author, ops []Op) error {
	return errPending
}
func (x *Scoped) Submit(ctx context.Context, id DiagnosticID, by Author, at time.Time) error {
	return errPending
}
func (x *Scoped) Reopen(ctx context.Context, id DiagnosticID, by Author) error { return errPending }
func (x *Scoped) Revisions(ctx context.Context, id DiagnosticID, key forms.Key) ([]Revision, error) {
	return nil, errPending
}
func (x *Scoped) Rebuild(ctx context.Context, id DiagnosticID) error { return errPending }

// Sessions keeps web sessions, in the shape of scs.CtxStore.
type Sessions struct{ store *Store }

func (s *Store) Sessions() *Sessions { return &Sessions{store: s} }
func (s *Sessions) FindCtx(ctx context.Context, token string) ([]byte, bool, error) {
	return nil, false, errPending
}
func (s *Sessions) CommitCtx(ctx context.Context, token string, b []byte, expiry time.Time) error {
	return errPending
}
func (s *Sessions) DeleteCtx(ctx context.Context, token string) error     { return errPending }
func (s *Sessions) Find(token string) ([]byte, bool, error)               { return nil, false, errPending }
func (s *Sessions) Commit(token string, b []byte, expiry time.Time) error { return errPending }
func (s *Sessions) Delete(token string) error                             { return errPending }
