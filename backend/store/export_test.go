package store

import (
	"context"
	"database/sql"
	"errors"
	"sync/atomic"

	"gorm.io/gorm"
)

// SQL is the connection under the store, past every scope.
func (s *Store) SQL() *sql.DB { return s.write }

// Within makes a context as a scoped transaction carries it.
func Within(ctx context.Context, sc Scope) context.Context { return within(ctx, sc) }

// Statements are ways to what belongs to a party, as a careless method of this
// package might go.
func (s *Store) Statements(p PartyKey) map[string]func(context.Context) error {
	db := s.w
	var rows []cellRow
	return map[string]func(context.Context) error{
		"find": func(ctx context.Context) error { _, err := gorm.G[diagnosticRow](db).Find(ctx); return err },
		"take": func(ctx context.Context) error { _, err := gorm.G[contentRow](db).Take(ctx); return err },
		"count": func(ctx context.Context) error {
			_, err := gorm.G[revisionRow](db).Count(ctx, "*")
			return err
		},
		"scan": func(ctx context.Context) error { return db.WithContext(ctx).Model(&cellRow{}).Scan(&rows).Error },
		"pluck": func(ctx context.Context) error {
			return db.WithContext(ctx).Model(&rosterRow{}).Pluck("roster", new([]string)).Error
		},
		"update": func(ctx context.Context) error {
			_, err := gorm.G[diagnosticRow](db).Where("1 = 1").Update(ctx, "lang", "xx")
			return err
		},
		"delete": func(ctx context.Context) error { _, err := gorm.G[cellRow](db).Where("1 = 1").Delete(ctx); return err },
		"create": func(ctx context.Context) error {
			return gorm.G[contentRow](db).Create(ctx, &contentRow{PartyKey: p, OpID: "stray", Salt: []byte{1}})
		},
		"create several": func(ctx context.Context) error {
			return gorm.G[contentRow](db).CreateInBatches(ctx, &[]contentRow{{PartyKey: p, OpID: "stray", Salt: []byte{1}}}, 9)
		},
		"join from elsewhere": func(ctx context.Context) error {
			return db.WithContext(ctx).Model(&partyRow{}).Joins("JOIN cell ON cell.party = party.party").Scan(&rows).Error
		},
	}
}

// Strays are statements that no scope makes right.
func (s *Store) Strays() map[string]func(context.Context) error {
	var rows []cellRow
	return map[string]func(context.Context) error{
		"raw query": func(ctx context.Context) error {
			return s.w.WithContext(ctx).Raw("SELECT * FROM cell").Scan(&rows).Error
		},
		"raw generic": func(ctx context.Context) error {
			_, err := gorm.G[cellRow](s.w).Raw("SELECT * FROM cell").Find(ctx)
			return err
		},
		"exec": func(ctx context.Context) error { return s.w.WithContext(ctx).Exec("DELETE FROM cell").Error },
		"table without a model": func(ctx context.Context) error {
			return s.w.WithContext(ctx).Table("cell").Find(&[]map[string]any{}).Error
		},
	}
}

// Loosened lists the parties of the diagnostics that conditions with OR find,
// whichever side of it is true.
func (s *Store) Loosened(ctx context.Context) (found [][]PartyKey, err error) {
	for _, arms := range [][2]string{{"1 = 1", "1 = 0"}, {"1 = 0", "1 = 1"}} {
		rows, err := gorm.G[diagnosticRow](s.r).Where(arms[0]).Or(arms[1]).Find(ctx)
		if err != nil {
			return nil, err
		}
		var parties []PartyKey
		for _, r := range rows {
			parties = append(parties, r.PartyKey)
		}
		found = append(found, parties)
	}
	return found, nil
}

// CountQueries makes the store count what it reads.
func (s *Store) CountQueries() (*atomic.Int64, error) {
	var n atomic.Int64
	return &n, s.OnQuery(func() { n.Add(1) })
}

// FromGuard says whether an error is the guard's.
func FromGuard(err error) bool {
	return errors.Is(err, errUnscoped) || errors.Is(err, errOutside) || errors.Is(err, errRaw)
}
