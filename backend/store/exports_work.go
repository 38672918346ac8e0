package store

import (
	"context"
	"time"

	"gorm.io/gorm"
)

// Work is what one server does for all who wait for the same content.
type Work struct{ Digest, Server string }

const ofWork = "digest = ? AND server = ? AND " + unfinished

// BeginExports says that the work begins. It returns for how many people, and
// how often it has been begun; nobody when all have called it off.
func (s *Store) BeginExports(ctx context.Context, w Work) (people, attempts int, err error) {
	err = s.change(ctx, func(tx *gorm.DB) error {
		people, attempts = 0, 0
		list, err := gorm.G[Export](tx).Where(ofWork, w.Digest, w.Server).Find(ctx)
		if err != nil || len(list) == 0 {
			return err
		}
		for _, e := range list {
			attempts = max(attempts, e.Attempts+1)
		}
		people, err = gorm.G[Export](tx).Where(ofWork, w.Digest, w.Server).Select("state", "attempts", "beat", "done", "total").
			Updates(ctx, Export{State: ExportRunning, Attempts: attempts, Beat: now()})
		return err
	})
	return people, attempts, doing("begin an export", err)
}

// TellExports says how far the work has come, and that its server is there for
// whatever else waits for it. It returns for how many people it still works.
func (s *Store) TellExports(ctx context.Context, w Work, done, total int) (people int, err error) {
	err = s.change(ctx, func(tx *gorm.DB) error {
		at := now()
		if _, err = gorm.G[Export](tx).Where("server = ? AND "+unfinished, w.Server).Update(ctx, "beat", at); err != nil {
			return err
		}
		people, err = gorm.G[Export](tx).Where(ofWork, w.Digest, w.Server).Select("done", "total").
			Updates(ctx, Export{Done: done, Total: total})
		return err
	})
	return people, doing("tell of an export", err)
}

// EndExports says how the work ended.
func (s *Store) EndExports(ctx context.Context, w Work, state ExportState, problem string, size int64) error {
	return doing("end an export", s.change(ctx, func(tx *gorm.DB) error {
		at := now()
		_, err := gorm.G[Export](tx).Where(ofWork, w.Digest, w.Server).Select("state", "problem", "size", "finished").
			Updates(ctx, Export{State: state, Problem: problem, Size: size, Finished: &at})
		return err
	}))
}

// AwaitedExports counts those who still wait for the work.
func (s *Store) AwaitedExports(ctx context.Context, w Work) (int, error) {
	n, err := gorm.G[Export](s.w).Where(ofWork, w.Digest, w.Server).Count(ctx, "id")
	return int(n), doing("count who waits for an export", err)
}

// AdoptExports gives a server the unfinished exports that nobody has spoken of:
// its own since one time, those of others since another. It returns them.
func (s *Store) AdoptExports(ctx context.Context, server string, own, others time.Time) (list []Export, err error) {
	const silent = unfinished + " AND (server = ? AND beat < ? OR beat < ?)"
	own, others = kept(own), kept(others)
	err = s.change(ctx, func(tx *gorm.DB) error {
		list, err = gorm.G[Export](tx).Where(silent, server, own, others).Order("asked, id").Find(ctx)
		if err != nil || len(list) == 0 {
			return err
		}
		_, err = gorm.G[Export](tx).Where(silent, server, own, others).Select("state", "server", "beat").
			Updates(ctx, Export{State: ExportWaiting, Server: server, Beat: now()})
		return err
	})
	return list, doing("take up exports", err)
}
