package main

import (
	"fmt"
	"go/ast"
	"slices"
	"testing"
)

// plan says which of our packages each of our packages may import. The
// drawing and its reasons are in ARCHITECTURE.md; change both together.
var plan = map[string][]string{
	"backend":                 {"backend/web", "backend/survey", "backend/store", "backend/i18n", "backend/demo", "forms", "forms/xlsform", "forms/library", "reports"},
	"backend/web":             {"backend/survey", "backend/i18n", "forms", "forms/expr", "reports"},
	"backend/demo":            {"backend/survey", "backend/store", "forms", "forms/library", "reports"},
	"backend/demo/regenerate": {"backend/demo", "forms", "forms/library"},
	"backend/survey":          {"backend/store", "reports", "reports/view", "reports/draw", "reports/workbook", "reports/brief", "reports/export", "reports/definition", "forms", "forms/expr", "forms/xlsform", "forms/long", "forms/twin", "forms/library"},
	"backend/store":           {"forms"},
	"backend/store/storetest": {"backend/store"},
	"backend/i18n":            {},
	"reports/workbook":        {"reports", "reports/view", "reports/draw", "forms"},
	"reports/brief":           {"reports", "reports/draw", "forms"},
	"reports/draw":            {},
	"reports/wordstest":       {"reports", "forms"},
	"reports/view":            {"reports", "reports/draw", "forms"},
	"reports/export":          {"reports", "reports/view", "forms"},
	"reports/definition":      {"reports", "forms"},
	"reports":                 {"forms"},
	"forms/library":           {"forms/xlsform", "forms"},
	"forms/twin":              {"forms"},
	"forms/long":              {"forms/xlsform", "forms"},
	"forms/xlsform":           {"forms", "forms/expr"},
	"forms":                   {"forms/expr"},
	"forms/expr":              {},
	"deploy/probe":            {},
	"deploy/screenshots":      {},
}

// testSupport may be imported by any test: a database to try things on, the
// real questionnaires, and what is asked of words.
var testSupport = []string{"backend/store/storetest", "forms/library", "reports/wordstest"}

// owner says which packages alone may import a library.
type owner struct {
	library  string
	packages []string
	inTests  bool // any test may import it too
}

// owners of the libraries that shape the code around them. A test may read a
// workbook back wherever it stands.
var owners = []owner{
	{library: "gorm.io", packages: []string{"backend/store"}},
	{library: "github.com/gin-gonic", packages: []string{"backend/web"}},
	{library: "github.com/xuri/excelize/v2", packages: []string{"forms/xlsform", "forms/twin", "reports/workbook"}, inTests: true},
	{library: "github.com/stretchr/testify"},
}

func (o owner) admits(f goFile) bool {
	if o.inTests && f.test() {
		return true
	}
	return slices.ContainsFunc(o.packages, func(p string) bool { return within(f.pkg, p) })
}

// rules are what no compiler checks. Each returns what breaks it.
var rules = []struct {
	name  string
	check func([]goFile) []string
}{
	{"imports follow the plan", offPlan},
	{"libraries stay with their owners", astray},
	{"forms and expressions need the standard library only", impure},
	{"questionnaires and reports know no web, database or clock", worldly},
	{"a package has one comment", uncommented},
	{"functions fit on two screens", long},
	{"nothing happens before main", early},
	{"packages are named for what they do", shapeless},
}

func TestRules(t *testing.T) {
	files := moduleFiles(t)
	if len(files) < 20 {
		t.Fatalf("found %d files; is the module's root still above this folder?", len(files))
	}
	for _, r := range rules {
		t.Run(r.name, func(t *testing.T) {
			for _, broken := range r.check(files) {
				t.Error(broken)
			}
		})
	}
}

// offPlan finds imports between our packages that the plan has no edge for.
// A test may also reach what its package reaches through others.
func offPlan(files []goFile) (broken []string) {
	for _, f := range files {
		allowed, known := plan[f.pkg]
		if !known {
			broken = append(broken, fmt.Sprintf("%s: package %s has no place in the plan", f.at(f.ast.Package), f.pkg))
			continue
		}
		if f.test() {
			allowed = slices.Concat(reach(f.pkg), testSupport, []string{f.pkg})
		}
		for _, i := range f.imports() {
			if i.own && !slices.Contains(allowed, i.path) {
				broken = append(broken, fmt.Sprintf("%s: %s may not import %s", i.at, f.pkg, i.path))
			}
		}
	}
	return broken
}

// reach lists what a package depends on by the plan, near and far.
func reach(pkg string) []string {
	var found []string
	for _, next := range plan[pkg] {
		found = append(found, next)
		found = append(found, reach(next)...)
	}
	return found
}

// astray finds libraries imported outside the packages that own them.
func astray(files []goFile) (broken []string) {
	for _, f := range files {
		for _, i := range f.imports() {
			for _, o := range owners {
				if within(i.path, o.library) && !o.admits(f) {
					broken = append(broken, fmt.Sprintf("%s: only %v may import %s", i.at, o.packages, i.path))
				}
			}
		}
	}
	return broken
}

// impure finds what forms and its expressions import beyond the standard
// library and each other.
func impure(files []goFile) (broken []string) {
	for _, f := range files {
		if f.test() || f.pkg != "forms" && f.pkg != "forms/expr" {
			continue
		}
		for _, i := range f.imports() {
			if !i.standard() && !within(i.path, "forms") {
				broken = append(broken, fmt.Sprintf("%s: %s may not import %s", i.at, f.pkg, i.path))
			}
		}
	}
	return broken
}

// worldly finds the web, a database or a clock in the two pure rooms.
func worldly(files []goFile) (broken []string) {
	for _, f := range files {
		if f.test() || !within(f.pkg, "forms") && !within(f.pkg, "reports") {
			continue
		}
		for _, i := range f.imports() {
			if within(i.path, "net") || within(i.path, "database/sql") {
				broken = append(broken, fmt.Sprintf("%s: %s may not import %s", i.at, f.pkg, i.path))
			}
		}
		ast.Inspect(f.ast, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok && s.Sel.Name == "Now" && isName(s.X, "time") {
				broken = append(broken, fmt.Sprintf("%s: %s may not read the clock", f.at(s.Pos()), f.pkg))
			}
			return true
		})
	}
	return broken
}

func isName(e ast.Expr, name string) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == name
}
