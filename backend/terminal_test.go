package main

import (
	"bytes"
	"errors"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"cotejo/backend/i18n"
)

// terminal is where somebody types commands: with a data folder and a locale.
type terminal struct {
	folder string            // COTEJO_DATA
	env    map[string]string // what else is set
}

// with is the same terminal with one more setting.
func (x terminal) with(name, value string) terminal {
	env := map[string]string{name: value}
	for k, v := range x.env {
		if k != name {
			env[k] = v
		}
	}
	return terminal{folder: x.folder, env: env}
}

func (x terminal) getenv(name string) string {
	if name == "COTEJO_DATA" {
		return x.folder
	}
	return x.env[name]
}

// run types a command and returns what it prints, and what it says when it
// fails: "" when it doesn't.
func (x terminal) run(t testing.TB, args ...string) (printed, failure string) {
	t.Helper()
	var out bytes.Buffer
	err := run(t.Context(), args, x.getenv, &out)
	return out.String(), x.said(err)
}

// said is what the program says of an error before it exits with 1.
func (x terminal) said(err error) string {
	if err == nil || errors.Is(err, errSaid) {
		return ""
	}
	return words(x.getenv).explain(err)
}

// must types a command that has to work, and returns what it prints.
func (x terminal) must(t testing.TB, args ...string) string {
	t.Helper()
	printed, failure := x.run(t, args...)
	if failure != "" {
		t.Fatalf("cotejo %s: %s", strings.Join(args, " "), failure)
	}
	return printed
}

// spoken returns the messages of a language.
func spoken(t testing.TB, lang string) *i18n.Printer {
	t.Helper()
	catalogue, err := i18n.Load()
	if err != nil {
		t.Fatal(err)
	}
	return catalogue.In(lang)
}

// in is what a message says in each of the two languages; args as for T.
func in(t testing.TB, key string, args ...any) map[string]string {
	t.Helper()
	return map[string]string{"es": spoken(t, "es").T(key, args...), "en": spoken(t, "en").T(key, args...)}
}

// refuses says that a command fails in each language with one line: a message
// that starts so.
func (x terminal) refuses(t *testing.T, starts map[string]string, args ...string) {
	t.Helper()
	for lang, want := range starts {
		_, failure := x.with("LANG", lang).run(t, args...)
		if strings.ContainsAny(failure, "\n\r") || want == "" || !strings.HasPrefix(failure, want) {
			t.Errorf("cotejo %s, in %s: it says %q, want one line that starts with %q", strings.Join(args, " "), lang, failure, want)
		}
	}
}

// required says whether what a test needs must be on the machine.
func required(what string) bool {
	return slices.Contains(strings.Split(os.Getenv("COTEJO_TEST_REQUIRE"), ","), what)
}

// lacking skips a test for want of something, or fails it where that is
// required.
func lacking(t testing.TB, what, why string) {
	t.Helper()
	if required(what) {
		t.Fatal(why)
	}
	t.Skip(why)
}

// tape keeps what is printed while others read it.
type tape struct {
	mu      sync.Mutex
	text    bytes.Buffer
	onWrite func(text string) // called with all there is, after each write
}

// Write implements io.Writer.
func (p *tape) Write(b []byte) (int, error) {
	p.mu.Lock()
	n, err := p.text.Write(b)
	text := p.text.String()
	p.mu.Unlock()
	if p.onWrite != nil {
		p.onWrite(text)
	}
	return n, err
}

// String is all there is.
func (p *tape) String() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.text.String()
}
