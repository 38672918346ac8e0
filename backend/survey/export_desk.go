package survey

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"syscall"
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

// work makes a file and says how it ended. The run leaves the desk before the
// store is told: whoever asks later begins another, and finds the file there.
func (d *desk) work(r *run) {
	size, err := d.make(r)
	d.mu.Lock()
	delete(d.runs, r.digest)
	d.mu.Unlock()
	r.cancel(nil)
	d.end(r, size, err)
	close(r.ended)
	d.mu.Lock()
	d.busy--
	d.next()
	idle := d.busy == 0
	d.mu.Unlock()
	if idle && d.Idle != nil {
		d.Idle()
	}
}

func (d *desk) of(r *run) store.Work { return store.Work{Digest: r.digest, Server: d.server} }

// make makes the file, unless it is there already or nobody wants it.
func (d *desk) make(r *run) (size int64, err error) {
	defer func() {
		if what := recover(); what != nil {
			err = fmt.Errorf("panic: %v\n%s", what, debug.Stack())
		}
	}()
	people, attempts, err := d.service.store.BeginExports(r.ctx, d.of(r))
	switch size, there := d.folder.has(r.digest); {
	case err != nil:
		return 0, err
	case people == 0:
		return 0, errCancelled
	case there:
		return size, nil
	case attempts > mostAttempts:
		return 0, errStopping
	}
	if err := d.folder.make(d.server); err != nil {
		return 0, err
	}
	defer d.report(r)()
	return d.write(r.ctx, r.ask, d.folder.path(r.digest), func(done, total int) {
		r.done.Store(int64(done))
		r.total.Store(int64(total))
	})
}

// end tells the store how a run ended, and makes room.
func (d *desk) end(r *run, size int64, err error) {
	if d.ctx.Err() != nil && err != nil {
		return // the next start takes it up
	}
	ctx := context.WithoutCancel(d.ctx)
	state, problem := store.ExportReady, JobProblem("")
	if err != nil {
		state, problem = store.ExportFailed, problemOf(err)
	}
	if err != nil && (errors.Is(err, errCancelled) || errors.Is(context.Cause(r.ctx), errCancelled)) {
		if n, err := d.service.store.AwaitedExports(ctx, d.of(r)); err == nil && n > 0 {
			d.add(r.digest, r.ask) // somebody has asked for it meanwhile
		}
		return
	}
	if problem == Unforeseen {
		d.Log.Error("export failed", "digest", r.digest, "kind", r.ask.Kind, "round", r.ask.Round, "err", err)
	}
	if err := d.service.store.EndExports(ctx, d.of(r), state, string(problem), size); err != nil {
		d.Log.Error("export not settled", "digest", r.digest, "err", err)
	}
	now := time.Now()
	if err := errors.Join(d.folder.sweep(now), d.service.store.DropExports(ctx, now.Add(-d.MaxAge))); err != nil {
		d.Log.Warn("exports not swept", "err", err)
	}
}

// problemOf is what a person is told of an error.
func problemOf(err error) JobProblem {
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return NoSpace
	case errors.Is(err, ErrNotFound), errors.Is(err, store.ErrNotFound):
		return Gone
	case errors.Is(err, errStopping):
		return Interrupted
	}
	return Unforeseen
}

// report tells the store, every second until it is stopped, how far a run has
// come; and ends the run when everybody has called it off elsewhere.
func (d *desk) report(r *run) (stop func()) {
	quit, quitted := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(quitted)
		for tick := time.NewTicker(time.Second); ; {
			select {
			case <-quit:
				tick.Stop()
				return
			case <-tick.C:
			}
			n, err := d.service.store.TellExports(r.ctx, d.of(r), int(r.done.Load()), int(r.total.Load()))
			if err == nil && n == 0 {
				r.cancel(errCancelled)
			}
		}
	}()
	return func() { close(quit); <-quitted }
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
