package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// Delivery is an import into the diagnostics of a round.
type Delivery struct {
	Round  RoundID
	By     Author
	At     time.Time // when what it touches is handed in
	Submit bool      // hand in what it touches
	Trial  bool      // store nothing, and tell what would come of it
	// Batches yields the operations, some of one party at a time. It is read
	// from the start whenever the transaction must run again. An error in it
	// undoes everything.
	Batches iter.Seq2[Batch, error]
}

// Batch is a part of what a delivery brings to one party. Its diagnostic is
// opened, and the party itself added, where they are not there yet.
type Batch struct {
	Party Party
	Lang  string // of a diagnostic that is opened
	Ops   []Op   // of kind Import; Deliver finds their base
}

// Receipt says what became of a delivery: of its answers, of its rows, and of
// the diagnostics.
type Receipt struct {
	New       int // answers to cells that had none
	Corrected int // instead of what an import with the same source had brought
	Beside    int // alternatives, where people or other sources say something else
	Same      int // what the cell says already
	Before    int // operations stored before
	Rows      int // rows added
	Opened    int // diagnostics
	Submitted int // diagnostics
	Refused   []Refusal
}

// Refusal is an operation that cannot be stored.
type Refusal struct {
	Party PartyKey
	OpID  string
	Err   error // ErrClosed, ErrInvalid or ErrConflict
}

var (
	errTrial   = errors.New("a trial")
	errRefused = errors.New("refused")
)

// Deliver stores an import in one transaction: everything, or nothing when
// anything is refused. The rule for each cell:
//
//   - an operation stored before changes nothing, nor does one that says what
//     the cell says already;
//   - it becomes the head of a cell without one, and replaces a head that an
//     import brought from the same source;
//   - beside any other head it is an alternative.
//
// Refused operations are in the receipt; they are no error. It returns
// ErrNotFound for a party outside the scope or a country outside the round,
// ErrClosed for a new diagnostic in a closed round, and the error of Batches.
func (x *Scoped) Deliver(ctx context.Context, d Delivery) (Receipt, error) {
	var got Receipt
	err := x.change(ctx, func(ctx context.Context, tx *gorm.DB) error {
		in := &intake{Delivery: d, x: x, tx: tx, met: map[PartyKey]DiagnosticID{}}
		err := in.takeAll(ctx)
		got = in.Receipt
		return err
	})
	if errors.Is(err, errTrial) || errors.Is(err, errRefused) {
		err = nil
	}
	return got, doing("store an import", err)
}

// intake is a delivery on its way into the database.
type intake struct {
	Delivery
	Receipt
	x     *Scoped
	tx    *gorm.DB
	met   map[PartyKey]DiagnosticID
	order []PartyKey // in which they were met
}

func (in *intake) takeAll(ctx context.Context) error {
	for b, err := range in.Batches {
		if err == nil {
			err = in.take(ctx, b)
		}
		if err != nil {
			return err
		}
	}
	if len(in.Refused) > 0 {
		return errRefused
	}
	if err := in.submitAll(ctx); err != nil {
		return err
	}
	if in.Trial {
		return errTrial
	}
	return nil
}

// take stores a batch, within the scope of its party alone.
func (in *intake) take(ctx context.Context, b Batch) error {
	ctx, err := in.narrow(ctx, b.Party.Key)
	if err != nil {
		return err
	}
	id, err := in.diagnostic(ctx, b)
	if err != nil {
		return err
	}
	l, err := openLedger(ctx, in.tx, id, in.By)
	if err != nil {
		return err
	}
	if err := l.read(ctx, in.tx, b.Ops); err != nil {
		return err
	}
	for _, o := range b.Ops {
		in.count(o, l)
	}
	if len(in.Refused) > 0 {
		return nil // all will be undone; the rest is read for what else is refused
	}
	return l.write(ctx, in.tx)
}

// narrow lets the rest of the transaction reach one party only.
func (in *intake) narrow(ctx context.Context, k PartyKey) (context.Context, error) {
	if !in.x.scope.holds(k) {
		return nil, fmt.Errorf("party %s of %d: %w", k.Party, k.Country, ErrNotFound)
	}
	ctx = within(ctx, Scope{Parties: []PartyKey{k}})
	return ctx, in.x.store.wall(ctx, in.tx)
}

// diagnostic finds the diagnostic of a batch, or opens it.
func (in *intake) diagnostic(ctx context.Context, b Batch) (DiagnosticID, error) {
	if id, ok := in.met[b.Party.Key]; ok {
		return id, nil
	}
	row, err := diagnosticAt(ctx, in.tx, in.Round, b.Party.Key)
	if kind(err) == ErrNotFound {
		row, err = in.open(ctx, b)
	}
	in.met[b.Party.Key], in.order = row.ID, append(in.order, b.Party.Key)
	return row.ID, err
}

func (in *intake) open(ctx context.Context, b Batch) (diagnosticRow, error) {
	party, err := b.Party.row()
	if err == nil {
		err = gorm.G[partyRow](in.tx, clause.OnConflict{DoNothing: true}).Create(ctx, &party)
	}
	if err != nil {
		return diagnosticRow{}, err
	}
	in.Opened++
	return newDiagnostic(ctx, in.tx, in.Round, b.Party.Key, cmp.Or(b.Lang, "es"))
}

// count plans an operation and counts what comes of it.
func (in *intake) count(o Op, l *ledger) {
	fate, err := l.bring(o)
	switch {
	case err != nil:
		in.Refused = append(in.Refused, Refusal{Party: l.diagnostic.PartyKey, OpID: o.ID, Err: err})
	case fate == broughtBefore:
		in.Before++
	case fate == broughtNothing:
		in.Same++
	case o.Key.Question == RowQuestion:
		in.Rows++
	case fate == broughtFirst:
		in.New++
	case fate == broughtInstead:
		in.Corrected++
	default:
		in.Beside++
	}
}

// submitAll hands in what was touched and still takes answers.
func (in *intake) submitAll(ctx context.Context) error {
	if !in.Submit {
		return nil
	}
	for _, k := range in.order {
		ctx, err := in.narrow(ctx, k)
		if err != nil {
			return err
		}
		d, open, err := writable(ctx, in.tx, in.met[k])
		if err != nil {
			return err
		}
		if !d.takesAnswers() {
			continue
		}
		if !open {
			return ErrClosed
		}
		if err := submitted(ctx, in.tx, d, in.By, in.At); err != nil {
			return err
		}
		in.Submitted++
	}
	return nil
}
