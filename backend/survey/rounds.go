package survey

import (
	"context"
	"fmt"
	"slices"

	"cotejo/backend/store"
	"cotejo/forms"
	"cotejo/forms/xlsform"
	"cotejo/reports"
)

// Rounds lists the rounds a person may see as a whole: for organisers,
// analysts and reviewers all of them, for others none.
func (s *Service) Rounds(ctx context.Context, p Principal) ([]RoundInfo, error) {
	if !p.Analyses() {
		return nil, nil
	}
	return s.AllRounds(ctx)
}

// AllRounds lists every round; for the command line, whose user owns the
// machine.
func (s *Service) AllRounds(ctx context.Context) ([]RoundInfo, error) {
	rounds, err := s.store.Rounds(ctx)
	if err != nil {
		return nil, err
	}
	countries, err := s.countries(ctx)
	if err != nil {
		return nil, err
	}
	infos := make([]RoundInfo, len(rounds))
	for i, r := range rounds {
		infos[i] = roundInfo(r, countries)
	}
	return infos, nil
}

// Round returns one round to whoever may see it as a whole, else ErrNotFound.
func (s *Service) Round(ctx context.Context, p Principal, code string) (RoundInfo, error) {
	if !p.Analyses() {
		return RoundInfo{}, ErrNotFound
	}
	r, err := s.store.Round(ctx, code)
	if err != nil {
		return RoundInfo{}, kind(err)
	}
	countries, err := s.countries(ctx)
	if err != nil {
		return RoundInfo{}, err
	}
	return roundInfo(r, countries), nil
}

// registry is the list of countries by number.
type registry map[int]reports.Country

func (s *Service) countries(ctx context.Context) (registry, error) {
	list, err := s.store.Countries(ctx)
	if err != nil {
		return nil, err
	}
	reg := registry{}
	for _, c := range list {
		reg[c.Number] = reports.Country{
			ISO3: c.ISO3, Number: c.Number, Zone: c.Zone,
			Name: forms.Text{"es": c.NameES, "en": c.NameEN},
		}
	}
	return reg, nil
}

// number finds a country of a round by its ISO 3166-1 alpha-3 code.
func (reg registry) number(r store.Round, iso3 string) (int, bool) {
	i := slices.IndexFunc(r.Countries, func(n int) bool { return reg[n].ISO3 == iso3 })
	if i < 0 {
		return 0, false
	}
	return r.Countries[i], true
}

func roundInfo(r store.Round, reg registry) RoundInfo {
	info := RoundInfo{
		Code:  r.Code,
		Title: forms.Text{"es": r.TitleES, "en": r.TitleEN},
		Note:  forms.Text{"es": r.NoteES, "en": r.NoteEN},
		Year:  r.Year, Questionnaire: r.Questionnaire,
		Open: r.State == "open", Fictitious: r.Fictitious, Closes: r.Closes,
	}
	for _, n := range r.Countries {
		info.Countries = append(info.Countries, reg[n])
	}
	return info
}

// reportRound is a round as reports know it.
func reportRound(r RoundInfo) reports.Round {
	return reports.Round{Code: r.Code, Title: r.Title, Note: r.Note, Year: r.Year, Fictitious: r.Fictitious}
}

// questionnaire returns a published version, read once and kept.
func (s *Service) questionnaire(ctx context.Context, id store.VersionID) (*forms.Questionnaire, error) {
	s.mu.Lock()
	q := s.versions[id]
	s.mu.Unlock()
	if q != nil {
		return q, nil
	}
	v, err := s.store.Version(ctx, id)
	if err != nil {
		return nil, err
	}
	q, err = compiled(v.Name+"."+v.Format, v.Source)
	if err != nil {
		return nil, fmt.Errorf("read questionnaire %s version %s: %w", v.Name, v.Version, err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.versions[id] = q
	return q, nil
}

// compiled reads a questionnaire's source; the first problem is the error.
func compiled(name string, source []byte) (*forms.Questionnaire, error) {
	q, problems := xlsform.Read(name, source)
	if q != nil {
		return q, nil
	}
	for _, p := range problems {
		if p.Severity == forms.Error {
			return nil, fmt.Errorf("%s: %s", p.Cell(), p.Message("en"))
		}
	}
	return nil, fmt.Errorf("no questionnaire in %s", name)
}

// State says whether the round takes answers: "open" or "closed".
func (r RoundInfo) State() string {
	if r.Open {
		return "open"
	}
	return "closed"
}
