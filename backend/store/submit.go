package store

import (
	"cmp"
	"context"
	"time"

	"gorm.io/gorm"
)

// eventRow is something that happened to a diagnostic as a whole.
type eventRow struct {
	PartyKey
	ID            int64 `gorm:"primaryKey;autoIncrement:false"`
	Diagnostic    DiagnosticID
	Kind          string
	Person        *PersonID
	Role, Session string
	At            time.Time
}

// TableName implements schema.Tabler.
func (eventRow) TableName() string { return "event" }

func (r eventRow) owner() PartyKey { return r.PartyKey }

// Submit hands in what was read of a diagnostic, by its [Contents.Mark]. It
// returns ErrConflict if something has been saved since, or if it is not open
// or returned; ErrClosed if the round is closed.
func (x *Scoped) Submit(ctx context.Context, id DiagnosticID, by Author, at time.Time, read int) error {
	err := x.change(ctx, func(ctx context.Context, tx *gorm.DB) error {
		d, open, err := writable(ctx, tx, id)
		if err != nil {
			return err
		}
		if !d.takesAnswers() {
			return ErrConflict
		}
		if !open {
			return ErrClosed
		}
		if mark, err := markOf(ctx, tx, d); err != nil || mark != read {
			return cmp.Or(err, ErrConflict)
		}
		return submitted(ctx, tx, d, by, at)
	})
	return doing("submit a diagnostic", err)
}

// submitted hands a diagnostic in as it stands.
func submitted(ctx context.Context, tx *gorm.DB, d diagnosticRow, by Author, at time.Time) error {
	at = kept(at)
	d.State, d.Submitted, d.SubmittedBy = stateSubmitted, &at, by.person()
	return moved(ctx, tx, d, by, "submit")
}

// markOf is the mark of a diagnostic as it stands. Whoever saves waits for the
// lock on it, so that it stands still from here on.
func markOf(ctx context.Context, tx *gorm.DB, d diagnosticRow) (mark int, err error) {
	err = tx.WithContext(ctx).Model(&cellRow{}).Select("COALESCE(SUM(cell.head), 0)").
		Where(ofDiagnostic, d.Country, d.Party, d.ID).Scan(&mark).Error
	return mark, err
}

// Reopen gives a submitted diagnostic back to its party. It returns
// ErrConflict if it is not submitted.
func (x *Scoped) Reopen(ctx context.Context, id DiagnosticID, by Author) error {
	err := x.change(ctx, func(ctx context.Context, tx *gorm.DB) error {
		d, err := locked(ctx, tx, id)
		if err != nil {
			return err
		}
		if d.State != stateSubmitted {
			return ErrConflict
		}
		d.State = stateReturned
		return moved(ctx, tx, d, by, "reopen")
	})
	return doing("reopen a diagnostic", err)
}

// moved stores a diagnostic's new state together with the event that led there.
func moved(ctx context.Context, tx *gorm.DB, d diagnosticRow, by Author, kind string) error {
	_, err := gorm.G[diagnosticRow](tx).
		Where("country = ? AND party = ? AND id = ?", d.Country, d.Party, d.ID).
		Select("state", "submitted", "submitted_by").Updates(ctx, d)
	if err != nil {
		return err
	}
	return gorm.G[eventRow](tx).Create(ctx, &eventRow{
		PartyKey: d.PartyKey, ID: newID(), Diagnostic: d.ID, Kind: kind,
		Person: by.person(), Role: string(by.Role), Session: by.Session, At: now(),
	})
}

// person is the author's id, nil for nobody.
func (a Author) person() *PersonID {
	if a.Person == 0 {
		return nil
	}
	return &a.Person
}

// writable takes hold of a diagnostic and says whether its round is open.
func writable(ctx context.Context, tx *gorm.DB, id DiagnosticID) (d diagnosticRow, open bool, err error) {
	if d, err = locked(ctx, tx, id); err != nil {
		return d, false, err
	}
	r, err := gorm.G[roundRow](tx).Where("id = ?", d.Round).Take(ctx)
	return d, r.State == roundOpen, err
}
