package survey

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/google/uuid"

	"cotejo/backend/store"
	"cotejo/forms"
)

// rowCell is the reserved question whose cell says that a row exists.
const rowCell forms.QuestionID = "@row"

// Save stores what a form changed in one section. Nothing invalid is refused:
// it is kept and listed as a problem. A stale change is kept beside the
// current answer and named in Saved.Conflicts. It returns ErrForbidden,
// ErrClosed or ErrNotFound, and nothing is stored then.
func (s *Service) Save(ctx context.Context, p Principal, ref Ref, section string, edits []Edit) (Saved, error) {
	o, err := s.writableOf(ctx, p, ref)
	if err != nil {
		return Saved{}, err
	}
	sec := o.state.Questionnaire.Section(section)
	if sec == nil {
		return Saved{}, ErrNotFound
	}
	var ops []store.Op
	for _, e := range edits {
		op, changed, err := s.op(ctx, p, o, sec, e)
		if err != nil {
			return Saved{}, err
		}
		if changed {
			ops = append(ops, op)
		}
	}
	return s.commit(ctx, p, o, ops)
}

// commit saves operations and tells what became of them.
func (s *Service) commit(ctx context.Context, p Principal, o *opened, ops []store.Op) (Saved, error) {
	saved := Saved{At: s.now()}
	if len(ops) == 0 {
		return saved, nil
	}
	results, err := s.store.For(p.scope()).Save(ctx, o.stored.ID, p.author(o.stored.Party), ops)
	if err != nil {
		return Saved{}, kind(err)
	}
	for i, r := range results {
		switch {
		case r.Err != nil:
			return Saved{}, fmt.Errorf("save %s: %w", ops[i].Key.Question, r.Err)
		case r.Conflict:
			saved.Conflicts = append(saved.Conflicts, ops[i].Key)
		default:
			saved.Changed++
		}
	}
	return saved, nil
}

// op turns an edit into an operation, and says whether it changes anything.
func (s *Service) op(ctx context.Context, p Principal, o *opened, sec *forms.Section, e Edit) (store.Op, bool, error) {
	q := o.state.Questionnaire.Question(e.Key.Question)
	if q == nil || q.Section != sec || !q.Asked() || !o.hasRow(q, e.Key.Row) {
		return store.Op{}, false, ErrNotFound
	}
	value, _ := q.Canonical(e.Raw)
	answer := forms.Answer{Value: value, State: e.State} // the original, whatever language its author prefers
	if value != "" {
		answer.State = forms.Answered // what was typed is never dropped for a ticked box
	}
	if len(value) > maxAnswer {
		return store.Op{}, false, &Invalid{Fields: []FieldError{{Field: string(e.Key.Question), Key: "answer.too_long"}}}
	}
	changed, err := s.changes(ctx, p, o, e, answer)
	if err != nil || !changed {
		return store.Op{}, false, err
	}
	return store.Op{
		ID: orNew(e.OpID), Key: e.Key, Answer: answer, Base: e.Base,
		Kind: editKind(answer), ClientTime: s.now(),
	}, true, nil
}

// maxAnswer is the largest answer kept, in bytes: four for each of the 65,536
// characters that the rules allow.
const maxAnswer = 4 * 65536

// changes says whether a form changed a cell. A form posts all its fields, so
// one that still holds what it was shown changes nothing, even when a
// colleague has answered since.
func (s *Service) changes(ctx context.Context, p Principal, o *opened, e Edit, answer forms.Answer) (bool, error) {
	head, seq := o.answer(e.Key)
	if same(head, answer) {
		return false, nil
	}
	if e.Base == seq {
		return true, nil
	}
	shown, err := s.shown(ctx, p, o, e)
	return !same(shown, answer), err
}

// shown is what the form was made from: the cell at the revision it names.
func (s *Service) shown(ctx context.Context, p Principal, o *opened, e Edit) (forms.Answer, error) {
	if e.Base == 0 {
		return forms.Answer{}, nil
	}
	revisions, err := s.store.For(p.scope()).Revisions(ctx, o.stored.ID, e.Key)
	if err != nil {
		return forms.Answer{}, kind(err)
	}
	i := slices.IndexFunc(revisions, func(r store.Revision) bool { return r.Seq == e.Base })
	if i < 0 {
		return forms.Answer{}, nil
	}
	return revisions[i].Answer, nil
}

// same compares what is said, not the language it is said in.
func same(a, b forms.Answer) bool { return a.Value == b.Value && a.State == b.State }

func (o *opened) answer(k forms.Key) (forms.Answer, int) {
	for _, h := range o.contents.Heads {
		if h.Key == k {
			return h.Answer, h.Seq
		}
	}
	return forms.Answer{}, 0
}

// hasRow says whether a question's row exists, for questions of a roster.
func (o *opened) hasRow(q *forms.Question, row forms.RowID) bool {
	if q.Roster == nil {
		return row == ""
	}
	return slices.ContainsFunc(o.contents.Rows, func(r store.RowHead) bool {
		return r.Roster == q.Roster.ID && r.Row.ID == row
	})
}

func editKind(a forms.Answer) string {
	if a.Blank() {
		return "clear"
	}
	return "edit"
}

func orNew(id string) string {
	if id == "" {
		return uuid.NewString()
	}
	return id
}

// rowValue is what the reserved cell of a row holds.
type rowValue struct {
	Roster  forms.QuestionID `json:"roster"`
	Parent  forms.RowID      `json:"parent,omitempty"`
	Order   int              `json:"order"`
	Removed bool             `json:"removed,omitempty"`
}

// AddRow adds an empty row at the end of a roster and returns its id. It
// takes back a "no hay".
func (s *Service) AddRow(ctx context.Context, p Principal, ref Ref, roster forms.QuestionID, parent forms.RowID) (forms.RowID, error) {
	o, err := s.writableOf(ctx, p, ref)
	if err != nil {
		return "", err
	}
	if o.state.Questionnaire.Roster(roster) == nil {
		return "", ErrNotFound
	}
	id := forms.RowID(uuid.NewString())
	ops := []store.Op{rowOp(id, rowValue{Roster: roster, Parent: parent, Order: o.nextOrder(roster)}, 0)}
	declared, seq := o.answer(forms.Key{Question: roster, Row: parent})
	if !declared.Blank() {
		ops = append(ops, store.Op{ID: uuid.NewString(), Key: forms.Key{Question: roster, Row: parent}, Base: seq, Kind: "clear"})
	}
	_, err = s.commit(ctx, p, o, ops)
	return id, err
}

// RemoveRow takes a row out of a roster. Its answers stay and come back with
// RestoreRow.
func (s *Service) RemoveRow(ctx context.Context, p Principal, ref Ref, roster forms.QuestionID, row forms.RowID) error {
	return s.setRemoved(ctx, p, ref, roster, row, true)
}

// RestoreRow brings a removed row back with its answers.
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
	value := rowValue{Roster: roster, Parent: r.Row.Parent, Order: r.Order, Removed: removed}
	_, err = s.commit(ctx, p, o, []store.Op{rowOp(row, value, r.Seq)})
	return err
}

// DeclareNone says that an empty roster is empty on purpose, or takes that
// back. It returns *Invalid for a roster that has rows.
func (s *Service) DeclareNone(ctx context.Context, p Principal, ref Ref, roster forms.QuestionID, none bool) error {
	o, err := s.writableOf(ctx, p, ref)
	if err != nil {
		return err
	}
	if o.state.Questionnaire.Roster(roster) == nil {
		return ErrNotFound
	}
	if none && len(o.state.Answers.Rows[roster]) > 0 {
		return &Invalid{Fields: []FieldError{{Field: string(roster), Key: "roster.has_rows"}}}
	}
	answer := forms.Answer{}
	if none {
		answer.Value = forms.NoRows
	}
	key := forms.Key{Question: roster}
	head, seq := o.answer(key)
	if same(head, answer) {
		return nil
	}
	_, err = s.commit(ctx, p, o, []store.Op{{ID: uuid.NewString(), Key: key, Answer: answer, Base: seq, Kind: editKind(answer)}})
	return err
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

func rowOp(id forms.RowID, v rowValue, base int) store.Op {
	text, _ := json.Marshal(v) // a struct of strings and numbers always encodes
	return store.Op{
		ID: uuid.NewString(), Key: forms.Key{Question: rowCell, Row: id},
		Answer: forms.Answer{Value: string(text)}, Base: base, Kind: "edit",
	}
}
