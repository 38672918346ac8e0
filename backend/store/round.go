package store

import (
	"time"

	"cotejo/forms"
)

// VersionID names a published questionnaire.
type VersionID int64

// Version is a published questionnaire. It never changes.
type Version struct {
	ID                    VersionID
	Name, Version, Format string
	Source                []byte
	Hash                  string
	IDs                   map[string]forms.QuestionID // by path, where a rename was confirmed
	Published             time.Time                   // now when zero
}

// RoundID names a round.
type RoundID int64

// Round is a questionnaire put to a set of countries.
type Round struct {
	ID               RoundID
	Code             string
	TitleES, TitleEN string
	NoteES, NoteEN   string // attribution, reading aid
	Version          VersionID
	Questionnaire    string // the version's name; filled when read
	Year             int
	State            string // "open" or "closed"; open when empty
	Fictitious       bool
	Countries        []int // M49 numbers, in order
	Created          time.Time
	Opens, Closes    *time.Time
}
