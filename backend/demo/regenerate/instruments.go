package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"cotejo/backend/demo"
)

// bdips cites the data on migration laws.
const bdips = "CEPAL/ECLAC, BDIPS"

// instrument is a legal instrument with everything that cites it.
type instrument struct {
	citation
	country string
	apla    []string // as cited in the asylum data
	bdips   []string // as cited in the data on migration laws
	listed  string   // the year the data on migration laws gives it, or empty
	unknown bool     // the citation's year is that of another instrument
}

// adopted is the year in the citation, else the one listed.
func (i instrument) adopted() string { return cmp.Or(i.year, i.listed) }

// key is the same for every citation of one instrument.
func (i instrument) key() string {
	parts := []string{i.kind, i.number, i.adopted()}
	if i.number == "" {
		parts = []string{i.name, i.adopted()}
	}
	return slug(strings.Join(parts, " "))
}

// slug is a text in lower-case ASCII letters and digits, the rest a hyphen.
func slug(s string) string {
	plain := strings.NewReplacer("á", "a", "é", "e", "í", "i", "ó", "o", "ú", "u", "ñ", "n")
	words := strings.FieldsFunc(plain.Replace(strings.ToLower(s)), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	return strings.Join(words, "-")
}

// instruments reads the cited instruments, merging the citations of each: by
// country in list order, as first cited.
func instruments(dir string) ([]*instrument, error) {
	cited, err := table(dir, "apla", "apla_crm_instruments_cited.csv")
	if err != nil {
		return nil, err
	}
	laws, err := table(dir, "eclac_bdips", "bdips_seg83_crm.csv")
	if err != nil {
		return nil, err
	}
	var list merged
	for _, r := range inListOrder(cited) {
		// The coded years are those of the coding, never the instrument's.
		i := list.find(instrument{country: r["iso3"], citation: parseCitation(r["instrument_as_cited"])})
		i.apla = append(i.apla, r["instrument_as_cited"])
	}
	for _, r := range laws {
		c := parseCitation(r["instrument"])
		i := list.find(instrument{country: r["iso3"], citation: c, listed: r["year"]})
		i.bdips = append(i.bdips, cite(r["instrument"], r["year"]))
		if i.name == "" {
			i.name = c.name
		}
	}
	list.doubtYears()
	slices.SortStableFunc(list, func(a, b *instrument) int {
		return slices.Index(members, a.country) - slices.Index(members, b.country)
	})
	return list, nil
}

func cite(s, year string) string {
	if year == "" {
		return "“" + s + "”"
	}
	return "“" + s + "” (" + year + ")"
}

// merged is a list of instruments, each there once.
type merged []*instrument

// find returns the instrument cited, adding it when it is new.
func (m *merged) find(wanted instrument) *instrument {
	for _, i := range *m {
		if i.country == wanted.country && i.key() == wanted.key() {
			return i
		}
	}
	*m = append(*m, &wanted)
	return &wanted
}

// doubtYears marks the rules cited by the year of what they regulate: "Rule of
// Decree 208 of 2003" where "Decree 208 of 2003" is cited too.
func (m merged) doubtYears() {
	for _, i := range m {
		i.unknown = slices.ContainsFunc(m, func(o *instrument) bool {
			return o.country == i.country && o.number != "" && o.number == i.number &&
				o.year == i.year && "Rule of "+o.kind == i.kind
		})
	}
}

// source is everything that cites the instrument.
func (i instrument) source() string {
	var parts []string
	if len(i.apla) > 0 {
		parts = append(parts, apla+": “"+strings.Join(i.apla, "”, “")+"”")
	}
	if len(i.bdips) > 0 {
		parts = append(parts, bdips+": "+strings.Join(i.bdips, ", "))
	}
	return strings.Join(parts, "; ")
}

// answers are what the citations say about the instrument. What they do not say
// is left open, except a year they leave in doubt.
func (i instrument) answers() ([]answer, error) {
	title, err := i.title()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", i.country, err)
	}
	answers := []answer{
		{question: "c_ins_name", value: title, lang: "es"},
		{question: "c_ins_type", value: i.instrumentType()},
		{question: "c_ins_number", value: i.number},
		{question: "c_ins_year", value: i.adopted()},
	}
	if i.unknown {
		answers[3] = answer{question: "c_ins_year", state: "noinfo"}
	}
	if len(i.apla) > 0 {
		answers = append(answers, answer{question: "c_ins_area", value: "asylum"})
	}
	for n := range answers {
		answers[n].source = i.source()
	}
	return answers, nil
}

// answer is an answer to a question of the diagnostic.
type answer struct {
	question, value, state, lang, source string
}

func (a answer) blank() bool { return a.value == "" && a.state == "" }

// inRow makes the records of a roster's row.
func inRow(path map[string]string, country, roster, row string, answers []answer) ([]demo.Record, error) {
	var records []demo.Record
	for _, a := range answers {
		if path[a.question] == "" {
			return nil, fmt.Errorf("no question %q", a.question)
		}
		if a.blank() {
			continue
		}
		r := demo.Record{
			Round: "DIAG-2026", Country: country, Party: "comp", Question: path[a.question],
			Value: a.value, State: a.state, Lang: a.lang, Source: a.source,
		}
		if roster != "" {
			r.Roster, r.Row = path[roster], row
		}
		records = append(records, r)
	}
	return records, nil
}
