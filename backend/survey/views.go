package survey

import (
	"time"

	"cotejo/forms"
	"cotejo/reports"
)

// Role is what a person does in Cotejo.
type Role string

// The roles.
const (
	FocalPoint    Role = "focal"
	Contributor   Role = "contributor"
	Reviewer      Role = "reviewer"
	Analyst       Role = "analyst"
	Organiser     Role = "organiser"
	Administrator Role = "administrator"
)

// Principal is a signed-in person and what they may do.
type Principal struct {
	ID    int64
	Name  string
	Email string
	Lang  string // preferred language, "es" or "en"
	// Session names the session for the audit trail; set by whoever signs in.
	Session string
	grants  []grant
}

// Ref names a diagnostic the way its address does.
type Ref struct {
	Round   string // code
	Country string // ISO3
	Party   string // slug
}

// RoundInfo is a round as lists and page heads show it.
type RoundInfo struct {
	Code          string
	Title         forms.Text
	Note          forms.Text // attribution and reading aid
	Questionnaire string
	Year          int
	Open          bool
	Fictitious    bool
	Countries     []reports.Country
	Closes        *time.Time
}

// Head is what every page of a diagnostic shows on top.
type Head struct {
	Ref      Ref
	Round    RoundInfo
	Country  reports.Country
	Party    reports.Party
	Status   reports.Status
	Changed  time.Time // last answer; zero when there is none
	Sent     time.Time // submitted; zero when not
	Writable bool      // this person may write now
	Total    forms.Count
	Zone     *time.Location // the country's
}

// HomeView is the first page of a person.
type HomeView struct {
	Diagnostics []Head      // theirs to answer
	Rounds      []RoundInfo // theirs to compare or run
	Analyst     bool
	Organiser   bool
}

// TasksView is the task list of a diagnostic.
type TasksView struct {
	Head     Head
	Sections []Task
	Resume   *forms.Section // where to go on: last changed, else first unfinished
	Gaps     bool           // something is looked for in the answers: Service.Gaps
}

// Task is one section in the task list.
type Task struct {
	Section *forms.Section
	State   forms.Progress
	Count   forms.Count
	Rosters []RosterCount
}

// RosterCount says how many rows a roster has.
type RosterCount struct {
	Roster *forms.Roster
	Rows   int
	None   bool // declared "no hay"
}

// SectionView is everything a section's page needs.
type SectionView struct {
	Head       Head
	Section    *forms.Section
	Count      forms.Count
	State      *forms.State
	Bases      map[forms.Key]Base
	Prev, Next *forms.Section // visible neighbours, nil at the ends
	Sections   []Task         // for the rail
}

// Base is what a form must send back with a cell: the revision it was shown.
type Base struct {
	Seq  int
	At   time.Time
	By   string // name of the author, within the party only
	Open int    // alternatives waiting for a decision
	Src  string // citation kept with the answer
}

// Edit is what a form says about one cell.
type Edit struct {
	Key   forms.Key
	Raw   []string      // as posted: one entry per input or ticked box
	State forms.Special // dk, na, noinfo or none
	Base  int           // the revision the form showed
	OpID  string        // client-made UUID; made here when empty
}

// Saved is the outcome of saving a form.
type Saved struct {
	At        time.Time
	Changed   int         // cells with a new revision
	Conflicts []forms.Key // kept as alternatives, waiting for a decision
}

// CheckView is the page of checking answers: everything, with problems.
type CheckView struct {
	Head     Head
	State    *forms.State
	Sections []Task
	Problems []forms.Problem // what blocks first
	Ready    bool            // nothing blocks submitting
	Gaps     bool            // something is looked for in the answers: Service.Gaps
}

// CoverageView shows how far a round has come, without contents.
type CoverageView struct {
	Round RoundInfo
	Lines []reports.CoverageLine
	// Snapshot is what they were counted in.
	Snapshot *reports.Snapshot
	Views    []ViewKind // the ways of looking at it
}

// PersonInfo is a person as the organiser's list shows them.
type PersonInfo struct {
	ID      int64
	Name    string
	Email   string
	Lang    string
	Roles   []Role
	Parties []PartyInfo
}

// PartyInfo is a party an organiser may give a person to.
type PartyInfo struct {
	Country reports.Country
	Party   reports.Party
}

// NewPerson is the form of adding a person.
type NewPerson struct {
	Name, Email, Lang string
	Role              Role
	Country           string // ISO3; for the roles that belong to a party
	Party             string // slug
	PartyName         string // for a new party of that country, with Voice
	Voice             reports.Voice
}
