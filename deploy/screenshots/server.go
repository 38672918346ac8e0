package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"syscall"
	"time"
)

// server is Cotejo serving the demonstration on a port of the system's choice.
type server struct {
	binary  string
	folder  string // of this run; the data folder is in it
	address string
	process *exec.Cmd
}

// start builds the server and returns once it is ready.
func start(ctx context.Context, folder string) (*server, error) {
	s := &server{binary: filepath.Join(folder, "cotejo"), folder: folder}
	build := exec.CommandContext(ctx, "go", "build", "-o", s.binary, "./backend")
	build.Stderr = os.Stderr
	if err := build.Run(); err != nil {
		return nil, fmt.Errorf("build the server: %w", err)
	}
	s.process = s.command(ctx, "serve", "--demo")
	stdout, err := s.process.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := s.process.Start(); err != nil {
		return nil, fmt.Errorf("start the server: %w", err)
	}
	if s.address, err = address(stdout); err == nil {
		err = s.ready(ctx)
	}
	if err != nil {
		s.stop()
		return nil, err
	}
	return s, nil
}

// command prepares a command of Cotejo on the data folder of this run.
func (s *server) command(ctx context.Context, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, s.binary, args...)
	cmd.Env = append(os.Environ(), "COTEJO_ADDR=127.0.0.1:0", "COTEJO_BASE_URL=", "COTEJO_DATABASE_URL=",
		"COTEJO_DATA="+filepath.Join(s.folder, "data"))
	cmd.Stderr = os.Stderr
	return cmd
}

var listening = regexp.MustCompile(`http://127\.0\.0\.1:[1-9][0-9]*`)

// address reads the address off the server's first lines, and lets the rest
// go by so that the server never waits for a reader.
func address(stdout io.Reader) (string, error) {
	lines := bufio.NewScanner(stdout)
	for lines.Scan() {
		if found := listening.FindString(lines.Text()); found != "" {
			go func() { _, _ = io.Copy(io.Discard, stdout) }()
			return found, nil
		}
	}
	return "", fmt.Errorf("the server ended without an address: %w", lines.Err())
}

func (s *server) ready(ctx context.Context) error {
	for range 600 {
		resp, err := http.Get(s.address + "/readyz")
		if err == nil {
			resp.Body.Close()
			if resp.StatusCode == http.StatusOK {
				return nil
			}
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(100 * time.Millisecond):
		}
	}
	return fmt.Errorf("the server at %s did not become ready", s.address)
}

func (s *server) stop() {
	_ = s.process.Process.Signal(syscall.SIGTERM)
	_ = s.process.Wait()
}
