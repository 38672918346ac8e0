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
	Title, Note         forms.Text
	Year                int
	Fictitious          bool
	Countries           []string // ISO3, in list order
}

// CreateRound publishes the questionnaire, if it is not published yet, and
// opens the round, unless there is one of that code. It returns an error that
// names an unknown questionnaire or country.
func (s *Service) CreateRound(ctx context.Context, n NewRound) error {
	if _, err := s.store.Round(ctx, n.Code); !errors.Is(err, store.ErrNotFound) {
		return err
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
		Version: version, Year: n.Year, Fictitious: n.Fictitious, Created: s.now(),
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
