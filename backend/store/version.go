package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// VersionID names a published questionnaire.
type VersionID int64

// Version is a published questionnaire. It never changes.
type Version struct {
	ID                    VersionID
	Name, Version, Format string
	Source                []byte
	Hash                  string
	IDs                   map[string]string // question ids by path, where a rename was confirmed
	Published             time.Time         // now when zero
}

type versionRow struct {
	ID                    VersionID `gorm:"primaryKey;autoIncrement:false"`
	Name, Version, Format string
	Source                []byte
	Hash                  string
	IDs                   string `gorm:"column:ids"`
	Published             time.Time
}

// TableName implements schema.Tabler.
func (versionRow) TableName() string { return "version" }

// Publish keeps a questionnaire for ever and returns its id. The same name,
// version and hash again return the same id; another hash is ErrConflict.
func (s *Store) Publish(ctx context.Context, v Version) (id VersionID, err error) {
	row, err := v.row()
	if err != nil {
		return 0, fmt.Errorf("publish %s %s: %w", v.Name, v.Version, err)
	}
	err = s.change(ctx, func(tx *gorm.DB) error {
		if err := gorm.G[versionRow](tx, clause.OnConflict{DoNothing: true}).Create(ctx, &row); err != nil {
			return err
		}
		stored, err := gorm.G[versionRow](tx).Where("name = ? AND version = ?", v.Name, v.Version).Take(ctx)
		if err == nil && stored.Hash != v.Hash {
			err = ErrConflict
		}
		id = stored.ID
		return err
	})
	if err != nil {
		return 0, doing(fmt.Sprintf("publish %s %s", v.Name, v.Version), err)
	}
	return id, nil
}

func (v Version) row() (versionRow, error) {
	ids, err := json.Marshal(v.IDs)
	row := versionRow{
		ID: VersionID(newID()), Name: v.Name, Version: v.Version, Format: v.Format,
		Source: v.Source, Hash: v.Hash, IDs: string(ids), Published: now(),
	}
	if !v.Published.IsZero() {
		row.Published = kept(v.Published)
	}
	if row.Source == nil {
		err = errors.Join(err, errors.New("no source"))
	}
	return row, err
}

// Version returns a published questionnaire, or ErrNotFound.
func (s *Store) Version(ctx context.Context, id VersionID) (Version, error) {
	row, err := gorm.G[versionRow](s.r).Where("id = ?", id).Take(ctx)
	if err != nil {
		return Version{}, doing(fmt.Sprintf("questionnaire version %d", id), err)
	}
	v := Version{
		ID: row.ID, Name: row.Name, Version: row.Version, Format: row.Format,
		Source: row.Source, Hash: row.Hash, Published: row.Published,
	}
	if err := json.Unmarshal([]byte(row.IDs), &v.IDs); err != nil {
		return Version{}, fmt.Errorf("questionnaire version %d: its ids: %w", id, err)
	}
	return v, nil
}
