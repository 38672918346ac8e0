package survey

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"cotejo/backend/store"
)

// ExportConfig says where exports are kept, and for how long.
type ExportConfig struct {
	Dir      string        // made when the first export is
	MaxBytes int64         // of all files together
	MaxAge   time.Duration // since a file was last asked for
	// Build names the program: another one may write other files of the same
	// answers.
	Build string
	Log   *slog.Logger
	// Idle is called whenever nothing is left to write; it may be nil.
	Idle func()
}

const (
	// atOnce is how many exports are written at the same time: each takes tens
	// of megabytes.
	atOnce = 2
	// mostAttempts is how often an export is begun when the server keeps on
	// stopping under it.
	mostAttempts = 3
	// longestSilence is how long a server may say nothing of its work before
	// another takes it up.
	longestSilence = time.Minute
)

var (
	errNoDesk    = errors.New("no exports are made here")
	errCancelled = errors.New("nobody waits for the export any more")
	errStopping  = errors.New("the server stops")
)

// desk makes exports, a few at a time. What is wanted stands in the store;
// only who works on it just now is kept here.
type desk struct {
	ExportConfig
	service *Service
	write   func(ctx context.Context, e Export, path string, tell func(done, total int)) (size int64, err error)
	folder  exportFolder
	server  string
	silence time.Duration // after which a server that says nothing is taken for gone
	ctx     context.Context
	stop    context.CancelCauseFunc
	workers sync.WaitGroup

	mu    sync.Mutex
	queue []*run
	runs  map[string]*run // waiting or running, by digest
	busy  int
}

// run is the making of one file, for all who wait for it.
type run struct {
	digest      string
	ask         Export
	ctx         context.Context
	cancel      context.CancelCauseFunc
	ended       chan struct{}
	done, total atomic.Int64
}

// OpenExports begins to make exports, and takes up what was left unfinished. It
// stops by CloseExports.
func (s *Service) OpenExports(ctx context.Context, c ExportConfig) error {
	d := &desk{
		ExportConfig: c, service: s, write: s.writeExport, silence: longestSilence, runs: map[string]*run{},
		folder: exportFolder{dir: c.Dir, most: c.MaxBytes, longest: c.MaxAge},
	}
	if d.server = d.folder.signature(); d.server == "" {
		d.server = rand.Text()
	}
	d.ctx, d.stop = context.WithCancelCause(context.WithoutCancel(ctx))
	if err := errors.Join(d.folder.clear(), d.folder.sweep(time.Now()), s.store.DropExports(ctx, time.Now().Add(-c.MaxAge))); err != nil {
		return fmt.Errorf("prepare the exports in %s: %w", c.Dir, err)
	}
	s.desk = d
	return d.adopt(ctx, time.Now())
}

// CloseExports stops making exports. What is unfinished is taken up again by
// the next OpenExports.
func (s *Service) CloseExports() {
	d := s.desk
	if d == nil {
		return
	}
	d.mu.Lock()
	d.stop(errStopping)
	d.mu.Unlock()
	d.workers.Wait()
}

// adopt takes up what other servers have fallen silent about, and what this one
// has said nothing of since a time.
func (d *desk) adopt(ctx context.Context, own time.Time) error {
	list, err := d.service.store.AdoptExports(ctx, d.server, own, time.Now().Add(-d.silence))
	for _, row := range list {
		ask, err := decodeExport(row.Ask)
		if err != nil {
			return err
		}
		d.add(row.Digest, ask)
	}
	return err
}

// add has a file made, unless it is being made already.
func (d *desk) add(digest string, ask Export) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.runs[digest] != nil || d.ctx.Err() != nil {
		return
	}
	r := &run{digest: digest, ask: ask, ended: make(chan struct{})}
	r.ctx, r.cancel = context.WithCancelCause(d.ctx)
	d.runs[digest] = r
	d.queue = append(d.queue, r)
	d.next()
}

// next sets free hands to work. The desk is locked.
func (d *desk) next() {
	for d.busy < atOnce && len(d.queue) > 0 {
		r := d.queue[0]
		d.queue = d.queue[1:]
		d.busy++
		d.workers.Go(func() { d.work(r) })
	}
}

// abandon stops the making of a file when nobody waits for it any more.
func (d *desk) abandon(ctx context.Context, digest string) error {
	n, err := d.service.store.AwaitedExports(ctx, store.Work{Digest: digest, Server: d.server})
	if err != nil || n > 0 {
		return err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if r := d.runs[digest]; r != nil {
		r.cancel(errCancelled)
	}
	return nil
}

// ended is closed when a file that is being made here has been; nil where it is
// not.
func (d *desk) ended(digest string) <-chan struct{} {
	d.mu.Lock()
	defer d.mu.Unlock()
	if r := d.runs[digest]; r != nil {
		return r.ended
	}
	return nil
}
