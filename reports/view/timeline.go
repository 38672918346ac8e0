package view

import (
	"strconv"

	"cotejo/reports"
	"cotejo/reports/draw"
)

func hasYears(s *reports.Snapshot) bool { return len(reports.TimelinesOf(s.Questionnaire)) > 0 }

// timeline shows the rows of a list by year: voices down, years across.
func timeline(s *reports.Snapshot, ask Ask) (*View, error) {
	m := maker{s, ask}
	control, rules, err := m.timelines()
	if err != nil {
		return nil, err
	}
	line, err := rules.Chart(s)
	if err != nil {
		return nil, err
	}
	y := chronicler{m, line, rules.Change != "", rules.Size != ""}
	v := &View{
		Title: y.title(), Controls: []Control{control}, Foot: []string{y.t("years.foot")},
		Lead: []string{y.n()},
	}
	if len(line.Events)+len(line.Undated) == 0 {
		v.Lead = append(v.Lead, y.t("years.none"))
		return v, nil
	}
	v.Lead = append(v.Lead, y.lead())
	if len(line.Events) > 0 {
		v.Tables = append(v.Tables, y.table("fechados", y.t("years.dated", y.list()), line.Events))
	}
	if len(line.Undated) > 0 {
		v.Tables = append(v.Tables, y.table("sin-fecha", y.t("years.undated", y.list()), line.Undated))
	}
	if len(line.Decades) > 0 {
		v.Tables = append(v.Tables, y.decades())
	}
	if len(line.Events) > 0 {
		v.Picture = &draw.Picture{Title: v.Title, Alt: y.n() + " " + y.t("years.alt"), Chart: y.chart()}
	}
	return v, nil
}

// timelines lets the reader choose among the lists whose rows have a year.
func (m maker) timelines() (Control, reports.TimelineRules, error) {
	all := reports.TimelinesOf(m.Questionnaire)
	options := make([]Option, len(all))
	for i, rules := range all {
		roster, err := rules.Roster(m.Questionnaire)
		if err != nil {
			return Control{}, rules, err
		}
		options[i] = Option{Value: roster.Name, Label: m.in(roster.Label)}
	}
	control, chosen := m.choose("lista", m.t("choose.list"), options)
	return control, all[chosen], nil
}

// chronicler lays out a timeline.
type chronicler struct {
	maker
	*reports.Timeline
	changes, sizes bool // it is asked which way and how much things change
}

func (y chronicler) list() string { return y.in(y.Roster.Label) }

func (y chronicler) title() string {
	if y.changes {
		return y.t("tab.t19.title")
	}
	return y.t("years.title", y.list(), y.in(y.Year.Label))
}

func (y chronicler) lead() string {
	if y.changes {
		return y.t("years.lead") + " " + y.t("years.signs")
	}
	return y.t("years.lead")
}

func (y chronicler) n() string {
	return y.t("years.n", strconv.Itoa(len(y.Events)), strconv.Itoa(len(y.Undated)), strconv.Itoa(y.Absent.All()))
}

// table lists events, with what is answered of each.
func (y chronicler) table(name, title string, events []reports.Event) Table {
	t := Table{Name: name, Title: title, Keys: 5, Columns: append([]Column{{Head: y.in(y.Year.Label), Figures: true}}, y.speakers()...)}
	t.Columns = append(t.Columns, Column{Head: y.naming()})
	if y.changes {
		t.Columns = append(t.Columns, Column{Head: y.t("tab.change")})
	}
	if y.sizes {
		t.Columns = append(t.Columns, Column{Head: y.t("tab.size")})
	}
	t.Columns = append(t.Columns, Column{Head: y.t("tab.source"), Cites: true})
	for _, e := range events {
		t.Rows = append(t.Rows, Row{Cells: y.event(e)})
	}
	return t
}

// naming is the head of the column that names a row.
func (y chronicler) naming() string {
	if y.Roster.Title == nil {
		return y.list()
	}
	return y.in(y.Roster.Title.Label)
}

func (y chronicler) event(e reports.Event) []Cell {
	year := y.nodata()
	if e.Year != 0 {
		year = count(e.Year)
	}
	source := y.Source(e)
	title := Cell{Mark: reports.Answered, Text: e.Title(y.Timeline, y.Lang), Source: source, Lang: y.foreign(e.Diagnostic.Lang), Href: listed(y.Roster.Name, e.Country.ISO3)}
	cells := append([]Cell{year}, y.speaker(e.Column)...)
	cells = append(cells, title)
	if y.changes {
		cells = append(cells, y.answer(e.Change))
	}
	if y.sizes {
		cells = append(cells, y.answer(e.Size))
	}
	return append(cells, y.citation(source))
}

// decades sums up ten years at a time.
func (y chronicler) decades() Table {
	t := Table{Name: "decenios", Title: y.t("tab.decades"), Keys: 5, Columns: append([]Column{{Head: y.t("tab.decade"), Figures: true}}, y.speakers()...)}
	t.Columns = append(t.Columns, Column{Head: y.t("years.rows"), Figures: true})
	if y.changes {
		t.Columns = append(t.Columns, Column{Head: y.t("tab.balance"), Figures: true}, Column{Head: "n", Figures: true})
	}
	for _, d := range y.Decades {
		cells := append(append([]Cell{count(d.From)}, y.speaker(d.Column)...), count(d.Events))
		if y.changes {
			balance := y.nodata()
			if d.N > 0 {
				balance = number(d.Changes, 0)
			}
			cells = append(cells, balance, count(d.N))
		}
		t.Rows = append(t.Rows, Row{Cells: cells})
	}
	return t
}
