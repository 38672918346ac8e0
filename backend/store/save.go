package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"cotejo/forms"
)

// Author is who saves.
type Author struct {
	Person  PersonID // 0 for nobody: the platform itself
	Role    Role
	Session string // a name for the session; never its token
}

// Result is what became of an operation.
type Result struct {
	OpID     string
	Seq      int          // the head's sequence afterwards: the base of the next operation
	Own      int          // the sequence of what was stored
	Head     forms.Answer // the head afterwards
	Conflict bool         // stored as an alternative; the head is someone else's
	Replayed bool         // it had been stored before: this is the answer of then
	Err      error        // ErrConflict for a used ID with other content, ErrInvalid, ErrClosed; nothing was stored
}

// Save stores operations in one transaction, and returns one result for each
// once they are durable. Operations that stand in no one's way are stored even
// when others of the batch have an Err. It returns ErrNotFound for a
// diagnostic outside the scope, and ErrClosed, with the results, when it or
// its round takes no answers: then nothing new is stored, and only operations
// that had been stored before are answered without Err.
func (x *Scoped) Save(ctx context.Context, id DiagnosticID, by Author, ops []Op) (results []Result, err error) {
	closed := false
	err = x.change(ctx, func(ctx context.Context, tx *gorm.DB) error {
		l, err := openLedger(ctx, tx, id, by)
		if err != nil {
			return err
		}
		if err := l.read(ctx, tx, ops); err != nil {
			return err
		}
		results, closed = l.applyAll(ops)
		return l.write(ctx, tx)
	})
	if err == nil && closed {
		err = ErrClosed
	}
	return results, doing("save answers", err)
}

// Load fills a diagnostic that holds nothing yet, in one transaction. It
// returns ErrConflict if there is something, or if an operation cannot be
// stored as a head, ErrInvalid or ErrClosed as Save does; nothing is stored
// then.
func (x *Scoped) Load(ctx context.Context, id DiagnosticID, by Author, ops []Op) error {
	err := x.change(ctx, func(ctx context.Context, tx *gorm.DB) error {
		l, err := openLedger(ctx, tx, id, by)
		if err != nil {
			return err
		}
		n, err := gorm.G[cellRow](tx).Where(ofDiagnostic, l.diagnostic.Country, l.diagnostic.Party, id).Count(ctx, "*")
		if err != nil {
			return err
		}
		if n > 0 {
			return fmt.Errorf("%w: it holds answers already", ErrConflict)
		}
		results, _ := l.applyAll(ops)
		for i, r := range results {
			if err := loaded(ops[i], r); err != nil {
				return err
			}
		}
		return l.write(ctx, tx)
	})
	return doing("load answers", err)
}

func loaded(o Op, r Result) error {
	err := r.Err
	if err == nil && (r.Conflict || r.Replayed) {
		err = fmt.Errorf("%w: given twice", ErrConflict)
	}
	if err != nil {
		return fmt.Errorf("%s in row %q: %w", o.Key.Question, o.Key.Row, err)
	}
	return nil
}

func openLedger(ctx context.Context, tx *gorm.DB, id DiagnosticID, by Author) (*ledger, error) {
	d, open, err := writable(ctx, tx, id)
	if err != nil {
		return nil, err
	}
	return &ledger{
		diagnostic: d, roundOpen: open, by: by, at: now(),
		ops: map[string]storedOp{}, cells: map[cellKey]*cellState{},
		open: map[cellKey]map[int]bool{}, rows: map[forms.RowID]rosterRow{},
	}, nil
}

// applyAll plans a batch in order, and says whether something was refused
// because the diagnostic takes no answers.
func (l *ledger) applyAll(ops []Op) (results []Result, closed bool) {
	results = make([]Result, len(ops))
	for i, o := range ops {
		results[i] = l.apply(o)
		closed = closed || results[i].Err == ErrClosed
	}
	return results, closed
}
