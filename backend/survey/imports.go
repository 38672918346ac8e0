package survey

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"cotejo/backend/store"
	"cotejo/forms"
	"cotejo/reports"
)

// Import is one party's answers brought in from elsewhere.
type Import struct {
	Round, Country string
	Party          NewParty
	Lang           string
	Answers        []ImportedAnswer
	Submit         bool // hand it in as well
}

// NewParty names who answers; it is added when it is not known yet.
type NewParty struct {
	Slug  string
	Voice reports.Voice
	Name  forms.Text
}

// ImportedAnswer is one cell: the question by id, or by its name where that is
// unique; rows by any key that is unique within the diagnostic.
type ImportedAnswer struct {
	Question string
	Roster   string // the roster that Row belongs to, by id or name
	Row      string
	Parent   string
	Value    string
	State    forms.Special
	Source   string // citation kept with the answer
}

// Import fills an empty diagnostic in one transaction; one that holds answers
// already keeps them, so that an interrupted load can be repeated. Organisers
// import, for others there is nothing: ErrNotFound. It returns an error that
// names the first answer whose question is unknown, and stores nothing then.
func (s *Service) Import(ctx context.Context, by Principal, im Import) error {
	if !by.Organises() {
		return ErrNotFound
	}
	if err := s.load(ctx, by, im); err != nil {
		return fmt.Errorf("import %s %s: %w", im.Round, im.Country, kind(err))
	}
	return nil
}

func (s *Service) load(ctx context.Context, by Principal, im Import) error {
	round, _, key, err := s.locate(ctx, Ref{Round: im.Round, Country: im.Country, Party: im.Party.Slug})
	if err != nil {
		return err
	}
	q, err := s.questionnaire(ctx, round.Version)
	if err != nil {
		return err
	}
	ops, err := importOps(q, im.Answers)
	if err != nil {
		return err
	}
	if err := s.store.PutParties(ctx, []store.Party{storeParty(key, im.Party)}); err != nil {
		return err
	}
	x := s.store.For(store.Scope{Parties: []store.PartyKey{key}})
	d, err := x.OpenDiagnostic(ctx, round.ID, key, im.Lang)
	if err != nil {
		return err
	}
	author := store.Author{Person: store.PersonID(by.ID), Role: store.Organiser, Session: by.Session}
	return s.fill(ctx, x, d, author, ops, im.Submit)
}

// fill loads what an empty diagnostic is to hold, and hands an open one in
// when that is wanted.
func (s *Service) fill(ctx context.Context, x *store.Scoped, d store.Diagnostic, by store.Author, ops []store.Op, submit bool) error {
	held, err := x.Contents(ctx, d.ID)
	if err == nil && len(ops) > 0 && held.Mark() == 0 {
		if err = x.Load(ctx, d.ID, by, ops); err == nil {
			held, err = x.Contents(ctx, d.ID)
		}
	}
	if err != nil || !submit || d.State != "open" {
		return err
	}
	return x.Submit(ctx, d.ID, by, s.now(), held.Mark())
}

// importOps makes the operations: each row when it is first named, then its
// answers.
func importOps(q *forms.Questionnaire, answers []ImportedAnswer) ([]store.Op, error) {
	var ops []store.Op
	order := map[forms.QuestionID]int{}
	roster := map[string]forms.QuestionID{} // of each row
	for _, a := range answers {
		if a.Row != "" && roster[a.Row] == "" {
			id, err := find(q, a.Roster)
			if err != nil {
				return nil, err
			}
			roster[a.Row] = id
			order[id]++
			op := rowOp(forms.RowID(a.Row), store.RowChange{Roster: id, Parent: forms.RowID(a.Parent), Order: order[id]}, 0)
			op.Kind = store.Import
			ops = append(ops, op)
		}
		if a.Question == "" {
			continue // a row alone
		}
		id, err := find(q, a.Question)
		if err != nil {
			return nil, err
		}
		if !standsIn(q.Element(id), roster[a.Row]) {
			return nil, fmt.Errorf("%s does not stand in row %q of %q", id, a.Row, roster[a.Row])
		}
		ops = append(ops, store.Op{
			ID: uuid.NewString(), Key: forms.Key{Question: id, Row: forms.RowID(a.Row)},
			Answer: forms.Answer{Value: a.Value, State: a.State}, // the original: a translation would stand beside one
			Kind:   store.Import, Source: a.Source,
		})
	}
	return ops, nil
}

// standsIn says whether an element is one of those that each row of a roster
// answers; outside rosters, the roster is "".
func standsIn(e forms.Element, roster forms.QuestionID) bool {
	r := e.Base().Roster
	if r == nil {
		return roster == ""
	}
	return r.ID == roster
}

// find returns the id of an element named by id or by a unique name.
func find(q *forms.Questionnaire, name string) (forms.QuestionID, error) {
	if e := q.Element(forms.QuestionID(name)); e != nil {
		return e.Base().ID, nil
	}
	switch found := q.ByName(name); len(found) {
	case 0:
		return "", fmt.Errorf("no question %q in %s", name, q.Name)
	case 1:
		return found[0].Base().ID, nil
	default:
		return "", fmt.Errorf("%d questions named %q in %s: use the full path", len(found), name, q.Name)
	}
}
