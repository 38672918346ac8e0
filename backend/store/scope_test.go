package store_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"cotejo/backend/store"
	"cotejo/backend/store/storetest"
	"cotejo/forms"
)

func TestForeignAndAbsentAreAlike(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		p.save(t, edit("q", "secret", 0))
		before := p.contents(t)
		ctx := t.Context()
		for name, x := range map[string]*store.Scoped{
			"the same country's civil society": st.For(store.Scope{Parties: []store.PartyKey{mexCso}}),
			"another country and a third":      st.For(store.Scope{Parties: []store.PartyKey{criGov, mexCso}}),
			"country zero":                     st.For(store.Scope{Parties: []store.PartyKey{{}}}),
			"nobody":                           st.For(store.Scope{}),
		} {
			for _, id := range []store.DiagnosticID{p.diag.ID, 12345} {
				calls := map[string]error{}
				_, calls["contents"] = x.Contents(ctx, id)
				_, calls["revisions"] = x.Revisions(ctx, id, forms.Key{Question: "q"})
				_, calls["save"] = x.Save(ctx, id, p.by, []store.Op{edit("q", "stray", 1)})
				calls["load"] = x.Load(ctx, id, p.by, []store.Op{edit("q", "stray", 1)})
				calls["submit"] = x.Submit(ctx, id, p.by, time.Now(), 0)
				calls["reopen"] = x.Reopen(ctx, id, p.by)
				calls["rebuild"] = x.Rebuild(ctx, id)
				_, calls["diagnostic"] = x.Diagnostic(ctx, p.round.ID, mexGov)
				_, calls["open"] = x.OpenDiagnostic(ctx, p.round.ID, mexGov, "es")
				for call, err := range calls {
					if !errors.Is(err, store.ErrNotFound) {
						t.Errorf("%s: %s of %d: got %v, want ErrNotFound", name, call, id, err)
					}
				}
			}
			list, err := x.Diagnostics(ctx, p.round.ID)
			must(t, err)
			if len(list) > 0 {
				t.Errorf("%s lists %+v, want nothing", name, list)
			}
		}
		after := p.contents(t)
		if len(after.Heads) != 1 || after.Heads[0].Answer != before.Heads[0].Answer || after.Heads[0].Alternatives != 0 {
			t.Errorf("contents: got %+v, want them untouched", after)
		}
	})
}

func TestEverythingReachesEveryParty(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		p.save(t, edit("q", "x", 0))
		for _, sc := range []store.Scope{{Everything: true}, {Parties: []store.PartyKey{criGov, mexGov}}} {
			c, err := st.For(sc).Contents(t.Context(), p.diag.ID)
			if err != nil || len(c.Heads) != 1 {
				t.Errorf("%+v: got %+v, %v, want one head", sc, c, err)
			}
		}
	})
}

func TestGuardRefusesStatementsWithoutAScope(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		p.save(t, edit("q", "x", 0))
		for name, run := range st.Statements(mexGov) {
			if err := run(t.Context()); err == nil {
				t.Errorf("%s without a scope: got no error", name)
			}
		}
		for name, run := range st.Strays() {
			if err := run(store.Within(t.Context(), store.Scope{Everything: true})); err == nil {
				t.Errorf("%s: got no error", name)
			}
		}
		// The same statements within a scope are fine, or the test above would
		// pass for another reason. On PostgreSQL the second wall, which these
		// do not name a party to, decides over what may be created.
		ctx := store.Within(t.Context(), store.Scope{Parties: []store.PartyKey{criGov}})
		for name, run := range st.Statements(criGov) {
			if err := run(ctx); err != nil && !benign(name, err) {
				t.Errorf("%s within a scope: %v", name, err)
			}
		}
		if err := st.Statements(mexGov)["create"](ctx); err == nil {
			t.Error("creating for a party outside the scope: got no error")
		}
	})
}

// benign says whether an error is not the guard's: an empty result, or the
// second wall of PostgreSQL.
func benign(name string, err error) bool {
	return name == "take" || slices.Contains([]string{"create", "create several"}, name) && !store.FromGuard(err)
}

func TestNoConditionLoosensTheScope(t *testing.T) {
	st := storetest.Open(t)
	p := settle(t, st)
	for _, key := range []store.PartyKey{mexCso, criGov} {
		_, err := st.For(store.Scope{Parties: []store.PartyKey{key}}).OpenDiagnostic(t.Context(), p.round.ID, key, "es")
		must(t, err)
	}
	for name, tt := range map[string]struct {
		scope store.Scope
		want  int
	}{
		"nobody":      {want: 0},
		"one party":   {scope: store.Scope{Parties: []store.PartyKey{mexCso}}, want: 1},
		"two parties": {scope: store.Scope{Parties: []store.PartyKey{mexCso, criGov}}, want: 2},
		"everything":  {scope: store.Scope{Everything: true}, want: 3},
	} {
		got, err := st.Loosened(store.Within(t.Context(), tt.scope))
		must(t, err)
		for _, found := range got {
			if len(found) != tt.want {
				t.Errorf("%s finds %v, want %d", name, found, tt.want)
			}
		}
	}
}

// The second wall stands without the first: plain SQL, no WHERE.
func TestRowLevelSecurityShowsNoOtherParty(t *testing.T) {
	st := storetest.Postgres(t)
	p := settle(t, st)
	p.save(t, edit("q", "secret", 0))
	other := st.For(store.Scope{Parties: []store.PartyKey{criGov}})
	d, err := other.OpenDiagnostic(t.Context(), p.round.ID, criGov, "es")
	must(t, err)
	_, err = other.Save(t.Context(), d.ID, p.by, []store.Op{edit("q", "other", 0)})
	must(t, err)

	db := st.SQL()
	db.SetMaxOpenConns(1) // the same connection again and again
	ctx := t.Context()
	count := func(table, parties string) (n int) {
		tx, err := db.BeginTx(ctx, nil)
		must(t, err)
		defer func() { _ = tx.Rollback() }() // it only reads
		if parties != "unset" {
			_, err = tx.ExecContext(ctx, "SELECT set_config('app.parties', $1, true)", parties)
			must(t, err)
		}
		must(t, tx.QueryRowContext(ctx, "SELECT count(*) FROM "+table).Scan(&n))
		return n
	}
	for _, table := range []string{"diagnostic", "content", "revision", "cell"} {
		for _, step := range []struct {
			parties string
			want    int
		}{{"unset", 0}, {"484:gov", 1}, {"unset", 0}, {"*", 2}, {"unset", 0}, {"188:gov 484:gov", 2}, {"484:cso", 0}, {"", 0}, {"84:gov", 0}} {
			if got := count(table, step.parties); got != step.want {
				t.Errorf("%s for %q: got %d rows, want %d", table, step.parties, got, step.want)
			}
		}
	}
	if n := forged(ctx, t, st); n == nil {
		t.Error("writing for another party: got no error")
	}
}

// forged writes a text for one party in the name of another.
func forged(ctx context.Context, t *testing.T, st *store.Store) error {
	t.Helper()
	tx, err := st.SQL().BeginTx(ctx, nil)
	must(t, err)
	defer func() { _ = tx.Rollback() }() // nothing of it shall stay
	_, err = tx.ExecContext(ctx, "SELECT set_config('app.parties', '188:gov', true)")
	must(t, err)
	_, err = tx.ExecContext(ctx, "INSERT INTO content (country, party, op_id, salt, value, source) VALUES (484, 'gov', 'x', '', '', '')")
	return err
}
