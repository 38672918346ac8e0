package view

import (
	"strconv"

	"cotejo/reports"
	"cotejo/reports/draw"
)

func hasActors(s *reports.Snapshot) bool {
	_, err := reports.DiagnosticNetwork().NetworkOf(s)
	return err == nil
}

// The choices that a reader of the network has.
const (
	relationParam = "relacion"
	actorsParam   = "actores"
)

// network shows who acts, with whom and in what.
func network(s *reports.Snapshot, ask Ask) (*View, error) {
	whole, err := reports.DiagnosticNetwork().NetworkOf(s)
	if err != nil {
		return nil, err
	}
	w := webber{maker{s, ask}, whole}
	relations, taken := w.chooseRelations()
	w.Network = whole.Only(taken)
	few, chosen := w.choose(actorsParam, w.t("net.actors"), []Option{{Label: w.t("net.all")}, {Value: "vinculados", Label: w.t("net.linkedonly")}})
	if chosen == 1 {
		w.Network = w.Linked()
	}
	v := &View{Title: w.t("net.title"), Controls: []Control{relations, few}, Lead: w.lead(whole)}
	if len(w.Nodes) == 0 {
		return v, nil
	}
	v.Lead = append(v.Lead, w.t("net.how"))
	v.Tables = []Table{w.actors(), w.relations()}
	v.Picture = &draw.Picture{Title: v.Title, Alt: w.n() + " " + w.t("years.alt"), Chart: w.chart()}
	return v, nil
}

// webber lays out a network.
type webber struct {
	maker
	*reports.Network
}

func (w webber) n() string {
	all, linked := w.Actors()
	return w.t("net.n", strconv.Itoa(all), strconv.Itoa(w.Known()), strconv.Itoa(linked), strconv.Itoa(len(w.Edges)))
}

// lead says how many there are, and what is not drawn because it is not said.
func (w webber) lead(whole *reports.Network) []string {
	var lead []string
	switch all, _ := whole.Actors(); {
	case all == 0:
		lead = append(lead, w.t("net.none", strconv.Itoa(w.Known()), strconv.Itoa(len(w.Columns))))
	case len(w.Nodes) == 0:
		lead = append(lead, w.t("net.nolinks"))
	default:
		lead = append(lead, w.n())
	}
	if unknown := len(w.Columns) - w.Known(); unknown > 0 {
		lead = append(lead, w.t("net.unknown", strconv.Itoa(unknown)))
	}
	if w.Nameless+w.Unsaid > 0 {
		lead = append(lead, w.t("net.unsaid", strconv.Itoa(w.Nameless), strconv.Itoa(w.Unsaid)))
	}
	return lead
}

// chooseRelations lets the reader choose all relations, those of a kind, or
// one that somebody names.
func (w webber) chooseRelations() (Control, func(*reports.Relation) bool) {
	options := []Option{{Label: w.t("net.every")}}
	kinds := []reports.RelationKind{reports.TieRelation, reports.RoleRelation, reports.LeadRelation}
	for _, kind := range kinds {
		options = append(options, Option{Value: string(kind), Label: w.kindWords(kind)})
	}
	named := map[int]bool{}
	for _, e := range w.Edges {
		named[e.Relation] = true
	}
	for i := range w.Relations {
		if r := &w.Relations[i]; named[i] {
			options = append(options, Option{Value: r.Name(), Label: r.Label(w.Questionnaire, w.Lang), Group: w.kindWords(r.Of)})
		}
	}
	control, chosen := w.choose(relationParam, w.t("net.relation"), options)
	value := options[chosen].Value
	return control, func(r *reports.Relation) bool {
		return value == "" || value == string(r.Of) || value == r.Name()
	}
}

func (w webber) kindWords(kind reports.RelationKind) string { return kind.Words(w.Lang) }

// actors lists the actors, with how many relations each has.
func (w webber) actors() Table {
	t := Table{Name: "actores", Title: w.t("net.nodes"), Keys: 6, Columns: append(w.speakers(),
		Column{Head: w.t("find.code")}, Column{Head: w.t("net.actor")}, Column{Head: w.t("net.kind")})}
	for _, kind := range []reports.RelationKind{reports.TieRelation, reports.RoleRelation, reports.LeadRelation} {
		t.Columns = append(t.Columns, Column{Head: w.kindWords(kind), Figures: true})
	}
	t.Columns = append(t.Columns, Column{Head: w.t("net.degree"), Figures: true}, Column{Head: w.t("tab.source"), Cites: true})
	kinds := w.degreesByKind()
	for i := range w.Nodes {
		n := &w.Nodes[i]
		if !n.Actor {
			continue
		}
		row := append(w.speaker(n.Column), Cell{Text: n.Code()}, w.named(n), w.asked(n.Kind))
		row = append(row, count(kinds[i][reports.TieRelation]), count(kinds[i][reports.RoleRelation]), count(kinds[i][reports.LeadRelation]))
		t.Rows = append(t.Rows, Row{Cells: append(row, count(n.Degree), w.citation(n.Name.Origin().Source))})
	}
	return t
}

// degreesByKind counts the relations of each node by kind, without those that
// say there is no tie.
func (w webber) degreesByKind() []map[reports.RelationKind]int {
	out := make([]map[reports.RelationKind]int, len(w.Nodes))
	for i := range out {
		out[i] = map[reports.RelationKind]int{}
	}
	for _, e := range w.Edges {
		if r := w.Relations[e.Relation]; !r.Apart {
			out[e.From][r.Of]++
			out[e.To][r.Of]++
		}
	}
	return out
}

// relations lists who is related with whom or with what.
func (w webber) relations() Table {
	t := Table{Name: "relaciones", Title: w.t("net.edges"), Keys: 4, Columns: append(w.speakers(),
		Column{Head: w.t("net.actor")}, Column{Head: w.t("net.kindof")}, Column{Head: w.t("net.relation")},
		Column{Head: w.t("net.with")}, Column{Head: w.t("net.what")}, Column{Head: w.t("tab.source"), Cites: true})}
	for _, e := range w.Edges {
		from, to, r := &w.Nodes[e.From], &w.Nodes[e.To], &w.Relations[e.Relation]
		t.Rows = append(t.Rows, Row{Cells: append(w.speaker(from.Column), w.named(from), Cell{Text: w.kindWords(r.Of)},
			Cell{Mark: reports.Answered, Text: r.Label(w.Questionnaire, w.Lang)}, w.named(to), Cell{Text: w.in(to.Roster.Label)},
			w.citation(e.Says.Origin().Source))})
	}
	return t
}

// named is the cell of what a node stands for.
func (w webber) named(n *reports.Node) Cell {
	return Cell{Mark: reports.Answered, Text: n.Title(w.Lang), Lang: w.foreign(n.Diagnostic.Lang)}
}

// asked is the cell of an answer, or nothing where nobody asks.
func (m maker) asked(e reports.Entry) Cell {
	if e.Question == nil {
		return Cell{}
	}
	return m.answer(e)
}
