package store

import (
	"context"
	"fmt"
	"strings"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// PersonID names a person.
type PersonID int64

// Role is what a person may do.
type Role string

// The roles. The first two belong to a party, the others to the region.
const (
	Focal         Role = "focal"
	Contributor   Role = "contributor"
	Reviewer      Role = "reviewer"
	Analyst       Role = "analyst"
	Organiser     Role = "organiser"
	Administrator Role = "administrator"
)

// PartyKey names a party: its country by M49 number (user-assigned ones stand
// above 9000) and a slug such as "gov".
type PartyKey struct {
	Country int
	Party   string
}

// Grant gives a role, for one party or, with the zero party, region-wide.
type Grant struct {
	Role  Role
	Party PartyKey
}

// Person is somebody with an account.
type Person struct {
	ID                PersonID
	Email, Name, Lang string
	Created           time.Time // now when zero
	Grants            []Grant
}

// personRow and grantRow are how people are stored.
type personRow struct {
	ID                PersonID `gorm:"primaryKey;autoIncrement:false"`
	Email, Name, Lang string
	Created           time.Time
}

type grantRow struct {
	Person PersonID
	Role   Role
	PartyKey
}

// TableName implements schema.Tabler.
func (personRow) TableName() string { return "person" }

// TableName implements schema.Tabler.
func (grantRow) TableName() string { return "grant" }

// AddPerson adds a person, or gives the one of that e-mail address the grants
// as well, and returns their id. Addresses are folded to lower case.
func (s *Store) AddPerson(ctx context.Context, p Person) (PersonID, error) {
	row := personRow{ID: PersonID(newID()), Email: fold(p.Email), Name: p.Name, Lang: p.Lang, Created: now()}
	if !p.Created.IsZero() {
		row.Created = kept(p.Created)
	}
	err := s.change(ctx, func(tx *gorm.DB) error {
		if err := gorm.G[personRow](tx, clause.OnConflict{DoNothing: true}).Create(ctx, &row); err != nil {
			return err
		}
		known, err := gorm.G[personRow](tx).Where("email = ?", row.Email).Take(ctx)
		if err != nil || len(p.Grants) == 0 {
			row = known
			return err
		}
		row = known
		grants := make([]grantRow, len(p.Grants))
		for i, g := range p.Grants {
			grants[i] = grantRow{Person: known.ID, Role: g.Role, PartyKey: g.Party}
		}
		return gorm.G[grantRow](tx, clause.OnConflict{DoNothing: true}).CreateInBatches(ctx, &grants, 100)
	})
	return row.ID, doing("add a person", err)
}

func fold(email string) string { return strings.ToLower(strings.TrimSpace(email)) }

// Person returns a person with their grants, or ErrNotFound.
func (s *Store) Person(ctx context.Context, id PersonID) (Person, error) {
	p, err := s.onePerson(ctx, "id = ?", id)
	return p, doing(fmt.Sprintf("person %d", id), err)
}

// PersonByEmail returns the person of an address, in any case of letters, or
// ErrNotFound.
func (s *Store) PersonByEmail(ctx context.Context, email string) (Person, error) {
	p, err := s.onePerson(ctx, "email = ?", fold(email))
	return p, doing("person by address", err)
}

func (s *Store) onePerson(ctx context.Context, where string, arg any) (p Person, err error) {
	err = s.look(ctx, func(tx *gorm.DB) error {
		row, err := gorm.G[personRow](tx).Where(where, arg).Take(ctx)
		if err != nil {
			return err
		}
		grants, err := gorm.G[grantRow](tx).Where("person = ?", row.ID).Order("role, country, party").Find(ctx)
		p = row.person(grants)
		return err
	})
	return p, err
}

// People lists everybody by name.
func (s *Store) People(ctx context.Context) (people []Person, err error) {
	err = s.look(ctx, func(tx *gorm.DB) error {
		rows, err := gorm.G[personRow](tx).Order("name, email").Find(ctx)
		if err != nil {
			return err
		}
		grants, err := gorm.G[grantRow](tx).Order("role, country, party").Find(ctx)
		byPerson := map[PersonID][]grantRow{}
		for _, g := range grants {
			byPerson[g.Person] = append(byPerson[g.Person], g)
		}
		for _, row := range rows {
			people = append(people, row.person(byPerson[row.ID]))
		}
		return err
	})
	return people, doing("list people", err)
}

func (r personRow) person(grants []grantRow) Person {
	p := Person{ID: r.ID, Email: r.Email, Name: r.Name, Lang: r.Lang, Created: r.Created}
	for _, g := range grants {
		p.Grants = append(p.Grants, Grant{Role: g.Role, Party: g.PartyKey})
	}
	return p
}
