package survey

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"syscall"
	"time"

	"cotejo/backend/store"
)

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
