package store

import (
	"errors"

	"gorm.io/gorm"
)

// OnQuery calls f for every query that reads, from now on: whoever must keep
// their number small can count them.
func (s *Store) OnQuery(f func()) error {
	called := func(*gorm.DB) { f() }
	dbs := []*gorm.DB{s.r}
	if s.w != s.r {
		dbs = append(dbs, s.w)
	}
	var errs []error
	for _, db := range dbs {
		errs = append(errs,
			db.Callback().Query().After("gorm:query").Register("cotejo:asked", called),
			db.Callback().Row().After("gorm:row").Register("cotejo:asked", called))
	}
	return errors.Join(errs...)
}
