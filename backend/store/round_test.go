package store_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cotejo/backend/store"
	"cotejo/backend/store/storetest"
)

func TestCountriesAndPartiesComeInTheirOrderAndUpToDate(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		ctx := t.Context()
		mex := store.Country{Number: 484, ISO3: "MEX", ISO2: "MX", NameES: "México", NameEN: "Mexico", Zone: "America/Mexico_City", Position: 1}
		cri := store.Country{Number: 188, ISO3: "CRI", ISO2: "CR", NameES: "Costa Rica", NameEN: "Costa Rica", Zone: "America/Costa_Rica", Position: 2}
		xaa := store.Country{Number: 9001, ISO3: "XAA", ISO2: "XA", NameES: "Aldea", NameEN: "Hamlet", Zone: "UTC", Position: 3, Fictitious: true}
		must(t, st.PutCountries(ctx, []store.Country{xaa, mex, cri}))
		cri.Position, cri.NameEN = 0, "Rich Coast"
		must(t, st.PutCountries(ctx, []store.Country{cri}))
		must(t, st.PutCountries(ctx, nil))
		countries, err := st.Countries(ctx)
		must(t, err)
		if diff := cmp.Diff([]store.Country{cri, mex, xaa}, countries); diff != "" {
			t.Errorf("countries (-want +got):\n%s", diff)
		}
		gov := store.Party{Key: mexGov, Voice: "gov", NameES: "Gobierno", NameEN: "Government", Position: 1}
		cso := store.Party{Key: mexCso, Voice: "cso", NameES: "Red", NameEN: "Network", Position: 2}
		tico := store.Party{Key: criGov, Voice: "gov", NameES: "Gobierno", NameEN: "Government", Position: 1}
		must(t, st.PutParties(ctx, []store.Party{cso, gov, tico}))
		cso.NameES = "Red de redes"
		must(t, st.PutParties(ctx, []store.Party{cso}))
		parties, err := st.Parties(ctx)
		must(t, err)
		if diff := cmp.Diff([]store.Party{tico, gov, cso}, parties); diff != "" {
			t.Errorf("parties (-want +got):\n%s", diff)
		}
		for name, tt := range map[string]struct {
			key  store.PartyKey
			want error
		}{
			"an unknown country":      {key: store.PartyKey{Country: 7, Party: "gov"}, want: store.ErrNotFound},
			"a slug with a space":     {key: store.PartyKey{Country: 484, Party: "gov 188:gov"}, want: store.ErrInvalid},
			"a slug that is a star":   {key: store.PartyKey{Country: 484, Party: "*"}, want: store.ErrInvalid},
			"a slug that is nothing":  {key: store.PartyKey{Country: 484}, want: store.ErrInvalid},
			"a slug with a line feed": {key: store.PartyKey{Country: 484, Party: "gov\n"}, want: store.ErrInvalid},
		} {
			err := st.PutParties(ctx, []store.Party{{Key: tt.key, Voice: "gov"}})
			if !errors.Is(err, tt.want) {
				t.Errorf("%s: got %v, want %v", name, err, tt.want)
			}
		}
	})
}

func TestVersionIsPublishedOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		ctx := t.Context()
		v := store.Version{Name: "sondeo", Version: "2026", Format: "md", Source: []byte{0, 1, 0xff}, Hash: "h",
			IDs: map[string]string{"a/b": "a/c"}, Published: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}
		id, err := st.Publish(ctx, v)
		must(t, err)
		again := v
		again.Source, again.Published = []byte("something else"), time.Time{}
		if got, err := st.Publish(ctx, again); err != nil || got != id {
			t.Errorf("the same hash: got %d, %v, want %d", got, err, id)
		}
		other := v
		other.Hash = "other"
		if _, err := st.Publish(ctx, other); !errors.Is(err, store.ErrConflict) {
			t.Errorf("another hash: got %v, want ErrConflict", err)
		}
		v.ID = id
		got, err := st.Version(ctx, id)
		must(t, err)
		if diff := cmp.Diff(v, got); diff != "" {
			t.Errorf("version (-want +got):\n%s", diff)
		}
		if _, err := st.Version(ctx, 1); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("unknown: got %v, want ErrNotFound", err)
		}
	})
}

func TestRoundKeepsEveryField(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		ctx := t.Context()
		opens, closes := time.Date(2027, 1, 1, 6, 0, 0, 0, time.UTC), time.Date(2027, 2, 1, 6, 0, 0, 0, time.UTC)
		want := store.Round{
			Code: "DIAG-2027", TitleES: "Diagnóstico", TitleEN: "Diagnostic", NoteES: "nota", NoteEN: "note",
			Version: p.round.Version, Questionnaire: "diagnostico", Year: 2027, State: "closed", Fictitious: true,
			Countries: []int{484, 188}, Created: time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC), Opens: &opens, Closes: &closes,
		}
		id, err := st.CreateRound(ctx, want)
		must(t, err)
		want.ID = id
		got, err := st.Round(ctx, want.Code)
		must(t, err)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("round (-want +got):\n%s", diff)
		}
		rounds, err := st.Rounds(ctx)
		must(t, err)
		if diff := cmp.Diff([]store.Round{want, p.round}, rounds); diff != "" {
			t.Errorf("rounds, newest first (-want +got):\n%s", diff)
		}
		for name, tt := range map[string]struct {
			round store.Round
			want  error
		}{
			"a code that is taken": {round: want, want: store.ErrConflict},
			"an unknown version":   {round: store.Round{Code: "A", Version: 1}, want: store.ErrNotFound},
			"an unknown country":   {round: store.Round{Code: "B", Version: p.round.Version, Countries: []int{1}}, want: store.ErrNotFound},
		} {
			if _, err := st.CreateRound(ctx, tt.round); !errors.Is(err, tt.want) {
				t.Errorf("%s: got %v, want %v", name, err, tt.want)
			}
		}
		if _, err := st.Round(ctx, "B"); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("a round half made: got %v, want ErrNotFound", err)
		}
	})
}

func TestMetaKeepsTheLastValue(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		ctx := t.Context()
		if _, err := st.Meta(ctx, "demo"); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("before: got %v, want ErrNotFound", err)
		}
		must(t, st.SetMeta(ctx, "demo", "begun"))
		must(t, st.SetMeta(ctx, "demo", "done"))
		if got, err := st.Meta(ctx, "demo"); err != nil || got != "done" {
			t.Errorf("after: got %q, %v, want %q", got, err, "done")
		}
	})
}
