package survey

import (
	"context"
	"errors"
	"fmt"
	"time"

	"cotejo/backend/store"
)

// Errors of exports that callers tell apart.
var (
	ErrNotReady = errors.New("the export is not ready") // it is still being made, or made again
	ErrTooMany  = errors.New("too many exports unfinished")
)

// mostUnfinished is how many exports a person may wait for at once.
const mostUnfinished = 10

// mostListed is how many of a person's exports of a round are listed.
const mostListed = 20

// JobState is how far an export has come.
type JobState string

// The states of a job.
const (
	JobWaiting   JobState = "waiting"
	JobRunning   JobState = "running"
	JobReady     JobState = "ready"
	JobFailed    JobState = "failed"
	JobCancelled JobState = "cancelled"
)

// JobProblem is why an export failed.
type JobProblem string

// The problems of a job.
const (
	NoSpace     JobProblem = "space"       // the disk is full
	Gone        JobProblem = "gone"        // what it was to be made from is not there
	Interrupted JobProblem = "interrupted" // the server stopped each time
	Unforeseen  JobProblem = "unforeseen"  // ours; the log says more
)

// Job is an export that somebody has asked for.
type Job struct {
	ID          int64
	Export      Export
	Draft       bool // it holds what has not been submitted
	State       JobState
	Problem     JobProblem
	Done, Total int
	Size        int64 // of the file, in bytes
	Asked       time.Time
	digest      string
}

// Mark tells the file of a job from others.
func (j Job) Mark() string { return j.digest }

// Over says whether nobody works on the job any more.
func (j Job) Over() bool { return j.State != JobWaiting && j.State != JobRunning }

// Percent is how much has been done, from 0 to 100.
func (j Job) Percent() int {
	switch {
	case j.State == JobReady:
		return 100
	case j.Total <= 0:
		return 0
	}
	return min(99, 100*j.Done/j.Total)
}

// RequestExport asks for a file. What has been made before of the same content
// is ready at once; the rest is made in the background, once however many ask
// for it. It returns *Invalid for options that make no sense, ErrTooMany for
// somebody who waits for many already; ErrNotInRound and *UnknownRoster for what
// the round does not hold; else the errors of Comparison.
func (s *Service) RequestExport(ctx context.Context, p Principal, ask Export) (Job, error) {
	if s.desk == nil {
		return Job{}, errNoDesk
	}
	row, err := s.wanted(ctx, p, ask)
	if err != nil {
		return Job{}, err
	}
	if size, there := s.desk.folder.has(row.Digest); there {
		row.State, row.Size = store.ExportReady, size
	} else if n, err := s.store.Unfinished(ctx, row.Person); err != nil {
		return Job{}, err
	} else if n >= mostUnfinished {
		return Job{}, ErrTooMany
	}
	return s.take(ctx, row)
}

// wanted checks what a person asks for, and names it.
func (s *Service) wanted(ctx context.Context, p Principal, ask Export) (store.Export, error) {
	from, err := s.sourceOf(ctx, p, ask.Cut)
	if err != nil {
		return store.Export{}, err
	}
	if ask, err = s.settled(ctx, ask, from); err != nil {
		return store.Export{}, err
	}
	words, err := ask.encode()
	if err != nil {
		return store.Export{}, err
	}
	content, err := s.content(ctx, from)
	return store.Export{
		Person: store.PersonID(p.ID), Round: from.round.ID, Ask: words, Digest: hashOf(words, s.desk.Build, content), Draft: from.draft,
		State: store.ExportWaiting, Server: s.desk.server,
	}, err
}

// take keeps what is asked for, and sees that it is made.
func (s *Service) take(ctx context.Context, row store.Export) (Job, error) {
	row, err := s.store.AskExport(ctx, row)
	if err != nil {
		return Job{}, kind(err)
	}
	j, err := job(row)
	if err == nil && row.State == store.ExportWaiting && row.Server == s.desk.server {
		s.desk.add(row.Digest, j.Export)
	}
	return j, err
}

// ExportJob returns a job to whoever asked for it, as long as they may see what
// it is made from; else ErrNotFound.
func (s *Service) ExportJob(ctx context.Context, p Principal, id int64) (Job, error) {
	row, err := s.ownExport(ctx, p, id)
	if err != nil {
		return Job{}, err
	}
	return job(row)
}

// ownExport finds an export of the person's own. One whose server has fallen
// silent is taken up here.
func (s *Service) ownExport(ctx context.Context, p Principal, id int64) (store.Export, error) {
	if s.desk == nil {
		return store.Export{}, errNoDesk
	}
	row, err := s.store.Export(ctx, store.ExportID(id))
	switch {
	case err != nil:
		return row, kind(err)
	case row.Person != store.PersonID(p.ID), !p.Analyses(), row.Draft && !p.Organises():
		return row, ErrNotFound
	case row.Over() || time.Since(row.Beat) < s.desk.silence:
		return row, nil
	}
	if err := s.desk.adopt(ctx, time.Now().Add(-s.desk.silence)); err != nil {
		return row, err
	}
	row, err = s.store.Export(ctx, row.ID)
	return row, kind(err)
}

// Exports lists the latest jobs of a person in a round, the newest first. It
// returns ErrNotFound for who may not see the round.
func (s *Service) Exports(ctx context.Context, p Principal, code string) ([]Job, error) {
	round, err := s.roundFor(ctx, p, code)
	if err != nil {
		return nil, err
	}
	rows, err := s.store.Exports(ctx, store.PersonID(p.ID), round.ID, mostListed)
	if err != nil {
		return nil, err
	}
	var jobs []Job
	for _, row := range rows {
		if row.Draft && !p.Organises() {
			continue
		}
		j, err := job(row)
		if err != nil {
			return nil, err
		}
		jobs = append(jobs, j)
	}
	return jobs, nil
}

// CancelExport calls a job of the person's own off; one that is over stays as
// it is. What nobody else waits for is no longer written. It returns the errors
// of ExportJob.
func (s *Service) CancelExport(ctx context.Context, p Principal, id int64) error {
	row, err := s.ownExport(ctx, p, id)
	if err != nil {
		return err
	}
	if err := s.store.CancelExport(ctx, row.ID); err != nil {
		return err
	}
	return s.desk.abandon(ctx, row.Digest)
}

func job(row store.Export) (Job, error) {
	ask, err := decodeExport(row.Ask)
	if err != nil {
		return Job{}, fmt.Errorf("export %d: %w", row.ID, err)
	}
	return Job{
		ID: int64(row.ID), Export: ask, Draft: row.Draft, State: JobState(row.State), Problem: JobProblem(row.Problem),
		Done: row.Done, Total: row.Total, Size: row.Size, Asked: row.Asked.UTC(), digest: row.Digest,
	}, nil
}
