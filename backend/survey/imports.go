package survey

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/google/uuid"

	"cotejo/backend/store"
	"cotejo/forms"
	"cotejo/forms/library"
	"cotejo/reports"
)

// NewRound puts a questionnaire of the library to a set of countries.
type NewRound struct {
	Code, Questionnaire string
	Title, Note         forms.Text
	Year                int
	Fictitious          bool
	Countries           []string // ISO3, in list order
}

// CreateRound publishes the questionnaire, if it is not published yet, and
// opens the round, unless there is one of that code. It returns an error that
// names an unknown questionnaire or country.
func (s *Service) CreateRound(ctx context.Context, n NewRound) error {
	if _, err := s.store.Round(ctx, n.Code); err == nil {
		return nil
	}
	version, err := s.publish(ctx, n.Questionnaire)
	if err != nil {
		return err
	}
	countries, err := s.store.Countries(ctx)
	if err != nil {
		return err
	}
	numbers := map[string]int{}
	for _, c := range countries {
		numbers[c.ISO3] = c.Number
	}
	r := store.Round{
		Code: n.Code, TitleES: n.Title["es"], TitleEN: n.Title["en"], NoteES: n.Note["es"], NoteEN: n.Note["en"],
		Version: version, Year: n.Year, State: "open", Fictitious: n.Fictitious, Created: s.now(),
	}
	for _, iso3 := range n.Countries {
		number, ok := numbers[iso3]
		if !ok {
			return fmt.Errorf("create round %s: unknown country %q", n.Code, iso3)
		}
		r.Countries = append(r.Countries, number)
	}
	_, err = s.store.CreateRound(ctx, r)
	return err
}

func (s *Service) publish(ctx context.Context, name string) (store.VersionID, error) {
	source, err := library.Source(name)
	if err != nil {
		return 0, err
	}
	q, err := library.Read(name)
	if err != nil {
		return 0, err
	}
	hash := sha256.Sum256(source)
	return s.store.Publish(ctx, store.Version{
		Name: name, Version: q.Version, Format: "md", Source: source,
		Hash: hex.EncodeToString(hash[:]), Published: s.now(),
	})
}

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
// already keeps them, so that an interrupted load can be repeated. It returns
// an error that names the first answer whose question is unknown, and stores
// nothing then.
func (s *Service) Import(ctx context.Context, by Principal, im Import) error {
	round, _, key, err := s.locate(ctx, Ref{Round: im.Round, Country: im.Country, Party: im.Party.Slug})
	if err != nil {
		return fmt.Errorf("import %s %s: %w", im.Round, im.Country, err)
	}
	q, err := s.questionnaire(ctx, round.Version)
	if err != nil {
		return err
	}
	ops, err := importOps(q, im)
	if err != nil {
		return fmt.Errorf("import %s %s: %w", im.Round, im.Country, err)
	}
	err = s.store.PutParties(ctx, []store.Party{storeParty(key, im.Party)})
	if err != nil {
		return err
	}
	x := s.store.For(store.Scope{Parties: []store.PartyKey{key}})
	d, err := x.OpenDiagnostic(ctx, round.ID, key, im.Lang)
	if err != nil {
		return err
	}
	author := store.Author{Person: store.PersonID(by.ID), Role: store.Role(Organiser)}
	held, err := x.Contents(ctx, d.ID)
	if err != nil {
		return err
	}
	if len(ops) > 0 && len(held.Heads)+len(held.Rows) == 0 {
		if err := x.Load(ctx, d.ID, author, ops); err != nil {
			return err
		}
	}
	if !im.Submit || d.State != "open" {
		return nil
	}
	held, err = x.Contents(ctx, d.ID)
	if err != nil {
		return err
	}
	return x.Submit(ctx, d.ID, author, s.now(), held.Mark())
}

// importOps makes the operations: each row when it is first named, then its
// answers.
func importOps(q *forms.Questionnaire, im Import) ([]store.Op, error) {
	var ops []store.Op
	order := map[string]int{}
	seen := map[string]bool{}
	for _, a := range im.Answers {
		if a.Row != "" && !seen[a.Row] {
			roster, err := find(q, a.Roster)
			if err != nil {
				return nil, err
			}
			seen[a.Row] = true
			order[a.Roster]++
			value := rowValue{Roster: roster, Parent: forms.RowID(a.Parent), Order: order[a.Roster]}
			op := rowOp(forms.RowID(a.Row), value, 0)
			op.Kind = "import"
			ops = append(ops, op)
		}
		if a.Question == "" {
			continue // a row alone
		}
		id, err := find(q, a.Question)
		if err != nil {
			return nil, err
		}
		ops = append(ops, store.Op{
			ID: uuid.NewString(), Key: forms.Key{Question: id, Row: forms.RowID(a.Row)},
			Answer: forms.Answer{Value: a.Value, State: a.State}, // the original: a translation would stand beside one
			Kind:   "import", Source: a.Source,
		})
	}
	return ops, nil
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
