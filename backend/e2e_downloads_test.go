package main

import (
	"context"
	"time"

	"github.com/chromedp/chromedp"
)

// ask presses the button of a download, and waits until the page answers: with
// the file, which leaves the page as it is, or with the file's own page.
func (w *window) ask(download string) {
	w.t.Helper()
	w.find("button of "+download, `[...document.querySelectorAll('.download')].find(e => words(e.querySelector('h3')) === `+js(download)+`).querySelector('button')`)
	w.click(download)
	for start := time.Now(); time.Since(start) < 3*time.Second; time.Sleep(100 * time.Millisecond) {
		if w.holds(`location.pathname.startsWith("/descargas/")`) {
			return
		}
	}
}

// finished waits until the page of a file, which renews itself, leads to it.
func (w *window) finished() {
	w.t.Helper()
	for start := time.Now(); !w.holds(`Boolean(document.querySelector('a.button'))`); time.Sleep(200 * time.Millisecond) {
		if time.Since(start) > time.Minute {
			w.t.Fatalf("the file is not ready\n%s", w.whereabouts())
		}
	}
}

// holds says whether an expression is true in the page; not while it changes.
func (w *window) holds(expression string) bool {
	ctx, cancel := context.WithTimeout(w.ctx, patience)
	defer cancel()
	got, err := chromedp.Run(ctx, chromedp.Evaluate[bool](expression))
	return err == nil && got
}
