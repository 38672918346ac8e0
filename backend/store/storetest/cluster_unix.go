//go:build unix

package storetest

import (
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

// keep runs PostgreSQL until its standard input ends, which happens when the
// test process does, however it does; then it stops the server and removes
// the folder.
const keep = `"$1/postgres" -D "$2/data" -k "$2" -c listen_addresses= -c fsync=off -c full_page_writes=off \
	-c synchronous_commit=off -c shared_buffers=32MB -c max_connections=100 >"$2/log" 2>&1 &
server=$!
cat >/dev/null
kill -INT $server
{ sleep 5; kill -KILL $server; } 2>/dev/null &
wait $server
kill $!
rm -rf "$2"`

// startCluster makes a throw-away cluster and starts it on a socket in its own
// folder, where no port can be taken.
func startCluster() (cluster, error) {
	bin, err := programs()
	if err != nil {
		return cluster{}, err
	}
	who, err := someoneElse()
	if err != nil {
		return cluster{}, err
	}
	dir, err := os.MkdirTemp("/tmp", "cotejo-pg-") // short: a socket's path may have 107 bytes
	if err != nil {
		return cluster{}, err
	}
	if who != nil {
		if err := os.Chown(dir, int(who.Uid), int(who.Gid)); err != nil {
			return cluster{}, errors.Join(err, os.RemoveAll(dir))
		}
	}
	attributes := &syscall.SysProcAttr{Credential: who, Setpgid: true}
	initdb := exec.Command(filepath.Join(bin, "initdb"), "-D", dir+"/data", "-U", "postgres", "-A", "trust",
		"-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions")
	initdb.Dir, initdb.SysProcAttr = dir, attributes
	if out, err := initdb.CombinedOutput(); err != nil {
		return cluster{}, errors.Join(fmt.Errorf("initdb: %w: %s", err, out), os.RemoveAll(dir))
	}
	alive, err := start(bin, dir, attributes)
	if err != nil {
		return cluster{}, errors.Join(err, os.RemoveAll(dir))
	}
	return cluster{address: "postgres://postgres@/postgres?host=" + url.QueryEscape(dir), alive: alive}, nil
}

// start starts the server, which runs while what it returns is open.
func start(bin, dir string, attributes *syscall.SysProcAttr) (io.Closer, error) {
	keeper := exec.Command("/bin/sh", "-c", keep, "sh", bin, dir)
	keeper.Dir, keeper.SysProcAttr = dir, attributes
	alive, err := keeper.StdinPipe()
	if err != nil {
		return nil, err
	}
	return alive, keeper.Start()
}

// programs finds the folder of initdb and postgres.
func programs() (string, error) {
	if found, err := exec.LookPath("initdb"); err == nil {
		if found, err = filepath.EvalSymlinks(found); err == nil {
			return filepath.Dir(found), nil
		}
	}
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err != nil || len(found) == 0 {
		return "", errNone
	}
	newest := slices.MaxFunc(found, func(a, b string) int { return version(a) - version(b) })
	return filepath.Dir(newest), nil
}

// version reads 15 from /usr/lib/postgresql/15/bin/initdb.
func version(path string) int {
	n, _ := strconv.Atoi(strings.Split(path, "/")[4]) // an odd name is the oldest
	return n
}

// someoneElse is whom to run as: initdb refuses root. Nobody in particular
// (nil) when this is not root.
func someoneElse() (*syscall.Credential, error) {
	if os.Geteuid() != 0 {
		return nil, nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, uerr := strconv.ParseUint(u.Uid, 10, 32)
		gid, gerr := strconv.ParseUint(u.Gid, 10, 32)
		if uerr == nil && gerr == nil {
			return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, nil
		}
	}
	return nil, errors.New("initdb refuses root, and there is neither postgres nor nobody to run it as")
}
