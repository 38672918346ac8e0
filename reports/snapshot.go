// Package reports knows what is compared: a snapshot of a round goes in,
// ordered tables come out. It computes first and draws nothing: workbooks and
// pages only lay out what is computed here. It is pure, and the same snapshot
// gives the same tables in the same order.
package reports

import (
	"time"

	"cotejo/forms"
)

// Snapshot is everything a report is made from: one round at one moment.
type Snapshot struct {
	Round         Round
	Questionnaire *forms.Questionnaire
	Countries     []Country    // in the region's list order, never by score
	Diagnostics   []Diagnostic // by country, then by party in list order
	Taken         time.Time
	// Indices are the round's own that were in force, by name, each with its
	// version; those that ship are not among them. See IndicesOf.
	Indices []*Index
	// Number is the number of a frozen snapshot; 0 for a live cut, which
	// says Borrador when Draft is set.
	Number int
	// Hash is the SHA-256 of a frozen snapshot's canonical form, in
	// hexadecimal; "" for a live cut.
	Hash string
	// QuestionnaireHash tells what was published apart from what bears the
	// same name and version; "" where it is not known.
	QuestionnaireHash string
	// Draft says that the contents of open diagnostics are included; every
	// page and sheet then says so. Without it only submitted contents are.
	Draft bool
}

// Round is the round a snapshot was taken of.
type Round struct {
	Code       string
	Title      forms.Text
	Note       forms.Text // attribution and licences of the data, when there is one
	Year       int
	Fictitious bool // an exercise: says ficticio everywhere
}

// Country is a country of the round.
type Country struct {
	ISO3   string
	Number int // M49, or above 9000 for an invented country
	Name   forms.Text
	Zone   string // IANA time zone
}

// Voice is the kind of a party, shown beside every answer.
type Voice string

// The voices.
const (
	Government   Voice = "gov"
	CivilSociety Voice = "cso"
	Institution  Voice = "inst"
	Compiled     Voice = "comp" // compiled by the secretariat from public sources
)

// Party is who answers for a country.
type Party struct {
	Slug  string
	Voice Voice
	Name  forms.Text
}

// Status is how far a diagnostic has come.
type Status string

// The states of a diagnostic.
const (
	Open      Status = "open"
	Submitted Status = "submitted"
	Returned  Status = "returned"
	Approved  Status = "approved"
	// Unpublished is submitted by a party that does not let its answers be
	// published: its contents are not shown.
	Unpublished Status = "unpublished"
)

// Sent says whether the diagnostic has been handed in.
func (s Status) Sent() bool { return s == Submitted || s == Approved || s == Unpublished }

// Diagnostic is one party's answers.
type Diagnostic struct {
	Country   string // ISO3
	Party     Party
	Status    Status
	Lang      string
	Changed   time.Time // of the last answer; zero when there is none
	Submitted time.Time // zero while it has not been
	// Total counts the whole, BySection each section in order; they are
	// known for open diagnostics too, whose contents are not.
	Total     forms.Count
	BySection []forms.Count
	// State holds the contents; nil when they may not be shown.
	State *forms.State
	// Origin tells where each answer comes from; nil with State.
	Origin map[forms.Key]Origin
	// Replies are what the party says to findings in its answers, by
	// [Finding.Key]; nil with State.
	Replies map[string]Reply
}

// Origin is the trace of one answer.
type Origin struct {
	Seq    int // revision number within its cell
	At     time.Time
	Author string // role, never a name: names stay within the platform
	Kind   string // edit, import …
	Source string // citation given with the answer, or ""
	Lang   string
}

// Comparable says whether the diagnostic's contents are in the snapshot.
func (d *Diagnostic) Comparable() bool { return d.State != nil }

// Words names the kind of a party in a language.
func (v Voice) Words(lang string) string { return Word(lang, "voice."+string(v)) }

// Words names the state in a language; that of "" says that there is no
// diagnostic.
func (s Status) Words(lang string) string {
	if s == "" {
		return Word(lang, "status.none")
	}
	return Word(lang, "status."+string(s))
}
