package store

import (
	"time"

	"cotejo/forms"
)

// Op is one thing someone did to a cell.
type Op struct {
	ID     string // a UUID made by whoever did it; the same one again is harmless
	Key    forms.Key
	Answer forms.Answer // Lang "" or the diagnostic's for the original, else a translation
	Base   int          // the sequence of the head it was typed over; 0 for an empty cell
	Kind   string       // edit, clear, import, carry, restore or resolve
	// Closes are the open alternatives, by sequence, that a resolve decides.
	Closes     []int
	Source     string    // what the answer cites
	ClientTime time.Time // for display only; zero when not known
}

// Author is who saves.
type Author struct {
	Person  PersonID // 0 for nobody: the platform itself
	Role    Role
	Session string // a name for the session; never its token
}

// Result is what became of an operation.
type Result struct {
	OpID     string
	Seq      int          // the head's sequence afterwards: the base of the next operation
	Own      int          // the sequence of what was stored
	Head     forms.Answer // the head afterwards
	Conflict bool         // stored as an alternative; the head is someone else's
	Replayed bool         // it had been stored before: this is the answer of then
	Err      error        // ErrConflict for a used ID with other content, ErrInvalid, ErrClosed; nothing was stored
}
