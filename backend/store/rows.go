package store

import (
	"bytes"
	"encoding/json"
	"fmt"

	"cotejo/forms"
)

// RowQuestion is the reserved question whose cells say which rows a roster
// has. Their key's row is the row itself, their value what [RowChange.Answer]
// writes.
const RowQuestion forms.QuestionID = "@row"

// RowChange says that a row stands in a roster, where, and whether it has been
// taken out.
type RowChange struct {
	Roster  forms.QuestionID `json:"roster"`
	Parent  forms.RowID      `json:"parent,omitempty"`
	Order   int              `json:"order"`
	Removed bool             `json:"removed,omitempty"`
}

// Answer is the change as the value of a [RowQuestion] cell.
func (c RowChange) Answer() forms.Answer {
	text, _ := json.Marshal(c) // strings and numbers always encode
	return forms.Answer{Value: string(text)}
}

// readRowChange reads what Answer wrote, and refuses anything else.
func readRowChange(value string) (RowChange, error) {
	d := json.NewDecoder(bytes.NewReader([]byte(value)))
	d.DisallowUnknownFields()
	var c RowChange
	if err := d.Decode(&c); err != nil || d.More() || c.Roster == "" {
		return RowChange{}, fmt.Errorf("%w: a row says its roster, parent and order", ErrInvalid)
	}
	return c, nil
}

// at is the row as the change leaves it.
func (c RowChange) at(d diagnosticRow, id forms.RowID, seq int) rosterRow {
	return rosterRow{
		PartyKey: d.PartyKey, Diagnostic: d.ID, RowID: id, Roster: c.Roster, Parent: c.Parent,
		Position: c.Order, Removed: c.Removed, Seq: seq,
	}
}

// rosterRow is a row as it stands.
type rosterRow struct {
	PartyKey
	Diagnostic DiagnosticID
	RowID      forms.RowID
	Roster     forms.QuestionID
	Parent     forms.RowID
	Position   int
	Removed    bool
	Seq        int
}

// TableName implements schema.Tabler.
func (rosterRow) TableName() string { return "roster_row" }

func (r rosterRow) owner() PartyKey { return r.PartyKey }

func (r rosterRow) head() RowHead {
	return RowHead{
		Roster: r.Roster, Row: forms.Row{ID: r.RowID, Parent: r.Parent},
		Order: r.Position, Removed: r.Removed, Seq: r.Seq,
	}
}
