package web

import (
	"net"
	"sync"
	"time"
)

// How often one address may try to sign in.
const (
	signInTries  = 100
	signInWindow = 15 * time.Minute
)

// limiter counts tries per address within a window, in memory.
type limiter struct {
	max    int
	window time.Duration
	now    func() time.Time

	mu    sync.Mutex
	since time.Time
	tries map[string]int
}

func newLimiter(max int, window time.Duration, now func() time.Time) *limiter {
	return &limiter{max: max, window: window, now: now, tries: map[string]int{}}
}

// allow counts a try from a remote address and says whether it may go on.
func (l *limiter) allow(remote string) bool {
	host, _, err := net.SplitHostPort(remote)
	if err != nil {
		host = remote
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if t := l.now(); t.Sub(l.since) >= l.window {
		l.since = t
		clear(l.tries)
	}
	l.tries[host]++
	return l.tries[host] <= l.max
}
