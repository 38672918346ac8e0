package survey

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"

	"cotejo/backend/store"
	"cotejo/forms"
)

// Save stores what a form changed in one section. Nothing wrong is refused: it
// is kept and listed as a problem. A stale change is kept beside the current
// answer and named in Saved.Conflicts. It returns ErrForbidden, ErrClosed,
// ErrNotFound for a cell that is not of the section, or *Invalid for what no
// cell can hold; nothing is stored then.
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
		answer, err := o.typed(sec, e)
		if err != nil {
			return Saved{}, err
		}
		changed, err := s.changes(ctx, o, e, answer)
		if err != nil {
			return Saved{}, err
		}
		if changed {
			ops = append(ops, store.Op{
				ID: orNew(e.OpID), Key: e.Key, Answer: answer, Base: e.Base, Kind: editKind(answer), ClientTime: s.now(),
			})
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
	results, err := s.within(o).Save(ctx, o.stored.ID, p.author(o.stored.Party), ops)
	if err != nil {
		return Saved{}, kind(err)
	}
	for i, r := range results {
		switch {
		case errors.Is(r.Err, store.ErrConflict):
			return Saved{}, wrong(string(ops[i].Key.Question), "answer.used")
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

// typed is the answer that an edit of a section's cell gives. It refuses only
// what no cell can hold.
func (o *opened) typed(sec *forms.Section, e Edit) (forms.Answer, error) {
	q := o.state.Questionnaire.Question(e.Key.Question)
	if q == nil || q.Section != sec || !q.Asked() || !o.stands(q.Roster, e.Key.Row) {
		return forms.Answer{}, ErrNotFound
	}
	value, _ := q.Canonical(e.Raw)
	value = strings.ReplaceAll(value, "\x00", "")        // no database keeps it
	answer := forms.Answer{Value: value, State: e.State} // the original, whatever language its author prefers
	if value != "" {
		answer.State = forms.Answered // what was typed is never dropped for a ticked box
	}
	switch {
	case utf8.RuneCountInString(value) > forms.MostCharacters:
		return forms.Answer{}, wrong(string(q.ID), "answer.too_long")
	case !slices.Contains(specials, answer.State), e.Base < 0, e.OpID != "" && uuid.Validate(e.OpID) != nil:
		return forms.Answer{}, wrong(string(q.ID), "answer.unreadable")
	}
	return answer, nil
}

var specials = []forms.Special{forms.Answered, forms.DontKnow, forms.NotApplicable, forms.NoInformation}

// changes says whether a form changed a cell. A form posts all its fields, so
// one that still holds what it was shown changes nothing, even when a
// colleague has answered since.
func (s *Service) changes(ctx context.Context, o *opened, e Edit, answer forms.Answer) (bool, error) {
	head, seq := o.answer(e.Key)
	q := o.state.Questionnaire.Question(e.Key.Question)
	switch {
	case seq == 0:
		head = o.state.Cell(e.Key).Answer // untouched: the form showed the default
	case e.Base == 0 && alike(q, answer, o.untouched(e.Key)):
		return false, nil
	}
	if alike(q, head, answer) {
		return false, nil
	}
	if e.Base == seq || e.Base == 0 {
		return true, nil
	}
	shown, err := s.shown(ctx, o, e)
	return !alike(q, shown, answer), err
}

// shown is what the form was made from: the cell at the revision it names.
func (s *Service) shown(ctx context.Context, o *opened, e Edit) (forms.Answer, error) {
	revisions, err := s.within(o).Revisions(ctx, o.stored.ID, e.Key)
	if err != nil {
		return forms.Answer{}, kind(err)
	}
	i := slices.IndexFunc(revisions, func(r store.Revision) bool { return r.Seq == e.Base && r.Lang == "" })
	if i < 0 {
		return forms.Answer{}, nil
	}
	return revisions[i].Answer, nil
}

// untouched is what a cell shows before anybody has answered it: its default,
// if it has one.
func (o *opened) untouched(k forms.Key) forms.Answer {
	before := forms.Answers{Cells: maps.Clone(o.state.Answers.Cells), Rows: o.state.Answers.Rows}
	delete(before.Cells, k)
	return o.state.Questionnaire.State(&before, o.setting).Cell(k).Answer
}

// alike says whether two answers to a question say the same, as far as a form
// can tell: it posts several choices in the order of its list.
func alike(q *forms.Question, a, b forms.Answer) bool {
	return a.State == b.State && q.Same(a.Value, b.Value)
}

// same compares what is said, not the language it is said in.
func same(a, b forms.Answer) bool { return a.Value == b.Value && a.State == b.State }

// answer is a cell in the original language, with the base of its next
// revision: 0 while nobody has answered.
func (o *opened) answer(k forms.Key) (forms.Answer, int) {
	for _, h := range o.contents.Heads {
		if h.Key == k && h.Lang == "" {
			return h.Answer, h.Seq
		}
	}
	return forms.Answer{}, 0
}

func editKind(a forms.Answer) string {
	if a.Blank() {
		return store.Clear
	}
	return store.Edit
}

func orNew(id string) string {
	if id == "" {
		return uuid.NewString()
	}
	return id
}
