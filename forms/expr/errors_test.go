package expr

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMistakesAreFoundAtTheirColumn(t *testing.T) {
	tests := []struct {
		name, src, code string
		args            []string
		col             int
	}{
		{"nothing", "  ", "expr.empty", nil, 1},
		{"operator first", "= 1", "expr.value-expected", []string{"="}, 1},
		{"operator last", "${a} =", "expr.value-missing", nil, 7},
		{"two values", "${a} ${b}", "expr.operator-expected", []string{"${b}"}, 6},
		{"missing comma", "selected(${a} 'x')", "expr.comma-expected", []string{"'x'"}, 15},
		{"extra comma", "selected(${a},, 'x')", "expr.value-expected", []string{","}, 15},
		{"open parenthesis", "if(${a}='x', 1, 2", "expr.open-parenthesis", nil, 3},
		{"stray parenthesis", "1)", "expr.stray-close", []string{")"}, 2},
		{"open bracket", "${a}[1", "expr.open-bracket", nil, 5},
		{"open quote", "concat('a)", "expr.open-quote", []string{"'"}, 8},
		{"open reference", "${a = 1", "expr.open-reference", nil, 1},
		{"empty reference", "1 + ${}", "expr.reference-name", []string{""}, 5},
		{"space in a reference", "${a b}", "expr.reference-name", []string{"a b"}, 1},
		{"last saved", "${last-saved#q}", "expr.last-saved", []string{"q"}, 1},
		{"column counts characters", "'ñandú' == 1", "expr.instead", []string{"==", "="}, 9},
		{"and of other languages", "1 && 2", "expr.instead", []string{"&&", "and"}, 3},
		{"typographic quotes", "${a} = “x”", "expr.smart-quote", []string{"“"}, 8},
		{"strange character", "1 # 2", "expr.character", []string{"#"}, 3},
		{"broken text", "'a' = \xff", "expr.character", []string{"\uFFFD"}, 7},
		{"no name after at", "@", "expr.name-expected", []string{""}, 2},
		{"misspelt axis", "chid::b", "expr.unknown-axis", []string{"chid", "child"}, 1},
		{"misspelt function", "1 + selcted(${a},'b')", "expr.unknown-function", []string{"selcted", "selected"}, 5},
		{"capital letters", "IF(1, 2, 3)", "expr.unknown-function", []string{"IF", "if"}, 1},
		{"function of nowhere", "frobnicate()", "expr.unknown-function", []string{"frobnicate", ""}, 1},
		{"unsupported function", "area(.)", "expr.unsupported-function", []string{"area"}, 1},
		{"too few arguments", "if(1, 2)", "expr.too-few-arguments", []string{"if", "2", "3"}, 1},
		{"too many arguments", "not(1, 2)", "expr.too-many-arguments", []string{"not", "2", "1"}, 1},
		{"arguments out of step", "weighted-checklist(1,2,3,4,5)", "expr.unpaired-arguments", []string{"weighted-checklist", "5"}, 1},
		{"number for a set", "count(1)", "expr.not-nodes", []string{"1", "number"}, 7},
		{"text with a path", "'a'/b", "expr.not-nodes", []string{"'a'", "string"}, 1},
		{"union of numbers", "a | 1", "expr.not-nodes", []string{"1", "number"}, 5},
		{"broken pattern", "regex(., '[')", "expr.regex", []string{"["}, 10},
		{"looking ahead", "regex(., '(?!x)a')", "expr.regex-feature", []string{"(?!x)a", "(?!"}, 10},
		{"referring back", `regex(., '(a)\1')`, "expr.regex-feature", []string{`(a)\1`, `\1`}, 10},
		{"pattern that grows", "regex(., '((a{100}){100}){10}')", "expr.regex", []string{"((a{100}){100}){10}"}, 10},
		{"large pattern", "regex(., '(abcdefgh){999}')", "expr.regex-size", []string{"(abcdefgh){999}"}, 10},
		{"unknown digest", "digest(., 'CRC')", "expr.digest", []string{"CRC"}, 11},
		{"too long", strings.Repeat("1+", maxLength) + "1", "expr.too-long", []string{"32767"}, maxLength},
		{"too deep", strings.Repeat("(", 300) + "1" + strings.Repeat(")", 300), "expr.too-deep", []string{"200"}, 201},
		{"too many signs", strings.Repeat("-", 300) + "1", "expr.too-deep", []string{"200"}, 101},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := Parse(test.src)
			var e *Error
			if !errors.As(err, &e) {
				t.Fatalf("no mistake found in %q", test.src)
			}
			want := &Error{Code: test.code, Args: test.args, Col: test.col}
			if diff := cmp.Diff(want, e); diff != "" {
				t.Errorf("%s (-want +got):\n%s", test.src, diff)
			}
		})
	}
}

func TestEvaluationStopsAtItsBudget(t *testing.T) {
	h, data := sampleForm()
	root := newField("", "")
	for range 400 {
		c := newField("c", "", newField("v", "1"))
		c.parent = root
		root.children = append(root.children, c)
	}
	for _, src := range []string{"//*[//*[//*[. = 2]]]", "count(//*[count(//*) > 0 and count(//*) > 0])"} {
		e, err := Parse(src)
		if err != nil {
			t.Fatal(err)
		}
		_, err = e.Eval(h, root)
		var x *Error
		if !errors.As(err, &x) || x.Code != "expr.too-much-work" || x.Col < 1 {
			t.Errorf("%s: %v, want expr.too-much-work", src, err)
		}
		if _, err := e.Eval(h, data); err != nil {
			t.Errorf("%s over few answers: %v", src, err)
		}
	}
}

func TestMistakesOnlyAnswersReveal(t *testing.T) {
	for src, code := range map[string]string{
		"regex('a', concat('[', ''))":  "expr.regex",
		"digest('a', concat('x', ''))": "expr.digest",
		"jr:itext('a')":                "expr.unsupported-function",
	} {
		e, err := Parse(src)
		if err != nil {
			t.Fatal(err)
		}
		_, err = e.Eval(bare{}, leaf{})
		var x *Error
		if !errors.As(err, &x) || x.Code != code {
			t.Errorf("%s: %v, want %s", src, err, code)
		}
	}
}

func TestWarnings(t *testing.T) {
	tests := []struct {
		src   string
		codes []string
	}{
		{"${a} = 'x'", nil},
		{"${row}[s_kind = 'plan']/s_name", nil},
		{"jr:choice-name(${q}, '${q}')", nil},
		{"regex(., '^[0-9]+$')", nil},
		{"a = 'x'", []string{"expr.bare-name"}},
		{". > today", []string{"expr.bare-name"}},
		{"'${a}' = 'x'", []string{"expr.reference-in-quotes"}},
		{"'a' + 1", []string{"expr.text-in-arithmetic"}},
		{"${a} > 'b'", []string{"expr.text-in-order"}},
		{"${d} > '2026-01-01'", nil},
		{"selected(${a}, 'x') = 'yes'", []string{"expr.boolean-against-text"}},
		{"regex(., 'a') and floor(.) = 1", []string{"expr.engines-differ", "expr.engines-differ"}},
	}
	for _, test := range tests {
		e, err := Parse(test.src)
		if err != nil {
			t.Fatal(err)
		}
		var codes []string
		for _, w := range e.Warnings() {
			codes = append(codes, w.Code)
		}
		if !slices.Equal(codes, test.codes) {
			t.Errorf("%s: %v, want %v", test.src, codes, test.codes)
		}
	}
}

func TestEveryCodeIsListed(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range codes {
		if seen[c.code] {
			t.Errorf("%s is listed twice", c.code)
		}
		seen[c.code] = true
		if quoted, args := strings.Count(c.english, "%q"), len(strings.Split(c.args, ",")); quoted > args {
			t.Errorf("%s quotes %d of %d arguments", c.code, quoted, args)
		}
	}
	if got := (&Error{Code: "expr.instead", Args: []string{"==", "="}, Col: 4}).Error(); got != `column 4: "==" is written "=" here` {
		t.Errorf("words for logs: %s", got)
	}
}
