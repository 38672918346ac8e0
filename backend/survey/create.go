package survey

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"

	"cotejo/backend/store"
	"cotejo/forms"
	"cotejo/forms/library"
)

// NewRound puts a questionnaire of the library to a set of countries.
type NewRound struct {
	Code, Questionnaire string
	Title, Note         forms.Text // the questionnaire's title when there is none
	Year                int        // this year when 0
	Fictitious          bool
	// Countries are codes of ISO 3166-1, M49 numbers or names, in list order;
	// "CRM" stands for the conference, "all" for the countries of M49.
	Countries []string
}

// CreateRound is MakeRound for what may be repeated: a round of that code
// stays as it is.
func (s *Service) CreateRound(ctx context.Context, n NewRound) error {
	if _, err := s.store.Round(ctx, n.Code); !errors.Is(err, store.ErrNotFound) {
		return err
	}
	if _, err := s.MakeRound(ctx, n); err != nil {
		return fmt.Errorf("create round %s: %w", n.Code, err)
	}
	return nil
}

// AddRound is MakeRound for organisers; for others there is nothing:
// ErrNotFound.
func (s *Service) AddRound(ctx context.Context, p Principal, n NewRound) (RoundInfo, error) {
	if !p.Organises() {
		return RoundInfo{}, ErrNotFound
	}
	return s.MakeRound(ctx, n)
}

// MakeRound publishes the questionnaire, if it is not published yet, brings in
// the countries that are not there, and opens the round. It returns *Invalid
// that names every field at fault: a code that is taken or no code, an unknown
// questionnaire or country; no round is made then.
func (s *Service) MakeRound(ctx context.Context, n NewRound) (RoundInfo, error) {
	known, err := s.store.Countries(ctx)
	if err != nil {
		return RoundInfo{}, err
	}
	chosen, faults := n.countries(known)
	if err := s.checkRound(ctx, n, faults); err != nil {
		return RoundInfo{}, err
	}
	if err := s.bringIn(ctx, unknownOf(chosen, known)); err != nil {
		return RoundInfo{}, err
	}
	if err := s.putRound(ctx, n, chosen); err != nil {
		return RoundInfo{}, err
	}
	r, err := s.store.Round(ctx, n.Code)
	if err != nil {
		return RoundInfo{}, err
	}
	reg, err := s.countries(ctx)
	return roundInfo(r, reg), err
}

// putRound stores a round that has been checked.
func (s *Service) putRound(ctx context.Context, n NewRound, countries []store.Country) error {
	version, err := s.publish(ctx, n.Questionnaire)
	if err != nil {
		return err
	}
	q, err := s.questionnaire(ctx, version)
	if err != nil {
		return err
	}
	if n.Title.Empty() {
		n.Title = q.Title
	}
	if n.Year == 0 {
		n.Year = s.now().UTC().Year()
	}
	r := store.Round{
		Code: n.Code, TitleES: n.Title["es"], TitleEN: n.Title["en"], NoteES: n.Note["es"], NoteEN: n.Note["en"],
		Version: version, Year: n.Year, Fictitious: n.Fictitious, Created: s.now(),
	}
	for _, c := range countries {
		r.Countries = append(r.Countries, c.Number)
	}
	if _, err = s.store.CreateRound(ctx, r); errors.Is(err, store.ErrConflict) {
		return codeTaken(n.Code) // someone was faster
	}
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

// Shipped is a questionnaire of the library.
type Shipped struct {
	Name  string
	Title forms.Text
}

// Library lists the questionnaires that ship, by name. It returns an error
// only when one of them cannot be read.
func Library() ([]Shipped, error) {
	var list []Shipped
	for _, name := range library.Names() {
		q, err := library.Read(name)
		if err != nil {
			return nil, err
		}
		list = append(list, Shipped{Name: name, Title: q.Title})
	}
	return list, nil
}
