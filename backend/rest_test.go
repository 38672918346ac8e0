package main

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"
	"testing/synctest"
	"time"
)

func TestMemoryIsGivenBackOnceWhenNobodyAsks(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, stop := context.WithCancel(t.Context())
		given := 0
		long := 90 * time.Second
		h := resting(ctx, http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/workbook" {
				time.Sleep(long)
			}
		}), 20*time.Second, func() { given++ })
		ask := func(path string) { h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", path, nil)) }

		time.Sleep(5 * time.Minute)
		if given != 0 {
			t.Errorf("before any request: given back %d times, want 0", given)
		}
		ask("/")
		time.Sleep(5 * time.Minute)
		if given != 1 {
			t.Errorf("after one request: given back %d times, want 1", given)
		}
		ask("/workbook")
		before := given
		time.Sleep(time.Minute)
		if given != before+1 {
			t.Errorf("after a long request has ended: given back %d times more, want 1", given-before)
		}
		for range 60 { // someone works steadily
			ask("/")
			time.Sleep(5 * time.Second)
		}
		if want := before + 1; given != want {
			t.Errorf("while requests come: given back %d times, want %d", given, want)
		}
		stop()
		synctest.Wait()
	})
}
