package reports

import (
	"strings"
	"testing"
)

func TestLongHoldsEveryCell(t *testing.T) {
	got := dump(Compare(round(t)))
	for _, line := range []string{
		"XAA|gov|a|||a/policy|yes|Sí|answered\n",
		"XAA|gov|a|||a/people|0|0|answered\n",
		"XAA|gov|a|||a/g/silent|1|1|answered\n",
		"XAA|cso|a|||a/year|||hidden\n",
		"XAA|gov|d|s1|Retorno|d/str/d_evid|k2|Informe|answered\n",
		"XAA|gov|f|p1|Ventanilla|f/prg/f_obj|o1 o2|Atender; Acoger|answered\n",
		"XAA|cso|d|||d/str|none||none\n",
		"XAB|gov|a|||a/policy|||withheld\n",
		"XAC|-|a|||a/policy|||nodata\n",
		"XAD|comp|a|||a/policy|8|No lo sabemos|dk\n",
		"XAD|comp|a|||a/people|||na\n",
	} {
		if !strings.Contains(got, line) {
			t.Errorf("no line %q in\n%s", line, got)
		}
	}
	if strings.Contains(got, "remark") {
		t.Error("a note is no cell, yet it is listed")
	}
	if strings.Contains(got, "XAB|gov|a|||a/policy|yes") {
		t.Error("the contents of an open diagnostic are shown")
	}
}

func TestLongStopsWhenAsked(t *testing.T) {
	n := 0
	for range Compare(round(t)).Long("es") {
		if n++; n == 3 {
			break
		}
	}
	if n != 3 {
		t.Errorf("read %d rows, want 3", n)
	}
}
