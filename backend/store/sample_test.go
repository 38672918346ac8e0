package store_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/uuid"

	"cotejo/backend/store"
	"cotejo/forms"
)

// The region that tests work in.
var (
	mexGov = store.PartyKey{Country: 484, Party: "gov"}
	mexCso = store.PartyKey{Country: 484, Party: "cso"}
	criGov = store.PartyKey{Country: 188, Party: "gov"}
)

// place is a round with one open diagnostic in a small region.
type place struct {
	ctx   context.Context
	st    *store.Store
	round store.Round
	diag  store.Diagnostic
	x     *store.Scoped // of the diagnostic's party
	by    store.Author
}

// settle fills a store with the region, a round and a person, and opens the
// diagnostic of one party.
func settle(t testing.TB, st *store.Store) place {
	t.Helper()
	ctx := t.Context()
	must(t, st.PutCountries(ctx, []store.Country{
		{Number: 188, ISO3: "CRI", ISO2: "CR", NameES: "Costa Rica", NameEN: "Costa Rica", Zone: "America/Costa_Rica", Position: 2},
		{Number: 484, ISO3: "MEX", ISO2: "MX", NameES: "México", NameEN: "Mexico", Zone: "America/Mexico_City", Position: 1},
	}))
	must(t, st.PutParties(ctx, []store.Party{
		{Key: mexCso, Voice: "cso", NameES: "Red de organizaciones", NameEN: "Network of organisations", Position: 2},
		{Key: mexGov, Voice: "gov", NameES: "Gobierno", NameEN: "Government", Position: 1},
		{Key: criGov, Voice: "gov", NameES: "Gobierno", NameEN: "Government", Position: 1},
	}))
	person, err := st.AddPerson(ctx, store.Person{Email: "Ana@Example.org", Name: "Ana", Lang: "es",
		Grants: []store.Grant{{Role: store.Focal, Party: mexGov}}})
	must(t, err)
	p := place{ctx: ctx, st: st, by: store.Author{Person: person, Role: store.Focal, Session: "s1"}}
	p.round = newRound(t, st, "R-"+uuid.NewString())
	p.x = st.For(store.Scope{Parties: []store.PartyKey{mexGov}})
	p.diag, err = p.x.OpenDiagnostic(ctx, p.round.ID, mexGov, "es")
	must(t, err)
	return p
}

func newRound(t testing.TB, st *store.Store, code string) store.Round {
	t.Helper()
	version, err := st.Publish(t.Context(), store.Version{Name: "diagnostico", Version: "1", Format: "md", Source: []byte("# survey"), Hash: "h1"})
	must(t, err)
	_, err = st.CreateRound(t.Context(), store.Round{Code: code, TitleES: "Ronda", TitleEN: "Round", Version: version, Year: 2026, Countries: []int{188, 484}})
	must(t, err)
	r, err := st.Round(t.Context(), code)
	must(t, err)
	return r
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// edit types a text into a question over a base.
func edit(question, text string, base int) store.Op {
	return store.Op{
		ID: uuid.NewString(), Key: forms.Key{Question: forms.QuestionID(question)},
		Answer: forms.Answer{Value: text}, Base: base, Kind: store.Edit, ClientTime: time.Unix(1, 0),
	}
}

// save saves operations as the place's author, and wants every one stored.
func (p place) save(t testing.TB, ops ...store.Op) []store.Result {
	t.Helper()
	results, err := p.x.Save(t.Context(), p.diag.ID, p.by, ops)
	must(t, err)
	for i, r := range results {
		if r.Err != nil {
			t.Fatalf("operation %d: %v", i, r.Err)
		}
	}
	return results
}

func (p place) contents(t testing.TB) store.Contents {
	t.Helper()
	c, err := p.x.Contents(t.Context(), p.diag.ID)
	must(t, err)
	return c
}
