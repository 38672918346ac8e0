package store

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"
)

// RoundID names a round.
type RoundID int64

// Round is a questionnaire put to a set of countries.
type Round struct {
	ID               RoundID
	Code             string
	TitleES, TitleEN string
	NoteES, NoteEN   string // attribution, reading aid
	Version          VersionID
	Questionnaire    string // the version's name; filled when read
	Year             int
	State            string // open or closed; open when empty
	Fictitious       bool
	Countries        []int     // M49 numbers, in order
	Created          time.Time // now when zero
	Opens, Closes    *time.Time
}

type roundRow struct {
	ID            RoundID `gorm:"primaryKey;autoIncrement:false"`
	Code          string
	TitleES       string `gorm:"column:title_es"`
	TitleEN       string `gorm:"column:title_en"`
	NoteES        string `gorm:"column:note_es"`
	NoteEN        string `gorm:"column:note_en"`
	Version       VersionID
	Year          int
	State         string
	Fictitious    bool
	Created       time.Time
	Opens, Closes *time.Time
}

type roundCountryRow struct {
	Round    RoundID
	Country  int
	Position int
}

// TableName implements schema.Tabler.
func (roundRow) TableName() string { return "round" }

// TableName implements schema.Tabler.
func (roundCountryRow) TableName() string { return "round_country" }

// The states of a round.
const (
	roundOpen   = "open"
	roundClosed = "closed"
)

// CreateRound adds a round. It returns ErrConflict for a code that is taken,
// ErrNotFound for an unknown version or country.
func (s *Store) CreateRound(ctx context.Context, r Round) (RoundID, error) {
	row := r.row()
	countries := make([]roundCountryRow, len(r.Countries))
	for i, number := range r.Countries {
		countries[i] = roundCountryRow{Round: row.ID, Country: number, Position: i + 1}
	}
	err := s.change(ctx, func(tx *gorm.DB) error {
		if err := gorm.G[roundRow](tx).Create(ctx, &row); err != nil || len(countries) == 0 {
			return err
		}
		return gorm.G[roundCountryRow](tx).CreateInBatches(ctx, &countries, 500)
	})
	return row.ID, doing("create round "+r.Code, err)
}

func (r Round) row() roundRow {
	row := roundRow{
		ID: RoundID(newID()), Code: r.Code, TitleES: r.TitleES, TitleEN: r.TitleEN, NoteES: r.NoteES, NoteEN: r.NoteEN,
		Version: r.Version, Year: r.Year, State: r.State, Fictitious: r.Fictitious,
		Created: now(), Opens: keptOrNil(r.Opens), Closes: keptOrNil(r.Closes),
	}
	if row.State == "" {
		row.State = roundOpen
	}
	if !r.Created.IsZero() {
		row.Created = kept(r.Created)
	}
	return row
}

// Rounds lists the rounds, the newest year first.
func (s *Store) Rounds(ctx context.Context) (rounds []Round, err error) {
	err = s.look(ctx, func(tx *gorm.DB) error {
		rounds, err = roundsWhere(ctx, tx, "1 = 1")
		return err
	})
	return rounds, doing("list rounds", err)
}

// Round returns the round of a code, or ErrNotFound.
func (s *Store) Round(ctx context.Context, code string) (r Round, err error) {
	err = s.look(ctx, func(tx *gorm.DB) error {
		r, err = oneRound(ctx, tx, code)
		return err
	})
	return r, doing(fmt.Sprintf("round %q", code), err)
}

func oneRound(ctx context.Context, tx *gorm.DB, code string) (Round, error) {
	rounds, err := roundsWhere(ctx, tx, "round.code = ?", code)
	if err != nil {
		return Round{}, err
	}
	if len(rounds) == 0 {
		return Round{}, ErrNotFound
	}
	return rounds[0], nil
}

// roundsWhere reads rounds with their countries and the names of their
// questionnaires in three queries.
func roundsWhere(ctx context.Context, tx *gorm.DB, where string, args ...any) ([]Round, error) {
	rows, err := gorm.G[roundRow](tx).Where(where, args...).Order("year DESC, code").Find(ctx)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	ids := make([]RoundID, len(rows))
	versions := make([]VersionID, len(rows))
	for i, r := range rows {
		ids[i], versions[i] = r.ID, r.Version
	}
	countries, err := gorm.G[roundCountryRow](tx).Where("round IN ?", ids).Order("position").Find(ctx)
	if err != nil {
		return nil, err
	}
	named, err := gorm.G[versionRow](tx).Select("id, name").Where("id IN ?", versions).Find(ctx)
	return joined(rows, countries, named), err
}

func joined(rows []roundRow, countries []roundCountryRow, versions []versionRow) []Round {
	numbers := map[RoundID][]int{}
	for _, c := range countries {
		numbers[c.Round] = append(numbers[c.Round], c.Country)
	}
	names := map[VersionID]string{}
	for _, v := range versions {
		names[v.ID] = v.Name
	}
	rounds := make([]Round, len(rows))
	for i, r := range rows {
		rounds[i] = Round{
			ID: r.ID, Code: r.Code, TitleES: r.TitleES, TitleEN: r.TitleEN, NoteES: r.NoteES, NoteEN: r.NoteEN,
			Version: r.Version, Questionnaire: names[r.Version], Year: r.Year, State: r.State, Fictitious: r.Fictitious,
			Countries: numbers[r.ID], Created: r.Created, Opens: r.Opens, Closes: r.Closes,
		}
	}
	return rounds
}

// CloseRound ends a round: nothing more is saved in it. It returns ErrConflict
// if it is not open.
func (s *Store) CloseRound(ctx context.Context, id RoundID) error {
	return doing(fmt.Sprintf("close round %d", id), s.moveRound(ctx, id, roundOpen, roundClosed))
}

// ReopenRound opens a closed round again. It returns ErrConflict if it is not
// closed.
func (s *Store) ReopenRound(ctx context.Context, id RoundID) error {
	return doing(fmt.Sprintf("reopen round %d", id), s.moveRound(ctx, id, roundClosed, roundOpen))
}

func (s *Store) moveRound(ctx context.Context, id RoundID, from, to string) error {
	return s.change(ctx, func(tx *gorm.DB) error {
		n, err := gorm.G[roundRow](tx).Where("id = ? AND state = ?", id, from).Update(ctx, "state", to)
		if err == nil && n == 0 {
			err = ErrConflict
		}
		return err
	})
}
