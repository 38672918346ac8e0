package main

import (
	"strings"
	"testing"
)

// TestRulesFindPlanted breaks each rule once: a rule that lets its planted
// violation pass would let a real one pass too.
func TestRulesFindPlanted(t *testing.T) {
	body := strings.Repeat("\tprintln()\n", longestFunction)
	for _, tt := range []struct {
		name, file, src string
		rule            func([]goFile) []string
		want            string
	}{
		{
			name: "forms reach back into reports", file: "forms/x.go", rule: offPlan,
			src:  "package forms\nimport _ \"cotejo/reports\"\n",
			want: "forms/x.go:2: forms may not import reports",
		},
		{
			name: "a page asks the store", file: "backend/web/x.go", rule: offPlan,
			src:  "package web\nimport _ \"cotejo/backend/store\"\n",
			want: "backend/web may not import backend/store",
		},
		{
			name: "a test of forms reaches back", file: "forms/x_test.go", rule: offPlan,
			src:  "package forms_test\nimport _ \"cotejo/forms/xlsform\"\n",
			want: "forms may not import forms/xlsform",
		},
		{
			name: "a package nobody planned", file: "backend/cache/x.go", rule: offPlan,
			src:  "package cache\n",
			want: "package backend/cache has no place in the plan",
		},
		{
			name: "gorm in a use case", file: "backend/survey/x.go", rule: astray,
			src:  "package survey\nimport _ \"gorm.io/gorm\"\n",
			want: "only [backend/store] may import gorm.io/gorm",
		},
		{
			name: "a gorm driver in a test of pages", file: "backend/web/x_test.go", rule: astray,
			src:  "package web\nimport _ \"gorm.io/driver/postgres\"\n",
			want: "may import gorm.io/driver/postgres",
		},
		{
			name: "gin in main", file: "backend/x.go", rule: astray,
			src:  "package main\nimport _ \"github.com/gin-gonic/gin\"\n",
			want: "only [backend/web] may import github.com/gin-gonic/gin",
		},
		{
			name: "excelize in a comparison", file: "reports/x.go", rule: astray,
			src:  "package reports\nimport _ \"github.com/xuri/excelize/v2\"\n",
			want: "may import github.com/xuri/excelize/v2",
		},
		{
			name: "testify in a test", file: "forms/x_test.go", rule: astray,
			src:  "package forms\nimport _ \"github.com/stretchr/testify/assert\"\n",
			want: "only [] may import github.com/stretchr/testify/assert",
		},
		{
			name: "a library in the expression language", file: "forms/expr/x.go", rule: impure,
			src:  "package expr\nimport _ \"golang.org/x/text/collate\"\n",
			want: "forms/expr may not import golang.org/x/text/collate",
		},
		{
			name: "a report on the web", file: "reports/workbook/x.go", rule: worldly,
			src:  "package workbook\nimport _ \"net/http\"\n",
			want: "reports/workbook may not import net/http",
		},
		{
			name: "a questionnaire with a clock", file: "forms/x.go", rule: worldly,
			src:  "package forms\nimport \"time\"\nvar f = time.Now\n",
			want: "forms/x.go:3: forms may not read the clock",
		},
		{
			name: "a package without a comment", file: "forms/x.go", rule: uncommented,
			src:  "package forms\n",
			want: "package forms has 0 package comments",
		},
		{
			name: "a long function", file: "forms/x.go", rule: long,
			src:  "package forms\nfunc f() {\n" + body + "}\n",
			want: "f has 82 lines, want at most 80",
		},
		{
			name: "a long function hidden in a table", file: "forms/x.go", rule: long,
			src:  "package forms\nfunc f() {\n_ = []func(){\nfunc() {\n" + body + "},\n}\n}\n",
			want: "f has 86 lines",
		},
		{
			name: "an init function", file: "forms/x.go", rule: early,
			src:  "package forms\nfunc init() {}\n",
			want: "forms/x.go:2: func init",
		},
		{
			name: "a package of helpers", file: "backend/helpers/x.go", rule: shapeless,
			src:  "package helpers\n",
			want: "a package named helpers says nothing",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := tt.rule([]goFile{parse(t, tt.file, tt.src)})
			if len(got) != 1 || !strings.Contains(got[0], tt.want) {
				t.Errorf("got %q, want one violation with %q", got, tt.want)
			}
		})
	}
}

// TestRulesAllow holds what the rules must let pass.
func TestRulesAllow(t *testing.T) {
	rows := strings.Repeat("\t1,\n", 2*longestFunction)
	for _, tt := range []struct {
		name, file, src string
		rule            func([]goFile) []string
	}{
		{name: "a planned edge", file: "backend/web/x.go", rule: offPlan, src: "package web\nimport _ \"cotejo/backend/survey\"\n"},
		{name: "a test reaching down", file: "backend/web/x_test.go", rule: offPlan, src: "package web\nimport _ \"cotejo/backend/store/storetest\"\n"},
		{name: "gorm in the store's own test support", file: "backend/store/storetest/x.go", rule: astray, src: "package storetest\nimport _ \"gorm.io/gorm\"\n"},
		{name: "a test reading a workbook", file: "backend/x_test.go", rule: astray, src: "package main\nimport _ \"github.com/xuri/excelize/v2\"\n"},
		{name: "a library in a test of forms", file: "forms/x_test.go", rule: impure, src: "package forms\nimport _ \"pgregory.net/rapid\"\n"},
		{name: "a long table", file: "forms/x.go", rule: long, src: "package forms\nfunc f() {\n_ = []int{\n" + rows + "}\n}\n"},
		{name: "a package that says what it is for", file: "forms/x.go", rule: uncommented, src: "// Package forms is.\npackage forms\n"},
		{name: "a method called init", file: "forms/x.go", rule: early, src: "package forms\nfunc (t T) init() {}\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.rule([]goFile{parse(t, tt.file, tt.src)}); len(got) != 0 {
				t.Errorf("got %q, want nothing", got)
			}
		})
	}
}

// TestRulesCountComments finds a second package comment.
func TestRulesCountComments(t *testing.T) {
	a := parse(t, "forms/a.go", "// Package forms is.\npackage forms\n")
	b := parse(t, "forms/b.go", "// Package forms is again.\npackage forms\n")
	got := uncommented([]goFile{a, b})
	if len(got) != 1 || !strings.Contains(got[0], "2 package comments [a.go b.go]") {
		t.Errorf("got %q, want the two comments named", got)
	}
}
