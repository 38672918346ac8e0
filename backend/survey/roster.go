package survey

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"cotejo/backend/store"
	"cotejo/forms"
)

// mostRows is how many rows a party may put into a roster.
const mostRows = 1000

// AddRow adds an empty row at the end of a roster, in a row of the enclosing
// one where it is nested, and returns its id. It takes back a "no hay". It
// returns *Invalid for a roster that is full.
func (s *Service) AddRow(ctx context.Context, p Principal, ref Ref, roster forms.QuestionID, parent forms.RowID) (forms.RowID, error) {
	o, r, err := s.rosterOf(ctx, p, ref, roster, parent)
	if err != nil {
		return "", err
	}
	most := mostRows
	if wanted, counted := o.state.Wanted(r, parent); counted {
		most = min(wanted, mostRows)
	}
	if len(o.state.Answers.Of(roster, parent)) >= most {
		return "", wrong(string(roster), "roster.full")
	}
	id := forms.RowID(uuid.NewString())
	ops := []store.Op{rowOp(id, store.RowChange{Roster: roster, Parent: parent, Order: o.nextOrder(roster)}, 0)}
	_, err = s.commit(ctx, p, o, append(ops, o.takeBack(roster, parent)...))
	return id, err
}

// RemoveRow takes a row out of a roster. Its answers stay and come back with
// RestoreRow.
func (s *Service) RemoveRow(ctx context.Context, p Principal, ref Ref, roster forms.QuestionID, row forms.RowID) error {
	return s.setRemoved(ctx, p, ref, roster, row, true)
}

// RestoreRow brings a removed row back with its answers, and takes back a "no
// hay" that was said meanwhile.
func (s *Service) RestoreRow(ctx context.Context, p Principal, ref Ref, roster forms.QuestionID, row forms.RowID) error {
	return s.setRemoved(ctx, p, ref, roster, row, false)
}

func (s *Service) setRemoved(ctx context.Context, p Principal, ref Ref, roster forms.QuestionID, row forms.RowID, removed bool) error {
	o, err := s.writableOf(ctx, p, ref)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(o.contents.Rows, func(r store.RowHead) bool { return r.Roster == roster && r.Row.ID == row })
	if i < 0 {
		return ErrNotFound
	}
	r := o.contents.Rows[i]
	if r.Removed == removed {
		return nil
	}
	change := store.RowChange{Roster: roster, Parent: r.Row.Parent, Order: r.Order, Removed: removed}
	ops := []store.Op{rowOp(row, change, r.Seq)}
	if !removed {
		ops = append(ops, o.takeBack(roster, r.Row.Parent)...)
	}
	_, err = s.commit(ctx, p, o, ops)
	return err
}

// DeclareNone says that an empty roster is empty on purpose, or takes that
// back; parent is the row of the enclosing roster where it is nested. It
// returns *Invalid for a roster that has rows.
func (s *Service) DeclareNone(ctx context.Context, p Principal, ref Ref, roster forms.QuestionID, parent forms.RowID, none bool) error {
	o, _, err := s.rosterOf(ctx, p, ref, roster, parent)
	if err != nil {
		return err
	}
	if !none {
		_, err = s.commit(ctx, p, o, o.takeBack(roster, parent))
		return err
	}
	if len(o.state.Answers.Of(roster, parent)) > 0 {
		return wrong(string(roster), "roster.has_rows")
	}
	key, answer := forms.Key{Question: roster, Row: parent}, forms.Answer{Value: forms.NoRows}
	head, seq := o.answer(key)
	if same(head, answer) {
		return nil
	}
	_, err = s.commit(ctx, p, o, []store.Op{{ID: uuid.NewString(), Key: key, Answer: answer, Base: seq, Kind: store.Edit}})
	return err
}

// rosterOf opens a diagnostic to write in, and finds a roster and the row it is
// nested in.
func (s *Service) rosterOf(ctx context.Context, p Principal, ref Ref, roster forms.QuestionID, parent forms.RowID) (*opened, *forms.Roster, error) {
	o, err := s.writableOf(ctx, p, ref)
	if err != nil {
		return nil, nil, err
	}
	r := o.state.Questionnaire.Roster(roster)
	if r == nil || !o.stands(r.Roster, parent) {
		return nil, nil, ErrNotFound
	}
	return o, r, nil
}

// stands says whether a row is in a roster, removed or not; outside rosters
// there is no row.
func (o *opened) stands(r *forms.Roster, row forms.RowID) bool {
	if r == nil {
		return row == ""
	}
	return slices.ContainsFunc(o.contents.Rows, func(h store.RowHead) bool { return h.Roster == r.ID && h.Row.ID == row })
}

// takeBack clears what a roster's own cell says, if it says anything.
func (o *opened) takeBack(roster forms.QuestionID, parent forms.RowID) []store.Op {
	key := forms.Key{Question: roster, Row: parent}
	if declared, seq := o.answer(key); !declared.Blank() {
		return []store.Op{{ID: uuid.NewString(), Key: key, Base: seq, Kind: store.Clear}}
	}
	return nil
}

func (o *opened) nextOrder(roster forms.QuestionID) int {
	next := 1
	for _, r := range o.contents.Rows {
		if r.Roster == roster && r.Order >= next {
			next = r.Order + 1
		}
	}
	return next
}

func rowOp(id forms.RowID, change store.RowChange, base int) store.Op {
	return store.Op{
		ID: uuid.NewString(), Key: forms.Key{Question: store.RowQuestion, Row: id},
		Answer: change.Answer(), Base: base, Kind: store.Edit,
	}
}
