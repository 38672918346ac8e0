package survey_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"cotejo/backend/survey"
)

// doors are the methods that ask for no person: pages use them before there is
// one.
var doors = []string{"SignIn", "PeekLink", "Principal", "Demo", "Ready", "Sessions"}

// machine are the methods for whoever owns the machine, at its command line.
// No page may call them.
var machine = []string{
	"Prepare", "FirstAdministrator", "LinkFor", "AllRounds", "CreateRound", "MakeRound", "AddCountries", "OpenParties", "ComparativeFile", "ImportFile", "IndexTable", "NamedIndexTable", "AnswersFile", "ProfileFile", "SummaryFile",
	"TakeSnapshot", "AllSnapshots", "Changes",
	"Blank", "BeginDemo", "FinishDemo", "DemoState", "DemoPerson", "DemoFocal",
	"OpenExports", "CloseExports",
}

func TestEveryMethodIsInTheMatrix(t *testing.T) {
	for _, fault := range unlisted(reflect.TypeFor[*survey.Service](), matrix()) {
		t.Error(fault)
	}
}

// unlisted finds the methods whose access nobody has thought of, and rows
// about methods that are no more.
func unlisted(service reflect.Type, matrix map[string]method) (faults []string) {
	known := map[string]bool{}
	for m := range service.Methods() {
		known[m.Name] = true
		_, tested := matrix[m.Name]
		free := slices.Contains(doors, m.Name) || slices.Contains(machine, m.Name)
		switch person := takes(m.Type, reflect.TypeFor[survey.Principal]()); {
		case person && !tested:
			faults = append(faults, m.Name+" takes a person and is not in the matrix")
		case !person && !free:
			faults = append(faults, m.Name+" takes no person and is neither a door nor for the command line")
		}
	}
	for name := range matrix {
		if !known[name] {
			faults = append(faults, "the matrix has "+name+", which is no method")
		}
	}
	for _, name := range append(slices.Clone(doors), machine...) {
		if !known[name] {
			faults = append(faults, name+" is listed, and is no method")
		}
	}
	return faults
}

func takes(f, what reflect.Type) bool {
	for in := range f.Ins() {
		if in == what {
			return true
		}
	}
	return false
}

// forgetful is a service with a method that nobody has thought of.
type forgetful struct{ *survey.Service }

func (forgetful) Peek(survey.Principal, survey.Ref) error { return nil }
func (forgetful) Dump() error                             { return nil }

// The twin: the test above must see a new method, and a row without one.
func TestEveryMethodIsInTheMatrixSeesANewOne(t *testing.T) {
	faults := strings.Join(unlisted(reflect.TypeFor[forgetful](), matrix()), "\n")
	for _, want := range []string{"Peek takes a person", "Dump takes no person"} {
		if !strings.Contains(faults, want) {
			t.Errorf("%q was not seen in %q", want, faults)
		}
	}
	few := matrix()
	few["Gone"] = few["Save"]
	delete(few, "Save")
	faults = strings.Join(unlisted(reflect.TypeFor[*survey.Service](), few), "\n")
	for _, want := range []string{"Save takes a person", "Gone, which is no method"} {
		if !strings.Contains(faults, want) {
			t.Errorf("%q was not seen in %q", want, faults)
		}
	}
}

// TestPagesLeaveTheMachineAlone holds that no page calls what asks for no
// person.
func TestPagesLeaveTheMachineAlone(t *testing.T) {
	files, err := filepath.Glob("../web/*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("pages: got %d files, %v", len(files), err)
	}
	calls := 0
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		must(t, err)
		ast.Inspect(tree, func(n ast.Node) bool {
			call, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if of, ok := call.X.(*ast.SelectorExpr); ok && of.Sel.Name == "Service" {
				calls++
				if slices.Contains(machine, call.Sel.Name) {
					t.Errorf("%s calls %s", filepath.Base(file), call.Sel.Name)
				}
			}
			return true
		})
	}
	if calls < 20 {
		t.Errorf("%d calls of the service found in the pages: this looks in the wrong place", calls)
	}
}
