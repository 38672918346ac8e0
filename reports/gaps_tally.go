package reports

import "cotejo/forms"

// GapCount counts what one check found, among the parties of one voice.
type GapCount struct {
	Check   *GapCheck // nil for declared gaps
	Voice   Voice
	Gaps    int // gaps in all
	Parties int // parties with one or more
	N       int // parties of which it is known: with gaps, or known to have none
	Unknown int // parties of which it cannot be told, not in N
}

// Counts counts the findings by check and voice; voices are not merged. A
// party with a gap and something unknown counts as having a gap.
func (t *GapTable) Counts(s *Snapshot) []GapCount {
	checks := []*GapCheck{}
	if t.Rules.Declared != nil {
		checks = append(checks, nil)
	}
	for i := range t.Rules.Checks {
		checks = append(checks, &t.Rules.Checks[i])
	}
	var counts []GapCount
	for _, check := range checks {
		for _, v := range s.Voices() {
			counts = append(counts, t.count(check, v))
		}
	}
	return counts
}

func (t *GapTable) count(check *GapCheck, v Voice) GapCount {
	c := GapCount{Check: check, Voice: v}
	for i := range t.Lines {
		l := &t.Lines[i]
		if l.Diagnostic == nil || l.Diagnostic.Party.Voice != v {
			continue
		}
		gaps, unknown := 0, l.Mark != Answered
		for _, f := range l.Findings {
			switch {
			case f.Check != check:
			case f.Gap():
				gaps++
			default:
				unknown = true
			}
		}
		c.Gaps += gaps
		switch {
		case gaps > 0:
			c.Parties++
			c.N++
		case unknown:
			c.Unknown++
		default:
			c.N++
		}
	}
	return c
}

// GapMatrix lays the declared gaps out by policy area and kind.
type GapMatrix struct {
	Areas, Kinds []*forms.Choice
	Cells        [][]GapCell // by area, then kind
	// Elsewhere are the declared gaps without an area or kind that can be
	// told; they are in no cell.
	Elsewhere int
	N         int // parties whose declared gaps are known, also to be none
}

// GapCell is one area and kind.
type GapCell struct {
	Gaps      int // rows
	Countries []GapVoices
	// Severest is the gravest severity said, as the choice with the highest
	// number in its column "value"; nil when nobody says one.
	Severest *forms.Choice
}

// GapVoices says which voices of a country declare a gap.
type GapVoices struct {
	Country *Country
	Voices  []Voice
}

// Matrix computes the matrix of declared gaps; nil when the rules or the
// questionnaire have no areas and kinds for them.
func (t *GapTable) Matrix(q *forms.Questionnaire) *GapMatrix {
	f, err := t.Rules.finder(q)
	if err != nil || f.area == nil || f.kind == nil || f.area.List == nil || f.kind.List == nil {
		return nil
	}
	m := &GapMatrix{Areas: meaning(f.area.List), Kinds: meaning(f.kind.List)}
	m.Cells = make([][]GapCell, len(m.Areas))
	for i := range m.Cells {
		m.Cells[i] = make([]GapCell, len(m.Kinds))
	}
	for i := range t.Lines {
		known := t.Lines[i].Mark == Answered
		for _, found := range t.Lines[i].Findings {
			switch {
			case found.Declared == nil:
			case found.Gap():
				m.add(t.Lines[i].Column, found.Declared)
			default:
				known = false
			}
		}
		if known {
			m.N++
		}
	}
	return m
}

// meaning returns the choices that say something: not those that stand for a
// special answer.
func meaning(l *forms.List) []*forms.Choice {
	var out []*forms.Choice
	for _, c := range l.Choices {
		if c.Missing == forms.Answered {
			out = append(out, c)
		}
	}
	return out
}

func (m *GapMatrix) add(col Column, g *DeclaredGap) {
	area, kind := indexOf(m.Areas, g.Area), indexOf(m.Kinds, g.Kind)
	if area < 0 || kind < 0 {
		m.Elsewhere++
		return
	}
	cell := &m.Cells[area][kind]
	cell.Gaps++
	cell.raise(g.Severity)
	voice := col.Diagnostic.Party.Voice
	last := len(cell.Countries) - 1
	if last < 0 || cell.Countries[last].Country != col.Country {
		cell.Countries = append(cell.Countries, GapVoices{col.Country, []Voice{voice}})
		return
	}
	for _, v := range cell.Countries[last].Voices {
		if v == voice {
			return
		}
	}
	cell.Countries[last].Voices = append(cell.Countries[last].Voices, voice)
}

// indexOf returns the place of an answered choice, or -1.
func indexOf(choices []*forms.Choice, e Entry) int {
	for i, c := range choices {
		if e.Mark == Answered && c.Name == e.Answer.Value {
			return i
		}
	}
	return -1
}

// raise takes a severity into account.
func (c *GapCell) raise(e Entry) {
	if e.Mark != Answered || e.Question.List == nil {
		return
	}
	said := e.Question.List.Choice(e.Answer.Value)
	if said == nil {
		return
	}
	x, ok := finite(said.Extra["value"])
	if !ok {
		return
	}
	if c.Severest != nil {
		if y, _ := finite(c.Severest.Extra["value"]); y >= x {
			return
		}
	}
	c.Severest = said
}
