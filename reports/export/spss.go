package export

import (
	"io"
	"strconv"
	"strings"

	"cotejo/forms"
	"cotejo/reports"
)

// firstMissing is the number that stands for the first mark without a value;
// those of the others follow it downwards.
const firstMissing = -99999991

// SPSS writes a script that reads the tables of a package (their copies in the
// folder spss) into SPSS, labels variables and values, and turns special
// answers and silences into user-missing values. Labels are in the language
// given. It returns the writer's error.
func SPSS(w io.Writer, s *reports.Snapshot, lang string) error {
	c := newCut(s, lang)
	tables := c.dataTables()
	sizes, err := measure(tables)
	if err != nil {
		return err
	}
	return c.spss(w, tables, sizes)
}

type spssScript struct{ script }

func (c *cut) spss(w io.Writer, tables []*table, sizes map[string]size) error {
	s := &spssScript{script{cut: c, w: w}}
	s.line("* Encoding: UTF-8.")
	s.comment(wording(s.title(), 200))
	s.comment(s.snapshotWords())
	s.comment(s.word("script.reads"))
	s.comment(s.word("script.where"))
	s.comment(s.word("script.oneline"))
	s.comment(s.word("script.missing", s.codes()))
	s.line("SET DECIMAL=DOT.")
	for _, t := range tables {
		s.table(t, sizes[t.name])
	}
	return s.err
}

// comment is a line that says something to a reader; only its end ends it.
func (s *spssScript) comment(text string) {
	s.line("* %s.", strings.TrimRight(oneSpace(text), ". "))
}

// codes explains the user-missing values.
func (s *spssScript) codes() string {
	var words []string
	for i, m := range missing() {
		words = append(words, strconv.Itoa(firstMissing-i)+" "+m.Words(s.lang))
	}
	return strings.Join(words, ", ")
}

func (s *spssScript) table(t *table, seen size) {
	s.line("")
	s.comment("---- " + t.name + ".csv: " + wording(t.title, 200))
	if seen.rows == 0 {
		s.comment(s.word("script.empty"))
		return
	}
	s.read(t, seen)
	s.restore(t)
	s.missing(t)
	s.labels(t)
	s.values(t)
	s.line(`SAVE OUTFILE="%s.sav" /COMPRESSED.`, t.name)
}

func (s *spssScript) read(t *table, seen size) {
	s.line("GET DATA")
	s.line("  /TYPE=TXT")
	s.line(`  /FILE="spss/%s.csv"`, t.name)
	s.line("  /ENCODING='UTF8'")
	s.line("  /DELCASE=LINE")
	s.line(`  /DELIMITERS=","`)
	s.line(`  /QUALIFIER='"'`)
	s.line("  /ARRANGEMENT=DELIMITED")
	s.line("  /FIRSTCASE=2")
	s.line("  /VARIABLES=")
	for i, v := range t.variables {
		s.line("    %s %s", v.name, v.format(seen.bytes[i]))
	}
	s.line("  .")
}

// format is how SPSS reads a column whose longest field has so many bytes.
func (v *variable) format(bytes int) string {
	switch {
	case v.kind == fraction:
		return "F20.6"
	case v.numeric():
		return "F12.0"
	case v.kind == day:
		return "SDATE10"
	}
	if v.kind == coded {
		for _, c := range v.list.Choices {
			bytes = max(bytes, len(c.Name))
		}
	}
	if v.kind == marked {
		bytes = max(bytes, len(reports.Withheld), len(reports.Answered))
	}
	return "A" + strconv.Itoa(min(max(bytes, 1), longestString))
}

// restore takes away the apostrophes that kept texts from being formulas.
// Positions are in bytes, and an apostrophe is one. Carriage returns are not
// among what SPSS reads.
func (s *spssScript) restore(t *table) {
	var armed []string
	for _, r := range formula {
		if r != '\r' {
			armed = append(armed, `INDEX(LTRIM(v, "'"), "`+string(r)+`") = 1`)
		}
	}
	texts := t.named(func(v *variable) bool { return v.kind == textual || v.kind == computed || v.kind == several })
	for _, some := range groups(texts, 8) {
		s.line("DO REPEAT v = %s.", strings.Join(some, " "))
		s.line(`IF (INDEX(v, "'") = 1 AND (%s)) v = SUBSTR(v, 2).`, strings.Join(armed, " OR "))
		s.line("END REPEAT.")
	}
}

// missing gives the numbers that have no value one that says why.
func (s *spssScript) missing(t *table) {
	for _, told := range t.named(func(v *variable) bool { return v.kind == marked }) {
		names := t.named(func(v *variable) bool { return v.state == told && v.numeric() })
		for _, some := range groups(names, 8) {
			s.line("DO REPEAT v = %s.", strings.Join(some, " "))
			for i, m := range missing() {
				s.line(`IF (%s = "%s") v = %d.`, told, m, firstMissing-i)
			}
			s.line("END REPEAT.")
			s.line("MISSING VALUES %s (%d THRU %d).", strings.Join(some, " "), firstMissing-len(missing())+1, firstMissing)
		}
	}
	s.line("EXECUTE.")
	if days := t.named(func(v *variable) bool { return v.kind == day }); len(days) > 0 {
		s.comment(strings.Join(days, " ") + ": " + s.word("script.days"))
	}
}

func (s *spssScript) labels(t *table) {
	for i := range t.variables {
		v := &t.variables[i]
		if label := wording(s.in(v.label), 250); label != "" {
			s.line("VARIABLE LABELS %s %s.", v.name, spssText(label))
		}
	}
}

// values labels codes, flags, states and missing values.
func (s *spssScript) values(t *table) {
	for _, l := range listsOf([]*table{t}) {
		s.listValues(l, t.named(func(v *variable) bool { return v.kind == coded && v.list == l }))
	}
	for _, some := range groups(t.named(func(v *variable) bool { return v.kind == marked }), 8) {
		s.line("VALUE LABELS %s", strings.Join(some, " "))
		for _, m := range reports.Marks() {
			s.line(`  "%s" %s`, m, spssText(m.Words(s.lang)))
		}
		s.line("  .")
	}
	for _, some := range groups(t.named(func(v *variable) bool { return v.kind == flag }), 8) {
		s.line("VALUE LABELS %s", strings.Join(some, " "))
		s.line("  0 %s 1 %s.", spssText(s.word("flag.0")), spssText(s.word("flag.1")))
	}
	for _, some := range groups(t.named(func(v *variable) bool { return v.numeric() && v.state != "" }), 8) {
		s.line("ADD VALUE LABELS %s", strings.Join(some, " "))
		for i, m := range missing() {
			s.line("  %d %s", firstMissing-i, spssText(m.Words(s.lang)))
		}
		s.line("  .")
	}
}

func (s *spssScript) listValues(l *forms.List, names []string) {
	for _, some := range groups(names, 8) {
		s.line("VALUE LABELS %s", strings.Join(some, " "))
		for _, c := range l.Choices {
			code := c.Name
			if !wholeCodes(l) {
				code = spssText(code)
			}
			s.line("  %s %s", code, spssText(wording(s.in(c.Label), 118)))
		}
		s.line("  .")
	}
}

// spssText is a text between quotes; a quote within it is doubled.
func spssText(text string) string { return `"` + strings.ReplaceAll(oneSpace(text), `"`, `""`) + `"` }
