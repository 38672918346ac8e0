package survey

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// exportFolder holds finished exports under the names of their content. It is
// a cache: whatever is missing is made again.
type exportFolder struct {
	dir     string
	most    int64         // bytes in all
	longest time.Duration // that a file is kept after it was last asked for
}

func (f exportFolder) path(digest string) string { return filepath.Join(f.dir, digest) }

// serverFile keeps the name of the server whose folder this is, by which it
// finds its unfinished work again.
const serverFile = "server"

// make makes the folder, for this user alone, and signs it.
func (f exportFolder) make(server string) error {
	if err := os.MkdirAll(f.dir, 0o700); err != nil {
		return err
	}
	if f.signature() == server {
		return nil
	}
	return os.WriteFile(f.path(serverFile), []byte(server), 0o600)
}

// signature is the name of the server that has used the folder, or "".
func (f exportFolder) signature() string {
	name, err := os.ReadFile(f.path(serverFile))
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(name))
}

// has says whether a file is there, and how large it is. It counts as asked for.
func (f exportFolder) has(digest string) (size int64, there bool) {
	info, err := os.Stat(f.path(digest))
	if err != nil || !info.Mode().IsRegular() {
		return 0, false
	}
	now := time.Now()
	_ = os.Chtimes(f.path(digest), now, now) // it may be dropped somewhat early
	return info.Size(), true
}

func (f exportFolder) open(digest string) (*os.File, error) {
	file, err := os.Open(f.path(digest))
	if err == nil {
		now := time.Now()
		_ = os.Chtimes(f.path(digest), now, now)
	}
	return file, err
}

// sweep removes what has not been asked for in a long time, and then the
// longest unasked until the rest fits. The newest file stays whatever its size.
func (f exportFolder) sweep(now time.Time) error {
	files, err := f.files()
	if err != nil {
		return err
	}
	var sum int64
	for i, file := range files {
		sum += file.Size()
		if i > 0 && sum > f.most || now.Sub(file.ModTime()) > f.longest {
			if err := os.Remove(f.path(file.Name())); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return fmt.Errorf("sweep exports: %w", err)
			}
		}
	}
	return nil
}

// clear removes what a server that stopped has left half written.
func (f exportFolder) clear() error {
	left, err := filepath.Glob(f.path(".cotejo-*"))
	for _, name := range left {
		err = errors.Join(err, os.Remove(name))
	}
	return err
}

// files are the finished exports, the last asked for first.
func (f exportFolder) files() ([]fs.FileInfo, error) {
	entries, err := os.ReadDir(f.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("list exports: %w", err)
	}
	var files []fs.FileInfo
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") || e.Name() == serverFile {
			continue
		}
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() {
			files = append(files, info)
		}
	}
	slices.SortFunc(files, func(a, b fs.FileInfo) int {
		return cmp.Or(b.ModTime().Compare(a.ModTime()), strings.Compare(a.Name(), b.Name()))
	})
	return files, nil
}
