package view

import (
	"strconv"

	"cotejo/forms"
	"cotejo/reports"
	"cotejo/reports/draw"
)

// The choices that a reader of the inventory has.
const (
	listParam   = "lista"
	searchParam = "buscar"
)

// inventory shows the rows of a list over all countries; without a list
// chosen, what is found in all answers of the round or, with nothing looked
// for, which lists there are.
func inventory(s *reports.Snapshot, ask Ask) (*View, error) {
	m := maker{s, ask}
	rosters := s.Questionnaire.Rosters()
	options := []Option{{Label: m.t("find.everywhere")}}
	for _, r := range rosters {
		options = append(options, Option{Value: r.Name, Label: m.in(r.Label)})
	}
	control, chosen := m.choose(listParam, m.t("choose.list"), options)
	search := Control{Name: searchParam, Label: m.t("find.label"), Value: m.param(searchParam)}
	query := reports.ParseQuery(search.Value)
	v := &View{Controls: []Control{search}}
	if len(rosters) > 0 {
		v.Controls = append(v.Controls, control)
	}
	switch {
	case chosen > 0:
		newStock(m, rosters[chosen-1], query).fill(v)
	case !query.Empty():
		finder{m, reports.Search(s, query, m.Lang, mostHits)}.fill(v, search.Value)
	default:
		m.lists(v, rosters)
	}
	return v, nil
}

// lists tells which lists there are, and how long each is.
func (m maker) lists(v *View, rosters []*forms.Roster) {
	v.Title, v.Lead = m.t("find.title"), []string{m.t("find.how")}
	if len(rosters) == 0 {
		return
	}
	t := Table{Name: "listas", Title: m.t("find.lists"), Keys: 1, Columns: []Column{
		{Head: m.t("choose.list")}, {Head: m.t("find.section")}, {Head: m.t("years.rows"), Figures: true},
		{Head: m.t("find.parties"), Figures: true}, {Head: m.t("find.none"), Figures: true}, {Head: m.t("find.unknown"), Figures: true},
	}}
	for _, r := range rosters {
		inv := reports.InventoryOf(m.Snapshot, r)
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{Text: m.in(r.Label), Href: Place{Kind: "inventario", Params: []string{listParam, r.Name}}}, {Text: m.in(r.Section.Label)},
			count(inv.N()), count(inv.Tally.Answered), count(inv.Tally.None), count(inv.Tally.All() - inv.Tally.Answered - inv.Tally.None),
		}})
	}
	v.Tables = []Table{t}
}

// stock lays out the rows of a list.
type stock struct {
	maker
	*reports.Inventory
	query   reports.Query
	filters []filter
}

// filter keeps the rows in which a question is answered by a choice.
type filter struct {
	question *forms.Question
	place    int    // among the inventory's questions
	chosen   string // "" keeps all
}

// mostFilters is how many questions of a list rows can be narrowed by.
const mostFilters = 3

// newStock reads a list, and offers its first questions with one choice to
// narrow it by.
func newStock(m maker, r *forms.Roster, query reports.Query) stock {
	inv := reports.InventoryOf(m.Snapshot, r)
	k := stock{maker: m, Inventory: inv, query: query}
	for i, q := range inv.Questions {
		if q.Type == forms.SelectOne && q.List != nil && len(k.filters) < mostFilters {
			k.filters = append(k.filters, filter{question: q, place: i})
		}
	}
	return k
}

func (k stock) fill(v *View) {
	for i := range k.filters {
		f := &k.filters[i]
		options := []Option{{Label: k.t("find.any")}}
		for _, c := range f.question.List.Choices {
			options = append(options, Option{Value: c.Name, Label: k.in(c.Label)})
		}
		control, chosen := k.choose("p."+f.question.Name, k.in(f.question.Label), options)
		f.chosen = options[chosen].Value
		v.Controls = append(v.Controls, control)
	}
	t := k.table()
	name := k.in(k.Roster.Label)
	v.Title, v.Tables = k.t("find.listed", name), []Table{t}
	v.Lead = []string{k.t("find.rows", strconv.Itoa(k.N()), strconv.Itoa(k.Tally.Answered), strconv.Itoa(k.Tally.None)), k.t("find.order")}
	if k.narrowed() {
		v.Lead = append(v.Lead, k.t("find.some", strconv.Itoa(len(t.Rows)), strconv.Itoa(k.N())))
	}
}

// narrowed says whether rows may be left out.
func (k stock) narrowed() bool {
	for _, f := range k.filters {
		if f.chosen != "" {
			return true
		}
	}
	return !k.query.Empty()
}

func (k stock) table() Table {
	t := Table{Name: k.Roster.Name, Title: k.in(k.Roster.Label), Keys: 5, Columns: append(k.speakers(), Column{Head: k.t("find.code")})}
	if k.Roster.Roster != nil {
		t.Columns = append(t.Columns, Column{Head: k.in(k.Roster.Roster.Label)})
	}
	for _, q := range k.Questions {
		numbers := q.Type == forms.Integer || q.Type == forms.Decimal
		t.Columns = append(t.Columns, Column{Head: k.in(q.Label), Figures: numbers})
	}
	for i := range k.Rows {
		if row := &k.Rows[i]; k.keeps(row) {
			t.Rows = append(t.Rows, Row{Cells: k.cells(row, len(t.Columns))})
		}
	}
	return t
}

// keeps says whether a row is shown: the reason why there is none is, unless
// something is looked for.
func (k stock) keeps(row *reports.InventoryRow) bool {
	if row.Mark != reports.Answered {
		return !k.narrowed()
	}
	for _, f := range k.filters {
		if e := row.Entries[f.place]; f.chosen != "" && e.Answer.Value != f.chosen {
			return false
		}
	}
	return k.query.Empty() || k.query.Finds(k.texts(row))
}

// texts are what can be looked for in a row: what it says, and whose it is.
func (k stock) texts(row *reports.InventoryRow) []string {
	texts := []string{k.in(row.Column.Country.Name), row.Parent(k.Inventory, k.Lang)}
	for _, e := range row.Entries {
		if e.Mark == reports.Answered {
			texts = append(texts, e.Text(k.Lang), e.Origin().Source)
		}
	}
	return texts
}

func (k stock) cells(row *reports.InventoryRow, width int) []Cell {
	cells := k.speaker(*row.Column)
	if row.Mark != reports.Answered {
		silence := Cell{Mark: row.Mark, Text: row.Words(k.Lang)}
		if row.Mark == reports.NoData {
			silence.Tone = draw.NoData
		}
		cells = append(cells, silence)
		return append(cells, make([]Cell, width-len(cells))...)
	}
	cells = append(cells, Cell{Text: row.Code})
	if k.Roster.Roster != nil {
		cells = append(cells, Cell{Text: row.Parent(k.Inventory, k.Lang)})
	}
	for _, e := range row.Entries {
		c := k.answer(e)
		if c.Mark == reports.Answered {
			c.Found = k.query.In(c.Text)
		}
		cells = append(cells, c)
	}
	return cells
}
