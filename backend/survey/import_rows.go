package survey

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/google/uuid"

	"cotejo/backend/store"
	"cotejo/forms"
	"cotejo/forms/long"
)

// standing is what is stored of a party in the round, as far as rows go.
type standing struct {
	id   store.DiagnosticID // 0 while it is not open
	lang string
	rows map[forms.RowID]store.RowHead
	none map[forms.Key]bool       // lists that somebody has declared empty
	last map[forms.QuestionID]int // the order of each list's last row
}

// standing reads what is stored of a party, once.
func (im *fileImport) standing(ctx context.Context, key store.PartyKey) (*standing, error) {
	if st := im.standIn[key]; st != nil {
		return st, nil
	}
	st := &standing{rows: map[forms.RowID]store.RowHead{}, none: map[forms.Key]bool{}, last: map[forms.QuestionID]int{}}
	im.standIn[key] = st
	x := im.store.For(store.Scope{Parties: []store.PartyKey{key}})
	d, err := x.Diagnostic(ctx, im.round.ID, key)
	if errors.Is(err, store.ErrNotFound) {
		return st, nil
	}
	if err != nil {
		return nil, err
	}
	held, err := x.Contents(ctx, d.ID)
	if err != nil {
		return nil, err
	}
	st.id, st.lang = d.ID, d.Lang
	for _, r := range held.Rows {
		st.rows[r.Row.ID] = r
		st.last[r.Roster] = max(st.last[r.Roster], r.Order)
	}
	for _, h := range held.Heads {
		if h.Answer.Value == forms.NoRows && im.lookup.q.Roster(h.Key.Question) != nil {
			st.none[h.Key] = true
		}
	}
	return st, nil
}

// diagnostic is the diagnostic of the line in hand, 0 while it is not open.
func (p *pass) diagnostic() store.DiagnosticID { return p.party.id }

// rowLine is a row as a file names it.
type rowLine struct {
	key    string
	roster *forms.Roster
	parent forms.RowID
	line   int
}

// rowOf is the row that a line about a question means, "" outside lists. The
// first line of a row adds it.
func (p *pass) rowOf(l *long.Line, q *forms.Question) (forms.RowID, error) {
	key, roster := l.Text(long.Row), q.Roster
	switch {
	case roster == nil && key == "":
		return "", nil
	case roster == nil:
		return "", p.file.At(l.Number, long.Row, long.Wrong(long.RowNone, string(q.ID)))
	case key == "":
		return "", p.file.At(l.Number, long.Row, long.Wrong(long.RowMissing, string(roster.ID)))
	case len(key) > 200:
		return "", p.file.At(l.Number, long.Row, long.Wrong(long.RowLong))
	}
	id := p.party.rowID(p.round.ID, roster, key)
	if known := p.party.rows[id]; known != nil {
		return id, p.sameParent(l, known)
	}
	return id, p.meetRow(l, roster, key, id)
}

// sameParent refuses a row that stands under two others.
func (p *pass) sameParent(l *long.Line, known *rowLine) error {
	parent := l.Text(long.Parent)
	if parent == "" || known.roster.Roster == nil || p.party.rowID(p.round.ID, known.roster.Roster, parent) == known.parent {
		return nil
	}
	was := string(known.parent)
	if r := p.party.rows[known.parent]; r != nil {
		was = r.key
	}
	return p.file.At(l.Number, long.Parent, long.Wrong(long.ParentOther, known.key, was))
}

// meetRow notes a row at its first line, and adds it where it is not stored.
func (p *pass) meetRow(l *long.Line, roster *forms.Roster, key string, id forms.RowID) error {
	row := &rowLine{key: key, roster: roster, line: l.Number}
	stored, ok := p.party.standing.rows[id]
	switch {
	case ok && stored.Roster != roster.ID:
		return p.file.At(l.Number, long.Row, long.Wrong(long.RowShared, key, string(stored.Roster)))
	case ok && stored.Removed:
		return p.file.At(l.Number, long.Row, long.Wrong(long.RowRemoved, key))
	case ok:
		row.parent = stored.Row.Parent
		p.party.rows[id] = row
		return p.sameParent(l, row)
	}
	var err error
	if row.parent, err = p.parentOf(l, roster); err != nil {
		return err
	}
	p.party.rows[id] = row
	p.party.order[roster.ID]++
	change := store.RowChange{Roster: roster.ID, Parent: row.parent, Order: p.party.order[roster.ID]}
	p.ops = append(p.ops, store.Op{
		ID: p.opID(l.Number, "row"), Key: forms.Key{Question: store.RowQuestion, Row: id}, Answer: change.Answer(), Kind: store.Import,
	})
	return nil
}

// parentOf is the row around a row of a list within a list: the one named, or
// else the one that the last line about the list itself stood in.
func (p *pass) parentOf(l *long.Line, roster *forms.Roster) (forms.RowID, error) {
	outer, key := roster.Roster, l.Text(long.Parent)
	switch {
	case outer == nil && key == "":
		return "", nil
	case outer == nil:
		return "", p.file.At(l.Number, long.Parent, long.Wrong(long.ParentNone, string(roster.ID)))
	case key == "":
		if id, ok := p.party.within[roster.ID]; ok {
			return id, nil
		}
		return "", p.file.At(l.Number, long.Parent, long.Wrong(long.ParentMissing, string(roster.ID)))
	}
	id := p.party.rowID(p.round.ID, outer, key)
	if !p.party.stands(outer, id) {
		return "", p.file.At(l.Number, long.Parent, long.Wrong(long.ParentUnknown, key, string(outer.ID)))
	}
	return id, nil
}

// stands says whether a list has a row, by what is stored and by the lines read.
func (x *partyLines) stands(roster *forms.Roster, id forms.RowID) bool {
	if r := x.rows[id]; r != nil {
		return r.roster == roster
	}
	stored, ok := x.standing.rows[id]
	return ok && stored.Roster == roster.ID && !stored.Removed
}

// rowSpace is the name space of rows that are named by keys.
var rowSpace = uuid.MustParse("c07e10de-3001-5000-8000-00000000c07e")

// rowID is the id of the row that a key means. An id means itself; any other
// key always means the same row of the party's list in the round.
func (x *partyLines) rowID(round store.RoundID, roster *forms.Roster, key string) forms.RowID {
	if stored, ok := x.standing.rows[forms.RowID(key)]; ok && stored.Roster == roster.ID {
		return forms.RowID(key)
	}
	if uuid.Validate(key) == nil && len(key) == 36 {
		return forms.RowID(strings.ToLower(key))
	}
	name := fmt.Sprintf("%d|%d|%s|%s|%s", round, x.party.Key.Country, x.party.Key.Party, roster.ID, key)
	return forms.RowID(uuid.NewSHA1(rowSpace, []byte(name)).String())
}

// takeList reads a line about a list itself: that it is empty on purpose, or a
// special answer for the whole of it. How many rows it has is not read.
func (p *pass) takeList(l *long.Line, r *forms.Roster) error {
	parent, err := p.around(l, r)
	if err != nil {
		return err
	}
	said, special, fault := long.ReadState(l.Text(long.State))
	if !fault.OK() {
		return p.file.At(l.Number, long.State, fault)
	}
	value := strings.TrimSpace(l.Text(long.Value))
	answer := forms.Answer{State: special}
	switch {
	case said == long.Special:
	case said == long.NoRows, long.DeclaresNone(value):
		answer.Value = forms.NoRows
		if at := (forms.Key{Question: r.ID, Row: parent}); p.party.none[at] == 0 {
			p.party.none[at] = l.Number
		}
	case value == "", said == long.Silence, l.Text(long.State) != "":
		return nil
	default:
		return p.file.At(l.Number, long.Value, long.Wrong(long.ListValue, value))
	}
	return p.say(l, r.ID, parent, answer, false)
}

// around is the row that a list itself stands in, "" for one outside others.
func (p *pass) around(l *long.Line, r *forms.Roster) (forms.RowID, error) {
	key := cmp.Or(l.Text(long.Row), l.Text(long.Parent))
	switch {
	case r.Roster == nil && key == "":
		return "", nil
	case r.Roster == nil:
		return "", p.file.At(l.Number, long.Row, long.Wrong(long.RowNone, string(r.ID)))
	case key == "":
		return "", p.file.At(l.Number, long.Row, long.Wrong(long.RowMissing, string(r.Roster.ID)))
	}
	id := p.party.rowID(p.round.ID, r.Roster, key)
	if !p.party.stands(r.Roster, id) {
		return "", p.file.At(l.Number, long.Row, long.Wrong(long.ParentUnknown, key, string(r.Roster.ID)))
	}
	p.party.within[r.ID] = id
	return id, nil
}
