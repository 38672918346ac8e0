// Package demo holds the demonstration: rounds of published data about the
// conference's countries, and an exercise region of invented ones. It only
// says what there is to load; storing it is somebody else's work.
package demo

import "cotejo/forms"

// Seed is everything the demonstration loads.
type Seed struct {
	Countries []Country // the invented ones; real countries are referred to by code
	Rounds    []Round
}

// Country is an invented country.
type Country struct {
	ISO3, ISO2     string // user-assigned codes of ISO 3166-1
	Number         int    // above 9000, where M49 has none
	NameES, NameEN string
	Zone           string // IANA time zone
	Fictitious     bool
}

// Round is a questionnaire put to countries, with the answers there are.
type Round struct {
	Code             string
	Questionnaire    string // its name in the library
	TitleES, TitleEN string
	Fictitious       bool
	Year             int        // of reference
	Countries        []string   // ISO 3166-1 alpha-3, in list order
	Attribution      forms.Text // origin and licence of the data
	Diagnostics      []Diagnostic
}

// Diagnostic is what one party answers.
type Diagnostic struct {
	Country   string // ISO 3166-1 alpha-3
	Party     Party
	Submitted bool   // else it is still open
	Lang      string // of the answers: es or en
	Answers   []Answer
	Replies   []Reply
}

// Reply is what a party says to a gap in its answers, by the finding's key.
type Reply struct{ Finding, Text string }

// Party is who answers for a country.
type Party struct {
	Slug           string
	Voice          string // gov, cso, inst or comp
	NameES, NameEN string
}

// Answer is one answer. Rows come in the order of their first answer. A roster
// declared empty is an answer whose question is the roster and whose value is
// forms.NoRows.
type Answer struct {
	Roster    string // path of the roster, or empty
	Row       string // id of the row, a UUID, or empty
	ParentRow string // of the enclosing roster's row, or empty
	Question  string // path of the question
	Value     string // canonical text; row ids for references
	State     string // a special answer: dk, na, noinfo, or empty
	Lang      string // language of a text, or empty
	Source    string // citation shown beside the answer, or empty
}
