package main

import (
	"regexp"
	"strings"
)

// citation is what a legal instrument's citation says, and no more.
type citation struct {
	kind   string // as cited, repetitions removed: "Decree", "Rule of Decree"
	number string
	year   string // the year in the citation, or empty
	name   string // the instrument's name as cited, or empty
}

var (
	numbered = regexp.MustCompile(`^(\D*?)\s*(?:No\.|N\.)?\s*(\d[\w-]*)(?: of (\d{4}))?(?:, (.+))?$`)
	named    = regexp.MustCompile(`^(\D+?)(?: of (\d{4}))?$`)
	suffix   = regexp.MustCompile(`-(\d{4})$`)

	endsInYear = regexp.MustCompile(`-(\d{2}|\d{4})$`)
)

// parseCitation takes a citation apart: "Decree 79 of 2005",
// "Law No. 8764, General Migration and Immigration Law", "Refugee Law of 2011".
func parseCitation(s string) citation {
	if m := named.FindStringSubmatch(s); m != nil {
		return citation{name: m[1], year: m[2]}
	}
	m := numbered.FindStringSubmatch(s)
	if m == nil {
		return citation{name: s}
	}
	c := citation{kind: squeeze(m[1]), number: m[2], year: m[3], name: m[4]}
	if y := suffix.FindStringSubmatch(c.number); y != nil {
		c.year = y[1]
	}
	// Costa Rica's executive decrees bear the ministry's letter; one of them
	// is cited as a rule, as rules and with no kind at all.
	if strings.HasSuffix(c.number, "-G") {
		c.kind = "Decree"
	}
	return c
}

// squeeze removes a word that follows itself, as in "Decree Decree".
func squeeze(s string) string {
	var words []string
	for _, w := range strings.Fields(s) {
		if len(words) == 0 || words[len(words)-1] != w {
			words = append(words, w)
		}
	}
	return strings.Join(words, " ")
}
