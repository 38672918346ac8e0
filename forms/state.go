package forms

import "time"

// Setting is what the rules may know about a diagnostic besides its answers.
type Setting struct {
	Country string // ISO 3166-1 alpha-3
	// CountryName names the country where the questionnaire's own list does
	// not hold it, as in an exercise with invented countries.
	CountryName Text
	Voice       string // gov, cso, inst, comp
	Year        int    // the round's year of reference
	// Now is the moment of the evaluation, in the diagnostic's time zone; of
	// what has been submitted, the moment of submission.
	Now time.Time
	// Filled are further values the platform supplies, such as FillEmail.
	Filled map[Fill]string
}

// State is what follows from a diagnostic's answers. It does not change once
// made, and is safe for concurrent use.
type State struct {
	Questionnaire *Questionnaire
	Answers       *Answers

	setting  Setting
	root     *frame
	frames   map[Key]*frame // by the roster and the row
	byScope  [][]*frame     // the frames of each scope, by its number
	problems []Problem
	counts   map[*Section]*sum
}

// Cell is the state of one question (in one row), or of one group or roster.
type Cell struct {
	Visible  bool
	Required bool
	ReadOnly bool
	// Answer is what counts: the person's answer, or the computed value. It is
	// empty while the cell is hidden; what was typed before stays in Answers.
	Answer   Answer
	Problems []Problem
	// Choices are the names (or row ids) a filter leaves, nil when all may be
	// chosen.
	Choices []string
}

// Severity tells a problem that blocks submitting from one that only warns.
type Severity string

// The severities.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
)

// Problem is something wrong with an answer, as a code with arguments; its
// words are in the catalogue (see Message).
type Problem struct {
	Severity Severity
	Code     string
	Args     []string
	Text     Text // the questionnaire's own message, when it has one
	Key      Key
	Section  *Section
}

// Count is how far a section, or the whole, is answered. Only visible asked
// questions count; a roster counts as one question (answered when it has rows
// or a declared "no hay"), besides the questions of its rows.
type Count struct {
	Asked, Answered int // all levels
	ByLevel         [4]Tally
	RequiredMissing int
	Errors          int // problems that block, among them what is missing
	Warnings        int
	Special         int // of Answered, how many are special answers
	Expected        int // visible questions that ask for a source
	Sourced         int // of Expected, how many are answered
}

// Tally is a pair of counts.
type Tally struct{ Asked, Answered int }

// Setting returns what the rules knew besides the answers.
func (s *State) Setting() Setting { return s.setting }
