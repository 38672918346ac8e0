package brief

import (
	"cotejo/forms"
	"cotejo/reports"
)

// reader finds answers in a comparison and numbers their sources as they are
// first cited.
type reader struct {
	*reports.Comparison
	lang     string
	options  Options
	rows     map[*forms.Question]*reports.Row
	lists    map[string]*reports.Inventory // by the roster's name
	gapTable *reports.GapTable             // nil when no rules fit the questionnaire
	notes    notebook
	// regional says that the report is of several countries, so that an
	// answer must be named with its country.
	regional bool
}

func newReader(s *reports.Snapshot, lang string, o Options) *reader {
	r := &reader{
		Comparison: reports.Compare(s), lang: lang, options: o,
		rows: map[*forms.Question]*reports.Row{}, lists: map[string]*reports.Inventory{}, gapTable: reports.Gaps(s),
	}
	for i := range r.Sections {
		for j := range r.Sections[i].Rows {
			if row := &r.Sections[i].Rows[j]; row.Question != nil {
				r.rows[row.Question] = row
			}
		}
	}
	for i := range r.Inventories {
		r.lists[r.Inventories[i].Roster.Name] = &r.Inventories[i]
	}
	return r
}

// t returns the wording of a code in the report's language.
func (r *reader) t(code string, args ...string) string { return word(r.lang, code, args...) }

// in returns a wording in the report's language.
func (r *reader) in(t forms.Text) string { return t.In(r.lang, r.Snapshot.Questionnaire.Languages...) }

// named returns an element's label, or its name when it has none.
func (r *reader) named(b *forms.Base) string {
	if label := r.in(b.Label); label != "" {
		return label
	}
	return b.Name
}

// question returns the question of a name that stands in no roster, or nil.
func (r *reader) question(name string) *forms.Question {
	for q := range r.rows {
		if q.Name == name {
			return q
		}
	}
	return nil
}

// voice is one party of a country and its column in the comparison.
type voice struct {
	column int
	*reports.Column
	name string // its kind, and its own name where two are of a kind
}

func (v voice) party() *reports.Party { return &v.Diagnostic.Party }

// voices returns the parties of a country, or of all when iso3 is "".
func (r *reader) voices(iso3 string) []voice {
	var out []voice
	kinds := map[string]int{}
	for i := range r.Columns {
		if col := &r.Columns[i]; col.Diagnostic != nil && (iso3 == "" || col.Country.ISO3 == iso3) {
			out = append(out, voice{column: i, Column: col})
			kinds[col.Country.ISO3+string(col.Diagnostic.Party.Voice)]++
		}
	}
	for i, v := range out {
		out[i].name = v.party().Voice.Words(r.lang)
		if name := r.in(v.party().Name); name != "" && kinds[v.Country.ISO3+string(v.party().Voice)] > 1 {
			out[i].name += " (" + name + ")"
		}
	}
	return out
}

// comparable keeps the voices whose contents may be shown.
func comparable(all []voice) []voice {
	var out []voice
	for _, v := range all {
		if v.Diagnostic.Comparable() {
			out = append(out, v)
		}
	}
	return out
}

// names are the voices' names, for the head of a table.
func names(voices []voice) []string {
	var out []string
	for _, v := range voices {
		out = append(out, v.name)
	}
	return out
}

// entry is what a voice says to a question outside rosters; false when the
// questionnaire has no such question.
func (r *reader) entry(v voice, name string) (reports.Entry, bool) {
	q := r.question(name)
	if q == nil {
		return reports.Entry{}, false
	}
	return r.rows[q].Entries[v.column], true
}

// listed returns the rows a voice lists in a roster.
func (r *reader) listed(v voice, roster string) []item {
	inv := r.lists[roster]
	if inv == nil {
		return nil
	}
	var out []item
	for i := range inv.Rows {
		if row := &inv.Rows[i]; row.Column == v.Column && row.Mark == reports.Answered {
			out = append(out, item{reader: r, voice: v, list: inv, row: row})
		}
	}
	return out
}
