package main

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// TestDownloadsInABrowser has an analyst ask for the workbook, find it among
// what they have asked for, and take it home.
func TestDownloadsInABrowser(t *testing.T) {
	browser := chromium(t)
	for _, tt := range []struct {
		name string
		reader
	}{
		{"in Spanish without JavaScript", reader{lang: "es"}},
		{"in English", reader{lang: "en", scripts: true}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w := tt.open(t, browser, terminal{folder: demoFolder(t)}.serve(t, "--demo"))
			w.press(w.T("front.enter_analyst"))
			w.visit("/rondas/" + exercise)
			w.press(w.T("download.all"))
			w.ask(w.T("download.workbook"))
			w.visit("/rondas/" + exercise + "/descargas")
			w.find("file asked for", `document.querySelector('table a[href^="/descargas/"]')`)
			w.follow("the file asked for")
			if got := w.heading(); got != w.T("download.workbook") {
				t.Errorf("the file's page is headed %q", got)
			}
			w.finished()
			href := ask[string](w, `document.querySelector('a.button').getAttribute('href')`)
			res, err := w.client().Get(w.address + href)
			if err != nil {
				t.Fatal(err)
			}
			if content := body(t, res); res.StatusCode != http.StatusOK || !strings.HasPrefix(string(content), "PK") {
				t.Errorf("the file: %s, %d bytes", res.Status, len(content))
			}
		})
	}
}

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
