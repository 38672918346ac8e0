package reports

import (
	"slices"
	"time"

	"cotejo/forms"
)

// CalendarRules name the questions of a roster whose rows begin and end on some
// day. Status may be empty; Over are its choices of what no longer goes on.
type CalendarRules struct {
	Start, End, Status string
	Over               []string
}

// DiagnosticCalendar are the actions of the diagnostic that ships.
func DiagnosticCalendar() CalendarRules {
	return CalendarRules{Start: "g_start", End: "g_end", Status: "g_status", Over: []string{"done", "susp", "canc"}}
}

// Quarter is three months of a year, counted from the year 0.
type Quarter int

// quarterOf is the quarter of a day.
func quarterOf(t time.Time) Quarter { return Quarter(4*t.Year() + (int(t.Month())-1)/3) }

// Year is the quarter's year.
func (q Quarter) Year() int { return int(q) / 4 }

// Number is the quarter's place in its year, from 1.
func (q Quarter) Number() int { return int(q)%4 + 1 }

// Calendar holds the rows of a roster by the quarters in which they go on.
type Calendar struct {
	Roster      *forms.Roster
	First, Last Quarter  // those shown; 0 when no row has a date
	Dated       []Action // in list order
	Undated     []Action // whose beginning is not known
	Unlisted    []Unlisted
	// Absent counts the columns whose list is not known.
	Absent Tally
}

// Action is one row.
type Action struct {
	Column
	Row         forms.RowID
	Start, End  Entry
	From, Until Quarter // 0 without a date
	// Open says that the row has no end and still goes on, as far as the cut
	// tells: Until is then the quarter of the cut.
	Open bool
}

// Unlisted is a column without rows, and why.
type Unlisted struct {
	Column
	Mark Mark
}

// Title returns the title of the action's row.
func (a Action) Title(c *Calendar, lang string) string {
	return a.Diagnostic.State.RowTitle(c.Roster, a.Row, lang)
}

// Says returns what the row answers to a question of its roster; the zero
// Entry where the roster does not ask it.
func (a Action) Says(c *Calendar, name string) Entry {
	for _, q := range fields(c.Roster) {
		if q.Name == name {
			return entryOf(a.Diagnostic, q, a.Row)
		}
	}
	return Entry{}
}

// In says whether the action goes on in a quarter.
func (a Action) In(q Quarter) bool { return a.From > 0 && a.From <= q && q <= a.Until }

// mostQuarters is how many quarters a calendar shows; what began before stands in the
// first of them.
const mostQuarters = 80

// quartersAhead is how many quarters after the cut it shows.
const quartersAhead = 12

// Chart computes the calendar. The error, an *IndexError, names a question that
// is not there or does not suit.
func (r CalendarRules) Chart(s *Snapshot) (*Calendar, error) {
	p, err := r.bound(s.Questionnaire)
	if err != nil {
		return nil, err
	}
	c := &Calendar{Roster: p.start.Roster}
	cut := quarterOf(s.Taken.UTC())
	for _, col := range columns(s) {
		rows := liveRows(col.Diagnostic, c.Roster)
		if rows == nil {
			m := absence(col.Diagnostic, c.Roster)
			c.Unlisted = append(c.Unlisted, Unlisted{col, m})
			if m != None {
				c.Absent.Add(m)
			}
		}
		for _, row := range rows {
			c.add(p.action(col, row.ID, cut))
		}
	}
	c.bounds(cut)
	return c, nil
}

// planner holds the questions of the rules.
type planner struct {
	start, end, status *forms.Question
	over               []string
}

func (r CalendarRules) bound(q *forms.Questionnaire) (p planner, err error) {
	p.over = r.Over
	for _, want := range []wanted{{r.Start, &p.start}, {r.End, &p.end}} {
		if *want.into, err = questionNamed(q, want.name); err != nil {
			return p, err
		}
		if (*want.into).Type != forms.Date {
			return p, wrong(want.name, "table.date")
		}
	}
	if p.start.Roster == nil {
		return p, wrong(r.Start, "table.roster")
	}
	if r.Status != "" {
		if p.status, err = choosing(q, r.Status); err != nil {
			return p, err
		}
	}
	if p.end.Roster != p.start.Roster || p.status != nil && p.status.Roster != p.start.Roster {
		return p, wrong(r.End, "table.together", r.Start)
	}
	return p, nil
}

// action reads one row. Without an end it goes on until the cut where nothing
// says otherwise; an end that is not known is not guessed: the action then
// stands in the quarter in which it began.
func (p planner) action(col Column, row forms.RowID, cut Quarter) Action {
	a := Action{Column: col, Row: row, Start: entryOf(col.Diagnostic, p.start, row), End: entryOf(col.Diagnostic, p.end, row)}
	from, known := dayOf(a.Start)
	if !known {
		return a
	}
	a.From = quarterOf(from)
	a.Until = a.From
	if until, known := dayOf(a.End); known && !until.Before(from) {
		a.Until = quarterOf(until)
	} else if a.End.Mark == NoData && !p.isOver(col.Diagnostic, row) && cut >= a.From {
		a.Until, a.Open = cut, true
	}
	return a
}

func (p planner) isOver(d *Diagnostic, row forms.RowID) bool {
	if p.status == nil {
		return false
	}
	e := entryOf(d, p.status, row)
	return e.Mark == Answered && slices.Contains(p.over, e.Answer.Value)
}

// dayOf reads a date of a year that people write.
func dayOf(e Entry) (time.Time, bool) {
	if e.Mark != Answered {
		return time.Time{}, false
	}
	t, err := time.Parse(time.DateOnly, e.Answer.Value)
	return t, err == nil && t.Year() > 0
}

func (c *Calendar) add(a Action) {
	if a.From == 0 {
		c.Undated = append(c.Undated, a)
		return
	}
	c.Dated = append(c.Dated, a)
}

// bounds chooses the quarters to show: all that are needed, but no more than
// can be looked at.
func (c *Calendar) bounds(cut Quarter) {
	for i, a := range c.Dated {
		if i == 0 || a.From < c.First {
			c.First = a.From
		}
		c.Last = max(c.Last, a.Until)
	}
	c.Last = min(c.Last, cut+quartersAhead)
	c.First = max(min(c.First, c.Last), c.Last-mostQuarters+1)
}
