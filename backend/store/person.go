package store

import "time"

// PersonID names a person.
type PersonID int64

// Role is what a person may do.
type Role string

// The roles. The first two belong to a party, the others to the region.
const (
	Focal         Role = "focal"
	Contributor   Role = "contributor"
	Reviewer      Role = "reviewer"
	Analyst       Role = "analyst"
	Organiser     Role = "organiser"
	Administrator Role = "administrator"
)

// PartyKey names a party: its country by M49 number (user-assigned ones stand
// above 9000) and a slug such as "gov".
type PartyKey struct {
	Country int
	Party   string
}

// Grant gives a role, for one party or, with the zero party, region-wide.
type Grant struct {
	Role  Role
	Party PartyKey
}

// Person is somebody with an account.
type Person struct {
	ID                PersonID
	Email, Name, Lang string
	Created           time.Time // now when zero
	Grants            []Grant
}
