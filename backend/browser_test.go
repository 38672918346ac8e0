package main

import (
	"context"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os/exec"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"cotejo/backend/i18n"
)

// chromium starts a browser without a screen and returns its context. Without
// Chromium the test is skipped, unless COTEJO_TEST_REQUIRE names browser.
func chromium(t *testing.T) context.Context {
	t.Helper()
	var path string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome-stable", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil && path == "" {
			path = found
		}
	}
	if path == "" {
		lacking(t, "browser", "there is no Chromium on this machine")
	}
	ctx, end := chromedp.NewExecAllocator(context.Background(),
		chromedp.ExecPath(path), chromedp.Headless, chromedp.DisableGPU, chromedp.NoFirstRun, chromedp.NoDefaultBrowserCheck,
		chromedp.NoSandbox, // Chromium refuses root otherwise, and the pages are our own
		chromedp.WindowSize(1280, 1000),
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true),
	)
	t.Cleanup(end)
	ctx, _ = chromedp.NewContext(ctx)
	t.Cleanup(func() {
		if err := chromedp.Cancel(ctx); err != nil { // waits until it has gone, with its folder
			t.Errorf("close the browser: %v", err)
		}
	})
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("start %s: %v", path, err)
	}
	return ctx
}

// reader is who reads pages: in a language, with or without JavaScript.
type reader struct {
	lang    string
	scripts bool
}

// window is a person's browser window, with cookies of its own.
type window struct {
	t       testing.TB
	ctx     context.Context
	address string // of the site
	*i18n.Printer
}

// open opens a window at the front page, in the reader's language.
func (r reader) open(t testing.TB, browser context.Context, s *server) *window {
	t.Helper()
	ctx, end := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
	t.Cleanup(end)
	w := &window{t: t, ctx: ctx, address: s.address, Printer: spoken(t, r.lang)}
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	if !r.scripts {
		params := emulation.SetScriptExecutionDisabledParams{Value: true}
		if _, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, params); err != nil {
			t.Fatal(err)
		}
	}
	w.watch()
	w.visit("/?lang=" + r.lang)
	return w
}

// watch fails the test for a script of the page that breaks.
func (w *window) watch() {
	w.t.Helper()
	err := chromedp.Listen(w.ctx, func(event any) {
		if e, ok := event.(*runtime.EventExceptionThrown); ok {
			w.t.Errorf("a script broke: %s %+v", e.ExceptionDetails.Text, e.ExceptionDetails.Exception)
		}
	})
	if err != nil {
		w.t.Fatal(err)
	}
}

// patience is how long a page may take on a busy machine.
const patience = 20 * time.Second

// do carries out an action, which must work.
func do[T any](w *window, what string, a chromedp.Action[T]) T {
	w.t.Helper()
	ctx, cancel := context.WithTimeout(w.ctx, patience)
	defer cancel()
	got, err := chromedp.Run(ctx, a)
	if err != nil {
		w.t.Fatalf("%s: %v\n%s", what, err, w.whereabouts())
	}
	return got
}

// ask evaluates an expression in the page.
func ask[T any](w *window, expression string) T {
	w.t.Helper()
	return do(w, expression, chromedp.Evaluate[T](expression))
}

// visit goes to an address of the site, and returns the status of its page.
func (w *window) visit(path string) int64 {
	w.t.Helper()
	return do(w, "visit "+path, chromedp.NavigateResponse(w.address+path)).Status
}

// whereabouts tells what the window shows, for messages.
func (w *window) whereabouts() string {
	ctx, cancel := context.WithTimeout(w.ctx, 2*time.Second)
	defer cancel()
	text, err := chromedp.Run(ctx, chromedp.Evaluate[string](`location.href + "\n" + document.body.innerText.slice(0, 1500)`))
	if err != nil {
		return err.Error()
	}
	return text
}

// client is an HTTP client with the window's cookies.
func (w *window) client() *http.Client {
	w.t.Helper()
	held, err := chromedp.Call(w.ctx, network.GetCookies, network.GetCookiesParams{URLs: []string{w.address}})
	if err != nil {
		w.t.Fatal(err)
	}
	site, err := url.Parse(w.address)
	if err != nil {
		w.t.Fatal(err)
	}
	c := newClient(w.t)
	var cookies []*http.Cookie
	for _, k := range held.Cookies {
		cookies = append(cookies, &http.Cookie{Name: k.Name, Value: k.Value, Path: k.Path})
	}
	c.Jar.(*cookiejar.Jar).SetCookies(site, cookies)
	return c
}
