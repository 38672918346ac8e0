package survey_test

import (
	"encoding/base64"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"cotejo/backend/survey"
)

func TestALinkSignsInOnce(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		token, err := w.LinkFor(ctx, " FOCAL@example.org ")
		must(t, err)
		if raw, err := base64.RawURLEncoding.DecodeString(token); err != nil || len(raw) != 20 {
			t.Errorf("token %q: got %d bytes, want 20 random ones", token, len(raw))
		}
		must(t, w.PeekLink(ctx, token))
		must(t, w.PeekLink(ctx, token)) // looking does not use it
		p, err := w.SignIn(ctx, token)
		must(t, err)
		if p.ID != w.focal.ID || p.Name != "focal" || !p.Has(survey.FocalPoint) || p.Has(survey.Organiser) {
			t.Errorf("got %+v, want the focal point", p)
		}
		want(t, "looking at a used link", w.PeekLink(ctx, token), survey.ErrSignIn)
		_, err = w.SignIn(ctx, token)
		want(t, "using it again", err, survey.ErrSignIn)

		_, err = w.SignIn(ctx, "unknown")
		want(t, "an unknown link", err, survey.ErrSignIn)
		_, err = w.SignIn(ctx, "")
		want(t, "no link", err, survey.ErrSignIn)
		_, err = w.LinkFor(ctx, "stranger@example.org")
		want(t, "a link for a stranger", err, survey.ErrNotFound)
		_, err = w.Principal(ctx, 12345)
		want(t, "nobody of that number", err, survey.ErrNotFound)
	})
}

func TestALinkExpires(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		token, err := w.LinkFor(t.Context(), "focal@example.org")
		must(t, err)
		w.clock.pass(7*24*time.Hour - time.Second)
		must(t, w.PeekLink(t.Context(), token))
		w.clock.pass(time.Second)
		want(t, "looking", w.PeekLink(t.Context(), token), survey.ErrSignIn)
		_, err = w.SignIn(t.Context(), token)
		want(t, "signing in", err, survey.ErrSignIn)
	})
}

func TestALinkSignsInOneOfMany(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		token, err := w.LinkFor(t.Context(), "focal@example.org")
		must(t, err)
		var in atomic.Int32
		var wg sync.WaitGroup
		for range 8 {
			wg.Go(func() {
				if _, err := w.SignIn(t.Context(), token); err == nil {
					in.Add(1)
				}
			})
		}
		wg.Wait()
		if in.Load() != 1 {
			t.Errorf("%d signed in by one link, want 1", in.Load())
		}
	})
}

func TestTheFirstAdministratorIsMadeOnce(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		email, token, err := w.FirstAdministrator(t.Context())
		if err != nil || email != "" || token != "" {
			t.Errorf("where there is one: got %q, %q, %v, want nothing", email, token, err)
		}
	})
}
