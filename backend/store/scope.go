package store

import (
	"context"
	"slices"

	"gorm.io/gorm"
)

// Scope says whose answers may be reached. The zero Scope reaches nothing.
type Scope struct {
	Everything bool
	Parties    []PartyKey
}

func (sc Scope) holds(p PartyKey) bool { return sc.Everything || slices.Contains(sc.Parties, p) }

// Scoped reaches what belongs to the parties of one scope. Foreign and absent
// are the same ErrNotFound.
type Scoped struct {
	store *Store
	scope Scope
}

// For returns the store as seen within a scope.
func (s *Store) For(sc Scope) *Scoped { return &Scoped{store: s, scope: sc} }

// reachKey is where a context carries the scope of its statements.
type reachKey struct{}

func within(ctx context.Context, sc Scope) context.Context {
	return context.WithValue(ctx, reachKey{}, sc)
}

func reach(ctx context.Context) (Scope, bool) {
	sc, ok := ctx.Value(reachKey{}).(Scope)
	return sc, ok
}

// change is [Store.change] within the scope; f gets the context that carries it.
func (x *Scoped) change(ctx context.Context, f func(context.Context, *gorm.DB) error) error {
	ctx = within(ctx, x.scope)
	return x.store.change(ctx, func(tx *gorm.DB) error { return f(ctx, tx) })
}

// look is [Store.look] within the scope; f gets the context that carries it.
func (x *Scoped) look(ctx context.Context, f func(context.Context, *gorm.DB) error) error {
	ctx = within(ctx, x.scope)
	return x.store.look(ctx, func(tx *gorm.DB) error { return f(ctx, tx) })
}
