package main

import (
	"context"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestServeSaysWhereItIs(t *testing.T) {
	for _, tt := range []struct {
		name string
		at   terminal
		want []string
	}{
		{"in Spanish", terminal{folder: t.TempDir()}, []string{"Cotejo está en ", "Primera cuenta de administración (admin@localhost), enlace de un solo uso: "}},
		{"in English", english(t.TempDir()), []string{"Cotejo is at ", "First administrator account (admin@localhost), one-time link: "}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := tt.at.serve(t)
			for _, want := range tt.want {
				if !strings.Contains(s.tape.String(), want+s.address) {
					t.Errorf("it printed %q, want %q", s.tape, want+s.address)
				}
			}
		})
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
	_, failure := s.run(t, "serve")
	oneLine(t, failure, "otro servidor está usando la carpeta "+s.folder)
	_, failure = s.with("LANG", "en_US").run(t, "serve")
	oneLine(t, failure, "another server is using the folder "+s.folder)
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
	_, failure := at.run(t, "serve")
	oneLine(t, failure, "no se puede escuchar en "+l.Addr().String()+": el puerto ya está en uso")
	_, failure = at.with("LANG", "en").run(t, "serve")
	oneLine(t, failure, "the port is in use")
	at.serve(t) // the folder has been let go of
}

func TestAddressOfNoKind(t *testing.T) {
	_, failure := terminal{folder: t.TempDir()}.with("COTEJO_ADDR", "here").run(t, "serve")
	oneLine(t, failure, "no se puede escuchar en here")
}

func TestBaseAddressOfNoKind(t *testing.T) {
	at := terminal{folder: t.TempDir()}.with("COTEJO_ADDR", "127.0.0.1:0").with("COTEJO_BASE_URL", "cotejo.example.org")
	_, failure := at.run(t, "serve")
	oneLine(t, failure, "cotejo.example.org")
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

func TestDemoLoadsOnce(t *testing.T) {
	at := terminal{folder: demoFolder(t)}
	before := at.must(t, "round", "list")
	s := at.serve(t, "--demo")
	printed := s.tape.String()
	if strings.Contains(printed, "Cargando") {
		t.Errorf("it loads again: %q", printed)
	}
	for _, role := range []string{"punto focal", "analista", "organizadora"} {
		if n := strings.Count(printed, "Entrar como "+role); n != 1 {
			t.Errorf("%d fresh links for %s, want 1", n, role)
		}
	}
	if after := at.must(t, "round", "list"); after != before {
		t.Errorf("the rounds were\n%s\nand are\n%s", before, after)
	}
}

func TestDemoSpeaksEnglish(t *testing.T) {
	s := english(demoFolder(t)).serve(t, "--demo")
	for _, want := range []string{"Cotejo is at ", "Enter as focal point:", "Enter as analyst:", "Enter as organiser:"} {
		if !strings.Contains(s.tape.String(), want) {
			t.Errorf("it printed %q, want %q", s.tape, want)
		}
	}
}

func TestDemoLeavesAnotherPlatformAlone(t *testing.T) {
	at := terminal{folder: t.TempDir()}
	if err := at.serve(t).stop(); err != nil { // makes an administrator
		t.Fatal(err)
	}
	s := at.serve(t, "--demo")
	if printed := s.tape.String(); !strings.Contains(printed, "ya tiene datos") || strings.Contains(printed, "Entrar como") {
		t.Errorf("it printed %q, want it to leave the folder alone", printed)
	}
	if rounds := s.must(t, "round", "list"); rounds != "" {
		t.Errorf("it has rounds now:\n%s", rounds)
	}
	res, err := http.PostForm(s.address+"/demostracion/organiser", nil)
	if err != nil {
		t.Fatal(err)
	}
	if res.Body.Close(); res.StatusCode < 400 {
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
		oneLine(t, at.said(err), "no se pudo cargar la demostración")
	}
	at.serve(t, "--demo")
	clean := terminal{folder: demoFolder(t)}
	if got, want := at.must(t, "round", "list"), clean.must(t, "round", "list"); got != want {
		t.Errorf("rounds: got\n%s\nwant\n%s", got, want)
	}
	for _, round := range []string{"ODS-2019", "ODS-2021", "ASILO-2020", "DIAG-2026", "EJERCICIO-2026", "SONDEO-2026"} {
		got, want := longForm(t, at, round), longForm(t, clean, round)
		if len(want) < 100 {
			t.Errorf("%s: a clean load has only %d cells", round, len(want))
		}
		if d := firstDifference(got, want); d != "" {
			t.Errorf("%s: %s", round, d)
		}
	}
}
