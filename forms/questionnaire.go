// Package forms knows what is asked: questionnaires, the answers to them, and
// what follows from the answers (what is visible, required, wrong, computed).
// It is pure: no database, no HTTP, no clock of its own.
package forms

import (
	"cotejo/forms/expr"
)

// A QuestionID names a question, group or roster for ever: it is given when
// the questionnaire is first published (the path of names, such as
// "d/str/d_name") and is carried by confirmed renames.
type QuestionID string

// A RowID names a row of a roster for ever: a UUID made by whoever adds it.
type RowID string

// Questionnaire is what is asked, as one published version says it.
// It is immutable once read, and safe for concurrent use.
type Questionnaire struct {
	Name      string // form_id
	Title     Text
	Version   string
	Languages []string // ISO 639-1 codes, the default language first
	Sections  []*Section
	Lists     map[string]*List

	index index // names, ids and evaluation order; made by Seal
}

// Section is a top-level group: the unit of work, delegation and review.
type Section struct {
	Group
	Implicit bool // made by the reader for questions outside any group
}

// An Element is a part of a questionnaire: a *Group, a *Roster or a *Question.
type Element interface {
	Base() *Base
}

// Base is what every element has.
type Base struct {
	ID       QuestionID
	Name     string // XLSForm name, unique within its parent only
	Label    Text
	Hint     Text
	Guidance Text // why it is asked, how it is compared; for the help panel and print
	Relevant *expr.Expr
	Parent   Element // nil for a section
	Section  *Section
	Roster   *Roster // the innermost roster it stands in, or nil; a roster's own is the outer one
	Minutes  int     // estimated minutes, on groups; 0 when not said

	Appearance string
}

// Common is Base by the name under which it is embedded: a field called Base
// would hide the method.
type Common = Base

// Base returns the element's common part.
func (b *Base) Base() *Base { return b }

// Group is a set of elements under one heading.
type Group struct {
	Common
	Elements []Element
}

// Roster is a list of rows that all answer the same questions.
type Roster struct {
	Group
	Level int        // as of a question; the lowest of its questions' when not said
	Count *expr.Expr // repeat_count, or nil when rows are added freely
	Title *Question  // whose answer names a row: its first text question
}

// Question is one thing asked.
type Question struct {
	Common
	Type        Type
	List        *List      // choices, for SelectOne, SelectMultiple and Rank from a list
	From        *Roster    // rows to choose from, for a select from a roster
	FromLabel   *Question  // the field of From shown to choose by
	Refs        []*Roster  // for a text that refers to a row of one of several rosters
	Filter      *expr.Expr // choice_filter
	Required    *expr.Expr
	RequiredMsg Text
	Constraint  *expr.Expr
	Message     Text // constraint_message
	Calculation *expr.Expr
	Default     *expr.Expr // evaluated while nobody has touched the cell
	Initial     string     // a default that is plain text
	ReadOnly    bool
	Fill        Fill   // supplied by the platform
	Level       int    // 1 essential, 2 standard, 3 full; 0 when not said
	Expected    bool   // a source is expected: missing warns, never blocks
	Code        string // bind::cotejo:code, the item's id in an outside source
	// Private marks personal data, which stays with the party and whoever runs
	// the round: it is not published, and names no row. So does what is
	// computed from it.
	Private    bool
	Parameters map[string]string
}

// Type is a question's type.
type Type string

// The types of question.
const (
	TextType       Type = "text"
	Integer        Type = "integer"
	Decimal        Type = "decimal"
	Date           Type = "date"
	Time           Type = "time"
	DateTime       Type = "dateTime"
	SelectOne      Type = "select_one"
	SelectMultiple Type = "select_multiple"
	Rank           Type = "rank"
	Note           Type = "note"
	Calculate      Type = "calculate"
	Hidden         Type = "hidden"
	File           Type = "file"
)

// Fill says what the platform supplies as a question's value.
type Fill string

// What the platform can supply.
const (
	NoFill      Fill = ""
	FillCountry Fill = "country" // ISO 3166-1 alpha-3 of the diagnostic's country
	FillVoice   Fill = "voice"   // gov, cso, inst or comp
	FillYear    Fill = "year"    // the round's year of reference
	FillToday   Fill = "today"   // the day of the evaluation, YYYY-MM-DD: a default, which a person may change

	// What XLSForm's metadata types ask for; taken from Setting.Filled.
	FillStart    Fill = "start"
	FillEnd      Fill = "end"
	FillUsername Fill = "username"
	FillEmail    Fill = "email"
)

// List is a list of choices.
type List struct {
	Name    string
	Choices []*Choice
	byName  map[string]*Choice
}

// Choice is one choice of a list.
type Choice struct {
	Name    string
	Label   Text
	Missing Special           // set when the choice itself means a special answer
	Extra   map[string]string // further columns, for filters and calculations
}

// Choice returns the choice of that name, or nil.
func (l *List) Choice(name string) *Choice {
	if l.byName != nil {
		return l.byName[name]
	}
	for _, c := range l.Choices {
		if c.Name == name {
			return c
		}
	}
	return nil
}

// Asked says whether a person answers the question: notes, calculations,
// hidden values and what the platform supplies are not asked.
func (q *Question) Asked() bool {
	return q.Type != Note && q.Type != Hidden && !q.Computed()
}

// Computed says whether the value comes from the rules or the platform. The
// day of the evaluation is only a suggestion, which a person may change.
func (q *Question) Computed() bool {
	return q.Type == Calculate || q.Calculation != nil || (q.Fill != NoFill && q.Fill != FillToday)
}
