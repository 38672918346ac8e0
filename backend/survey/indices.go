package survey

import (
	"context"
	"fmt"
	"time"

	"cotejo/backend/store"
	"cotejo/forms"
	"cotejo/reports"
)

// IndexVersion is a version of an index that organisers defined for a round.
type IndexVersion struct {
	Number    int
	Kept      time.Time
	By        string // name of who kept it; "" when the command line did
	Hash      string // SHA-256 of the definition, in hexadecimal
	Withdrawn bool   // the version withdraws the index
}

// OwnIndex is an index of a round's own with its versions, the newest first.
type OwnIndex struct {
	Name     string
	Title    forms.Text // of the newest definition
	Versions []IndexVersion
}

// InForce says that reports of the answers as they stand show the index.
func (o OwnIndex) InForce() bool { return !o.Versions[0].Withdrawn }

// IndicesView is what a round is read by, in a cut.
type IndicesView struct {
	Round    RoundInfo
	Snapshot *reports.Snapshot
	// Tables are those of the cut: of the indices that ship, then of the
	// round's own, each by name.
	Tables []*reports.IndexTable
	Own    []OwnIndex // by name, as they stand now, withdrawn ones too
}

// Indices returns the indices of a round with what its answers amount to in a
// cut. It returns the errors of Comparison.
func (s *Service) Indices(ctx context.Context, p Principal, cut Cut) (IndicesView, error) {
	round, err := s.roundFor(ctx, p, cut.Round)
	if err != nil {
		return IndicesView{}, err
	}
	snap, err := s.cutFor(ctx, p, cut)
	if err != nil {
		return IndicesView{}, err
	}
	view := IndicesView{Snapshot: snap}
	if view.Round, err = s.Round(ctx, p, cut.Round); err != nil {
		return IndicesView{}, err
	}
	for _, ix := range reports.IndicesOf(snap) {
		table, err := ix.Compute(snap)
		if err != nil {
			return IndicesView{}, fmt.Errorf("index %s of round %s: %w", ix.Name, cut.Round, err)
		}
		view.Tables = append(view.Tables, table)
	}
	kept, err := s.keptIndices(ctx, round.ID)
	view.Own = kept.own
	return view, err
}

// IndexForm returns what an index of a round can be defined from: the round's
// questionnaire, and the indices there are to start from. It returns
// ErrForbidden for who may see the round and not run it, ErrNotFound for
// others.
func (s *Service) IndexForm(ctx context.Context, p Principal, code string) (*forms.Questionnaire, []*reports.Index, error) {
	round, err := s.organisedRound(ctx, p, code)
	if err != nil {
		return nil, nil, err
	}
	q, err := s.questionnaire(ctx, round.Version)
	if err != nil {
		return nil, nil, err
	}
	kept, err := s.keptIndices(ctx, round.ID)
	return q, reports.IndicesOf(&reports.Snapshot{Questionnaire: q, Indices: kept.inForce}), err
}

// KeepIndex keeps an index that an organiser has defined for a round, as the
// next version of its name. Where the definition will not do, it returns what
// is wrong, each at its place, and keeps nothing. The error is that of
// IndexForm.
func (s *Service) KeepIndex(ctx context.Context, p Principal, code string, d *reports.Definition) (*reports.Index, []*reports.IndexError, error) {
	round, err := s.organisedRound(ctx, p, code)
	if err != nil {
		return nil, nil, err
	}
	ix, wrong := d.Index()
	if len(wrong) > 0 {
		return nil, wrong, nil
	}
	check, err := s.indexCheck(ctx, round)
	if err != nil {
		return nil, nil, err
	}
	if wrong, _ = check(ix); len(wrong) > 0 {
		return nil, wrong, nil
	}
	ix, err = s.keep(ctx, p, round, ix)
	return ix, nil, err
}

// WithdrawIndex takes an index of a round's own out of its reports; frozen
// snapshots keep it. It returns the errors of IndexForm, and ErrNotFound for
// an index that is not in force.
func (s *Service) WithdrawIndex(ctx context.Context, p Principal, code, name string) error {
	round, err := s.organisedRound(ctx, p, code)
	if err != nil {
		return err
	}
	_, err = s.store.KeepIndex(ctx, store.RoundIndex{Round: round.ID, Name: name, Kept: s.now(), KeptBy: store.PersonID(p.ID)})
	return kind(err)
}

// organisedRound returns a round to who runs it: ErrForbidden for who may only
// see it, else ErrNotFound.
func (s *Service) organisedRound(ctx context.Context, p Principal, code string) (store.Round, error) {
	round, err := s.roundFor(ctx, p, code)
	if err == nil && !p.Organises() {
		err = ErrForbidden
	}
	return round, err
}

// keep stores an index that has been checked.
func (s *Service) keep(ctx context.Context, p Principal, round store.Round, ix *reports.Index) (*reports.Index, error) {
	body, err := reports.EncodeIndex(ix)
	if err != nil {
		return nil, err
	}
	row, err := s.store.KeepIndex(ctx, store.RoundIndex{
		Round: round.ID, Name: ix.Name, Kept: s.now(), KeptBy: store.PersonID(p.ID), Body: string(body),
	})
	ix.Version = row.Version
	return ix, kind(err)
}

// indexCheck makes what a round holds a new index against.
func (s *Service) indexCheck(ctx context.Context, round store.Round) (indexCheck, error) {
	q, err := s.questionnaire(ctx, round.Version)
	if err != nil {
		return nil, err
	}
	kept, err := s.keptIndices(ctx, round.ID)
	if err != nil {
		return nil, err
	}
	return func(ix *reports.Index) (wrong, doubtful []*reports.IndexError) { return ix.Admit(q, kept.inForce) }, nil
}

// keptIndices are a round's own indices.
type keptIndices struct {
	own     []OwnIndex
	inForce []*reports.Index // with their versions, by name
}

func (s *Service) keptIndices(ctx context.Context, round store.RoundID) (keptIndices, error) {
	var kept keptIndices
	rows, err := s.store.RoundIndices(ctx, round)
	if err != nil {
		return kept, err
	}
	for _, row := range rows { // by name, the newest first
		last := len(kept.own) - 1
		newest := last < 0 || kept.own[last].Name != row.Name
		if newest {
			kept.own = append(kept.own, OwnIndex{Name: row.Name})
			last++
		}
		o := &kept.own[last]
		o.Versions = append(o.Versions, IndexVersion{Number: row.Version, Kept: row.Kept, By: row.By, Hash: row.Hash, Withdrawn: row.Body == ""})
		if row.Body == "" || o.Title != nil {
			continue
		}
		ix, err := reports.ReadIndex([]byte(row.Body))
		if err != nil {
			return kept, fmt.Errorf("index %s, version %d: %w", row.Name, row.Version, err)
		}
		ix.Version, o.Title = row.Version, ix.Title
		if newest {
			kept.inForce = append(kept.inForce, ix)
		}
	}
	return kept, nil
}
