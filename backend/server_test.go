package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"sync"
	"testing"
	"time"
)

// server is a platform that runs.
type server struct {
	terminal
	address string // as it prints it
	tape    *tape
	stop    func() error // ends it and returns what serving returned
}

// serve starts a server in the terminal's data folder, on a port of the
// kernel's choice, and waits until it answers. It ends with the test.
func (x terminal) serve(t testing.TB, args ...string) *server {
	t.Helper()
	s, err := x.start(t.Context(), args...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.stop(); err != nil {
			t.Errorf("stop serving: %v", err)
		}
	})
	return s
}

func (x terminal) start(ctx context.Context, args ...string) (*server, error) {
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx)) // a test's own ends before its server does
	s := &server{terminal: x.with("COTEJO_ADDR", "127.0.0.1:0"), tape: &tape{}}
	ended := make(chan error, 1)
	go func() { ended <- run(ctx, args, s.getenv, s.tape) }()
	s.stop = sync.OnceValue(func() error { cancel(); return <-ended })
	for {
		select {
		case err := <-ended:
			cancel()
			return nil, fmt.Errorf("serve: %w; it printed %q", err, s.tape)
		case <-time.After(20 * time.Millisecond):
		}
		if s.address = printedAddress.FindString(s.tape.String()); s.address != "" && s.ready() {
			return s, nil
		}
	}
}

var printedAddress = regexp.MustCompile(`http://127\.0\.0\.1:\d+`)

// ready says whether the server takes answers.
func (s *server) ready() bool {
	res, err := http.Get(s.address + "/readyz")
	if err != nil {
		return false
	}
	res.Body.Close()
	return res.StatusCode == http.StatusOK
}

// shared is a folder for what tests make once and all start from.
var shared string

// TestMain removes what the tests share.
func TestMain(m *testing.M) {
	os.Exit(testsIn(m))
}

func testsIn(m *testing.M) int {
	folder, err := os.MkdirTemp("", "cotejo-test-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(folder)
	shared = folder
	return m.Run()
}

// demonstration is a data folder with the demonstration, loaded once.
var demonstration = sync.OnceValues(func() (string, error) {
	folder := filepath.Join(shared, "demonstration")
	s, err := terminal{folder: folder}.start(context.Background(), "--demo")
	if err != nil {
		return "", err
	}
	return folder, s.stop()
})

// demoFolder is a fresh data folder with the demonstration.
func demoFolder(t testing.TB) string {
	t.Helper()
	from, err := demonstration()
	if err != nil {
		t.Fatal(err)
	}
	to := t.TempDir()
	files, err := filepath.Glob(filepath.Join(from, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		content, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(to, filepath.Base(f)), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return to
}
