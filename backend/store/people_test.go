package store_test

import (
	"crypto/sha256"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/alexedwards/scs/v2"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"cotejo/backend/store"
	"cotejo/backend/store/storetest"
)

var _ scs.CtxStore = (*store.Sessions)(nil)

func TestPersonIsOneHoweverTheAddressIsWritten(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		ctx := t.Context()
		focal := store.Grant{Role: store.Focal, Party: mexGov}
		analyst := store.Grant{Role: store.Analyst}
		id, err := st.AddPerson(ctx, store.Person{Email: " Ana@Example.ORG ", Name: "Ana", Lang: "es", Grants: []store.Grant{focal}})
		must(t, err)
		again, err := st.AddPerson(ctx, store.Person{Email: "ANA@example.org", Name: "Otra", Lang: "en", Grants: []store.Grant{analyst, focal}})
		must(t, err)
		if id != again {
			t.Errorf("got ids %d and %d, want one", id, again)
		}
		want := store.Person{ID: id, Email: "ana@example.org", Name: "Ana", Lang: "es", Grants: []store.Grant{analyst, focal}}
		ignore := cmpopts.IgnoreFields(store.Person{}, "Created")
		got, err := st.PersonByEmail(ctx, "aNa@example.org")
		must(t, err)
		if diff := cmp.Diff(want, got, ignore); diff != "" {
			t.Errorf("by address (-want +got):\n%s", diff)
		}
		got, err = st.Person(ctx, id)
		must(t, err)
		if diff := cmp.Diff(want, got, ignore); diff != "" || time.Since(got.Created).Abs() > time.Minute {
			t.Errorf("by id, created %v (-want +got):\n%s", got.Created, diff)
		}
		_, err = st.AddPerson(ctx, store.Person{Email: "abel@example.org", Name: "Abel", Lang: "es"})
		must(t, err)
		people, err := st.People(ctx)
		must(t, err)
		if len(people) != 2 || people[0].Name != "Abel" || len(people[0].Grants) != 0 || !cmp.Equal(people[1].Grants, want.Grants) {
			t.Errorf("people: got %+v, want Abel, then Ana with her grants", people)
		}
		_, err = st.Person(ctx, 1)
		if !errors.Is(err, store.ErrNotFound) {
			t.Errorf("unknown id: got %v, want ErrNotFound", err)
		}
		_, err = st.PersonByEmail(ctx, "nobody@example.org")
		if !errors.Is(err, store.ErrNotFound) || strings.Contains(err.Error(), "nobody") {
			t.Errorf("unknown address: got %v, want ErrNotFound without the address", err)
		}
	})
}

func TestLinkOpensOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		ctx := t.Context()
		now := time.Date(2026, 1, 2, 3, 4, 5, 999, time.UTC)
		id, err := st.AddPerson(ctx, store.Person{Email: "ana@example.org", Name: "Ana", Lang: "es"})
		must(t, err)
		hash := sha256.Sum256([]byte("token"))
		must(t, st.AddLink(ctx, id, hash[:], now.Add(time.Hour)))
		late := sha256.Sum256([]byte("late"))
		must(t, st.AddLink(ctx, id, late[:], now))
		for _, h := range [][]byte{late[:], []byte("unknown"), nil} {
			if err := st.PeekLink(ctx, h, now); !errors.Is(err, store.ErrNotFound) {
				t.Errorf("peek at %x: got %v, want ErrNotFound", h, err)
			}
			if _, err := st.UseLink(ctx, h, now); !errors.Is(err, store.ErrNotFound) {
				t.Errorf("use %x: got %v, want ErrNotFound", h, err)
			}
		}
		for range 2 {
			must(t, st.PeekLink(ctx, hash[:], now)) // looking does not use it
		}
		got, err := st.UseLink(ctx, hash[:], now)
		if err != nil || got != id {
			t.Errorf("use: got %d, %v, want %d", got, err, id)
		}
		if _, err := st.UseLink(ctx, hash[:], now); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("use again: got %v, want ErrNotFound", err)
		}
		if err := st.PeekLink(ctx, hash[:], now); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("peek at a used one: got %v, want ErrNotFound", err)
		}
		if err := st.AddLink(ctx, 1, []byte("stray"), now); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("link for nobody: got %v, want ErrNotFound", err)
		}
		if err := st.AddLink(ctx, id, hash[:], now); !errors.Is(err, store.ErrConflict) {
			t.Errorf("the same hash: got %v, want ErrConflict", err)
		}
	})
}

func TestSessionsAreKeptHashedUntilTheyExpire(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		ctx := t.Context()
		s := st.Sessions()
		soon := time.Now().Add(time.Hour)
		must(t, s.Commit("token", []byte("one"), soon))
		must(t, s.CommitCtx(ctx, "token", []byte("two"), soon))
		must(t, s.Commit("old", []byte("gone"), time.Now().Add(-time.Second)))
		find := func(token, want string) {
			t.Helper()
			data, found, err := s.FindCtx(ctx, token)
			must(t, err)
			if found != (want != "") || string(data) != want {
				t.Errorf("%s: got %q, %v, want %q", token, data, found, want)
			}
		}
		find("token", "two")
		find("old", "")
		find("never", "")
		if got := sessionsKept(t, st); got != 2 {
			t.Errorf("kept: got %d, want both", got)
		}
		must(t, s.Commit("next", []byte("x"), soon))
		if got := sessionsKept(t, st); got != 2 {
			t.Errorf("kept after another: got %d, want the expired one purged", got)
		}
		var plain int
		must(t, st.SQL().QueryRowContext(ctx, "SELECT count(*) FROM session WHERE token_hash = 'token'").Scan(&plain))
		if plain != 0 {
			t.Error("the token is kept as it is")
		}
		must(t, s.Delete("token"))
		must(t, s.DeleteCtx(ctx, "token"))
		find("token", "")
		if _, found, err := s.Find("next"); !found || err != nil {
			t.Errorf("next: got %v, %v, want it found", found, err)
		}
	})
}

func sessionsKept(t *testing.T, st *store.Store) (n int) {
	t.Helper()
	must(t, st.SQL().QueryRowContext(t.Context(), "SELECT count(*) FROM session").Scan(&n))
	return n
}
