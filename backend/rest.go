package main

import (
	"context"
	"net/http"
	"runtime/debug"
	"sync/atomic"
	"time"
)

// quiet is how long nobody must have asked for anything before the memory that
// pages and workbooks took is given back to the system.
const quiet = 20 * time.Second

// resting wraps a handler, and gives memory back whenever requests have
// ceased for a while. A workbook takes tens of megabytes for a second; Go
// would keep them for as long as nobody else asks.
func resting(ctx context.Context, h http.Handler, quiet time.Duration, giveBack func()) http.Handler {
	var asked atomic.Int64 // requests so far
	go func() {
		seen, given := int64(0), int64(0)
		for tick := time.NewTicker(quiet); ; {
			select {
			case <-ctx.Done():
				tick.Stop()
				return
			case <-tick.C:
			}
			now := asked.Load()
			if now == seen && now != given {
				giveBack()
				given = now
			}
			seen = now
		}
	}()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		h.ServeHTTP(w, r)
		asked.Add(1) // a long one has only now ended
	})
}

// giveBack returns unused memory to the system.
func giveBack() { debug.FreeOSMemory() }
