package store

import (
	"context"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// DiagnosticID names a diagnostic.
type DiagnosticID int64

// Diagnostic is one party's answers in one round, without the answers.
type Diagnostic struct {
	ID               DiagnosticID
	Round            RoundID
	Party            PartyKey
	State            string // open, submitted, returned or approved
	Lang             string // of the original answers
	Created, Changed time.Time
	Submitted        *time.Time
	SubmittedBy      PersonID // 0 when not submitted
}

// The states of a diagnostic.
const (
	stateOpen      = "open"
	stateSubmitted = "submitted"
	stateReturned  = "returned"
	stateApproved  = "approved"
)

type diagnosticRow struct {
	PartyKey
	ID               DiagnosticID `gorm:"primaryKey;autoIncrement:false"`
	Round            RoundID
	State, Lang      string
	Created, Changed time.Time
	Submitted        *time.Time
	SubmittedBy      *PersonID
}

// TableName implements schema.Tabler.
func (diagnosticRow) TableName() string { return "diagnostic" }

func (r diagnosticRow) owner() PartyKey { return r.PartyKey }

func (r diagnosticRow) diagnostic() Diagnostic {
	d := Diagnostic{
		ID: r.ID, Round: r.Round, Party: r.PartyKey, State: r.State, Lang: r.Lang,
		Created: r.Created, Changed: r.Changed, Submitted: r.Submitted,
	}
	if r.SubmittedBy != nil {
		d.SubmittedBy = *r.SubmittedBy
	}
	return d
}

// takesAnswers says whether answers may be saved as far as the diagnostic goes.
func (r diagnosticRow) takesAnswers() bool { return r.State == stateOpen || r.State == stateReturned }

// Diagnostics lists the diagnostics of a round within the scope: by country in
// the round's order, then by party.
func (x *Scoped) Diagnostics(ctx context.Context, round RoundID) (list []Diagnostic, err error) {
	err = x.look(ctx, func(ctx context.Context, tx *gorm.DB) error {
		list, err = diagnosticsOf(ctx, tx, round)
		return err
	})
	return list, doing("list diagnostics", err)
}

func diagnosticsOf(ctx context.Context, tx *gorm.DB, round RoundID) ([]Diagnostic, error) {
	var rows []diagnosticRow
	err := tx.WithContext(ctx).Model(&diagnosticRow{}).Select("diagnostic.*").
		Joins("JOIN round_country ON round_country.round = diagnostic.round AND round_country.country = diagnostic.country").
		Joins("JOIN party ON party.country = diagnostic.country AND party.party = diagnostic.party").
		Where("diagnostic.round = ?", round).
		Order("round_country.position, party.position, party.party").Scan(&rows).Error
	list := make([]Diagnostic, len(rows))
	for i, r := range rows {
		list[i] = r.diagnostic()
	}
	return list, err
}

// Diagnostic returns the diagnostic of a party in a round, or ErrNotFound.
func (x *Scoped) Diagnostic(ctx context.Context, round RoundID, party PartyKey) (d Diagnostic, err error) {
	err = x.look(ctx, func(ctx context.Context, tx *gorm.DB) error {
		row, err := diagnosticAt(ctx, tx, round, party)
		d = row.diagnostic()
		return err
	})
	return d, doing("diagnostic", err)
}

func diagnosticAt(ctx context.Context, tx *gorm.DB, round RoundID, party PartyKey) (diagnosticRow, error) {
	return gorm.G[diagnosticRow](tx).
		Where("country = ? AND party = ? AND round = ?", party.Country, party.Party, round).Take(ctx)
}

// OpenDiagnostic returns the diagnostic of a party in a round, and opens it
// when there is none yet. It returns ErrNotFound for a round, country or party
// that is not there, ErrClosed for a new one in a closed round.
func (x *Scoped) OpenDiagnostic(ctx context.Context, round RoundID, party PartyKey, lang string) (d Diagnostic, err error) {
	if !x.scope.holds(party) {
		return Diagnostic{}, doing("open a diagnostic", ErrNotFound)
	}
	err = x.change(ctx, func(ctx context.Context, tx *gorm.DB) error {
		row, err := diagnosticAt(ctx, tx, round, party)
		if kind(err) == ErrNotFound {
			row, err = newDiagnostic(ctx, tx, round, party, lang)
		}
		d = row.diagnostic()
		return err
	})
	return d, doing("open a diagnostic", err)
}

func newDiagnostic(ctx context.Context, tx *gorm.DB, round RoundID, party PartyKey, lang string) (diagnosticRow, error) {
	r, err := gorm.G[roundRow](tx).Where("id = ?", round).Take(ctx)
	if err != nil {
		return diagnosticRow{}, err
	}
	if r.State != roundOpen {
		return diagnosticRow{}, ErrClosed
	}
	at := now()
	row := diagnosticRow{
		PartyKey: party, ID: DiagnosticID(newID()), Round: round,
		State: stateOpen, Lang: lang, Created: at, Changed: at,
	}
	err = gorm.G[diagnosticRow](tx, clause.OnConflict{DoNothing: true}).Create(ctx, &row)
	if err != nil {
		return diagnosticRow{}, err
	}
	return diagnosticAt(ctx, tx, round, party) // someone else's, if they were faster
}

// locked takes hold of a diagnostic until the end of the transaction: whoever
// saves in it, or changes its state, waits for each other.
func locked(ctx context.Context, tx *gorm.DB, id DiagnosticID) (diagnosticRow, error) {
	return gorm.G[diagnosticRow](tx, clause.Locking{Strength: "UPDATE"}).Where("id = ?", id).Take(ctx)
}
