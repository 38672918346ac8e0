package reports

import (
	"cmp"
	"math"
	"slices"

	"cotejo/forms"
)

// TimelineRules name the questions of a roster whose rows have a year. Change
// and Size may be empty; they carry numbers in the column "value" of their
// choices, such as -1 to 1 and 1 to 4.
type TimelineRules struct {
	Year, Change, Size string
}

// DiagnosticTimeline are the instruments of the diagnostic that ships.
func DiagnosticTimeline() TimelineRules {
	return TimelineRules{Year: "c_ins_year", Change: "c_ins_change", Size: "c_ins_level"}
}

// Timeline holds the rows with a year, by year and then in list order.
type Timeline struct {
	Roster  *forms.Roster
	Year    *forms.Question
	Changes *forms.Question // nil when nobody asks which way things change
	Columns []Column
	// Marks says of each column whether its list is known, as those of Cross.
	Marks   []Mark
	Events  []Event
	Undated []Event // without a year that is known, in list order
	Decades []Decade
	// Absent counts the columns whose list is not known.
	Absent Tally
}

// Event is one row.
type Event struct {
	Column
	Year   int // 0 when it is not known
	Row    forms.RowID
	Dated  Entry // what is answered to the year
	Change Entry // the zero Entry when nobody asks
	Size   Entry
}

// Title returns the title of the event's row.
func (e Event) Title(t *Timeline, lang string) string {
	return e.Diagnostic.State.RowTitle(t.Roster, e.Row, lang)
}

// Decade sums up the changes of ten years in one column: direction times size,
// as studies that weigh policy changes do (DEMIG POLICY and its users). Rows
// whose change or size is not known have no part in it.
type Decade struct {
	Column
	From    int     // the first year: 1990
	Events  int     // rows with a year in it
	Changes float64 // Σ change × size, over the rows that say both
	N       int     // how many do
}

// Chart computes the timeline. The error, an *IndexError, names a question
// that is not there or does not suit.
func (r TimelineRules) Chart(s *Snapshot) (*Timeline, error) {
	c, err := r.bound(s.Questionnaire)
	if err != nil {
		return nil, err
	}
	t := &Timeline{Roster: c.year.Roster, Year: c.year, Changes: c.change, Columns: columns(s)}
	for _, col := range t.Columns {
		rows := liveRows(col.Diagnostic, t.Roster)
		t.know(col, rows != nil)
		for _, row := range rows {
			t.add(c.event(col, row.ID))
		}
	}
	t.decades()
	slices.SortStableFunc(t.Events, func(a, b Event) int { return cmp.Compare(a.Year, b.Year) })
	return t, nil
}

// know notes whether a column's list is known.
func (t *Timeline) know(col Column, rows bool) {
	mark := Answered
	if !rows {
		mark = absence(col.Diagnostic, t.Roster)
	}
	if t.Marks = append(t.Marks, mark); mark != Answered && mark != None {
		t.Absent.Add(mark)
	}
}

// Roster returns the roster whose rows have the year. The error is that of
// Chart.
func (r TimelineRules) Roster(q *forms.Questionnaire) (*forms.Roster, error) {
	c, err := r.bound(q)
	if err != nil {
		return nil, err
	}
	return c.year.Roster, nil
}

// chronicle holds the questions of the rules.
type chronicle struct {
	year, change, size *forms.Question
}

func (r TimelineRules) bound(q *forms.Questionnaire) (c chronicle, err error) {
	if c.year, err = counting(q, r.Year); err != nil {
		return c, err
	}
	if c.year.Roster == nil {
		return c, wrong(r.Year, "table.roster")
	}
	for _, want := range []wanted{{r.Change, &c.change}, {r.Size, &c.size}} {
		if want.name == "" {
			continue
		}
		if *want.into, err = choosing(q, want.name); err != nil {
			return c, err
		}
		if (*want.into).Roster != c.year.Roster {
			return c, wrong(want.name, "table.together", r.Year)
		}
	}
	return c, nil
}

func (c chronicle) event(col Column, row forms.RowID) Event {
	e := Event{Column: col, Row: row, Dated: entryOf(col.Diagnostic, c.year, row)}
	if year, ok := amount(col.Diagnostic, c.year, row); ok && math.Abs(year) < 10000 {
		e.Year = int(year)
	}
	if c.change != nil {
		e.Change = entryOf(col.Diagnostic, c.change, row)
	}
	if c.size != nil {
		e.Size = entryOf(col.Diagnostic, c.size, row)
	}
	return e
}

func (t *Timeline) add(e Event) {
	if e.Year == 0 {
		t.Undated = append(t.Undated, e)
		return
	}
	t.Events = append(t.Events, e)
}

// decades sums up the events column by column, in the columns' order and then
// by decade. Decades without an event are not listed.
func (t *Timeline) decades() {
	for _, e := range t.Events {
		from := e.Year - e.Year%10
		i := slices.IndexFunc(t.Decades, func(d Decade) bool { return d.Column == e.Column && d.From == from })
		if i < 0 {
			i = len(t.Decades)
			for i > 0 && t.Decades[i-1].Column == e.Column && t.Decades[i-1].From > from {
				i--
			}
			t.Decades = slices.Insert(t.Decades, i, Decade{Column: e.Column, From: from})
		}
		t.Decades[i].weigh(e)
	}
}

func (d *Decade) weigh(e Event) {
	d.Events++
	if weighed, known := e.Weighed(); known {
		d.Changes += weighed
		d.N++
	}
}

// Weighed is the event's change times its size; false where one of them is not
// known. No change has no size.
func (e Event) Weighed() (float64, bool) {
	value := Scoring{Column: "value"}
	change, ok := value.of(e.Change)
	size, sized := value.of(e.Size)
	switch {
	case !ok:
		return 0, false
	case change == 0:
		return 0, true
	case sized:
		return change * size, true
	}
	return 0, false
}
