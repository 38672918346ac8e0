package store

// Scope says whose answers may be reached. The zero Scope reaches nothing.
type Scope struct {
	Everything bool
	Parties    []PartyKey
}

// Scoped reaches what belongs to the parties of one scope.
type Scoped struct {
	store *Store
	scope Scope
}

// For returns the store as seen within a scope.
func (s *Store) For(sc Scope) *Scoped { return &Scoped{store: s, scope: sc} }
