package export

import (
	"io"
	"strconv"
	"strings"

	"cotejo/forms"
	"cotejo/reports"
)

// Stata writes a script that reads the tables of a package into Stata 14 or
// later, labels variables and values, and turns special answers and silences
// into the extended missing values .a to .f. Labels are in the language given.
// It returns the writer's error.
func Stata(w io.Writer, s *reports.Snapshot, lang string) error {
	c := newCut(s, lang)
	tables := c.dataTables()
	sizes, err := measure(tables)
	if err != nil {
		return err
	}
	return c.stata(w, tables, sizes)
}

// stataScript is such a script. Value labels are kept by list: those of the
// codes, by which text becomes numbers, and those of the words.
type stataScript struct {
	script
	codes, words map[*forms.List]string
}

func (c *cut) stata(w io.Writer, tables []*table, sizes map[string]size) error {
	s := &stataScript{script{cut: c, w: w}, map[*forms.List]string{}, map[*forms.List]string{}}
	names := namer{}
	for _, l := range listsOf(tables) {
		s.codes[l], s.words[l] = names.take("c_"+l.Name, longestName), names.take("l_"+l.Name, longestName)
	}
	s.head()
	for _, t := range tables {
		s.table(t, sizes[t.name].rows)
	}
	return s.err
}

func (s *stataScript) head() {
	s.line("* %s", stataText(wording(s.title(), 200)))
	s.line("* %s", stataText(s.snapshotWords()))
	s.line("* %s", s.word("script.reads"))
	s.line("* %s", s.word("script.where"))
	s.line("* %s", s.word("script.missing", s.letters()))
	s.line("version 14")
	s.line("clear all")
	s.line("set more off")
	s.line("capture set maxvar 32767")
	s.line("program define why_missing")
	s.line("    args variable state")
	for i, m := range missing() {
		s.line("    quietly replace `variable' = %s if `state' == \"%s\"", letter(i), m)
	}
	s.line("end")
}

// letters explains the extended missing values.
func (s *stataScript) letters() string {
	var words []string
	for i, m := range missing() {
		words = append(words, letter(i)+" "+m.Words(s.lang))
	}
	return strings.Join(words, ", ")
}

// letter is an extended missing value.
func letter(i int) string { return "." + string(rune('a'+i)) }

func (s *stataScript) table(t *table, rows int) {
	s.line("")
	s.line("* ---- %s.csv: %s", t.name, stataText(wording(t.title, 200)))
	if rows == 0 {
		s.line("* %s", s.word("script.empty"))
		return
	}
	s.line(`import delimited using "%s.csv", delimiters(",") varnames(1) case(preserve) stringcols(_all) bindquotes(strict) maxquotedrows(unlimited) encoding("UTF-8") clear`, t.name)
	s.restore(t)
	s.numbers(t)
	s.dates(t)
	s.coded(t)
	s.labels(t)
	s.line("compress")
	s.line(`save "%s.dta", replace`, t.name)
}

// restore takes away the apostrophes that kept texts from being formulas.
func (s *stataScript) restore(t *table) {
	s.loop(t.named(func(v *variable) bool { return v.kind == textual || v.kind == computed || v.kind == several }),
		"    replace `v' = usubstr(`v', 2, .) if ustrregexm(`v', \"^'+[=+\\-@\\t\\r＝＋－＠]\")")
}

// loop repeats lines for each variable.
func (s *stataScript) loop(names []string, lines ...string) {
	for _, some := range groups(names, 8) {
		s.line("foreach v in %s {", strings.Join(some, " "))
		for _, l := range lines {
			s.line("%s", l)
		}
		s.line("}")
	}
}

// numbers turns columns into numbers, and the silences among them into
// labelled missing values.
func (s *stataScript) numbers(t *table) {
	numbers := t.named((*variable).numeric)
	for _, some := range groups(numbers, 8) {
		s.line("destring %s, replace force", strings.Join(some, " "))
	}
	s.line("label define missing %s, replace", s.missingLabels())
	s.line("label define flag 0 %s 1 %s %s, replace", quoted(s.word("flag.0")), quoted(s.word("flag.1")), s.missingLabels())
	for i := range t.variables {
		if v := &t.variables[i]; v.numeric() && v.state != "" {
			s.missing(v)
		}
	}
}

func (s *stataScript) missingLabels() string {
	var all []string
	for i, m := range missing() {
		all = append(all, letter(i)+" "+quoted(m.Words(s.lang)))
	}
	return strings.Join(all, " ")
}

// missing marks the missing values of one variable that already is a number.
func (s *stataScript) missing(v *variable) {
	s.line("why_missing %s %s", v.name, v.state)
	switch {
	case v.kind == flag:
		s.line("label values %s flag", v.name)
	case v.kind != coded:
		s.line("label values %s missing", v.name)
	}
}

func (s *stataScript) dates(t *table) {
	days := t.named(func(v *variable) bool { return v.kind == day })
	s.loop(days,
		"    generate long _new = daily(`v', \"YMD\")", "    format _new %td", "    order _new, after(`v')", "    drop `v'", "    rename _new `v'")
	for i := range t.variables {
		if v := &t.variables[i]; v.kind == day && v.state != "" {
			s.missing(v)
		}
	}
}

// coded turns codes into labelled numbers: integers stay what they are, other
// codes are numbered in the order of their list. States come last, when
// nothing is told by them any more.
func (s *stataScript) coded(t *table) {
	for _, l := range listsOf([]*table{t}) {
		s.valueLabels(l)
	}
	for i := range t.variables {
		v := &t.variables[i]
		switch {
		case v.kind == coded && wholeCodes(v.list):
			s.line("label values %s %s", v.name, s.words[v.list])
		case v.kind == coded:
			s.encode(v.name, s.codes[v.list], s.words[v.list])
			s.missing(v)
		}
	}
	s.line("label define state_code %s, replace", s.states(func(m reports.Mark) string { return string(m) }))
	s.line("label define state %s, replace", s.states(func(m reports.Mark) string { return m.Words(s.lang) }))
	s.loop(t.named(func(v *variable) bool { return v.kind == marked }),
		"    encode `v', generate(_new) label(state_code)", "    label values _new state", "    order _new, after(`v')", "    drop `v'", "    rename _new `v'")
}

// valueLabels defines what the codes of a list mean.
func (s *stataScript) valueLabels(l *forms.List) {
	code, word := "label define "+s.codes[l], "label define "+s.words[l]
	for i, c := range l.Choices {
		n := strconv.Itoa(i + 1)
		if wholeCodes(l) {
			n = c.Name
		} else {
			s.line("%s %s %s, modify", code, n, quoted(c.Name))
		}
		s.line("%s %s %s, modify", word, n, quoted(wording(s.in(c.Label), 300)))
	}
	s.line("%s %s, modify", word, s.missingLabels())
}

func (s *stataScript) encode(name, codes, words string) {
	s.line("encode %s, generate(_new) label(%s)", name, codes)
	s.line("label values _new %s", words)
	s.line("order _new, after(%s)", name)
	s.line("drop %s", name)
	s.line("rename _new %s", name)
}

func (s *stataScript) states(words func(reports.Mark) string) string {
	var all []string
	for i, m := range reports.Marks() {
		all = append(all, strconv.Itoa(i+1)+" "+quoted(words(m)))
	}
	return strings.Join(all, " ")
}

// labels names the variables; what is longer than Stata's 80 characters stands
// in full in a note.
func (s *stataScript) labels(t *table) {
	for i := range t.variables {
		v := &t.variables[i]
		label := oneSpace(s.in(v.label))
		if label == "" {
			continue
		}
		s.line("label variable %s %s", v.name, quoted(wording(label, 80)))
		if len(label) > 80 {
			s.line("notes %s: %s", v.name, stataText(label))
		}
	}
}

// quoted is a text between quotes that end nowhere within it.
func quoted(text string) string { return `"` + stataText(text) + `"` }

// stataSigns are what Stata would take for the beginning or end of something.
var stataSigns = strings.NewReplacer(`"`, "'", "`", "'", "$", `\$`, "/*", "/ *", "*/", "* /", "//", "/ /", "\\", "/")

// stataText is a text that Stata takes as it is.
func stataText(text string) string { return stataSigns.Replace(oneSpace(text)) }
