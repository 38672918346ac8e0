package main

import (
	"context"
	"net"
	"net/http"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestServeSaysWhereItIs(t *testing.T) {
	for _, lang := range []string{"es", "en"} {
		s := terminal{folder: t.TempDir()}.with("LANG", lang).serve(t)
		words := spoken(t, lang)
		for _, want := range []string{
			words.T("cli.address", "Address", s.address) + "\n",
			words.T("cli.first_administrator", "Email", "admin@localhost", "Link", s.address+"/entrar/"),
		} {
			if !strings.Contains(s.tape.String(), want) {
				t.Errorf("in %s it printed %q, want %q", lang, s.tape, want)
			}
		}
	}
}

// TestOnlyTheFirstStartMakesAnAdministrator: a later one must not let anybody
// in anew.
func TestOnlyTheFirstStartMakesAnAdministrator(t *testing.T) {
	at := terminal{folder: t.TempDir()}
	first := at.serve(t)
	if !strings.Contains(first.tape.String(), "/entrar/") {
		t.Errorf("the first start printed %q, want a link", first.tape)
	}
	if err := first.stop(); err != nil {
		t.Fatal(err)
	}
	if second := at.serve(t); strings.Contains(second.tape.String(), "/entrar/") {
		t.Errorf("the second start printed %q, want no link", second.tape)
	}
}

func TestSecondServerOnAFolder(t *testing.T) {
	s := terminal{folder: t.TempDir()}.serve(t)
	s.refuses(t, in(t, "cli.second_server", "Folder", s.folder), "serve")
	if !s.ready() {
		t.Error("the first server does not answer any more")
	}
}

func TestCommandsWorkBesideAServer(t *testing.T) {
	s := terminal{folder: demoFolder(t)}.serve(t)
	out := filepath.Join(t.TempDir(), "out.xlsx")
	for _, args := range [][]string{
		{"round", "list"}, {"migrate"}, {"signin-link", "analista@demo.example"},
		{"report", "comparative", "--round", "ODS-2021", "--out", out},
	} {
		if printed := s.must(t, args...); printed == "" {
			t.Errorf("%q prints nothing", args)
		}
	}
	if !s.ready() {
		t.Error("the server does not answer any more")
	}
}

func TestPortInUse(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	at := terminal{folder: t.TempDir()}.with("COTEJO_ADDR", l.Addr().String())
	for lang, why := range in(t, "cli.in_use") {
		at.refuses(t, map[string]string{lang: spoken(t, lang).T("cli.listen", "Address", l.Addr(), "Why", why)}, "serve")
	}
	at.serve(t) // the folder has been let go of
}

func TestAddressOfNoKind(t *testing.T) {
	terminal{folder: t.TempDir()}.with("COTEJO_ADDR", "here").refuses(t, in(t, "cli.listen", "Address", "here", "Why", ""), "serve")
}

func TestBaseAddressOfNoKind(t *testing.T) {
	at := terminal{folder: t.TempDir()}.with("COTEJO_ADDR", "127.0.0.1:0").with("COTEJO_BASE_URL", "cotejo.example.org")
	if _, failure := at.run(t, "serve"); !strings.Contains(failure, "cotejo.example.org") || strings.Contains(failure, "\n") {
		t.Errorf("it says %q, want one line that names the address", failure)
	}
}

func TestLivezAndReadyz(t *testing.T) {
	s := terminal{folder: t.TempDir()}.serve(t)
	for _, path := range []string{"/livez", "/readyz"} {
		res, err := http.Get(s.address + path)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if res.StatusCode != http.StatusOK {
			t.Errorf("%s: got %s", path, res.Status)
		}
	}
}

// TestServeStopsWhenAsked: the port and the folder are free again, and the
// database has been closed.
func TestServeStopsWhenAsked(t *testing.T) {
	s := terminal{folder: t.TempDir()}.serve(t)
	started := time.Now()
	if err := s.stop(); err != nil {
		t.Fatalf("stop: %v", err)
	}
	if took := time.Since(started); took > 5*time.Second {
		t.Errorf("with nothing in hand it took %v to stop", took)
	}
	if s.ready() {
		t.Error("it still answers")
	}
	if left, err := filepath.Glob(filepath.Join(s.folder, "cotejo.db-*")); err != nil || len(left) > 0 {
		t.Errorf("the database was not closed: %q, %v", left, err)
	}
	s.terminal.serve(t)
}

// TestServeFinishesWhatIsInHand stops a server while a workbook is being made.
func TestServeFinishesWhatIsInHand(t *testing.T) {
	s := terminal{folder: demoFolder(t)}.serve(t, "--demo")
	client := enter(t, s, "analyst")
	answered := make(chan error, 1)
	var length int64
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.address+"/rondas/EJERCICIO-2026/comparativo.xlsx", nil)
	if err != nil {
		t.Fatal(err)
	}
	sent := make(chan struct{})
	go func() {
		close(sent)
		res, err := client.Do(req)
		if err == nil {
			length = int64(len(body(t, res)))
		}
		answered <- err
	}()
	<-sent
	time.Sleep(50 * time.Millisecond) // it takes several times as long to make
	if err := s.stop(); err != nil {
		t.Errorf("stop: %v", err)
	}
	if err := <-answered; err != nil || length < 100_000 {
		t.Errorf("got %d bytes, %v; want the whole workbook", length, err)
	}
}

// demoLink is what stands before the link of a role.
func demoLink(t *testing.T, lang string, role string) string {
	t.Helper()
	return spoken(t, lang).T("cli.demo_link_"+role, "Link", "http://")
}

func TestDemoLoadsOnce(t *testing.T) {
	at := terminal{folder: demoFolder(t)}
	before := at.must(t, "round", "list")
	for _, lang := range []string{"es", "en"} {
		s := at.with("LANG", lang).serve(t, "--demo")
		printed := s.tape.String()
		if loading := spoken(t, lang).T("cli.demo_loading", "Round", "ODS-2019"); strings.Contains(printed, loading) {
			t.Errorf("it loads again: %q", printed)
		}
		for _, role := range []string{"focal", "analyst", "organiser"} {
			if n := strings.Count(printed, demoLink(t, lang, role)); n != 1 {
				t.Errorf("in %s: %d fresh links for %s, want 1, in %q", lang, n, role, printed)
			}
		}
		if err := s.stop(); err != nil {
			t.Fatal(err)
		}
	}
	if after := at.must(t, "round", "list"); after != before {
		t.Errorf("the rounds were\n%s\nand are\n%s", before, after)
	}
}

func TestDemoLeavesAnotherPlatformAlone(t *testing.T) {
	at := terminal{folder: t.TempDir()}
	if err := at.serve(t).stop(); err != nil { // makes an administrator
		t.Fatal(err)
	}
	s := at.serve(t, "--demo")
	printed, refusal := s.tape.String(), spoken(t, "es").T("cli.demo_not_empty", "Folder", at.folder)
	if !strings.Contains(printed, refusal) || strings.Contains(printed, demoLink(t, "es", "focal")) {
		t.Errorf("it printed %q, want it to leave the folder alone", printed)
	}
	if rounds := s.must(t, "round", "list"); rounds != "" {
		t.Errorf("it has rounds now:\n%s", rounds)
	}
	client := newClient(t)
	get(t, client, s.address+"/")
	res, err := client.PostForm(s.address+"/demostracion/organiser", url.Values{"ficha": {formToken(t, client, s.address)}})
	if err != nil {
		t.Fatal(err)
	}
	if body(t, res); res.StatusCode != http.StatusNotFound {
		t.Errorf("a demonstration person gets in: %s", res.Status)
	}
}

// TestDemoGoesOnWhereItWasInterrupted stops loading in the middle and starts
// again: all is there once.
func TestDemoGoesOnWhereItWasInterrupted(t *testing.T) {
	at := terminal{folder: t.TempDir()}.with("COTEJO_ADDR", "127.0.0.1:0")
	for _, reached := range []string{"ODS-2021", "ASILO-2020", "EJERCICIO-2026"} {
		ctx, cancel := context.WithCancel(t.Context())
		cut := &tape{onWrite: func(text string) {
			if strings.Contains(text, reached) {
				time.AfterFunc(30*time.Millisecond, cancel)
			}
		}}
		err := run(ctx, []string{"serve", "--demo"}, at.getenv, cut)
		cancel()
		if err == nil {
			t.Fatalf("loading ended before it was interrupted; it printed %q", cut)
		}
		if said := at.said(err); !strings.HasPrefix(said, spoken(t, "es").T("cli.demo_failed", "Why", "")) || strings.Contains(said, "\n") {
			t.Errorf("interrupted at %s it says %q", reached, said)
		}
	}
	at.serve(t, "--demo")
	clean := terminal{folder: demoFolder(t)}
	if got, want := at.must(t, "round", "list"), clean.must(t, "round", "list"); got != want {
		t.Errorf("rounds: got\n%s\nwant\n%s", got, want)
	}
	for _, round := range demoRounds {
		got, want := longForm(t, at, round), longForm(t, clean, round)
		if len(want) < 100 {
			t.Errorf("%s: a clean load has only %d cells", round, len(want))
		}
		if d := firstDifference(got, want); d != "" {
			t.Errorf("%s: %s", round, d)
		}
	}
}
