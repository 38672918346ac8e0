package store

import (
	"time"

	"cotejo/forms"
)

// Outcomes of a revision.
const (
	BecameHead  = "head"        // it moved the head
	Alternative = "alternative" // it lost a race and waits, or waited, for a decision
	Converged   = "converged"   // someone had typed the same
)

// Revision is one thing someone typed in a cell.
type Revision struct {
	Seq, Base                   int
	OpID                        string
	Answer                      forms.Answer
	Lang                        string // "" for the original
	Kind, Outcome               string
	Closes                      []int // the alternatives it decided
	Open                        bool  // an alternative that still waits
	AuthorID                    PersonID
	Author, AuthorRole, Session string
	Source                      string
	ClientTime                  time.Time // zero when not known
	At                          time.Time
	Redacted                    string // why the text was erased; "" when it was not
}
