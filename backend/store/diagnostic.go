package store

import "time"

// DiagnosticID names a diagnostic.
type DiagnosticID int64

// Diagnostic is one party's answers in one round, without the answers.
type Diagnostic struct {
	ID               DiagnosticID
	Round            RoundID
	Party            PartyKey
	State            string // open, submitted, returned or approved
	Lang             string // of the original answers
	Created, Changed time.Time
	Submitted        *time.Time
	SubmittedBy      PersonID // 0 when not submitted
}
