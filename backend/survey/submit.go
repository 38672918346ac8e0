package survey

import (
	"context"
	"errors"

	"cotejo/backend/store"
)

// mostTries is how often a submission starts again because someone has saved
// between the check and handing in.
const mostTries = 3

// Submit hands a diagnostic in, exactly as it was checked: when someone saves
// meanwhile, it checks again. It returns *Invalid when something blocks it, or
// when others keep on saving; ErrClosed when it has been handed in already or
// the round is over.
func (s *Service) Submit(ctx context.Context, p Principal, ref Ref) error {
	for range mostTries {
		o, err := s.writableOf(ctx, p, ref)
		if err != nil {
			return err
		}
		if !o.ready() {
			return wrong("diagnostic", "submit.blocked")
		}
		err = s.within(o).Submit(ctx, o.stored.ID, p.author(o.stored.Party), o.at, o.contents.Mark())
		if !errors.Is(err, store.ErrConflict) {
			return kind(err)
		}
	}
	return wrong("diagnostic", "submit.moved")
}
