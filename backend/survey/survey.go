// Package survey holds the use cases of Cotejo and who may do what: sign in,
// answer a section, submit, compare, add people. Web pages and the command
// line call it; it calls the store, the questionnaires and the reports.
package survey

import (
	"context"
	"errors"
	"sync"
	"time"

	"cotejo/backend/store"
	"cotejo/forms"
)

// Errors that callers tell apart. What a person may not read is ErrNotFound,
// what they may read and not write is ErrForbidden.
var (
	ErrNotFound  = errors.New("not found")
	ErrForbidden = errors.New("forbidden")
	ErrClosed    = errors.New("no longer open for answers")
	ErrSignIn    = errors.New("link unknown, used or expired")
)

// Invalid is input that cannot be accepted as it is.
type Invalid struct {
	Fields []FieldError
}

// FieldError names a field, what is wrong with it as a message key, and the
// arguments of the message: pairs of a name and a value.
type FieldError struct {
	Field, Key string
	Args       []string
}

// Error implements error, for logs only.
func (e *Invalid) Error() string {
	if len(e.Fields) == 0 {
		return "invalid input"
	}
	return "invalid input: " + e.Fields[0].Field + " " + e.Fields[0].Key
}

// wrong is one field at fault.
func wrong(field, key string) *Invalid {
	return &Invalid{Fields: []FieldError{{Field: field, Key: key}}}
}

// Service answers every use case.
type Service struct {
	store *store.Store
	now   func() time.Time
	desk  *desk // makes exports; nil where none are made

	shelf shelf // of snapshots looked at

	mu       sync.Mutex
	versions map[store.VersionID]*forms.Questionnaire // immutable once published
	progress map[store.DiagnosticID]progress          // how far each had come when last read
}

// New returns the service over a store; now is the clock.
func New(st *store.Store, now func() time.Time) *Service {
	return &Service{store: st, now: now, versions: map[store.VersionID]*forms.Questionnaire{}, progress: map[store.DiagnosticID]progress{}}
}

// Ready says whether the platform can take answers: the database is there, at
// this version, and can be written.
func (s *Service) Ready(ctx context.Context) error { return s.store.Ready(ctx) }

// Sessions returns the store of web sessions.
func (s *Service) Sessions() *store.Sessions { return s.store.Sessions() }
