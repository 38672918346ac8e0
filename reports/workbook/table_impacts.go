package workbook

import (
	"fmt"
	"strconv"

	"cotejo/forms"
	"cotejo/reports"
)

// impactSheet is T16 being laid out: for each affected group and dimension the
// net sign and, beside it, of how many impacts; what each sign is worth stands
// at the foot.
type impactSheet struct {
	*table
	grids []reports.Grid
	signs []*forms.Choice
	worth [2]int   // lines of the signs
	areas [][2]int // lines with net signs
}

// impactTable is T16: which groups are affected in what, and which way.
func (b *book) impactTable() []*table {
	grids, err := reports.Grids(b.snapshot, "j_i_group", "j_i_dim", "j_i_dir")
	if err != nil || len(grids) == 0 {
		return nil
	}
	x := &impactSheet{grids: grids, table: b.newTable(b.sheetName("tab.t16.name"), b.word("tab.t16.title"), b.word("tab.t16.aid"), b.word("tab.t16.aid2"))}
	x.bare, x.shaded = true, true
	x.column(b.named(grids[0].Down.Base()), 30)
	for _, c := range grids[0].Acrosses {
		x.column(b.in(c.Label), 13)
		x.column("n", 4)
	}
	x.signs = b.snapshot.Questionnaire.ByName("j_i_dir")[0].(*forms.Question).List.Choices
	x.place()
	for i := range grids {
		x.voice(&grids[i])
	}
	x.heading(b.word("tab.signs"))
	for _, c := range x.signs {
		row := []cell{words(label, b.in(c.Label)), words(faint, c.Name), {}, {look: weight}}
		if w, ok := worthOfChoice(c); ok {
			row[3] = figure(weight, w)
		}
		x.add(row...)
	}
	x.draw = x.shadeSigns
	return []*table{x.table}
}

// place settles on which lines the signs will stand.
func (x *impactSheet) place() {
	line := x.next()
	for i := range x.grids {
		g := &x.grids[i]
		line += 3 + len(g.Downs) + len(families(g)) + len(declaredGroups(g))
	}
	x.worth = [2]int{line + 1, line + len(x.signs)}
}

// families are the places of the groups that families and children are.
func families(g *reports.Grid) []int {
	var out []int
	for i, c := range g.Downs {
		if c.Name == "family" || c.Name == "child" || c.Name == "uam" {
			out = append(out, i)
		}
	}
	return out
}

// declaredGroups are the places of the groups for which an impact is declared.
func declaredGroups(g *reports.Grid) []int {
	var out []int
	for i := range g.Downs {
		for j := range g.Acrosses {
			if g.Cells[i][j].N > 0 {
				out = append(out, i)
				break
			}
		}
	}
	return out
}

// voice adds what one voice says: all groups, families again, and who says so.
func (x *impactSheet) voice(g *reports.Grid) {
	x.heading(x.word("tab.voice.rows", g.Voice.Words, strconv.Itoa(g.Rows), strconv.Itoa(g.Parties), strconv.Itoa(g.Unknown), strconv.Itoa(g.Absent.All())))
	all := make([]int, len(g.Downs))
	for i := range all {
		all[i] = i
	}
	x.net(g, all)
	x.heading(x.word("tab.families", g.Voice.Words))
	x.net(g, families(g))
	x.heading(x.word("tab.impacted", g.Voice.Words))
	for _, i := range declaredGroups(g) {
		row := []cell{words(label, x.in(g.Downs[i].Label))}
		for j := range g.Acrosses {
			row = append(row, words(body, x.codes(&g.Cells[i][j])), cell{look: body})
		}
		x.add(row...)
	}
}

// net adds the net signs of some groups of a voice.
func (x *impactSheet) net(g *reports.Grid, groups []int) {
	first := x.next()
	for _, i := range groups {
		row := []cell{words(label, x.in(g.Downs[i].Label))}
		for j := range g.Acrosses {
			row = append(row, x.signed(g, i, j)...)
		}
		x.add(row...)
	}
	x.areas = append(x.areas, [2]int{first, x.next() - 1})
}

// signed is a net sign and its n: a point where no impact is declared, and
// words where none of those declared has a sign.
func (x *impactSheet) signed(g *reports.Grid, i, j int) []cell {
	c := &g.Cells[i][j]
	net, n := figure(netSign, c.Net), figure(quiet, float64(c.Signed))
	switch {
	case g.Parties == 0:
		return []cell{x.silence(reports.NoData), {look: quiet}}
	case c.N == 0:
		net = words(netSign, "·")
	case c.Signed == 0:
		net = words(netSign, x.word("tab.unsigned"))
	}
	if !x.ledger.has(g.Down.Name, g.Across.Name, "j_i_dir") {
		return []cell{net, n}
	}
	among := x.ledger.spokenBy(g.Voice) + "," + x.ledger.names(g.Down.Name, g.Downs[i]) + "," + x.ledger.names(g.Across.Name, g.Acrosses[j])
	by := fmt.Sprintf(`COUNTIFS(%s,%s,";"&$B$%d:$B$%d&";")`, among, x.ledger.of("j_i_dir"), x.worth[0], x.worth[1])
	worth := fmt.Sprintf("$D$%d:$D$%d", x.worth[0], x.worth[1])
	beside := letter(2+2*j) + strconv.Itoa(x.next())
	return []cell{
		fetched(net, fmt.Sprintf(`IF(%s>0,SUMPRODUCT(%s,%s),IF(COUNTIFS(%s)=0,"·",%s))`, beside, by, worth, among, quoted(x.word("tab.unsigned")))),
		fetched(n, fmt.Sprintf("SUMPRODUCT(%s,--ISNUMBER(%s))", by, worth)),
	}
}

// shadeSigns colours net signs as the timeline does changes: blue for the
// better, amber for the worse; the sign itself says it in grey.
func (x *impactSheet) shadeSigns(sheet string) error {
	for _, a := range x.areas {
		if a[1] < a[0] {
			continue
		}
		for j := range x.grids[0].Acrosses {
			c := letter(1 + 2*j)
			corner := fmt.Sprintf("%s%d", c, a[0])
			if err := x.tint(sheet, fmt.Sprintf("%s:%s%d", corner, c, a[1]), map[string]string{
				fmt.Sprintf("AND(ISNUMBER(%[1]s),%[1]s>0)", corner): better, fmt.Sprintf("AND(ISNUMBER(%[1]s),%[1]s<0)", corner): worse,
			}); err != nil {
				return err
			}
		}
	}
	return nil
}
