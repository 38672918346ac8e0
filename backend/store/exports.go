package store

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"
)

// ExportID names an export.
type ExportID int64

// ExportState is how far an export has come.
type ExportState string

// The states of an export.
const (
	ExportWaiting   ExportState = "waiting"
	ExportRunning   ExportState = "running"
	ExportReady     ExportState = "ready"
	ExportFailed    ExportState = "failed"
	ExportCancelled ExportState = "cancelled"
)

// Export is a file that a person has asked for.
type Export struct {
	ID          ExportID `gorm:"primaryKey;autoIncrement:false"`
	Person      PersonID
	Round       RoundID
	Ask         string // what is wanted, in words of the caller's own
	Digest      string // names the content: equal digests are equal files
	Draft       bool   // it holds what has not been submitted
	State       ExportState
	Problem     string // why it failed, as a code
	Server      string // which works on it
	Attempts    int
	Done, Total int
	Size        int64 // of the file, in bytes
	Asked       time.Time
	Beat        time.Time // when its server last said that it is there
	Finished    *time.Time
}

// TableName implements schema.Tabler.
func (Export) TableName() string { return "export" }

// Over says whether nobody works on the export any more.
func (e Export) Over() bool { return e.State != ExportWaiting && e.State != ExportRunning }

const unfinished = "state IN ('waiting', 'running')"

// AskExport keeps that a person wants a file: waiting for its server, or ready
// where it is there already. The same person's own export of the same digest
// is asked for again rather than kept twice, unless it failed or was
// cancelled. It returns the export as it stands, or ErrNotFound for an unknown
// person or round.
func (s *Store) AskExport(ctx context.Context, e Export) (Export, error) {
	err := s.change(ctx, func(tx *gorm.DB) error {
		at := now()
		own, err := gorm.G[Export](tx).Where("person = ? AND digest = ? AND state IN ('waiting', 'running', 'ready')", e.Person, e.Digest).
			Order("asked DESC").Limit(1).Find(ctx)
		if err != nil {
			return err
		}
		if len(own) == 0 {
			e.ID, e.Asked, e.Beat = ExportID(newID()), at, at
			if e.Over() {
				e.Finished = &at
			}
			return gorm.G[Export](tx).Create(ctx, &e)
		}
		again := own[0]
		again.Asked = at
		if again.Over() && !e.Over() { // its file is gone
			again.State, again.Server, again.Attempts, again.Beat, again.Finished = e.State, e.Server, 0, at, nil
		}
		e = again
		_, err = gorm.G[Export](tx).Where("id = ?", again.ID).
			Select("asked", "state", "server", "attempts", "beat", "finished").Updates(ctx, again)
		return err
	})
	return e, doing("ask for an export", err)
}

// Export returns an export, or ErrNotFound.
func (s *Store) Export(ctx context.Context, id ExportID) (Export, error) {
	e, err := gorm.G[Export](s.r).Where("id = ?", id).Take(ctx)
	return e, doing(fmt.Sprintf("export %d", id), err)
}

// Exports lists the latest exports of a person in a round, the newest first.
func (s *Store) Exports(ctx context.Context, person PersonID, round RoundID, most int) ([]Export, error) {
	list, err := gorm.G[Export](s.r).Where("person = ? AND round = ?", person, round).
		Order("asked DESC, id").Limit(most).Find(ctx)
	return list, doing("list exports", err)
}

// Unfinished counts the exports of a person on which somebody has still to
// work.
func (s *Store) Unfinished(ctx context.Context, person PersonID) (int, error) {
	n, err := gorm.G[Export](s.r).Where("person = ? AND "+unfinished, person).Count(ctx, "id")
	return int(n), doing("count exports", err)
}

// CancelExport calls an export off. One that is over stays as it is.
func (s *Store) CancelExport(ctx context.Context, id ExportID) error {
	return doing(fmt.Sprintf("cancel export %d", id), s.change(ctx, func(tx *gorm.DB) error {
		at := now()
		_, err := gorm.G[Export](tx).Where("id = ? AND "+unfinished, id).
			Select("state", "finished").Updates(ctx, Export{State: ExportCancelled, Finished: &at})
		return err
	}))
}

// DropExports forgets exports that were over before a time.
func (s *Store) DropExports(ctx context.Context, before time.Time) error {
	return doing("drop exports", s.change(ctx, func(tx *gorm.DB) error {
		_, err := gorm.G[Export](tx).Where("finished < ? AND asked < ?", kept(before), kept(before)).Delete(ctx)
		return err
	}))
}
