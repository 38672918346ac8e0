package expr

import "testing"

var seeds = []string{
	"${a} = 'x' and ${b} != ''", "concat('P', position(..))", "instance('s3')/root/item[name=${q}]/value",
	"if(selected(${many}, 'plan'), 1 + 2 * -3, ${row}[s_kind = current()/../b]/s_name)",
	"indexed-repeat(${s_name}, ${row}, 2)", "//*[@id = 'a']//b | ancestor::node()[last()]",
	"date(today() + 30) > '2026-03-01T10:20:30.5-06:00'", "regex(., '^[a-z]{2,3}$')", "1 div 0 mod 2",
	"substr('ñandú', -3, 2)", "weighted-checklist(-1, 2, ${a}, 3)", "randomize(${row}, 42)", "((", "'", "${", "a::b", "--1",
	"processing-instruction('x')", "format-date(now(), '%Y %q %')", "translate('a', 'ab', 'b')", "jr:choice-name('a', '${q}')",
}

func FuzzParse(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		root, err := parse(src)
		if err != nil {
			if err.Col < 1 || err.Col > len(src)+1 {
				t.Fatalf("column %d of %q", err.Col, src)
			}
			return
		}
		printed := root.String()
		again, err := parse(printed)
		if err != nil {
			if err.Code == "expr.too-long" || err.Code == "expr.too-deep" {
				return // parentheses that printing adds
			}
			t.Fatalf("%q printed as %q: %v", src, printed, err)
		}
		if again.String() != printed {
			t.Fatalf("%q printed as %q, then as %q", src, printed, again)
		}
	})
}

func FuzzEval(f *testing.F) {
	for _, s := range seeds {
		f.Add(s, "x 2026-03-01")
	}
	f.Fuzz(func(t *testing.T, src, answer string) {
		e, err := Parse(src)
		if err != nil {
			return
		}
		h, data := sampleForm()
		data.children[0].(*field).text = answer
		v, err := e.Eval(h, data.children[0])
		if err != nil {
			return
		}
		v.Bool()
		v.Number()
		v.Text()
		e.Warnings()
	})
}
