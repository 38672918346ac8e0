package survey

import (
	"context"
	"slices"

	"cotejo/backend/store"
	"cotejo/forms"
)

// region is the Regional Conference on Migration in its list order: ISO
// 3166-1 codes, M49 numbers, short names and the IANA zone of the capital.
var region = []store.Country{
	{Number: 84, ISO3: "BLZ", ISO2: "BZ", NameES: "Belice", NameEN: "Belize", Zone: "America/Belize"},
	{Number: 124, ISO3: "CAN", ISO2: "CA", NameES: "Canadá", NameEN: "Canada", Zone: "America/Toronto"},
	{Number: 188, ISO3: "CRI", ISO2: "CR", NameES: "Costa Rica", NameEN: "Costa Rica", Zone: "America/Costa_Rica"},
	{Number: 214, ISO3: "DOM", ISO2: "DO", NameES: "República Dominicana", NameEN: "Dominican Republic", Zone: "America/Santo_Domingo"},
	{Number: 222, ISO3: "SLV", ISO2: "SV", NameES: "El Salvador", NameEN: "El Salvador", Zone: "America/El_Salvador"},
	{Number: 320, ISO3: "GTM", ISO2: "GT", NameES: "Guatemala", NameEN: "Guatemala", Zone: "America/Guatemala"},
	{Number: 340, ISO3: "HND", ISO2: "HN", NameES: "Honduras", NameEN: "Honduras", Zone: "America/Tegucigalpa"},
	{Number: 484, ISO3: "MEX", ISO2: "MX", NameES: "México", NameEN: "Mexico", Zone: "America/Mexico_City"},
	{Number: 558, ISO3: "NIC", ISO2: "NI", NameES: "Nicaragua", NameEN: "Nicaragua", Zone: "America/Managua"},
	{Number: 591, ISO3: "PAN", ISO2: "PA", NameES: "Panamá", NameEN: "Panama", Zone: "America/Panama"},
	{Number: 840, ISO3: "USA", ISO2: "US", NameES: "Estados Unidos", NameEN: "United States", Zone: "America/New_York"},
}

// Prepare brings an empty platform to where it can work: the countries of the
// region, each with its government as a party. It changes nothing the second
// time.
func (s *Service) Prepare(ctx context.Context) error {
	known, err := s.store.Countries(ctx)
	if err != nil || len(known) > 0 {
		return err
	}
	return s.bringIn(ctx, atlas()[:len(region)])
}

// bringIn adds countries, each with its government as a party.
func (s *Service) bringIn(ctx context.Context, countries []store.Country) error {
	var parties []store.Party
	for _, c := range countries {
		parties = append(parties, store.Party{
			Key: store.PartyKey{Country: c.Number, Party: "gov"}, Voice: "gov",
			NameES: "Gobierno", NameEN: "Government", Position: 1,
		})
	}
	if err := s.store.PutCountries(ctx, countries); err != nil {
		return err
	}
	return s.store.PutParties(ctx, parties)
}

// NewCountry is a country added to the region's: an invented one.
type NewCountry struct {
	ISO3, ISO2 string // user-assigned codes of ISO 3166-1
	Number     int    // above 9000, where M49 has none
	Name       forms.Text
	Zone       string // IANA
	Fictitious bool
}

// AddCountries adds countries after those already there; known ones stay as
// they are.
func (s *Service) AddCountries(ctx context.Context, countries []NewCountry) error {
	known, err := s.store.Countries(ctx)
	if err != nil {
		return err
	}
	var added []store.Country
	for _, c := range countries {
		if slices.ContainsFunc(known, func(k store.Country) bool { return k.Number == c.Number }) {
			continue
		}
		added = append(added, store.Country{
			ISO3: c.ISO3, ISO2: c.ISO2, Number: c.Number, NameES: c.Name["es"], NameEN: c.Name["en"],
			Zone: c.Zone, Fictitious: c.Fictitious, Position: len(known) + len(added) + 1,
		})
	}
	return s.store.PutCountries(ctx, added)
}
