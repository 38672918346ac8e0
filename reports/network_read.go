package reports

import (
	"slices"

	"cotejo/forms"
)

// NetworkOf reads the network of a snapshot. The error, an *IndexError, names
// a question that is not there or does not suit.
func (r NetworkRules) NetworkOf(s *Snapshot) (*Network, error) {
	w, err := r.bound(s.Questionnaire)
	if err != nil {
		return nil, err
	}
	w.relate(r.Apart)
	for _, col := range columns(s) {
		w.column(col)
	}
	w.degrees()
	return &w.Network, nil
}

// weaver reads a network, column by column.
type weaver struct {
	Network
	actor, acronym, kind *forms.Question
	from, to, tie        *forms.Question
	player, in, role     *forms.Question
	leads                []*forms.Question
	rows                 map[forms.Key]int // the nodes of the column in hand, by roster and row
}

func (r NetworkRules) bound(q *forms.Questionnaire) (*weaver, error) {
	w := &weaver{}
	var err error
	if w.actor, err = questionNamed(q, r.Actor); err != nil {
		return nil, err
	}
	if w.actor.Roster == nil {
		return nil, wrong(r.Actor, "table.roster")
	}
	for _, want := range []wanted{
		{r.Acronym, &w.acronym}, {r.Kind, &w.kind}, {r.From, &w.from}, {r.To, &w.to}, {r.Tie, &w.tie},
		{r.Player, &w.player}, {r.In, &w.in}, {r.Role, &w.role},
	} {
		if want.name == "" {
			continue
		}
		if *want.into, err = questionNamed(q, want.name); err != nil {
			return nil, err
		}
	}
	for _, name := range r.Leads {
		if lead, err := questionNamed(q, name); err == nil {
			w.leads = append(w.leads, lead)
		}
	}
	return w, w.check()
}

// check says which question does not stand where a network needs it.
func (w *weaver) check() error {
	home := w.actor.Roster
	for _, q := range []*forms.Question{w.acronym, w.kind} {
		if q != nil && q.Roster != home {
			return wrong(q.Name, "table.together", w.actor.Name)
		}
	}
	for _, trio := range [][3]*forms.Question{{w.from, w.to, w.tie}, {w.player, w.in, w.role}} {
		for _, q := range trio {
			if q != nil && (trio[0] == nil || q.Roster == nil || q.Roster != trio[0].Roster) {
				return wrong(q.Name, "table.roster")
			}
		}
		if trio[2] != nil && trio[2].List == nil {
			return wrong(trio[2].Name, "table.choices")
		}
	}
	for _, q := range append([]*forms.Question{w.from, w.to, w.player}, w.leads...) {
		if q != nil && q.From != home {
			return wrong(q.Name, "table.together", w.actor.Name)
		}
	}
	return nil
}

// relate lists the relations that can be answered.
func (w *weaver) relate(apart []string) {
	for _, by := range []struct {
		question *forms.Question
		of       RelationKind
	}{{w.tie, TieRelation}, {w.role, RoleRelation}} {
		if by.question == nil {
			continue
		}
		for _, c := range meaning(by.question.List) {
			w.Relations = append(w.Relations, Relation{
				Question: by.question, Choice: c, Of: by.of,
				Apart: by.of == TieRelation && slices.Contains(apart, c.Name),
			})
		}
	}
	for _, lead := range w.leads {
		w.Relations = append(w.Relations, Relation{Question: lead, Of: LeadRelation})
	}
}

func (w *weaver) column(col Column) {
	w.Columns = append(w.Columns, col)
	rows := liveRows(col.Diagnostic, w.actor.Roster)
	if rows == nil {
		w.Marks = append(w.Marks, absence(col.Diagnostic, w.actor.Roster))
		return
	}
	w.Marks = append(w.Marks, Answered)
	w.rows = map[forms.Key]int{}
	for _, row := range rows {
		w.actorNode(col, row.ID)
	}
	w.ties(col)
	w.roles(col)
	for _, lead := range w.leads {
		w.lead(col, lead)
	}
}

func (w *weaver) actorNode(col Column, row forms.RowID) {
	n := Node{Column: col, Roster: w.actor.Roster, Row: row, Actor: true, Name: entryOf(col.Diagnostic, w.actor, row)}
	if n.Name.Mark != Answered {
		w.Nameless++
		return
	}
	if w.acronym != nil {
		n.Acronym = entryOf(col.Diagnostic, w.acronym, row)
	}
	if w.kind != nil {
		n.Kind = entryOf(col.Diagnostic, w.kind, row)
	}
	w.rows[forms.Key{Question: n.Roster.ID, Row: row}] = len(w.Nodes)
	w.Nodes = append(w.Nodes, n)
}
