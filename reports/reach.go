package reports

import (
	"math"

	"cotejo/forms"
)

// ReachRules name the questions of a roster of programmes that say whom each
// serves and how many.
type ReachRules struct {
	Groups string // choices: the groups it serves
	People string // how many people it reaches in a year
	Year   string // the year of that figure, or ""
	Need   string // how many people need it
}

// DiagnosticReach are the questions of the diagnostic that ships.
func DiagnosticReach() ReachRules {
	return ReachRules{Groups: "f_target", People: "f_people", Year: "f_people_year", Need: "f_need"}
}

// Reach lays the groups served out by country and voice.
type Reach struct {
	Cross            // how many programmes serve each group
	Sums  [][]Served // by group, then column
}

// Served adds up the programmes that serve one group in one column. A
// programme that serves several groups counts whole in each, since it does not
// say how many of its people belong to which: the rows of a column must not be
// added up.
type Served struct {
	People  float64 // of the programmes that say so
	PeopleN int
	Need    float64 // of the programmes that say so
	NeedN   int
	// Years are the first and last year of the figures added up; 0 when no
	// programme says.
	FirstYear, LastYear int
	// Both adds up only the programmes that say both, which alone can be
	// compared.
	BothPeople, BothNeed float64
	BothN                int
}

// Coverage returns how much of the need is reached, in per cent with one
// decimal, over the programmes that say both; false when none does.
func (s Served) Coverage() (float64, bool) { return percentage(s.BothPeople, s.BothNeed) }

// Reached computes the table. The error, an *IndexError, names a question that
// is not there or does not suit.
func (r ReachRules) Reached(s *Snapshot) (*Reach, error) {
	cross, err := Crossed(s, r.Groups)
	if err != nil {
		return nil, err
	}
	b := reacher{roster: cross.Question.Roster}
	for _, want := range []wanted{{r.People, &b.people}, {r.Year, &b.year}, {r.Need, &b.need}} {
		if want.name == "" {
			continue
		}
		if *want.into, err = counting(s.Questionnaire, want.name); err != nil {
			return nil, err
		}
		if (*want.into).Roster != b.roster {
			return nil, wrong(want.name, "table.together", r.Groups)
		}
	}
	t := &Reach{Cross: *cross, Sums: make([][]Served, len(cross.Choices))}
	for i := range t.Sums {
		t.Sums[i] = make([]Served, len(cross.Columns))
		for j := range t.Sums[i] {
			t.Sums[i][j] = b.served(cross.Columns[j].Diagnostic, cross.Cells[i][j].Rows)
		}
	}
	return t, nil
}

type reacher struct {
	roster             *forms.Roster
	people, year, need *forms.Question
}

func (b reacher) served(d *Diagnostic, rows []forms.RowID) Served {
	var s Served
	for _, row := range rows {
		people, known := amount(d, b.people, row)
		need, needed := amount(d, b.need, row)
		if known {
			s.People += people
			s.PeopleN++
			s.dated(amount(d, b.year, row))
		}
		if needed {
			s.Need += need
			s.NeedN++
		}
		if known && needed {
			s.BothPeople += people
			s.BothNeed += need
			s.BothN++
		}
	}
	return s
}

func (s *Served) dated(year float64, known bool) {
	if !known || math.Abs(year) > 9999 {
		return
	}
	y := int(year)
	if s.FirstYear == 0 || y < s.FirstYear {
		s.FirstYear = y
	}
	s.LastYear = max(s.LastYear, y)
}

// amount reads a number in a row; false when there is none or nobody asks.
func amount(d *Diagnostic, q *forms.Question, row forms.RowID) (float64, bool) {
	if q == nil {
		return 0, false
	}
	return Scoring{Number: true}.of(entryOf(d, q, row))
}
