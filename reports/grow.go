package reports

import "cotejo/forms"

// grower lays out one diagnostic's rows as a tree.
type grower struct {
	hierarchy
	diagnostic *Diagnostic
	order      []*forms.Roster // document order
	lang       string
	cite       *citations
	below      map[forms.RowID][]place // the rows that hang from a row
	shown      map[forms.RowID]bool
	alive      map[forms.RowID]bool
}

// place is a row and the roster it stands in.
type place struct {
	roster *forms.Roster
	row    forms.Row
}

// grow returns the tree from a root roster, and the rows below the root that
// name no row to hang from.
func (g *grower) grow(root *forms.Roster) (tree, loose []Branch) {
	g.below, g.shown = map[forms.RowID][]place{}, map[forms.RowID]bool{}
	var tops, orphans []place
	for _, p := range g.places(root) {
		switch {
		case p.roster == root:
			tops = append(tops, p)
		case !g.hang(p):
			orphans = append(orphans, p)
		}
	}
	return g.branches(tops), g.branches(orphans)
}

// places returns the rows of the root roster and of all that hang below it.
func (g *grower) places(root *forms.Roster) []place {
	g.alive = map[forms.RowID]bool{}
	var out []place
	for _, r := range g.order {
		if !g.under(r, root) {
			continue
		}
		for _, row := range liveRows(g.diagnostic, r) {
			out = append(out, place{r, row})
			g.alive[row.ID] = true
		}
	}
	return out
}

// hang files a row under those it names; false when it names none that exist.
func (g *grower) hang(p place) bool {
	found := false
	for _, id := range g.hierarchy[p.roster].parents(g.diagnostic, p.row) {
		if g.alive[id] {
			g.below[id] = append(g.below[id], p)
			found = true
		}
	}
	return found
}

func (g *grower) branches(places []place) []Branch {
	var out []Branch
	for _, p := range places {
		out = append(out, g.branch(p))
	}
	return out
}

func (g *grower) branch(p place) Branch {
	b := Branch{Roster: p.roster, Row: p.row.ID}
	b.Code = g.diagnostic.State.RowCode(p.roster, p.row.ID)
	b.Title = g.diagnostic.State.RowTitle(p.roster, p.row.ID, g.lang)
	if b.Code == b.Title {
		b.Code = "" // a nameless row goes by its code
	}
	if g.shown[p.row.ID] {
		b.Repeated = true
		return b
	}
	g.shown[p.row.ID] = true
	for _, q := range fields(p.roster) {
		b.Notes = g.cite.add(b.Notes, entryOf(g.diagnostic, q, p.row.ID), g.lang)
	}
	b.Children = g.branches(g.below[p.row.ID])
	return b
}
