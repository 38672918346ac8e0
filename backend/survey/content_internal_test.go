package survey

import "context"

// LiveContent is what tells the exports of a round apart as its answers stand.
func LiveContent(ctx context.Context, s *Service, code string) (string, error) {
	m, err := s.store.Mark(ctx, code)
	if err != nil {
		return "", err
	}
	return s.liveContent(ctx, m)
}
