package store_test

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"cotejo/backend/store"
	"cotejo/backend/store/storetest"
	"cotejo/forms"
)

// transaction starts one past GORM, with a party named to row-level security.
func transaction(t *testing.T, st *store.Store, p store.PartyKey) *sql.Tx {
	t.Helper()
	tx, err := st.SQL().BeginTx(t.Context(), nil)
	must(t, err)
	if strings.HasSuffix(t.Name(), "/postgres") {
		_, err = tx.ExecContext(t.Context(), "SELECT set_config('app.parties', $1, true)", fmt.Sprintf("%d:%s", p.Country, p.Party))
		must(t, err)
	}
	return tx
}

// sqlIn reads one column of text past GORM.
func sqlIn(t *testing.T, st *store.Store, p store.PartyKey, query string) (list []string) {
	t.Helper()
	tx := transaction(t, st, p)
	defer func() { _ = tx.Rollback() }() // it only reads
	rows, err := tx.QueryContext(t.Context(), query)
	must(t, err)
	defer rows.Close()
	for rows.Next() {
		var s string
		must(t, rows.Scan(&s))
		list = append(list, s)
	}
	must(t, rows.Err())
	return list
}

func TestHistoryIsOnlyEverAddedTo(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		p.save(t, edit("q", "one", 0), edit("q", "two", 1))
		must(t, p.x.Submit(t.Context(), p.diag.ID, p.by, time.Now(), p.contents(t).Mark()))
		for _, tt := range []struct{ name, statement, want string }{
			{"change a revision", "UPDATE revision SET kind = 'import'", "only ever added"},
			{"remove revisions", "DELETE FROM revision", "only ever added"},
			{"change an event", "UPDATE event SET kind = 'approve'", "only ever added"},
			{"remove events", "DELETE FROM event", "only ever added"},
			{"change a version", "UPDATE version SET hash = 'other'", "never changes"},
			{"remove a version", "DELETE FROM version", "never changes"},
			{"remove contents", "DELETE FROM content", "only ever added"},
			{"rewrite a content", "UPDATE content SET value = 'three'", "only be blanked"},
			{"rewrite under a pretext", "UPDATE content SET value = 'three', source = '', salt = '', redacted = 'asked'", "only be blanked"},
			{"keep the source", "UPDATE content SET value = '', salt = '', redacted = 'asked', source = 'x'", "only be blanked"},
			{"blank without a reason", "UPDATE content SET value = '', source = '', salt = ''", "only be blanked"},
			{"blank and keep the salt", "UPDATE content SET value = '', source = '', redacted = 'asked'", "only be blanked"},
			{"blank under another id", "UPDATE content SET value = '', source = '', salt = '', redacted = 'asked', op_id = op_id || 'x'", "only be blanked"},
		} {
			tx := transaction(t, st, mexGov)
			_, err := tx.ExecContext(t.Context(), tt.statement)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("%s: got %v, want %q", tt.name, err, tt.want)
			}
			must(t, tx.Rollback())
		}
	})
}

// Erasing a text blanks it for every reader; that it was there, its author and
// its hash stay, and the operation that brought it is still known.
func TestErasedTextLeavesItsRevision(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := settle(t, st)
		first := edit("q", "a name", 0)
		p.save(t, first, edit("q", "no name", 1))
		tx := transaction(t, st, mexGov)
		_, err := tx.ExecContext(t.Context(), "UPDATE content SET value = '', source = '', salt = '', redacted = 'asked for' WHERE op_id = '"+first.ID+"'")
		must(t, err)
		must(t, tx.Commit())
		list, err := p.x.Revisions(t.Context(), p.diag.ID, forms.Key{Question: "q"})
		must(t, err)
		if r := list[0]; r.Answer.Value != "" || r.Redacted != "asked for" || len(r.Hash) != 32 || r.Author != "Ana" {
			t.Errorf("erased: got %+v, want a blank with its hash and author", r)
		}
		if r := list[1]; r.Answer.Value != "no name" || r.Redacted != "" {
			t.Errorf("beside it: got %+v, want it untouched", r)
		}
		if r := p.save(t, first)[0]; !r.Replayed || r.Head.Value != "" {
			t.Errorf("the operation again: got %+v, want it replayed without its text", r)
		}
		elsewhere := first
		elsewhere.Key.Question = "other"
		results, err := p.x.Save(t.Context(), p.diag.ID, p.by, []store.Op{elsewhere})
		must(t, err)
		if !errors.Is(results[0].Err, store.ErrConflict) {
			t.Errorf("its id in another cell: got %+v, want ErrConflict", results[0])
		}
	})
}
