package forms

import "strings"

// Progress says how far a section has come.
type Progress string

// The states of a section.
const (
	NotStarted    Progress = "notstarted"
	Started       Progress = "started"
	Complete      Progress = "complete" // nothing blocks, and what is required is there
	HiddenSection Progress = "hidden"   // no rule makes it relevant now
)

// Count returns how far a section is answered.
func (s *State) Count(sec *Section) Count {
	if c := s.counts[sec]; c != nil {
		return c.Count
	}
	return Count{}
}

// Total returns how far the whole is answered.
func (s *State) Total() Count {
	var total Count
	for _, sec := range s.Questionnaire.Sections {
		c := s.Count(sec)
		total.Asked += c.Asked
		total.Answered += c.Answered
		for i := range c.ByLevel {
			total.ByLevel[i].Asked += c.ByLevel[i].Asked
			total.ByLevel[i].Answered += c.ByLevel[i].Answered
		}
		total.RequiredMissing += c.RequiredMissing
		total.Errors += c.Errors
		total.Warnings += c.Warnings
		total.Special += c.Special
		total.Expected += c.Expected
		total.Sourced += c.Sourced
	}
	return total
}

// Progress returns how far a section has come. A section that requires
// nothing is complete when everything in it is answered.
func (s *State) Progress(sec *Section) Progress {
	if !s.Cell(Key{Question: sec.ID}).Visible {
		return HiddenSection
	}
	c := s.counts[sec]
	switch {
	case c == nil:
		return Complete
	case c.Asked == 0:
		return Complete
	case !c.touched:
		return NotStarted
	case c.Errors > 0 || !c.requires && c.Answered < c.Asked:
		return Started
	}
	return Complete
}

// A sum is the count of a section while it is made.
type sum struct {
	Count
	requires bool // something visible is required
	touched  bool // someone has answered something
}

func (s *State) countOf(sec *Section) *sum {
	c := s.counts[sec]
	if c == nil {
		c = &sum{}
		s.counts[sec] = c
	}
	return c
}

func (c *sum) add(n *node, level int, answered bool) {
	if level < 0 || level >= len(c.ByLevel) {
		level = 0
	}
	c.Asked++
	c.ByLevel[level].Asked++
	if len(n.rows) > 0 || !n.state.Answers.Cells[n.key()].Blank() {
		c.touched = true
	}
	if answered {
		c.Answered++
		c.ByLevel[level].Answered++
	}
	if n.cell.Required {
		c.requires = true
	}
	for _, p := range n.cell.Problems {
		if p.Severity == Warning {
			c.Warnings++
			continue
		}
		c.Errors++
		if p.Code == "required" || p.Code == "roster.empty" {
			c.RequiredMissing++
		}
	}
}

func (s *State) tallyRoster(n *node) {
	if !n.cell.Visible {
		return
	}
	c := s.countOf(n.place.base.Section)
	special := len(n.rows) == 0 && n.cell.Answer.State != Answered
	c.add(n, n.place.roster.Level, len(n.rows) > 0 || !n.cell.Answer.Blank())
	if special {
		c.Special++
	}
}

func (s *State) tallyQuestion(n *node) {
	q := n.place.question
	if !n.cell.Visible || !q.Asked() {
		return
	}
	c := s.countOf(n.place.base.Section)
	answered := !n.cell.Answer.Blank()
	c.add(n, q.Level, answered)
	if answered && q.Special(n.cell.Answer) != Answered {
		c.Special++
	}
	if q.Expected {
		c.Expected++
		if answered {
			c.Sourced++
		}
	}
}

// Special returns the special answer that an answer amounts to: its own, or
// that of the choice when everything chosen means one.
func (q *Question) Special(a Answer) Special {
	if a.State != Answered || q.List == nil {
		return a.State
	}
	special := Answered
	for _, name := range strings.Fields(a.Value) {
		c := q.List.Choice(name)
		if c == nil || c.Missing == Answered {
			return Answered
		}
		special = c.Missing
	}
	return special
}
