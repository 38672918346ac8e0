package store

import (
	"fmt"
	"time"

	"cotejo/forms"
)

// cellKey names a cell within a diagnostic. Lang is "" for the original.
type cellKey struct {
	Question forms.QuestionID
	Row      forms.RowID
	Lang     string
}

// cellState is a cell with the text at its head.
type cellState struct {
	row     cellRow
	value   string
	source  string
	changed bool
}

// ledger is a diagnostic as far as a batch of operations touches it. Planning
// a batch changes the ledger and collects what must be written.
type ledger struct {
	diagnostic diagnosticRow
	roundOpen  bool
	by         Author
	at         time.Time

	ops   map[string]storedOp
	cells map[cellKey]*cellState
	open  map[cellKey]map[int]bool // open alternatives, of cells with a resolve

	contents  []contentRow
	revisions []revisionRow
	rows      map[forms.RowID]rosterRow
}

// closed says whether nothing more is taken for a question.
func (l *ledger) closed(id forms.QuestionID) bool {
	return !l.roundOpen || !l.diagnostic.takesAnswers() && !isReply(id)
}

// keyOf is the cell that an operation means.
func (l *ledger) keyOf(o Op) cellKey {
	k := cellKey{Question: o.Key.Question, Row: o.Key.Row}
	if o.Answer.Lang != l.diagnostic.Lang {
		k.Lang = o.Answer.Lang
	}
	return k
}

// apply plans one operation by the rules of saving:
//
//   - one that is stored already is answered as it was then;
//   - typed over the head, it becomes the head;
//   - typed over something older, it is an alternative and the head stays,
//     unless both say the same.
func (l *ledger) apply(o Op) Result {
	if err := o.check(); err != nil {
		return Result{OpID: o.ID, Err: err}
	}
	key := l.keyOf(o)
	var row RowChange
	if o.Key.Question == RowQuestion {
		var err error
		if row, err = readRowChange(o.Answer.Value); err != nil || o.Key.Row == "" || key.Lang != "" {
			return Result{OpID: o.ID, Err: fmt.Errorf("%w: a row says its roster, parent and order", ErrInvalid)}
		}
		o.Answer = row.Answer() // one way of writing it, to compare
	}
	if known, ok := l.ops[o.ID]; ok {
		return known.replay(l.diagnostic.ID, key, o)
	}
	if l.closed(key.Question) {
		return Result{OpID: o.ID, Err: ErrClosed}
	}
	c := l.cell(key)
	outcome := c.outcome(o)
	if outcome == BecameHead && !l.decide(key, o) {
		return Result{OpID: o.ID, Err: fmt.Errorf("%w: it closes what is not open", ErrInvalid)}
	}
	rev := l.store(key, c, o, outcome)
	if outcome == BecameHead && o.Key.Question == RowQuestion {
		l.rows[o.Key.Row] = row.at(l.diagnostic, o.Key.Row, rev.Seq)
	}
	return l.answer(key, c, rev)
}

func (l *ledger) cell(key cellKey) *cellState {
	c := l.cells[key]
	if c == nil {
		c = &cellState{row: cellRow{
			PartyKey: l.diagnostic.PartyKey, Diagnostic: l.diagnostic.ID,
			Question: key.Question, RowID: key.Row, Lang: key.Lang,
		}}
		l.cells[key] = c
	}
	return c
}

func (c *cellState) outcome(o Op) string {
	switch {
	case o.Base == c.row.head():
		return BecameHead
	case c.row.Head != nil && c.says(o):
		return Converged
	}
	return Alternative
}

// decide closes the alternatives that a resolve names. It says whether all of
// them were open.
func (l *ledger) decide(key cellKey, o Op) bool {
	for _, seq := range o.Closes {
		if !l.open[key][seq] {
			return false
		}
	}
	for _, seq := range o.Closes {
		delete(l.open[key], seq)
	}
	return true
}

// store plans the revision of an operation, with its texts, and moves the cell.
func (l *ledger) store(key cellKey, c *cellState, o Op, outcome string) revisionRow {
	salt := newSalt()
	rev := revisionRow{
		PartyKey: l.diagnostic.PartyKey, Diagnostic: l.diagnostic.ID, Question: key.Question, RowID: key.Row, Lang: key.Lang,
		Seq: c.row.Last + 1, Base: o.Base, Head: c.row.head(), OpID: o.ID, Hash: o.sealed(salt, l.diagnostic.ID, key),
		State: o.Answer.State, Kind: o.Kind, Outcome: outcome,
		Author: l.by.person(), AuthorRole: string(l.by.Role), Session: l.by.Session,
		ClientTime: keptOrNil(&o.ClientTime), At: l.at,
	}
	switch outcome {
	case BecameHead:
		rev.Head, rev.Closes, c.value, c.source = rev.Seq, listed(o.Closes), o.Answer.Value, o.Source
	case Alternative:
		if open := l.open[key]; open != nil {
			open[rev.Seq] = true
		}
	}
	c.row.follow(rev)
	c.changed = true
	l.revisions = append(l.revisions, rev)
	l.contents = append(l.contents, contentRow{
		PartyKey: rev.PartyKey, OpID: o.ID, Salt: salt, Value: o.Answer.Value, Source: o.Source,
	})
	l.ops[o.ID] = storedOp{diagnostic: rev.Diagnostic, key: key, kind: o.Kind, salt: salt, hash: rev.Hash}
	return rev
}

// answer is what became of the operation behind a revision just planned.
func (l *ledger) answer(key cellKey, c *cellState, rev revisionRow) Result {
	r := Result{
		OpID: rev.OpID, Seq: rev.Head, Own: rev.Seq, Conflict: rev.Outcome == Alternative,
		Head: said(c.value, c.row.State, key.Lang, l.diagnostic.Lang),
	}
	done := l.ops[rev.OpID]
	done.result = r
	l.ops[rev.OpID] = done
	return r
}
