package main

import (
	"fmt"
	"go/ast"
	"path"
	"slices"
	"strings"
)

// uncommented finds packages without a comment, or with several.
func uncommented(files []goFile) (broken []string) {
	comments := map[string][]string{}
	for _, f := range files {
		if f.test() {
			continue
		}
		places := comments[f.pkg]
		if f.ast.Doc != nil && strings.TrimSpace(f.ast.Doc.Text()) != "" {
			places = append(places, f.name)
		}
		comments[f.pkg] = places
	}
	for pkg, places := range comments {
		if len(places) != 1 {
			broken = append(broken, fmt.Sprintf("package %s has %d package comments %v, want one", pkg, len(places), places))
		}
	}
	slices.Sort(broken)
	return broken
}

// early finds init functions.
func early(files []goFile) (broken []string) {
	for _, f := range files {
		for _, d := range f.ast.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
				broken = append(broken, fmt.Sprintf("%s: func init", f.at(fn.Pos())))
			}
		}
	}
	return broken
}

// shapeless finds packages named for no purpose.
func shapeless(files []goFile) (broken []string) {
	vague := []string{"util", "utils", "helper", "helpers", "common", "misc", "shared", "types"}
	for _, f := range files {
		if slices.Contains(vague, path.Base(f.pkg)) || slices.Contains(vague, f.ast.Name.Name) {
			broken = append(broken, fmt.Sprintf("%s: a package named %s says nothing", f.at(f.ast.Package), f.ast.Name.Name))
		}
	}
	return broken
}
