package definition

import (
	"strconv"
	"strings"

	"cotejo/forms"
	"cotejo/reports"
)

// A reader makes a definition of tables and remembers where each part of it
// stands.
type reader struct {
	reports.Definition
	source   []Table
	sheets   map[string]*sheet
	lists    map[string]*list
	places   map[string]place
	headless bool // there is no row that says what the index is
	problems []Problem
}

// sheet is a table whose headings have been understood.
type sheet struct {
	kind
	name   string
	langs  []string       // of each translated column, in their order
	at     map[string]int // place of a column, from 1: by key, and language
	header int            // number of the row of headings
	rows   []Row
}

// list is a list of worths.
type list struct {
	at     place
	values map[string]float64
	used   bool
}

func (r *reader) read() {
	r.sheets = map[string]*sheet{}
	known := kinds()
	for _, t := range r.source {
		switch k := named(known, t.Sheet); {
		case k < 0:
			r.stray(known, t.Sheet)
		case r.sheets[known[k].Key] != nil:
			r.wrong(place{sheet: t.Sheet}, "index.sheet.twice", t.Sheet)
		case len(t.Rows) > 0:
			r.sheets[known[k].Key] = r.understand(known[k], t)
		}
	}
	r.readLists()
	r.readHeading()
	r.readDomains()
	r.readItems()
	r.readLevels()
	r.unusedLists()
}

// stray tells a misspelt table from one that is not meant for us.
func (r *reader) stray(known []kind, name string) {
	var all []string
	for _, k := range known {
		all = append(all, k.Key, plain(k.ES))
	}
	if near := forms.Nearest(plain(name), all); near != "" {
		r.problem(place{sheet: name}, forms.Warning, "index.sheet.unknown", name, near)
	}
}

// understand reads the headings of a table.
func (r *reader) understand(k kind, t Table) *sheet {
	s := &sheet{kind: k, name: t.Sheet, at: map[string]int{}, header: t.Rows[0].Number, rows: t.Rows[1:]}
	var all []string
	for _, c := range k.columns {
		all = append(all, c.Key, plain(c.ES))
	}
	for i, heading := range t.Rows[0].Cells {
		if strings.TrimSpace(heading) == "" {
			continue
		}
		at := place{t.Sheet, s.header, i + 1}
		c, lang := k.column(heading)
		if c < 0 {
			r.problem(at, forms.Warning, "index.column.unknown", heading, forms.Nearest(plain(heading), all))
			continue
		}
		key := k.columns[c].Key
		if lang != "" {
			s.langs = append(s.langs, lang)
			key += "::" + lang
		}
		if s.at[key] > 0 {
			r.wrong(at, "index.column.twice", heading)
			continue
		}
		s.at[key] = i + 1
	}
	return s
}

// cell returns the text in a column of a row, trimmed; "" without the column.
func (s *sheet) cell(row Row, key string) string {
	at := s.at[key]
	if at == 0 || at > len(row.Cells) {
		return ""
	}
	return strings.TrimSpace(row.Cells[at-1])
}

func (s *sheet) place(row Row, key string) place { return place{s.name, row.Number, s.at[key]} }

// text reads a translated column.
func (s *sheet) text(row Row, key string) forms.Text {
	var t forms.Text
	for _, lang := range s.langs {
		if words := s.cell(row, key+"::"+lang); words != "" {
			if t == nil {
				t = forms.Text{}
			}
			t[lang] = words
		}
	}
	return t
}

// textPlace is the first column of a text.
func (s *sheet) textPlace(row Row, key string) place {
	at := place{s.name, row.Number, 0}
	for _, lang := range s.langs {
		if c := s.at[key+"::"+lang]; c > 0 && (at.col == 0 || c < at.col) {
			at.col = c
		}
	}
	return at
}

// has says that a table has a column, and else that it should.
func (r *reader) has(s *sheet, key string) bool {
	for name := range s.at {
		if name == key || strings.HasPrefix(name, key+"::") {
			return true
		}
	}
	for _, c := range s.columns {
		if c.Key == key {
			r.wrong(place{s.name, s.header, 0}, "index.column.missing", c.ES, c.Key)
		}
	}
	return false
}

// number reads a number with a decimal point or comma; false when it is blank
// or none, which is then said.
func (r *reader) number(s *sheet, row Row, key string) (float64, bool) {
	text := s.cell(row, key)
	if text == "" {
		return 0, false
	}
	if strings.Count(text, ",") == 1 && !strings.Contains(text, ".") {
		text = strings.Replace(text, ",", ".", 1)
	}
	x, err := strconv.ParseFloat(text, 64)
	if err != nil || x-x != 0 || strings.ContainsAny(text, "xXpP_") {
		r.wrong(s.place(row, key), "index.number", s.cell(row, key))
		return 0, false
	}
	return x, true
}

// weight reads a weight; nil when it is blank.
func (r *reader) weight(s *sheet, row Row) *float64 {
	x, ok := r.number(s, row, "weight")
	if !ok {
		return nil
	}
	return &x
}

// need reads how many must have a value: blank or "all" for all of them.
func (r *reader) need(s *sheet, row Row) reports.Need {
	text := s.cell(row, "need")
	if one(allWords, text) != "" || text == "" {
		return 0
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		r.wrong(s.place(row, "need"), "index.need.cell", text)
		return 0
	}
	return reports.Need(n)
}

// yes reads a mark: blank, or one of the words for yes.
func (r *reader) yes(s *sheet, row Row, key string) bool {
	text := s.cell(row, key)
	switch {
	case text == "" || one(noWords, text) != "":
		return false
	case one(yesWords, text) == "":
		r.wrong(s.place(row, key), "index.yes", text)
		return false
	}
	return true
}
