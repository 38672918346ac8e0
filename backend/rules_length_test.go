package main

import (
	"fmt"
	"go/ast"
	"testing"
)

// Lengths in lines: a longer function must be split, a longer file deserves a
// second look.
const (
	longestFunction = 80
	longFile        = 200
)

// long finds functions over the limit. The rows of a table don't count.
func long(files []goFile) (broken []string) {
	for _, f := range files {
		for _, d := range f.ast.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || fn.Body == nil {
				continue
			}
			if n := span(f, fn) - tableLines(f, fn.Body); n > longestFunction {
				broken = append(broken, fmt.Sprintf("%s: %s has %d lines, want at most %d", f.at(fn.Pos()), fn.Name.Name, n, longestFunction))
			}
		}
	}
	return broken
}

func span(f goFile, n ast.Node) int { return f.line(n.End()) - f.line(n.Pos()) + 1 }

// tableLines counts the lines inside lists, maps and records written out in a
// function, except those of functions among them.
func tableLines(f goFile, body ast.Node) int {
	n := 0
	ast.Inspect(body, func(node ast.Node) bool {
		lit, ok := node.(*ast.CompositeLit)
		if !ok {
			return true
		}
		n += max(0, span(f, lit)-2) - functionLines(f, lit)
		return false
	})
	return n
}

func functionLines(f goFile, table ast.Node) int {
	n := 0
	ast.Inspect(table, func(node ast.Node) bool {
		fn, ok := node.(*ast.FuncLit)
		if ok {
			n += span(f, fn)
		}
		return !ok
	})
	return n
}

// TestLengths reports long files and how long functions are; it asks for a
// look and refuses nothing.
func TestLengths(t *testing.T) {
	functions, over := 0, 0
	for _, f := range moduleFiles(t) {
		if n := f.line(f.ast.FileEnd); n > longFile && !f.test() {
			t.Logf("%s/%s: %d lines", f.pkg, f.name, n)
		}
		for _, d := range f.ast.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Body != nil {
				functions++
				if span(f, fn) > 55 {
					over++
				}
			}
		}
	}
	t.Logf("%d functions, %d of them over 55 lines", functions, over)
}
