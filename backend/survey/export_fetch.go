package survey

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"time"

	"cotejo/backend/store"
	"cotejo/forms"
)

// ExportFile opens the file of a job of the person's own. It returns
// ErrNotReady for one that is not over, and for one whose file is not here any
// more: that is made again, under the job returned. Else it returns the errors
// of ExportJob; ErrNotFound for what failed or was cancelled.
func (s *Service) ExportFile(ctx context.Context, p Principal, id int64) (*os.File, Job, error) {
	row, err := s.ownExport(ctx, p, id)
	if err != nil {
		return nil, Job{}, err
	}
	j, err := job(row)
	switch {
	case err != nil:
		return nil, j, err
	case !row.Over():
		return nil, j, ErrNotReady
	case row.State != store.ExportReady:
		return nil, j, ErrNotFound
	}
	f, err := s.desk.folder.open(row.Digest)
	if errors.Is(err, fs.ErrNotExist) {
		row.State, row.Server, row.Done, row.Total = store.ExportWaiting, s.desk.server, 0, 0
		if j, err = s.take(ctx, row); err == nil {
			err = ErrNotReady
		}
		return nil, j, err
	}
	return f, j, err
}

// WaitExport waits until a job of the person's own is over, but no longer than
// patience, and returns it as it stands then. It returns the errors of
// ExportJob.
func (s *Service) WaitExport(ctx context.Context, p Principal, id int64, patience time.Duration) (Job, error) {
	enough := time.After(patience)
	for {
		row, err := s.ownExport(ctx, p, id)
		if err != nil {
			return Job{}, err
		}
		if row.Over() {
			return job(row)
		}
		select {
		case <-s.desk.ended(row.Digest):
		case <-time.After(400 * time.Millisecond): // it may be made by another server
		case <-enough:
			return job(row)
		case <-ctx.Done():
			return Job{}, ctx.Err()
		}
	}
}

// DownloadsView is what can be downloaded of a cut, and what has been.
type DownloadsView struct {
	Round   RoundInfo
	Draft   bool      // the cut holds what has not been submitted
	Taken   time.Time // of a frozen snapshot
	Rosters []*forms.Roster
	Langs   []string // of the questionnaire
	Jobs    []Job
}

// Downloads tells what can be downloaded of a cut. It returns the errors of
// Comparison.
func (s *Service) Downloads(ctx context.Context, p Principal, cut Cut) (DownloadsView, error) {
	source, err := s.sourceOf(ctx, p, cut)
	if err != nil {
		return DownloadsView{}, err
	}
	reg, err := s.countries(ctx)
	if err != nil {
		return DownloadsView{}, err
	}
	q, err := s.questionnaire(ctx, source.version)
	if err != nil {
		return DownloadsView{}, err
	}
	jobs, err := s.Exports(ctx, p, cut.Round)
	return DownloadsView{
		Round: roundInfo(source.round, reg), Draft: source.draft, Taken: source.taken,
		Rosters: q.Rosters(), Langs: q.Languages, Jobs: jobs,
	}, err
}
