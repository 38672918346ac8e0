package reports

import (
	"time"

	"cotejo/forms"
)

// The canonical form of a snapshot is JSON without spaces: objects with their
// members in the order of the types below, maps by key, texts as they are.
// Countries, diagnostics and rows keep their order, which says something; cells
// stand by question and row. Times are UTC; only the moment that rules were
// evaluated at keeps its offset, for they tell the day by it. What is empty is
// left out. So the same snapshot is the same bytes.
//
// It refers to its questionnaire by name, version and hash. What the rules hid
// and computed is written down too: whoever reads it learns whether the rules
// still say the same. Its number is given by whoever keeps it, and is not in it.

const (
	// frozenFormat is what is written; the first had no replies, and is read too.
	frozenFormat = 2
	// RulesVersion tells rules that read the same answers differently apart:
	// visibility, computed values, what counts as an answer.
	RulesVersion = 1
)

type frozenSnapshot struct {
	Format        int                 `json:"format"`
	Rules         int                 `json:"rules"`
	Questionnaire frozenQuestionnaire `json:"questionnaire"`
	Round         frozenRound         `json:"round"`
	Taken         time.Time           `json:"taken,omitzero"`
	Draft         bool                `json:"draft,omitempty"`
	Countries     []frozenCountry     `json:"countries,omitempty"`
	Diagnostics   []frozenDiagnostic  `json:"diagnostics,omitempty"`
	Indices       []frozenIndex       `json:"indices,omitempty"`
}

// frozenIndex is an index of the round's own, whole: what was kept elsewhere
// may have been replaced since.
type frozenIndex struct {
	Version    int         `json:"version"`
	Definition *Definition `json:"definition"`
}

type frozenQuestionnaire struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Hash    string `json:"hash,omitempty"`
}

type frozenRound struct {
	Code       string     `json:"code"`
	Title      forms.Text `json:"title,omitempty"`
	Note       forms.Text `json:"note,omitempty"`
	Year       int        `json:"year,omitempty"`
	Fictitious bool       `json:"fictitious,omitempty"`
}

type frozenCountry struct {
	ISO3   string     `json:"iso3"`
	Number int        `json:"number,omitempty"`
	Name   forms.Text `json:"name,omitempty"`
	Zone   string     `json:"zone,omitempty"`
}

type frozenParty struct {
	Slug  string     `json:"slug"`
	Voice Voice      `json:"voice"`
	Name  forms.Text `json:"name,omitempty"`
}

type frozenDiagnostic struct {
	Country   string          `json:"country"`
	Party     frozenParty     `json:"party"`
	Status    Status          `json:"status"`
	Lang      string          `json:"lang,omitempty"`
	Changed   time.Time       `json:"changed,omitzero"`
	Submitted time.Time       `json:"submitted,omitzero"`
	Total     frozenCount     `json:"total"`
	BySection []frozenCount   `json:"by_section,omitempty"`
	Contents  *frozenContents `json:"contents,omitempty"` // absent when they may not be shown
}

type frozenCount struct {
	Asked           int       `json:"asked"`
	Answered        int       `json:"answered"`
	ByLevel         [4][2]int `json:"by_level"` // asked, answered
	RequiredMissing int       `json:"required_missing"`
	Errors          int       `json:"errors"`
	Warnings        int       `json:"warnings"`
	Special         int       `json:"special"`
	Expected        int       `json:"expected"`
	Sourced         int       `json:"sourced"`
}

type frozenContents struct {
	Setting  frozenSetting  `json:"setting"`
	Rosters  []frozenRoster `json:"rosters,omitempty"`
	Cells    []frozenCell   `json:"cells,omitempty"`
	Hidden   []frozenKey    `json:"hidden,omitempty"`
	Computed []frozenCell   `json:"computed,omitempty"` // where it is not what was answered
	Replies  []frozenReply  `json:"replies,omitempty"`  // by finding
}

type frozenSetting struct {
	Country     string                `json:"country,omitempty"`
	CountryName forms.Text            `json:"country_name,omitempty"`
	Voice       string                `json:"voice,omitempty"`
	Year        int                   `json:"year,omitempty"`
	Now         time.Time             `json:"now,omitzero"` // with its offset
	Filled      map[forms.Fill]string `json:"filled,omitempty"`
}

type frozenRoster struct {
	Roster forms.QuestionID `json:"roster"`
	Rows   []frozenRow      `json:"rows"`
}

type frozenRow struct {
	ID     forms.RowID `json:"id"`
	Parent forms.RowID `json:"parent,omitempty"`
}

type frozenKey struct {
	Question forms.QuestionID `json:"question"`
	Row      forms.RowID      `json:"row,omitempty"`
}

type frozenCell struct {
	frozenKey
	Answer *frozenAnswer `json:"answer,omitempty"`
	Origin *frozenOrigin `json:"origin,omitempty"`
}

type frozenAnswer struct {
	Value string        `json:"value,omitempty"`
	State forms.Special `json:"state,omitempty"`
	Lang  string        `json:"lang,omitempty"`
}

type frozenReply struct {
	Finding string       `json:"finding"` // its key
	Text    string       `json:"text"`
	Origin  frozenOrigin `json:"origin"`
}

type frozenOrigin struct {
	Seq    int       `json:"seq"`
	At     time.Time `json:"at,omitzero"`
	Author string    `json:"author,omitempty"`
	Kind   string    `json:"kind,omitempty"`
	Source string    `json:"source,omitempty"`
	Lang   string    `json:"lang,omitempty"`
}
