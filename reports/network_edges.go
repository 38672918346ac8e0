package reports

import (
	"slices"
	"strings"

	"cotejo/forms"
)

// ties reads what joins two actors.
func (w *weaver) ties(col Column) {
	if w.from == nil || w.to == nil || w.tie == nil {
		return
	}
	for i, row := range liveRows(col.Diagnostic, w.from.Roster) {
		from, to := w.chosen(col, w.from, row.ID), w.chosen(col, w.to, row.ID)
		w.join(from, to, entryOf(col.Diagnostic, w.tie, row.ID), i+1)
	}
}

// roles reads what joins an actor with what it takes part in.
func (w *weaver) roles(col Column) {
	if w.player == nil || w.in == nil || w.role == nil {
		return
	}
	for i, row := range liveRows(col.Diagnostic, w.player.Roster) {
		says := entryOf(col.Diagnostic, w.role, row.ID)
		from := w.chosen(col, w.player, row.ID)
		if from < 0 || w.relation(says) < 0 {
			w.Unsaid++
			continue
		}
		w.join(from, w.referred(col, entryOf(col.Diagnostic, w.in, row.ID)), says, i+1)
	}
}

// lead reads which actors the rows of another roster choose. Not to choose one
// is an answer about the row, not a relation left open.
func (w *weaver) lead(col Column, q *forms.Question) {
	relation := slices.IndexFunc(w.Relations, func(r Relation) bool { return r.Choice == nil && r.Question == q })
	for i, row := range liveRows(col.Diagnostic, q.Roster) {
		e := entryOf(col.Diagnostic, q, row.ID)
		if e.Mark != Answered {
			continue
		}
		for id := range strings.FieldsSeq(e.Answer.Value) {
			if actor, ok := w.known(id); ok {
				w.Edges = append(w.Edges, Edge{From: actor, To: w.node(col, q.Roster, row.ID), Relation: relation, Says: e, Number: i + 1})
			}
		}
	}
}

// known is the node of an actor's row.
func (w *weaver) known(row string) (int, bool) {
	at, ok := w.rows[forms.Key{Question: w.actor.Roster.ID, Row: forms.RowID(row)}]
	return at, ok
}

// chosen is the actor that a row of ties or roles names, or -1.
func (w *weaver) chosen(col Column, q *forms.Question, row forms.RowID) int {
	e := entryOf(col.Diagnostic, q, row)
	if at, ok := w.known(e.Answer.Value); ok && e.Mark == Answered {
		return at
	}
	return -1
}

// referred is the node of the row of another roster that is referred to, or
// -1 when there is none, or none any more.
func (w *weaver) referred(col Column, e Entry) int {
	name, row, _ := strings.Cut(e.Answer.Value, ":")
	if e.Mark != Answered {
		return -1
	}
	for _, r := range w.in.Refs {
		alive := func(live forms.Row) bool { return live.ID == forms.RowID(row) }
		if r.Name == name && slices.ContainsFunc(liveRows(col.Diagnostic, r), alive) {
			return w.node(col, r, forms.RowID(row))
		}
	}
	return -1
}

// node returns the node of a row that is no actor, and makes it when need be.
func (w *weaver) node(col Column, r *forms.Roster, row forms.RowID) int {
	key := forms.Key{Question: r.ID, Row: row}
	at, ok := w.rows[key]
	if !ok {
		at = len(w.Nodes)
		w.rows[key] = at
		w.Nodes = append(w.Nodes, Node{Column: col, Roster: r, Row: row})
	}
	return at
}

// relation is which relation an answer names, or -1.
func (w *weaver) relation(says Entry) int {
	if says.Mark != Answered {
		return -1
	}
	return slices.IndexFunc(w.Relations, func(r Relation) bool {
		return r.Question == says.Question && r.Choice != nil && r.Choice.Name == says.Answer.Value
	})
}

// join adds an edge, or counts what was left out of it. What ties an actor to
// itself ties nothing.
func (w *weaver) join(from, to int, says Entry, number int) {
	relation := w.relation(says)
	if from < 0 || to < 0 || from == to || relation < 0 {
		w.Unsaid++
		return
	}
	w.Edges = append(w.Edges, Edge{From: from, To: to, Relation: relation, Says: says, Number: number})
}
