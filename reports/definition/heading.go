package definition

import (
	"strconv"
	"strings"

	"cotejo/reports"
)

// readHeading reads the table index: one row.
func (r *reader) readHeading() {
	s := r.sheets["index"]
	if s == nil {
		r.wrong(place{}, "index.sheet.missing", "índice", "index")
		r.headless = true
		return
	}
	if len(s.rows) == 0 {
		r.wrong(place{sheet: s.name}, "index.rows.none")
		r.headless = true
		return
	}
	r.places[""] = place{sheet: s.name}
	if len(s.rows) > 1 {
		r.wrong(place{s.name, s.rows[1].Number, 0}, "index.rows.more")
	}
	row := s.rows[0]
	for _, key := range []string{"name", "title", "source", "unit"} {
		if r.has(s, key) {
			r.places[key] = s.place(row, key)
		} else {
			r.places[key] = place{s.name, s.header, 0} // where it has been said that it is missing
		}
	}
	r.places["title"] = s.textPlace(row, "title")
	r.places["overall"] = place{s.name, row.Number, 0}
	for _, key := range []string{"aggregate", "need"} {
		r.places["overall."+key] = s.place(row, key)
	}
	d := &r.Definition
	d.Name, d.Title, d.Note, d.Source = s.cell(row, "name"), s.text(row, "title"), s.text(row, "note"), s.cell(row, "source")
	d.Questionnaires = fields(s.cell(row, "questionnaires"))
	d.Unit = reports.Unit(r.option(s, row, "unit", units))
	if d.Unit == "" {
		d.Unit = reports.Percent
	}
	d.Score = r.scoring(s, row)
	d.Overall.Aggregate = reports.Aggregate(r.option(s, row, "aggregate", aggregates))
	d.Overall.Need = r.need(s, row)
	d.Overall.Label = d.Title // the whole is what the index is called, unless it has a name of its own
	r.places["overall.label"] = r.places["title"]
	if label := s.text(row, "label"); !label.Empty() {
		d.Overall.Label, r.places["overall.label"] = label, s.textPlace(row, "label")
	}
}

// fields splits a list of names.
func fields(list string) (names []string) {
	for name := range strings.FieldsFuncSeq(list, func(c rune) bool { return c == ',' || c == ';' || c <= ' ' }) {
		names = append(names, name)
	}
	return names
}

// readDomains reads the table domains, which may be missing.
func (r *reader) readDomains() {
	s := r.sheets["domains"]
	if s == nil || len(s.rows) == 0 {
		return
	}
	r.has(s, "name")
	r.has(s, "label")
	r.places["domains"] = place{sheet: s.name}
	for i, row := range s.rows {
		at := "domains[" + strconv.Itoa(i) + "]"
		r.places[at] = place{s.name, row.Number, 0}
		for _, key := range []string{"name", "aggregate", "need", "weight"} {
			r.places[at+"."+key] = s.place(row, key)
		}
		r.places[at+".label"] = s.textPlace(row, "label")
		p := reports.PartDefinition{
			Name: s.cell(row, "name"), Label: s.text(row, "label"), Need: r.need(s, row), Weight: r.weight(s, row),
			Aggregate: reports.Aggregate(r.option(s, row, "aggregate", aggregates)),
		}
		if p.Aggregate == "" {
			p.Aggregate = reports.Mean
		}
		r.Domains = append(r.Domains, p)
	}
}

// readLevels reads the table levels, which may be missing.
func (r *reader) readLevels() {
	s := r.sheets["levels"]
	if s == nil || len(s.rows) == 0 {
		return
	}
	r.has(s, "from")
	r.has(s, "name")
	r.places["levels"] = place{sheet: s.name}
	r.places["meets"] = place{s.name, s.header, s.at["meets"]}
	for i, row := range s.rows {
		at := "levels[" + strconv.Itoa(i) + "]"
		r.places[at+".from"], r.places[at+".name"] = s.place(row, "from"), s.textPlace(row, "name")
		from, ok := r.number(s, row, "from")
		if !ok && s.at["from"] > 0 && s.cell(row, "from") == "" {
			r.wrong(s.place(row, "from"), "index.wanted")
		}
		r.Levels = append(r.Levels, reports.LevelDefinition{From: from, Name: s.text(row, "name")})
		if !r.yes(s, row, "meets") {
			continue
		}
		if r.Meets > 0 {
			r.wrong(s.place(row, "meets"), "index.meets.twice")
		}
		r.Meets = i + 1
	}
	if r.Meets == 0 {
		r.wrong(r.places["meets"], "index.meets.none")
	}
}
