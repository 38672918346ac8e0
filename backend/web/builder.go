package web

import (
	"net/url"
	"time"

	"cotejo/backend/i18n"
	"cotejo/backend/survey"
	"cotejo/forms"
)

// builder turns the state of a section into what its page shows.
type builder struct {
	words    *i18n.Printer
	lang     string
	fallback []string // languages of the questionnaire
	ref      survey.Ref
	state    *forms.State
	bases    map[forms.Key]survey.Base
	zone     *time.Location
	writable bool
	missing  bool        // point out what is not answered yet
	opened   forms.RowID // the row to show unfolded
	posted   url.Values  // what was typed and could not be stored, or nil
	inTable  bool        // the fields being drawn stand in a table
}

// Element is a part of a section's page: one of its pointers is set.
type Element struct {
	Field  *Field
	Group  *GroupView
	Roster *RosterView
}

// GroupView is a set of elements under one heading.
type GroupView struct {
	ID, Label, Hint string
	Level           int // of the heading
	Elements        []Element
}

// elements draws what is visible, in one row ("" outside rosters).
func (b *builder) elements(list []forms.Element, row forms.RowID, level int) []Element {
	var out []Element
	for _, e := range list {
		switch e := e.(type) {
		case *forms.Question:
			if f := b.field(e, row); f != nil {
				out = append(out, Element{Field: f})
			}
		case *forms.Group:
			if b.state.Cell(forms.Key{Question: e.ID, Row: row}).Visible {
				out = append(out, Element{Group: b.group(e, row, level)})
			}
		case *forms.Roster:
			if b.state.Cell(forms.Key{Question: e.ID, Row: row}).Visible {
				out = append(out, Element{Roster: b.roster(e, row, level)})
			}
		}
	}
	return out
}

func (b *builder) group(g *forms.Group, row forms.RowID, level int) *GroupView {
	return &GroupView{
		ID: "grupo." + string(g.ID) + "." + string(row), Level: level,
		Label:    g.Label.In(b.lang, b.fallback...),
		Hint:     g.Hint.In(b.lang, b.fallback...),
		Elements: b.elements(g.Elements, row, min(level+1, 6)),
	}
}
