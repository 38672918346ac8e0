package expr

import (
	"math"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// value evaluates an expression that must parse, at a node.
func value(t *testing.T, h Host, at Node, src string) Value {
	t.Helper()
	e, err := Parse(src)
	if err != nil {
		t.Fatalf("parse %s: %v", src, err)
	}
	v, err := e.Eval(h, at)
	if err != nil {
		t.Fatalf("evaluate %s: %v", src, err)
	}
	return v
}

func TestQuestionnaireExpressions(t *testing.T) {
	h, data := sampleForm()
	row := data.children[8] // Law B
	year := row.Children()[2]
	tests := []struct {
		name, src string
		at        Node
		want      string
	}{
		{"reference", "${a}", data, "x"},
		{"comparison of answers", "${a} = 'x' and ${b} != ''", data, "true"},
		{"blank answer equals the empty text", "${blank} = ''", data, "true"},
		{"blank answer is no number", "${blank} < 1", data, "false"},
		{"the answer itself", ". >= 2000 and . <= 2030", year, "true"},
		{"reference from a row means the row's", "${s_name}", year, "Law B"},
		{"reference from outside means all rows", "count(${s_name})", data, "3"},
		{"place of a row", "concat('P', position(..))", year, "P2"},
		{"rows that pass a predicate", "count(${row}[s_kind = 'plan'])", data, "2"},
		{"reference in a predicate is the tested row's", "count(${row}[${s_kind} = 'plan'])", data, "2"},
		{"current in a predicate stays", "count(${row}[s_kind = current()/../s_kind])", year, "1"},
		{"field after a predicate", "${row}[2]/s_name", data, "Law B"},
		{"indexed-repeat", "indexed-repeat(${s_name}, ${row}, 3)", data, "Plan C"},
		{"indexed-repeat from inside a row", "indexed-repeat(${s_name}, ${row}, position(../..) + 2)", year, "Plan C"},
		{"indexed-repeat beyond the last row", "indexed-repeat(${s_name}, ${row}, 4)", data, ""},
		{"secondary instance seen from the question", "instance('s3')/root/item[name = ${q}]/value", data, "bb"},
		{"secondary instance seen from a row", "instance('s3')/root/item[name = 'a' and ${s_name} = 'Law B']/value", year, "aa"},
		{"unknown instance is empty", "count(instance('nothing')/root/item)", data, "0"},
		{"pulldata", "pulldata('s3', 'value', 'name', 'c')", data, "cc"},
		{"absolute path", "/data/n + 1", year, "4"},
		{"selected", "selected(${many}, 'plan')", data, "true"},
		{"selected is not part of a word", "selected(${many}, 'pla')", data, "false"},
		{"nothing selected", "selected(${blank}, '')", data, "true"},
		{"count-selected", "count-selected(${many})", data, "3"},
		{"selected-at counts from 0", "selected-at(${many}, 1)", data, "plan"},
		{"choice name of a text reference", "jr:choice-name(${q}, '${q}')", data, "${q}=b"},
		{"choice name of a reference", "jr:choice-name('z', ${q})", data, "${q}=z"},
		{"sum with a blank is empty", "sum(${s_year})", data, ""},
		{"sum of what is answered", "sum(${s_year}[. != ''])", data, "4040"},
		{"sum of nothing is empty", "sum(${row}[false()]/s_year)", data, ""},
		{"min", "min(${s_year}[. != ''])", data, "2019"},
		{"count-non-empty", "count-non-empty(${s_year})", data, "2"},
		{"join", "join('; ', ${s_name})", data, "Plan A; Law B; Plan C"},
		{"once keeps the value", "once('new')", year, "2021"},
		{"once makes one where there is none", "once('new')", data.children[3], "new"},
		{"date in the future", "${d} > today()", data, "false"},
		{"days between dates", "today() - ${d}", data, "1"},
		{"if without an else that counts", "if(${blank} = '', 0, ${n}) + 1", data, "1"},
		{"words as names", "div div mod", newField("root", "", newField("div", "6"), newField("mod", "3")), "2"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := value(t, h, test.at, test.src).Text(); got != test.want {
				t.Errorf("%s = %q, want %q", test.src, got, test.want)
			}
		})
	}
}

func TestConstantExpressions(t *testing.T) {
	tests := []struct{ src, want string }{
		{"1 + 2 * 3", "7"}, {"2 - 1 - 1", "0"}, {"-2 * -3", "6"}, {"- 1 - -1", "0"}, {"7 mod -2", "1"},
		{"1 < 2 < 3", "true"}, {"1 or 0 and 0", "true"}, {"'a' = 'a' and not(false())", "true"},
		{"1 div 0", "Infinity"}, {"-1 div 0", "-Infinity"}, {"0 div 0", ""}, {"string(-0)", "0"},
		{"100000000000000000000 * 10", "1000000000000000000000"}, {"0.0000001", "0.0000001"}, {"1 div 3", "0.3333333333333333"},
		{"number('1e3')", "1000"}, {"number('+1')", "1"}, {"number(' 1.50 ')", "1.5"}, {"number('1,5')", ""}, {"number('')", ""},
		{"round(2.5)", "3"}, {"round(-2.5)", "-3"}, {"round(-0.4)", "0"}, {"round(12345.678, 2)", "12345.68"}, {"round(1235, -2)", "1200"},
		{"int(-3.7)", "-3"}, {"abs(-3)", "3"}, {"pow(2, 10)", "1024"},
		{"coalesce('', 'b')", "b"}, {"coalesce('', '', 'c')", "c"}, {"coalesce(0 div 0, 1)", "1"},
		{"boolean-from-string('true')", "true"}, {"boolean-from-string('TRUE')", "false"}, {"boolean('false')", "true"},
		{"checklist(2, 3, 1, 0, 'a', '')", "true"}, {"weighted-checklist(3, 5, 1, 2, 1, 1.5)", "true"},
		{"substr('hello', 1, 3)", "el"}, {"substr('hello', -3)", "llo"}, {"substr('hello', -3, -1)", "ll"}, {"substr('ñandú', 1, 2)", "a"},
		{"substring('hello', 0, 3)", "he"}, {"substring-before('a-b', '-')", "a"}, {"substring-after('a-b', '-')", "b"},
		{"translate('bar', 'abc', 'AB')", "BAr"}, {"string-length('ñandú')", "5"}, {"normalize-space('  a  b ')", "a b"},
		{"contains('abc', 'b')", "true"}, {"starts-with('abc', 'ab')", "true"}, {"ends-with('abc', 'bc')", "true"},
		{"regex('abc', 'b')", "true"}, {"regex('abc', '^b$')", "false"}, {`regex('ñ', '^\u00f1$')`, "true"}, {"regex('a', concat('^', 'a'))", "true"},
		{"concat('a', 1, true(), 0.5)", "a1true0.5"}, {"concat()", ""}, {"min()", ""}, {"max(1, '3', 2)", "3"},
		{"digest('abc', 'MD5', 'hex')", "900150983cd24fb0d6963f7d28e17f72"}, {"base64-decode('YWJj')", "abc"},
		{"string-length(uuid())", "36"}, {"string-length(uuid(7))", "7"}, {"random() < 1", "true"},
		{"true() = 'anything'", "true"}, {"'a' < 'b'", "false"}, {"'2026-03-01' < '2026-03-02'", "true"},
	}
	for _, test := range tests {
		if got := value(t, bare{}, leaf{}, test.src).Text(); got != test.want {
			t.Errorf("%s = %q, want %q", test.src, got, test.want)
		}
	}
}

func TestTime(t *testing.T) {
	tests := []struct{ src, want string }{
		{"today()", "2026-03-01"},
		{"now()", "2026-03-01T18:30:00.000-06:00"},
		{"today() <= now()", "true"},
		{"date(today() + 30)", "2026-03-31"},
		{"date('2026-02-28' + 1)", "2026-03-01"},
		{"date('2026-02-30')", ""},
		{"date('')", ""},
		{"number(date('junk'))", ""},
		{"date('2024-02-29') = '2024-02-29'", "true"},
		{"date('2026-03-01T23:30:00.000-06:00')", "2026-03-01T23:30:00.000-06:00"},
		{"date('2026-03-02T05:30:00Z') = date('2026-03-01T23:30:00.000-06:00')", "true"},
		{"decimal-date-time('2026-03-01T06:00')", "20513.25"},
		{"number('2026-03-01T18:00')", "20513"},
		{"number('2026-03-01T18:00') * 4", "82055"},
		{"decimal-time('06:00:00.000')", "0.25"},
		{"decimal-time('12:00:00.000Z')", "0.25"},
		{"decimal-time('24:00')", ""},
		{"format-date('2026-03-01', '%e/%n/%Y, %a %d %b %y')", "1/3/2026, Sun 01 Mar 26"},
		{"format-date-time('2026-03-01T05:06:07.089', '%H:%h:%M:%S.%3 %%')", "05:5:06:07.089 %"},
		{"format-date('', '%Y')", ""},
		{"today() + 1 > today()", "true"},
	}
	for _, test := range tests {
		if got := value(t, bare{}, leaf{}, test.src).Text(); got != test.want {
			t.Errorf("%s = %q, want %q", test.src, got, test.want)
		}
	}
}

// toronto is a host in a zone that changes its clocks in spring.
type toronto struct{ bare }

func (toronto) Now() time.Time {
	zone, err := time.LoadLocation("America/Toronto")
	if err != nil {
		return time.Time{}
	}
	return time.Date(2026, 4, 1, 0, 30, 0, 0, zone)
}

func (toronto) Language() string { return "es" }

func TestDaysAreWholeWhereClocksChange(t *testing.T) {
	if (toronto{}).Now().IsZero() {
		t.Skip("no time zones on this machine")
	}
	if got := value(t, toronto{}, leaf{}, "today() - '2026-03-01'").Text(); got != "31" {
		t.Errorf("days of March = %s, want 31", got)
	}
	if got := value(t, toronto{}, leaf{}, "date('2026-03-01' + 31)").Text(); got != "2026-04-01" {
		t.Errorf("31 days after 1 March = %s, want 2026-04-01", got)
	}
}

func TestMonthsInSpanish(t *testing.T) {
	got := value(t, toronto{}, leaf{}, "format-date('2026-03-04', '%A %e de %B de %Y (%a %b)')").Text()
	if want := "miércoles 4 de marzo de 2026 (mié mar)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestConversions(t *testing.T) {
	tests := []struct {
		name   string
		v      Value
		kind   Kind
		bool   bool
		number float64
		text   string
	}{
		{"zero value", Value{}, StringKind, false, math.NaN(), ""},
		{"true", Bool(true), BoolKind, true, 1, "true"},
		{"false", Bool(false), BoolKind, false, 0, "false"},
		{"number", Number(-1.5), NumberKind, true, -1.5, "-1.5"},
		{"not a number", Number(math.NaN()), NumberKind, false, math.NaN(), ""},
		{"text", String("12"), StringKind, true, 12, "12"},
		{"date", String("1970-01-02"), StringKind, true, 1, "1970-01-02"},
		{"no nodes", Nodes(), NodesKind, false, math.NaN(), ""},
		{"nodes", Nodes(leaf{"7"}, leaf{"8"}), NodesKind, true, 7, "7"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if test.v.Kind() != test.kind || test.v.Bool() != test.bool || test.v.Text() != test.text {
				t.Errorf("got %v %v %q", test.v.Kind(), test.v.Bool(), test.v.Text())
			}
			if n := test.v.Number(); n != test.number && !(math.IsNaN(n) && math.IsNaN(test.number)) {
				t.Errorf("number %v, want %v", n, test.number)
			}
		})
	}
}

func TestWhatAnExpressionUses(t *testing.T) {
	const src = "if(selected(${a}, 'x'), ${b}[1]/c, concat(${ a }, jr:choice-name('x', '${d}')))"
	e, err := Parse(src)
	if err != nil {
		t.Fatal(err)
	}
	want := []Ref{{"a", 13}, {"b", 25}, {"a", 43}, {"d", 72}}
	if diff := cmp.Diff(want, e.Refs()); diff != "" {
		t.Errorf("references (-want +got):\n%s", diff)
	}
	if got := e.Calls(); !slices.Equal(got, []string{"concat", "if", "jr:choice-name", "selected"}) {
		t.Errorf("calls %v", got)
	}
	if e.String() != src {
		t.Errorf("source %q", e.String())
	}
}

func TestConstantPatternsAreCompiledOnce(t *testing.T) {
	e, err := Parse("regex(., '^a+$')")
	if err != nil {
		t.Fatal(err)
	}
	if e.Term().(*Call).re == nil {
		t.Error("the pattern is compiled at every evaluation")
	}
}

func TestRandomizeIsTheSameForASeed(t *testing.T) {
	h, data := sampleForm()
	first := value(t, h, data, "join(' ', randomize(${s_name}, 42))").Text()
	if again := value(t, h, data, "join(' ', randomize(${s_name}, 42))").Text(); again != first {
		t.Errorf("%q, then %q", first, again)
	}
	if left := value(t, h, data, "join('; ', ${s_name})").Text(); left != "Plan A; Law B; Plan C" {
		t.Errorf("shuffling changed the host's nodes: %q", left)
	}
}
