package survey

import (
	"context"
	"slices"
	"strconv"
	"sync"
	"time"

	"cotejo/reports"
)

// shelf keeps the snapshots that were looked at last, for whoever looks at
// them another way next: to read one takes longer than to make a page of it.
// A snapshot on it is never changed. It holds few, and none for long.
type shelf struct {
	mu   sync.Mutex
	kept []shelved // the last used last
	idle *time.Timer
}

// shelved is a snapshot under the name of its content.
type shelved struct {
	content string
	of      *reports.Snapshot
}

const (
	shelfRoom = 2
	shelfIdle = 2 * time.Minute
)

func (s *shelf) find(content string) *reports.Snapshot {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := slices.IndexFunc(s.kept, func(k shelved) bool { return k.content == content })
	if i < 0 {
		return nil
	}
	found := s.kept[i]
	s.kept = append(slices.Delete(s.kept, i, i+1), found)
	s.clearLater()
	return found.of
}

func (s *shelf) put(content string, of *reports.Snapshot) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.kept = slices.DeleteFunc(s.kept, func(k shelved) bool { return k.content == content })
	if len(s.kept) == shelfRoom {
		s.kept = slices.Delete(s.kept, 0, 1)
	}
	s.kept = append(s.kept, shelved{content, of})
	s.clearLater()
}

// clearLater empties the shelf once nobody has used it for a while.
func (s *shelf) clearLater() {
	if s.idle == nil {
		s.idle = time.AfterFunc(shelfIdle, s.clear)
		return
	}
	s.idle.Reset(shelfIdle)
}

func (s *shelf) clear() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.kept = nil
}

// looked returns a cut as cutFor does, from the shelf where its content is
// the same: that is asked of the database each time, so that whoever writes
// beside this server is seen. The snapshot must not be changed.
func (s *Service) looked(ctx context.Context, p Principal, c Cut) (*reports.Snapshot, error) {
	src, err := s.sourceOf(ctx, p, c)
	if err != nil {
		return nil, err
	}
	content, err := s.content(ctx, src)
	if err != nil {
		return nil, err
	}
	content = c.Round + " " + strconv.Itoa(c.Number) + " " + strconv.FormatBool(src.draft) + " " + content
	snap := s.shelf.find(content)
	if snap == nil {
		whole := c
		whole.Only = reports.Selection{}
		if snap, err = s.cutFor(ctx, p, whole); err != nil {
			return nil, err
		}
		s.shelf.put(content, snap)
	}
	if c.Number == 0 {
		now := *snap
		now.Taken = s.now().UTC()
		snap = &now
	}
	return snap.Only(c.Only), nil
}
