package reports

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"cotejo/forms"
)

// tableCells are the cells that are filled at random, with what may stand in them.
var tableCells = map[string][]string{
	"f_target@p1": {"child", "child women", "all"}, "f_target@p2": {"women"}, "f_people@p1": {"0", "50"}, "f_people@p2": {"30"},
	"f_people_year@p1": {"2024"}, "f_need@p1": {"200"}, "f_need@p2": {"90"}, "f_budget@p1": {"10", "0"}, "f_curr@p1": {"USD", "HNL"},
	"f_budget_year@p1": {"2024"}, "f_source@p1": {"budget", "budget coop"}, "f_budget@p2": {"7.5"}, "f_curr@p2": {"USD"},
	"f_budget_year@p2": {"2024"}, "f_source@p2": {"budget"}, "c_ins_year@i1": {"1998", "2004"}, "c_ins_change@i1": {"less", "same", "na"},
	"c_ins_level@i1": {"1", "4"}, "j_prio1": {"border"}, "j_prio2": {"asylum"}, "j_prio3": {"health"},
}

// TestNotKnowingAddsToNoFigure: whatever a party has said, saying of any one
// cell that it does not know, that it does not apply or that there is no
// information makes no count, sum or n larger.
func TestNotKnowingAddsToNoFigure(t *testing.T) {
	q := programmeForm(t)
	cells := slices.Sorted(maps.Keys(tableCells))
	rapid.Check(t, func(t *rapid.T) {
		given := answers{}
		for _, cell := range cells {
			if value := rapid.SampledFrom(append([]string{"", "?dk"}, tableCells[cell]...)).Draw(t, cell); value != "" {
				given[cell] = value
			}
		}
		cell := rapid.SampledFrom(cells).Draw(t, "forgotten")
		if err := adding(q, given, cell, rapid.SampledFrom([]string{"?dk", "?na", "?noinfo"}).Draw(t, "instead")); err != nil {
			t.Error(err)
		}
	})
}

// TestAnAddedFigureIsFound plants what the property is there to find: a
// special answer that counts as if something had been said.
func TestAnAddedFigureIsFound(t *testing.T) {
	q := programmeForm(t)
	for cell, counted := range map[string]string{"f_target@p1": "all", "f_people@p1": "9", "c_ins_year@i1": "1998", "j_prio1": "border"} {
		if err := adding(q, answers{"f_target@p1": "child"}, cell, counted); err == nil {
			t.Errorf("%s counted as %s went unseen", cell, counted)
		}
		if err := adding(q, answers{"f_target@p1": "child"}, cell, "?dk"); err != nil {
			t.Errorf("a fault where there is none: %v", err)
		}
	}
}

// adding says which figure grows when one cell is answered otherwise.
func adding(q *forms.Questionnaire, given answers, cell, instead string) error {
	rows := rowIDs{"prg": {"p1", "p2"}, "ins": {"i1"}}
	before, err := figures(single(q, rows, given))
	if err != nil {
		return err
	}
	given = maps.Clone(given)
	given[cell] = instead
	after, err := figures(single(q, rows, given))
	if err != nil {
		return err
	}
	for name, x := range after {
		if x > before[name] {
			return fmt.Errorf("%s answered %s: %s grows from %v to %v; answers %v", cell, instead, name, before[name], x, given)
		}
	}
	return nil
}

// figures names every figure of the tables that is not a count of the unknown.
func figures(s *Snapshot) (map[string]float64, error) {
	f := map[string]float64{}
	reach, err := DiagnosticReach().Reached(s)
	if err != nil {
		return nil, err
	}
	for i, c := range reach.Choices {
		served := reach.Sums[i][0]
		naming, n := reach.Parties(i)
		for what, x := range map[string]float64{
			"programmes": float64(reach.Cells[i][0].N), "parties": float64(naming), "n": float64(n),
			"people": served.People, "need": served.Need, "both": float64(served.BothN), "both people": served.BothPeople,
		} {
			f[c.Name+" "+what] = x
		}
	}
	groups, err := Distributions(s, "f_target")
	if err != nil {
		return nil, err
	}
	f["answers"] = float64(groups[0].Tally.N())
	people, err := Numbers(s, "f_people")
	if err != nil {
		return nil, err
	}
	f["people"], f["people n"] = people[0].Sum, float64(people[0].N)
	budgets, err := DiagnosticMoney().Budgets(s)
	if err != nil {
		return nil, err
	}
	for _, m := range budgets[0].Sums {
		f[fmt.Sprint("money ", m.Currency.Name, m.Year, len(m.Sources))] = m.Amount + float64(m.N)
	}
	return f, moreFigures(s, f)
}

func moreFigures(s *Snapshot, f map[string]float64) error {
	line, err := DiagnosticTimeline().Chart(s)
	if err != nil {
		return err
	}
	for _, d := range line.Decades {
		f[fmt.Sprint("decade ", d.From)] = float64(d.Events)
		f[fmt.Sprint("decade n ", d.From)] = float64(d.N)
	}
	priorities, err := PrioritiesOf(s, []string{"j_prio1", "j_prio2", "j_prio3"}, []int{3, 2, 1})
	if err != nil {
		return err
	}
	f["priorities n"] = float64(priorities[0].N)
	for _, p := range priorities[0].Choices {
		f["points "+p.Choice.Name] = float64(p.Points)
	}
	return nil
}
