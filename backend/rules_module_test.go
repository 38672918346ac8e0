package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// A goFile is one file of the module as the rules see it.
type goFile struct {
	pkg  string // folder from the module's root, such as "backend/web"
	name string // file name within it
	fset *token.FileSet
	ast  *ast.File
}

// test says whether the file is compiled by go test only.
func (f goFile) test() bool { return strings.HasSuffix(f.name, "_test.go") }

// at names a place in the file for a reader of the test's output.
func (f goFile) at(p token.Pos) string {
	return fmt.Sprintf("%s:%d", path.Join(f.pkg, f.name), f.line(p))
}

func (f goFile) line(p token.Pos) int { return f.fset.Position(p).Line }

// imports lists the file's imports, those of this module without its name.
func (f goFile) imports() []imported {
	var list []imported
	for _, spec := range f.ast.Imports {
		p, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			continue // the compiler says so better
		}
		own, isOwn := strings.CutPrefix(p, module+"/")
		list = append(list, imported{path: own, own: isOwn, at: f.at(spec.Pos())})
	}
	return list
}

// imported is one import: a package of this module or of somebody else's.
type imported struct {
	path string
	own  bool
	at   string
}

// standard says whether the import is of the standard library, whose paths
// have no dot in their first element.
func (i imported) standard() bool {
	first, _, _ := strings.Cut(i.path, "/")
	return !i.own && !strings.Contains(first, ".")
}

// within says whether a path is a package or stands below it.
func within(p, root string) bool { return p == root || strings.HasPrefix(p, root+"/") }

const module = "cotejo"

// parse reads one file's source; the planted violations come in here too.
func parse(t *testing.T, name, src string) goFile {
	t.Helper()
	fset := token.NewFileSet()
	tree, err := parser.ParseFile(fset, name, src, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatalf("parse %s: %v", name, err)
	}
	return goFile{pkg: path.Dir(name), name: path.Base(name), fset: fset, ast: tree}
}

// moduleFiles reads every Go file of the module around this package.
func moduleFiles(t *testing.T) []goFile {
	t.Helper()
	const root = ".."
	var files []goFile
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			return skipped(root, p)
		}
		if filepath.Ext(p) != ".go" {
			return nil
		}
		src, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, p)
		if err != nil {
			return err
		}
		files = append(files, parse(t, filepath.ToSlash(rel), string(src)))
		return nil
	})
	if err != nil {
		t.Fatalf("read the module: %v", err)
	}
	return files
}

// skipped leaves out what the go command leaves out: hidden folders, test data
// and modules inside this one.
func skipped(root, dir string) error {
	if dir == root {
		return nil
	}
	name := filepath.Base(dir)
	if strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") || name == "testdata" {
		return filepath.SkipDir
	}
	if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
		return filepath.SkipDir
	}
	return nil
}
