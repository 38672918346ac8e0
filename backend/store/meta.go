package store

import (
	"context"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

type metaRow struct{ Name, Value string }

// TableName implements schema.Tabler.
func (metaRow) TableName() string { return "meta" }

// SetMeta keeps a small fact about this installation.
func (s *Store) SetMeta(ctx context.Context, name, value string) error {
	upsert := clause.OnConflict{
		Columns:   []clause.Column{{Name: "name"}},
		DoUpdates: clause.AssignmentColumns([]string{"value"}),
	}
	return doing("note "+name, s.change(ctx, func(tx *gorm.DB) error {
		return gorm.G[metaRow](tx, upsert).Create(ctx, &metaRow{Name: name, Value: value})
	}))
}

// Meta returns what SetMeta kept, or ErrNotFound.
func (s *Store) Meta(ctx context.Context, name string) (string, error) {
	row, err := gorm.G[metaRow](s.r).Where("name = ?", name).Take(ctx)
	return row.Value, doing("read the note "+name, err)
}
