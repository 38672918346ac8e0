package store

import (
	"context"
	"fmt"
	"regexp"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// Country is one country of the list.
type Country struct {
	Number                           int // M49; user-assigned above 9000
	ISO3, ISO2, NameES, NameEN, Zone string
	Position                         int // in the list
	Fictitious                       bool
}

// Party is who answers for a country.
type Party struct {
	Key            PartyKey
	Voice          string // gov, cso, inst or comp
	NameES, NameEN string
	Position       int // within the country
}

type countryRow struct {
	Number     int    `gorm:"primaryKey;autoIncrement:false"`
	ISO3       string `gorm:"column:iso3"`
	ISO2       string `gorm:"column:iso2"`
	NameES     string `gorm:"column:name_es"`
	NameEN     string `gorm:"column:name_en"`
	Zone       string
	Position   int
	Fictitious bool
}

type partyRow struct {
	PartyKey
	Voice    string
	NameES   string `gorm:"column:name_es"`
	NameEN   string `gorm:"column:name_en"`
	Position int
}

// TableName implements schema.Tabler.
func (countryRow) TableName() string { return "country" }

// TableName implements schema.Tabler.
func (partyRow) TableName() string { return "party" }

// PutCountries adds countries, or brings them up to date.
func (s *Store) PutCountries(ctx context.Context, list []Country) error {
	if len(list) == 0 {
		return nil
	}
	rows := make([]countryRow, len(list))
	for i, c := range list {
		rows[i] = countryRow(c)
	}
	upsert := clause.OnConflict{
		Columns:   []clause.Column{{Name: "number"}},
		DoUpdates: clause.AssignmentColumns([]string{"iso3", "iso2", "name_es", "name_en", "zone", "position", "fictitious"}),
	}
	return doing("put countries", s.change(ctx, func(tx *gorm.DB) error {
		return gorm.G[countryRow](tx, upsert).CreateInBatches(ctx, &rows, 500)
	}))
}

// Countries lists the countries in their order.
func (s *Store) Countries(ctx context.Context) ([]Country, error) {
	rows, err := gorm.G[countryRow](s.r).Order("position, number").Find(ctx)
	list := make([]Country, len(rows))
	for i, r := range rows {
		list[i] = Country(r)
	}
	return list, doing("list countries", err)
}

// slug is what a party may be called in a key.
var slug = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]{0,39}$`)

// PutParties adds parties, or brings them up to date. It returns ErrNotFound
// when one is of an unknown country, ErrInvalid for a slug that is not made of
// small letters, digits and hyphens.
func (s *Store) PutParties(ctx context.Context, list []Party) error {
	if len(list) == 0 {
		return nil
	}
	rows := make([]partyRow, len(list))
	for i, p := range list {
		var err error
		if rows[i], err = p.row(); err != nil {
			return err
		}
	}
	upsert := clause.OnConflict{
		Columns:   []clause.Column{{Name: "country"}, {Name: "party"}},
		DoUpdates: clause.AssignmentColumns([]string{"voice", "name_es", "name_en", "position"}),
	}
	return doing("put parties", s.change(ctx, func(tx *gorm.DB) error {
		return gorm.G[partyRow](tx, upsert).CreateInBatches(ctx, &rows, 500)
	}))
}

func (p Party) row() (partyRow, error) {
	if !slug.MatchString(p.Key.Party) {
		return partyRow{}, fmt.Errorf("put party %q: %w", p.Key.Party, ErrInvalid)
	}
	return partyRow{PartyKey: p.Key, Voice: p.Voice, NameES: p.NameES, NameEN: p.NameEN, Position: p.Position}, nil
}

// partyOrder lists parties by country, in list order, then by their own.
const partyOrder = "country.position, country.number, party.position, party.party"

// Parties lists the parties by country, in the order of both.
func (s *Store) Parties(ctx context.Context) ([]Party, error) {
	var rows []partyRow
	// Parties and countries are for everyone to know: no scope narrows them.
	err := s.r.WithContext(within(ctx, Scope{})).Model(&partyRow{}).Select("party.*").
		Joins("JOIN country ON country.number = party.country").Order(partyOrder).Scan(&rows).Error
	list := make([]Party, len(rows))
	for i, r := range rows {
		list[i] = Party{Key: r.PartyKey, Voice: r.Voice, NameES: r.NameES, NameEN: r.NameEN, Position: r.Position}
	}
	return list, doing("list parties", err)
}
