package reports

import "cotejo/forms"

// GapRules say how the gaps of a questionnaire's answers are found: which
// roster holds those that a party declares, and which checks find others
// without anybody naming them. The rules are data; those that ship stand in
// the folder gaps.
//
// A gap is never made of missing data. A check finds one only where what the
// party has said leaves no other reading; where a list is unanswered, an answer
// is special or a question blank, it says that it cannot tell, and why.
type GapRules struct {
	Name     string // of the questionnaire they are for
	Declared *DeclaredRule
	Checks   []GapCheck
}

// DeclaredRule names the roster of declared gaps and its questions.
type DeclaredRule struct {
	Label  forms.Text
	Roster string
	Text   string // describes the gap
	// The others may be empty.
	Area, Kind, Severity, Groups, Remedy string
}

// GapCheck looks at every row of a roster or at every choice of a question,
// and finds those that nothing shows to be served.
type GapCheck struct {
	Kind  string // a short code
	Label forms.Text
	// Rows is the roster whose rows are looked at, each by the proofs Any: the
	// row is served when one of them holds.
	Rows string
	Any  []Proof
	// Choices is a question in a roster, whose choices are looked at: a choice
	// is served when a row names it, or one of Everyone.
	Choices  string
	Everyone []string
}

// Proof is one way in which a row may be seen to be served. Exactly one of Own
// and Named is set.
type Proof struct {
	Own   string // a question of the row itself, answered
	Named string // a question elsewhere whose answer names the row
	// None are the answers that say there is none: "none", or "0" for a number.
	None []string
	// Special is the special answer by which the questionnaire lets a party
	// say that there is none; it tells so beside the question. Any other
	// special answer tells nothing.
	Special forms.Special
	// Blank says that a blank too says there is none: only where what is
	// missing is the answer itself, as a source that was not cited.
	Blank bool
	// Without is the roster without whose rows no other can name this one:
	// where it is declared empty, and the naming roster is not asked for, it is
	// known that nothing names the row.
	Without string
}

// GapTable holds the gaps of a snapshot.
type GapTable struct {
	Rules *GapRules
	Lines []GapLine // one per country and party, in list order
}

// GapLine holds what was found in one party's answers: by kind, the declared
// first, then in the order of rows or choices.
type GapLine struct {
	Column
	// Mark is Answered, or else why nothing could be looked at: there is no
	// diagnostic (NoData), or its contents are not shown (Withheld).
	Mark     Mark
	Findings []Finding
}

// Finding is a gap, or that it cannot be known whether there is one.
type Finding struct {
	Check    *GapCheck    // nil for a declared gap
	Declared *DeclaredGap // nil for one a check found
	// The subject: a row of a roster or a choice. A finding without subject
	// is about the whole list.
	Roster *forms.Roster
	Row    forms.RowID
	Choice *forms.Choice
	// Mark is Answered for a gap, or else why it cannot be known.
	Mark Mark

	diagnostic *Diagnostic
}

// DeclaredGap is a gap that the party itself declares. Entries for which the
// questionnaire has no question are empty.
type DeclaredGap struct {
	Text, Area, Kind, Severity, Groups, Remedy Entry
}

// Gap says whether the finding is a gap, and not merely unknown.
func (f Finding) Gap() bool { return f.Mark == Answered }

// Kind is the code of the check, or "declared".
func (f Finding) Kind() string {
	if f.Check == nil {
		return "declared"
	}
	return f.Check.Kind
}

// Key names the finding within its diagnostic for as long as its subject
// exists, so that a reply stays beside it.
func (f Finding) Key() string {
	switch {
	case f.Row != "":
		return f.Kind() + "/" + string(f.Row)
	case f.Choice != nil:
		return f.Kind() + "/" + f.Choice.Name
	}
	return f.Kind()
}

// Title names the subject: the row's title, the choice's label, or the
// roster's label for a finding about the whole.
func (f Finding) Title(lang string) string {
	languages := f.diagnostic.State.Questionnaire.Languages
	switch {
	case f.Row != "":
		return f.diagnostic.State.RowTitle(f.Roster, f.Row, lang)
	case f.Choice != nil:
		return f.Choice.Label.In(lang, languages...)
	}
	return f.Roster.Label.In(lang, languages...)
}

// Origin is the trace of the answer that the finding rests on: what names the
// row or, for others, what was said of the list as a whole; the zero Origin
// when nobody typed that.
func (f Finding) Origin() Origin {
	key := forms.Key{Question: f.Roster.ID}
	switch {
	case f.Declared != nil:
		return f.Declared.Text.Origin()
	case f.Row != "" && f.Roster.Title != nil:
		key = forms.Key{Question: f.Roster.Title.ID, Row: f.Row}
	}
	return f.diagnostic.Trace(key)
}
