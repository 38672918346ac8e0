package reports

import (
	"slices"
	"strings"

	"cotejo/forms"
)

// Grid crosses two questions of the same roster, choice by choice: how many
// rows name both. Each voice has a grid of its own; Column grids are of one
// party.
type Grid struct {
	Across, Down *forms.Question
	Voice        Voice
	Downs        []*forms.Choice // the rows of the grid
	Acrosses     []*forms.Choice // its columns
	Cells        [][]GridCell    // by down, then across
	// Rows counts the roster's rows that answer both questions; Unknown those
	// that do not, and Parties those who list any row or declare none.
	Rows, Unknown, Parties int
	// Absent counts the parties whose list is not known, and so in no cell.
	Absent Tally
}

// GridCell is one pair of choices.
type GridCell struct {
	N         int       // rows
	Countries []Country // with such rows, in list order
	// Net is the sum of the signs of those rows that have one, and Signed how
	// many do. A row whose sign is unknown or mixed has none: it is not zero.
	Net    float64
	Signed int
}

// Grids crosses two questions by voice. sign may name a third question of the
// same roster, whose choices carry a number in their column "value" (such as 1
// and -1); "" for none. The error, an *IndexError, names a question that is
// not there or does not suit.
func Grids(s *Snapshot, down, across, sign string) ([]Grid, error) {
	p, err := pairing(s.Questionnaire, down, across, sign)
	if err != nil {
		return nil, err
	}
	var out []Grid
	for _, v := range s.Voices() {
		g := p.grid()
		g.Voice = v
		for _, col := range columns(s) {
			if col.Diagnostic != nil && col.Diagnostic.Party.Voice == v {
				p.fill(&g, col)
			}
		}
		out = append(out, g)
	}
	return out, nil
}

// GridOf crosses two questions in one party's answers.
func GridOf(s *Snapshot, col Column, down, across, sign string) (*Grid, error) {
	p, err := pairing(s.Questionnaire, down, across, sign)
	if err != nil {
		return nil, err
	}
	g := p.grid()
	if col.Diagnostic != nil {
		g.Voice = col.Diagnostic.Party.Voice
		p.fill(&g, col)
	}
	return &g, nil
}

// pair holds the questions of a grid.
type pair struct {
	down, across, sign *forms.Question
}

func pairing(q *forms.Questionnaire, down, across, sign string) (p pair, err error) {
	if p.down, err = choosing(q, down); err != nil {
		return p, err
	}
	if p.across, err = choosing(q, across); err != nil {
		return p, err
	}
	if p.down.Roster == nil || p.down.Roster != p.across.Roster {
		return p, wrong(across, "table.together", down)
	}
	if sign == "" {
		return p, nil
	}
	if p.sign, err = choosing(q, sign); err == nil && p.sign.Roster != p.down.Roster {
		err = wrong(sign, "table.together", down)
	}
	return p, err
}

func (p pair) grid() Grid {
	g := Grid{Down: p.down, Across: p.across, Downs: meaning(p.down.List), Acrosses: meaning(p.across.List)}
	g.Cells = make([][]GridCell, len(g.Downs))
	for i := range g.Cells {
		g.Cells[i] = make([]GridCell, len(g.Acrosses))
	}
	return g
}

// fill adds a party's rows.
func (p pair) fill(g *Grid, col Column) {
	d, r := col.Diagnostic, p.down.Roster
	rows := liveRows(d, r)
	if m := absence(d, r); rows == nil && m != None {
		g.Absent.Add(m)
		return
	}
	g.Parties++
	for _, row := range rows {
		down, across := entryOf(d, p.down, row.ID), entryOf(d, p.across, row.ID)
		if down.Mark != Answered || across.Mark != Answered {
			g.Unknown++
			continue
		}
		g.Rows++
		sign, signed := p.signOf(d, row.ID)
		for _, i := range placesOf(g.Downs, down) {
			for _, j := range placesOf(g.Acrosses, across) {
				g.Cells[i][j].add(col.Country, sign, signed)
			}
		}
	}
}

func (p pair) signOf(d *Diagnostic, row forms.RowID) (float64, bool) {
	if p.sign == nil {
		return 0, false
	}
	return Scoring{Column: "value"}.of(entryOf(d, p.sign, row))
}

// placesOf returns the places of the choices an answer names.
func placesOf(choices []*forms.Choice, e Entry) []int {
	var places []int
	for _, name := range strings.Fields(e.Answer.Value) {
		if i := slices.IndexFunc(choices, func(c *forms.Choice) bool { return c.Name == name }); i >= 0 {
			places = append(places, i)
		}
	}
	return places
}

func (c *GridCell) add(country *Country, sign float64, signed bool) {
	c.N++
	if signed {
		c.Net += sign
		c.Signed++
	}
	if n := len(c.Countries); n == 0 || c.Countries[n-1].ISO3 != country.ISO3 {
		c.Countries = append(c.Countries, *country)
	}
}
