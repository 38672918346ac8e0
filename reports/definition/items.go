package definition

import (
	"fmt"
	"maps"
	"slices"

	"cotejo/forms"
	"cotejo/reports"
)

// readItems reads the table items, each into its domain or the whole.
func (r *reader) readItems() {
	s := r.sheets["items"]
	if s == nil {
		r.wrong(place{}, "index.sheet.missing", "preguntas", "items")
		r.places["overall.items"] = place{}
		return
	}
	r.places["overall.items"] = place{sheet: s.name}
	r.has(s, "question")
	for _, row := range s.rows {
		part, name := r.partOf(s, row)
		if part == nil {
			continue
		}
		at := fmt.Sprintf("%s.items[%d]", name, len(part.Items))
		r.places[at] = place{s.name, row.Number, s.at["question"]}
		r.places[at+".question"], r.places[at+".weight"] = s.place(row, "question"), s.place(row, "weight")
		r.places[at+".score"] = rulePlace(s, row)
		part.Items = append(part.Items, reports.ItemDefinition{
			Question: s.cell(row, "question"), Weight: r.weight(s, row), Score: r.scoring(s, row),
		})
	}
	if len(r.Overall.Items) > 0 && r.Overall.Aggregate == "" {
		r.Overall.Aggregate = reports.Mean
	}
}

// partOf finds the part an item belongs to: a domain, or the whole without one.
func (r *reader) partOf(s *sheet, row Row) (*reports.PartDefinition, string) {
	name := s.cell(row, "domain")
	if name == "" {
		return &r.Overall, "overall"
	}
	var all []string
	for i := range r.Domains {
		if r.Domains[i].Name == name {
			return &r.Domains[i], fmt.Sprintf("domains[%d]", i)
		}
		all = append(all, r.Domains[i].Name)
	}
	r.wrong(s.place(row, "domain"), "index.domain.missing", name, forms.Nearest(name, all))
	return nil, ""
}

// ruleColumns are the columns of the scoring rules.
func ruleColumns() []string { return []string{"values", "column", "contains", "number"} }

// rulePlace is the cell of the rule that is given, else of the first column.
func rulePlace(s *sheet, row Row) place {
	at := place{s.name, row.Number, 0}
	for _, key := range ruleColumns() {
		switch c := s.at[key]; {
		case s.cell(row, key) != "":
			return s.place(row, key)
		case c > 0 && (at.col == 0 || c < at.col):
			at.col = c
		}
	}
	return at
}

// scoring reads the rule of a row; nil when it has none.
func (r *reader) scoring(s *sheet, row Row) *reports.Scoring {
	given := reports.Scoring{
		Column: s.cell(row, "column"), Contains: s.cell(row, "contains"), Number: r.yes(s, row, "number"),
	}
	name := s.cell(row, "values")
	if name != "" {
		if l := r.lists[name]; l != nil {
			l.used = true
			given.Values = l.values
		} else {
			r.wrong(s.place(row, "values"), "index.list.missing", name, forms.Nearest(name, slices.Sorted(maps.Keys(r.lists))))
			return &reports.Scoring{Number: true} // what it should be is not known: nothing more is said
		}
	}
	if name == "" && given.Column == "" && given.Contains == "" && !given.Number {
		return nil
	}
	return &given
}

// readLists reads the table values, which may be missing.
func (r *reader) readLists() {
	r.lists = map[string]*list{}
	s := r.sheets["values"]
	if s == nil || len(s.rows) == 0 {
		return
	}
	for _, key := range []string{"list", "choice", "value"} {
		if !r.has(s, key) {
			return
		}
	}
	last := ""
	for _, row := range s.rows {
		name := s.cell(row, "list")
		if name == "" {
			name = last // written once, above
		}
		last = name
		r.readWorth(s, row, name)
	}
}

func (r *reader) readWorth(s *sheet, row Row, name string) {
	choice := s.cell(row, "choice")
	if name == "" || choice == "" {
		key := "choice"
		if name == "" {
			key = "list"
		}
		r.wrong(s.place(row, key), "index.wanted")
		return
	}
	l := r.lists[name]
	if l == nil {
		l = &list{at: s.place(row, "list"), values: map[string]float64{}}
		r.lists[name] = l
	}
	if _, twice := l.values[choice]; twice {
		r.wrong(s.place(row, "choice"), "index.choice.twice", choice, name)
		return
	}
	if s.cell(row, "value") == "" {
		return // a choice without a worth does not count
	}
	x, ok := r.number(s, row, "value")
	if ok {
		l.values[choice] = x
	}
}

// unusedLists says which lists of worths no item uses.
func (r *reader) unusedLists() {
	for _, name := range slices.Sorted(maps.Keys(r.lists)) {
		if l := r.lists[name]; !l.used {
			r.problem(l.at, forms.Warning, "index.list.unused", name)
		}
	}
}
