package view

import (
	"strconv"
	"time"

	"cotejo/forms"
	"cotejo/reports"
	"cotejo/reports/draw"
)

// Changes is the name of the view of what changed since an earlier snapshot.
const Changes = "cambios"

// Earlier is something that a snapshot may be compared with.
type Earlier struct {
	Value  string // in addresses
	Round  reports.Round
	Number int // of a frozen snapshot; 0 for a round as it stands
	Taken  time.Time
}

func always(*reports.Snapshot) bool { return true }

// changes shows what changed since an earlier snapshot, of this round or of an
// earlier one: levels then and now, answers, and which reports that touches.
func changes(s *reports.Snapshot, ask Ask) (*View, error) {
	c := changer{maker: maker{s, ask}}
	v := &View{Title: c.t("changes.title"), Lead: []string{c.t("changes.lead")}}
	if ask.Then == nil {
		v.Lead = append(v.Lead, c.t("changes.nothing"))
		return v, nil
	}
	since, _ := c.choose("desde", c.t("changes.since"), c.earlier())
	v.Controls = []Control{since}
	c.diff = reports.Compared(ask.Then, s)
	v.Lead = append(v.Lead, c.t("changes.n", strconv.Itoa(len(c.diff.Changes)), strconv.Itoa(c.diff.Same)))
	if hasIndex(s) && hasIndex(ask.Then) {
		if err := c.levels(v); err != nil {
			return nil, err
		}
	}
	for _, t := range []Table{c.answers(), c.replies(), c.touches()} {
		if len(t.Rows) > 0 {
			v.Tables = append(v.Tables, t)
		}
	}
	return v, nil
}

// changer lays out a difference.
type changer struct {
	maker
	diff *reports.Difference
}

func (c changer) earlier() []Option {
	var options []Option
	for _, e := range c.Earlier {
		label := c.t("changes.live", e.Round.Title.In(c.Lang))
		if e.Number > 0 {
			label = c.t("changes.cut", strconv.Itoa(e.Number), forms.Day(e.Taken.UTC(), c.Lang))
			if e.Round.Code != c.Round.Code {
				label = e.Round.Title.In(c.Lang) + " · " + label
			}
		}
		options = append(options, Option{Value: e.Value, Label: label})
	}
	return options
}

// levels adds the levels of an index then and now.
func (c changer) levels(v *View) error {
	control, table, err := c.index()
	if err != nil {
		return err
	}
	moved, err := table.Index.Compare(c.Then, c.Snapshot)
	if err != nil {
		return nil // the earlier questionnaire does not have all its questions
	}
	v.Controls = append(v.Controls, control)
	v.Tables = append(v.Tables, c.steps(moved))
	if len(table.Index.Levels) > 0 {
		v.Picture = &draw.Picture{Title: c.t("changes.levels", c.in(table.Index.Title)), Alt: c.t("changes.alt"), Chart: c.grid(heater{c.maker, table}, moved)}
	}
	return nil
}

func (c changer) steps(of *reports.IndexDifference) Table {
	t := Table{Name: "niveles", Title: c.t("changes.levels", c.in(of.Index.Title)), Keys: 5, Columns: append(c.speakers(),
		Column{Head: c.t("heat.part")}, Column{Head: c.t("changes.then")}, Column{Head: c.t("changes.now")}, Column{Head: c.t("changes.step")})}
	h := heater{c.maker, &reports.IndexTable{Index: of.Index}}
	for _, line := range of.Lines {
		column := reports.Column{Country: line.Country, Diagnostic: &reports.Diagnostic{Party: *line.Party}}
		row := append(c.speaker(column), Cell{Text: c.in(line.Part.Label)}, h.value(line.Then), h.value(line.Now))
		t.Rows = append(t.Rows, Row{Cells: append(row, Cell{Text: line.Step.Words(c.Lang)})})
	}
	return t
}

// grid shows in each cell the level then and now, in the colour of now.
func (c changer) grid(h heater, of *reports.IndexDifference) draw.Grid {
	g := h.grid()
	g.Rows = nil
	parts := len(of.Index.Domains) + 1
	for i := 0; i+parts <= len(of.Lines); i += parts {
		of := of.Lines[i : i+parts]
		row := draw.GridRow{Label: c.in(of[0].Country.Name), Soft: of[0].Party.Voice.Words(c.Lang)}
		for _, line := range of[1:] {
			row.Cells = append(row.Cells, moveCell(line))
		}
		g.Rows = append(g.Rows, draw.GridRow{Label: row.Label, Soft: row.Soft, Cells: append(row.Cells, moveCell(of[0]))})
	}
	return g
}

// moveCell says "2 → 3"; a level that is not known is a point.
func moveCell(c reports.IndexChange) draw.GridCell {
	if c.Then.Level == 0 && c.Now.Level == 0 {
		return draw.GridCell{Tone: draw.NoData}
	}
	tone := draw.NoData
	if c.Now.Level > 0 {
		tone = draw.Step(c.Now.Level)
	}
	return draw.GridCell{Tone: tone, Text: levelText(c.Then.Level) + " → " + levelText(c.Now.Level)}
}

func levelText(level int) string {
	if level == 0 {
		return "·"
	}
	return strconv.Itoa(level)
}

// answers lists the cells that no longer say the same.
func (c changer) answers() Table {
	t := Table{Name: "respuestas", Title: c.t("changes.answers"), Keys: 5, Columns: append(c.speakers(),
		Column{Head: c.t("head.question")}, Column{Head: c.t("changes.row")}, Column{Head: c.t("changes.kind")},
		Column{Head: c.t("changes.then")}, Column{Head: c.t("changes.now")})}
	for _, ch := range c.diff.Changes {
		column := reports.Column{Country: ch.Country, Diagnostic: &reports.Diagnostic{Party: *ch.Party}}
		t.Rows = append(t.Rows, Row{Cells: append(c.speaker(column), Cell{Text: c.asked(ch)}, Cell{Text: ch.Title[c.Lang]},
			Cell{Text: ch.Kind.Words(c.Lang)}, c.answer(ch.Old), c.answer(ch.New))})
	}
	return t
}

func (c changer) asked(ch reports.Change) string {
	if ch.Roster != nil {
		return c.in(ch.Roster.Label)
	}
	return c.in(ch.Question.Label)
}

// replies lists the replies to gaps that no longer say the same.
func (c changer) replies() Table {
	t := Table{Name: "replicas", Title: c.t("changes.replies"), Keys: 5, Columns: append(c.speakers(),
		Column{Head: c.t("changes.finding")}, Column{Head: c.t("changes.kind")}, Column{Head: c.t("changes.then")}, Column{Head: c.t("changes.now")})}
	for _, r := range c.diff.Replies {
		column := reports.Column{Country: r.Country, Diagnostic: &reports.Diagnostic{Party: *r.Party}}
		t.Rows = append(t.Rows, Row{Cells: append(c.speaker(column), Cell{Text: r.Finding.Title(c.Lang)}, Cell{Text: r.Kind.Words(c.Lang)},
			Cell{Text: r.Old.Text}, Cell{Text: r.New.Text})})
	}
	return t
}

// touches lists the parts of reports that say something else now.
func (c changer) touches() Table {
	t := Table{Name: "informes", Title: c.t("changes.touched"), Keys: 1, Columns: []Column{
		{Head: c.t("changes.report")}, {Head: c.t("head.country")}, {Head: c.t("changes.part")},
	}}
	names := map[string]string{"profile": c.t("changes.profile"), "summary": c.t("changes.summary"), "workbook": c.t("changes.workbook")}
	for _, touch := range c.Touched {
		country := Cell{Text: c.t("changes.region")}
		if touch.Country != nil {
			country = Cell{Text: c.in(touch.Country.Name), Href: Place{Country: touch.Country.ISO3}}
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: names[touch.Report]}, country, {Text: touch.Part}}})
	}
	return t
}
