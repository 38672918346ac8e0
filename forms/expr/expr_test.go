package expr

import "testing"

func TestConstantExpressions(t *testing.T) {
	for src, want := range map[string]string{
		"1 + 2 * 3":                  "7",
		"'a' = 'a' and not(false())": "true",
		"concat('P', position(.))":   "P1",
		"round(-1.5)":                "-2",
		"date('2026-02-28' + 1)":     "2026-03-01",
	} {
		e, err := Parse(src)
		if err != nil {
			t.Errorf("%s: %v", src, err)
			continue
		}
		got, err := e.Eval(bare{}, leaf{})
		if err != nil || got.Text() != want {
			t.Errorf("%s = %q, %v, want %q", src, got.Text(), err, want)
		}
	}
}
