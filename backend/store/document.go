package store

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"
)

// DocumentID names a kept choice of a report.
type DocumentID int64

// Document is how organisers want a short report of a round.
type Document struct {
	ID      DocumentID
	Round   RoundID
	Kind    string // profile or summary
	Name    string // unique within round and kind
	Choice  string // JSON, as the use cases read it
	Edition int    // 1, 2, 3 … each time it is saved
	Saved   time.Time
	SavedBy PersonID
	By      string // their name; filled when read
}

type documentRow struct {
	ID      DocumentID `gorm:"primaryKey;autoIncrement:false"`
	Round   RoundID
	Kind    string
	Name    string
	Choice  string
	Edition int
	Saved   time.Time
	SavedBy PersonID
}

// TableName implements schema.Tabler.
func (documentRow) TableName() string { return "document" }

// Documents lists the choices kept for a round, by kind and name.
func (s *Store) Documents(ctx context.Context, round RoundID) (list []Document, err error) {
	err = s.look(ctx, func(tx *gorm.DB) error {
		rows, err := gorm.G[documentRow](tx).Where("round = ?", round).Order("kind, name").Find(ctx)
		if err != nil {
			return err
		}
		ids := make([]PersonID, len(rows))
		for i, r := range rows {
			ids[i] = r.SavedBy
		}
		names, err := namesOf(ctx, tx, ids)
		for _, r := range rows {
			list = append(list, Document{r.ID, r.Round, r.Kind, r.Name, r.Choice, r.Edition, r.Saved.UTC(), r.SavedBy, names[r.SavedBy]})
		}
		return err
	})
	return list, doing(fmt.Sprintf("documents of round %d", round), err)
}

// SaveDocument keeps a choice: a new one, or the next edition of the one that
// was read. It returns ErrConflict when somebody else saved it meanwhile, or
// when its name is taken.
func (s *Store) SaveDocument(ctx context.Context, d Document) (Document, error) {
	before := d.Edition
	d.Edition++
	d.Saved = kept(d.Saved)
	err := s.change(ctx, func(tx *gorm.DB) error {
		if d.ID == 0 {
			d.ID = DocumentID(newID())
			row := documentRow{d.ID, d.Round, d.Kind, d.Name, d.Choice, d.Edition, d.Saved, d.SavedBy}
			return gorm.G[documentRow](tx).Create(ctx, &row)
		}
		n, err := gorm.G[documentRow](tx).Where("id = ? AND round = ? AND edition = ?", d.ID, d.Round, before).
			Select("name", "choice", "edition", "saved", "saved_by").
			Updates(ctx, documentRow{Name: d.Name, Choice: d.Choice, Edition: d.Edition, Saved: d.Saved, SavedBy: d.SavedBy})
		if err == nil && n == 0 {
			err = ErrConflict
		}
		return err
	})
	return d, doing(fmt.Sprintf("save document %q of round %d", d.Name, d.Round), err)
}

// RemoveDocument forgets a choice. It returns ErrNotFound when there is none.
func (s *Store) RemoveDocument(ctx context.Context, round RoundID, id DocumentID) error {
	err := s.change(ctx, func(tx *gorm.DB) error {
		n, err := gorm.G[documentRow](tx).Where("id = ? AND round = ?", id, round).Delete(ctx)
		if err == nil && n == 0 {
			err = ErrNotFound
		}
		return err
	})
	return doing(fmt.Sprintf("remove document %d of round %d", id, round), err)
}
