package reports

import (
	"slices"
	"strings"

	"cotejo/forms"
)

// Gaps finds the gaps of a snapshot by the rules that ship for its
// questionnaire; nil when there are none for it.
func Gaps(s *Snapshot) *GapTable {
	rules := GapRulesFor(s.Questionnaire)
	if rules == nil {
		return nil
	}
	t, err := rules.Find(s)
	if err != nil {
		return nil // GapRulesFor returns rules that fit
	}
	return t
}

// Find finds the gaps of a snapshot. The error names a roster or question the
// questionnaire lacks.
func (g *GapRules) Find(s *Snapshot) (*GapTable, error) {
	f, err := g.finder(s.Questionnaire)
	if err != nil {
		return nil, err
	}
	t := &GapTable{Rules: g}
	for _, col := range columns(s) {
		t.Lines = append(t.Lines, GapLine{Column: col, Mark: shownMark(col.Diagnostic), Findings: f.find(col.Diagnostic)})
	}
	return t, nil
}

// GapsOf finds the gaps of one diagnostic by the rules that ship, so that a
// country sees them before a snapshot is taken; nil without contents or rules.
func GapsOf(d *Diagnostic) []Finding {
	if d == nil || !d.Comparable() {
		return nil
	}
	rules := GapRulesFor(d.State.Questionnaire)
	if rules == nil {
		return nil
	}
	f, err := rules.finder(d.State.Questionnaire)
	if err != nil {
		return nil // GapRulesFor returns rules that fit
	}
	return f.find(d)
}

// shownMark says whether a diagnostic's contents can be looked at.
func shownMark(d *Diagnostic) Mark {
	switch {
	case d == nil:
		return NoData
	case !d.Comparable():
		return Withheld
	}
	return Answered
}

// find returns a diagnostic's findings, the declared gaps first.
func (f *gapFinder) find(d *Diagnostic) []Finding {
	if shownMark(d) != Answered {
		return nil
	}
	out := f.declared(d)
	for i := range f.checks {
		c := &f.checks[i]
		if c.rows != nil {
			out = append(out, c.byRow(d)...)
		} else {
			out = append(out, c.byChoice(d)...)
		}
	}
	return out
}

func (f *gapFinder) declared(d *Diagnostic) []Finding {
	r := f.roster
	if r == nil {
		return nil
	}
	rows := liveRows(d, r)
	if rows == nil {
		if m := absence(d, r); m != None {
			return []Finding{{Declared: &DeclaredGap{}, Roster: r, Mark: m, diagnostic: d}}
		}
		return nil
	}
	var out []Finding
	for _, row := range rows {
		entry := func(q *forms.Question) Entry {
			if q == nil {
				return Entry{}
			}
			return entryOf(d, q, row.ID)
		}
		out = append(out, Finding{Roster: r, Row: row.ID, Mark: Answered, diagnostic: d, Declared: &DeclaredGap{
			Text: entry(f.text), Area: entry(f.area), Kind: entry(f.kind),
			Severity: entry(f.severity), Groups: entry(f.groups), Remedy: entry(f.remedy),
		}})
	}
	return out
}

// byRow looks at every row. Where the list itself is unanswered it says so
// once; where it is declared empty there is nothing to look at.
func (c *boundCheck) byRow(d *Diagnostic) []Finding {
	rows := liveRows(d, c.rows)
	if rows == nil {
		return c.whole(d, c.rows)
	}
	var out []Finding
	for _, row := range rows {
		served, mark := c.served(d, row.ID)
		if !served {
			out = append(out, Finding{Check: c.GapCheck, Roster: c.rows, Row: row.ID, Mark: mark, diagnostic: d})
		}
	}
	return out
}

// whole says that a list is unanswered, unless that it is empty was declared
// or follows from other answers.
func (c *boundCheck) whole(d *Diagnostic, r *forms.Roster) []Finding {
	m := absence(d, r)
	if m == None || m == Hidden {
		return nil
	}
	return []Finding{{Check: c.GapCheck, Roster: r, Mark: m, diagnostic: d}}
}

// byChoice looks at every choice of a question in a roster.
func (c *boundCheck) byChoice(d *Diagnostic) []Finding {
	r := c.choices.Roster
	rows := liveRows(d, r)
	if rows == nil && absence(d, r) != None {
		return c.whole(d, r)
	}
	named, mark := map[string]bool{}, Answered
	for _, row := range rows {
		e := entryOf(d, c.choices, row.ID)
		if mark == Answered {
			mark = e.Mark
		}
		if e.Mark != Answered {
			continue
		}
		for _, name := range strings.Fields(e.Answer.Value) {
			named[name] = true
		}
	}
	if slices.ContainsFunc(c.Everyone, func(name string) bool { return named[name] }) {
		return nil
	}
	var out []Finding
	for _, choice := range c.choices.List.Choices {
		if !named[choice.Name] && choice.Missing == forms.Answered && !slices.Contains(c.Everyone, choice.Name) {
			out = append(out, Finding{Check: c.GapCheck, Roster: r, Choice: choice, Mark: mark, diagnostic: d})
		}
	}
	return out
}
