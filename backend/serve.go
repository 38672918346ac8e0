package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	"github.com/gofrs/flock"

	"cotejo/backend/store"
	"cotejo/backend/survey"
	"cotejo/backend/web"
)

// graceful is how long requests in hand may take to end at shutdown.
const graceful = 25 * time.Second

// serve runs the platform until ctx ends.
func (p *program) serve(ctx context.Context, c serveCmd) error {
	if err := os.MkdirAll(p.config.data, 0o700); err != nil {
		return fault{key: "cli.data_folder", args: []any{"Folder", p.config.data}, cause: err}
	}
	unlock, err := p.lock()
	if err != nil {
		return err
	}
	defer unlock()
	listener, err := net.Listen("tcp", p.config.addr)
	if err != nil {
		return fault{key: "cli.listen", args: []any{"Address", p.config.addr}, cause: err}
	}
	defer listener.Close() // closed already once serving ends
	st, service, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	if err := p.checkWall(ctx, st); err != nil {
		return err
	}
	if err := p.fill(ctx, service, c.Demo); err != nil {
		return err
	}
	if err := p.welcome(ctx, service, listener, c.Demo); err != nil {
		return err
	}
	log := slog.New(slog.NewJSONHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
	if err := service.OpenExports(ctx, p.exports(log)); err != nil {
		return fault{key: "cli.exports", args: []any{"Folder", filepath.Join(p.config.data, exportsFolder)}, cause: err}
	}
	defer service.CloseExports()
	return p.listen(ctx, service, listener, log, c.Demo)
}

// exportsFolder is where finished exports are kept, in the data folder.
const exportsFolder = "exports"

func (p *program) exports(log *slog.Logger) survey.ExportConfig {
	return survey.ExportConfig{
		Dir: filepath.Join(p.config.data, exportsFolder), Build: build(), Log: log, Idle: giveBack,
		MaxBytes: int64(p.config.exportMegabytes) << 20, MaxAge: time.Duration(p.config.exportDays) * 24 * time.Hour,
	}
}

// build tells this program from another version of it, also where it was not
// built from a repository.
func build() string {
	var stamp string
	if path, err := os.Executable(); err == nil {
		if file, err := os.Stat(path); err == nil {
			stamp = fmt.Sprintf("%d bytes of %s", file.Size(), file.ModTime().UTC())
		}
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		stamp += info.String()
	}
	return stamp
}

// lock refuses a second server on the same data folder. Commands do not take
// the lock: they work beside a server.
func (p *program) lock() (unlock func(), err error) {
	lock := flock.New(filepath.Join(p.config.data, "server.lock"))
	held, err := lock.TryLock()
	if err != nil {
		return nil, fault{key: "cli.data_folder", args: []any{"Folder", p.config.data}, cause: err}
	}
	if !held {
		return nil, fault{key: "cli.second_server", args: []any{"Folder", p.config.data}}
	}
	return func() { _ = lock.Unlock() }, nil // the system lets go at exit in any case
}

// checkWall warns of a database role that passes row-level security.
func (p *program) checkWall(ctx context.Context, st *store.Store) error {
	past, err := st.Unwalled(ctx)
	if past {
		fmt.Fprintln(p.out, p.say.T("cli.unwalled"))
	}
	return err
}

// fill loads the demonstration region when it is asked for and there is
// nothing yet.
func (p *program) fill(ctx context.Context, service *survey.Service, wanted bool) error {
	if !wanted {
		return nil
	}
	loaded := false
	err := loadDemo(ctx, service, func(round string) {
		loaded = true
		fmt.Fprintln(p.out, p.say.T("cli.demo_loading", "Round", round))
	})
	if errors.Is(err, errNotEmpty) {
		fmt.Fprintln(p.out, p.say.T("cli.demo_not_empty", "Folder", p.config.data))
		return nil
	}
	if err != nil {
		return fault{key: "cli.demo_failed", cause: err}
	}
	if loaded {
		fmt.Fprintln(p.out, p.say.T("cli.demo_loaded"))
	}
	return nil
}

// welcome prints the address and fresh one-time links.
func (p *program) welcome(ctx context.Context, service *survey.Service, l net.Listener, demonstration bool) error {
	base := p.config.baseURL
	if base == "" {
		base = "http://" + reachable(l.Addr().String())
	}
	fmt.Fprintln(p.out, p.say.T("cli.address", "Address", base))
	email, token, err := service.FirstAdministrator(ctx)
	if err != nil {
		return err
	}
	if token != "" {
		fmt.Fprintln(p.out, p.say.T("cli.first_administrator", "Email", email, "Link", p.link(base, token)))
	}
	if !demonstration {
		return nil
	}
	for _, role := range demoRoles {
		who, err := service.Demo(ctx, role)
		if errors.Is(err, survey.ErrNotFound) {
			continue // another region lives in this folder
		}
		if err != nil {
			return err
		}
		token, err := service.LinkFor(ctx, who.Email)
		if err != nil {
			return err
		}
		fmt.Fprintln(p.out, p.say.T("cli.demo_link_"+string(role), "Link", p.link(base, token)))
	}
	return nil
}

// reachable is an address one can type: the machine itself when the server
// listens on every interface.
func reachable(address string) string {
	host, port, err := net.SplitHostPort(address)
	if err == nil && (host == "" || net.ParseIP(host).IsUnspecified()) {
		return net.JoinHostPort("localhost", port)
	}
	return address
}

// listen serves until ctx ends, then lets the requests in hand finish.
func (p *program) listen(ctx context.Context, service *survey.Service, l net.Listener, log *slog.Logger, demonstration bool) error {
	handler, err := web.New(web.Config{
		Service: service, BaseURL: p.config.baseURL, Secure: strings.HasPrefix(p.config.baseURL, "https://"),
		Demo: demonstration && loopback(l.Addr()), Log: log,
	})
	if err != nil {
		return err
	}
	server := web.Server(resting(ctx, handler, quiet, giveBack))
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(l) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), graceful)
	defer cancel()
	return server.Shutdown(last)
}
