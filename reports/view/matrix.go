package view

import (
	"slices"
	"strconv"

	"cotejo/forms"
	"cotejo/reports"
)

// asks says whether there is anything to compare.
func asks(s *reports.Snapshot) bool { return len(sectionsOf(s.Questionnaire)) > 0 }

// sectionsOf are the sections in which something is compared.
func sectionsOf(q *forms.Questionnaire) []*forms.Section {
	bare := reports.Compare(&reports.Snapshot{Questionnaire: q})
	var list []*forms.Section
	for i := range bare.Sections {
		if len(bare.Sections[i].Rows) > 0 {
			list = append(list, bare.Sections[i].Section)
		}
	}
	return list
}

// The choices that a reader has in a matrix.
const (
	sectionParam = "seccion"
	allSections  = "todas"
	rowsParam    = "preguntas"
	withAnswers  = "respondidas"
	levelParam   = "nivel"
)

// matrix lays the answers to the questions of a section side by side:
// questions down, voices across.
func matrix(s *reports.Snapshot, ask Ask) (*View, error) {
	m := matrixMaker{maker: maker{s, ask}}
	sections, v := sectionsOf(s.Questionnaire), &View{}
	control, chosen := m.chooseSection(sections)
	v.Controls = append(v.Controls, control, m.chooseRows())
	if level, several := m.chooseLevel(); several {
		v.Controls = append(v.Controls, level)
	}
	v.Title = m.t("matrix.title", m.in(sections[min(chosen, len(sections)-1)].Label))
	if chosen < len(sections) {
		sections = sections[chosen : chosen+1]
	} else {
		v.Title = m.t("matrix.whole")
	}
	m.of = reports.CompareSections(s, sections)
	sum := m.of.Summary()
	v.Lead = []string{m.t("matrix.lead", strconv.Itoa(sum.WithSubmitted), strconv.Itoa(sum.Countries))}
	if names := m.unsent(); names != "" {
		v.Lead = append(v.Lead, m.t("matrix.unsent", names))
	}
	v.Tables = append(v.Tables, m.table())
	for i := range m.of.Inventories {
		v.Tables = append(v.Tables, m.list(&m.of.Inventories[i]))
	}
	if note := m.in(s.Round.Note); note != "" {
		v.Foot = append(v.Foot, note)
	}
	return v, nil
}

// matrixMaker lays out a comparison.
type matrixMaker struct {
	maker
	of       *reports.Comparison
	answered bool // only questions that somebody answers
	level    int  // only those of a level; 0 for all
}

func (m *matrixMaker) chooseSection(sections []*forms.Section) (Control, int) {
	options := make([]Option, 0, len(sections)+1)
	for _, sec := range sections {
		options = append(options, Option{Value: sec.Name, Label: m.in(sec.Label)})
	}
	if len(sections) > 1 {
		options = append(options, Option{Value: allSections, Label: m.t("choose.allsections")})
	}
	return m.choose(sectionParam, m.t("choose.section"), options)
}

func (m *matrixMaker) chooseRows() Control {
	control, chosen := m.choose(rowsParam, m.t("choose.questions"), []Option{
		{Value: "todas", Label: m.t("choose.allquestions")}, {Value: withAnswers, Label: m.t("choose.answered")},
	})
	m.answered = chosen == 1
	return control
}

// chooseLevel lets the reader choose among the levels that questions are asked
// at, where there are several.
func (m *matrixMaker) chooseLevel() (Control, bool) {
	var levels []int
	for _, q := range m.Questionnaire.Questions() {
		if q.Level > 0 && !slices.Contains(levels, q.Level) {
			levels = append(levels, q.Level)
		}
	}
	if len(levels) < 2 {
		return Control{}, false
	}
	slices.Sort(levels)
	options := []Option{{Label: m.t("choose.alllevels")}}
	for _, l := range levels {
		options = append(options, Option{Value: strconv.Itoa(l), Label: m.t("choose.level", strconv.Itoa(l))})
	}
	control, chosen := m.choose(levelParam, m.t("head.level"), options)
	if chosen > 0 {
		m.level = levels[chosen-1]
	}
	return control, true
}

// table has a row for each question, and a column for each voice.
func (m *matrixMaker) table() Table {
	t := Table{Name: "matriz", Title: m.t("matrix.table"), Keys: 1, Columns: []Column{
		{Head: m.t("head.question")}, {Head: m.t("head.code"), Code: true}, {Head: m.t("head.level"), Figures: true, Code: true}, {Head: "n", Figures: true},
	}}
	for i := range m.of.Columns {
		t.Columns = append(t.Columns, m.column(&m.of.Columns[i]))
	}
	for i := range m.of.Sections {
		t.Rows = append(t.Rows, m.rows(&m.of.Sections[i])...)
	}
	return t
}

func (m *matrixMaker) column(c *reports.Column) Column {
	col := Column{Head: m.in(c.Country.Name), Href: Place{Country: c.Country.ISO3}, Silent: c.Diagnostic == nil}
	if d := c.Diagnostic; d != nil {
		col.Soft, col.Silent = m.party(d), !d.Comparable()
	}
	return col
}

// party names who speaks: by the voice and, where another of the country has
// the same, by name.
func (m maker) party(d *reports.Diagnostic) string {
	voice := d.Party.Voice.Words(m.Lang)
	for i := range m.Diagnostics {
		o := &m.Diagnostics[i]
		if name := d.Party.Name.In(m.Lang); o.Country == d.Country && o.Party.Voice == d.Party.Voice && o.Party.Slug != d.Party.Slug && name != "" {
			return voice + ", " + name
		}
	}
	return voice
}

func (m *matrixMaker) rows(of *reports.SectionMatrix) []Row {
	var rows []Row
	if len(m.of.Sections) > 1 {
		rows = append(rows, Row{Heading: m.in(of.Section.Label)})
	}
	headed, group := len(rows), (*forms.Group)(nil)
	for i := range of.Rows {
		row := &of.Rows[i]
		if m.answered && row.Tally.N() == 0 || m.level > 0 && row.Level() != m.level {
			continue
		}
		if row.Group != group {
			if group = row.Group; group != nil {
				rows = append(rows, Row{Heading: m.named(group.Base())})
			}
		}
		rows = append(rows, Row{Cells: m.cells(row)})
	}
	if len(rows) == headed {
		return nil
	}
	return rows
}

func (m *matrixMaker) cells(row *reports.Row) []Cell {
	level := Cell{}
	if l := row.Level(); l > 0 {
		level = count(l)
	}
	cells := make([]Cell, 0, 4+len(row.Entries))
	cells = append(cells, Cell{Text: m.named(row.Base())}, Cell{Text: string(row.Base().ID)}, level, count(row.Tally.N()))
	for _, e := range row.Entries {
		cells = append(cells, m.answer(e))
	}
	return cells
}
