package export

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"cotejo/forms"
	"cotejo/reports"
)

// script writes the lines of a program for another one, and remembers the
// first error.
type script struct {
	*cut
	w   io.Writer
	err error
}

func (s *script) line(format string, args ...any) {
	if s.err == nil {
		_, s.err = fmt.Fprintf(s.w, format+"\n", args...)
	}
}

// missing are the marks without a value, in the order in which the scripts
// number them: .a to .f, and from firstMissing downwards.
func missing() []reports.Mark {
	return []reports.Mark{
		reports.DontKnow, reports.NotApplicable, reports.NoInformation, reports.NoData, reports.Hidden, reports.Withheld,
	}
}

// numeric says whether a column becomes numbers in a statistics program.
func (v *variable) numeric() bool {
	return v.kind == whole || v.kind == fraction || v.kind == flag || v.kind == coded && wholeCodes(v.list)
}

// wholeCodes says whether all codes of a list are integers as they are
// written, so that a program can take them for numbers.
func wholeCodes(l *forms.List) bool {
	return len(l.Choices) > 0 && !slices.ContainsFunc(l.Choices, func(c *forms.Choice) bool {
		digits := strings.TrimPrefix(c.Name, "-")
		return digits == "" || len(digits) > 9 || strings.Trim(digits, "0123456789") != "" || digits[0] == '0' && c.Name != "0"
	})
}

// named returns the names of the columns that a test picks, in order.
func (t *table) named(pick func(*variable) bool) []string {
	var names []string
	for i := range t.variables {
		if pick(&t.variables[i]) {
			names = append(names, t.variables[i].name)
		}
	}
	return names
}

// listsOf returns the lists of the coded columns of tables, each once.
func listsOf(tables []*table) []*forms.List {
	var lists []*forms.List
	for _, t := range tables {
		for _, v := range t.variables {
			if v.kind == coded && !slices.Contains(lists, v.list) {
				lists = append(lists, v.list)
			}
		}
	}
	return lists
}

// groups cuts names into groups of so many, for lines of a decent length.
func groups(names []string, most int) [][]string {
	return slices.Collect(slices.Chunk(names, most))
}

// wording is a label in one line and at most so many bytes, cut visibly at the
// end of a character.
func wording(s string, most int) string {
	s = oneSpace(s)
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most-len("…")], "") + "…"
}

// measure writes tables to nowhere, as SPSS will read them, to learn their
// sizes and what is computed in them.
func measure(tables []*table) (map[string]size, error) {
	sizes := map[string]size{}
	for _, t := range tables {
		seen, err := t.write(io.Discard, Options{}, oneLine)
		if err != nil {
			return nil, err
		}
		t.settle(seen)
		sizes[t.name] = seen
	}
	return sizes, nil
}
