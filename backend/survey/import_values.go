package survey

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"cotejo/forms"
	"cotejo/forms/long"
)

var mostCharacters = strconv.Itoa(forms.MostCharacters)

func tooLong(text string) bool { return utf8.RuneCountInString(text) > forms.MostCharacters }

func twice(before saidLine) long.Fault { return long.Wrong(long.Twice, strconv.Itoa(int(before.line))) }

// answer reads the value and state of a line; a blank answer when it has none.
func (p *pass) answer(l *long.Line, q *forms.Question) (forms.Answer, error) {
	said, special, fault := long.ReadState(l.Text(long.State))
	if !fault.OK() || said == long.NoRows {
		return forms.Answer{}, p.file.At(l.Number, long.State, orUnknown(fault, l.Text(long.State)))
	}
	if said == long.Silence || strings.TrimSpace(l.Text(long.Value)) == "" {
		return forms.Answer{State: special}, nil
	}
	value, fault := p.value(l, q)
	if !fault.OK() {
		return forms.Answer{}, p.file.At(l.Number, long.Value, fault)
	}
	answer := forms.Answer{Value: value}
	if said == long.Special && q.Special(answer) != special {
		return forms.Answer{}, p.file.At(l.Number, long.State, long.Wrong(long.StateValue, value))
	}
	return answer, nil
}

// orUnknown is the fault of a state that no question has.
func orUnknown(f long.Fault, state string) long.Fault {
	if f.OK() {
		return long.Wrong("long.state-unknown", state)
	}
	return f
}

// value reads a value: rows are named by their keys.
func (p *pass) value(l *long.Line, q *forms.Question) (string, long.Fault) {
	text := l.Text(long.Value)
	switch {
	case q.From != nil:
		return p.rowsNamed(l, q.From, keysIn(q, text))
	case len(q.Refs) > 0:
		return p.references(l, q, text)
	}
	return p.reader.Read(q, text)
}

// keysIn splits a value into keys: at semicolons, bars and lines; the keys of
// a multiple choice also at spaces where there are none of those.
func keysIn(q *forms.Question, text string) []string {
	if parts := long.Parts(text); len(parts) > 1 || q.Type == forms.SelectOne {
		return parts
	}
	return strings.Fields(strings.Trim(text, "; "))
}

// reference is a row that a line names and no line before it has added.
type reference struct {
	line   int
	key    string
	roster *forms.Roster
	id     forms.RowID
}

// rowsNamed turns keys into the ids of rows, which later lines may yet add.
func (p *pass) rowsNamed(l *long.Line, roster *forms.Roster, keys []string) (string, long.Fault) {
	var ids []string
	for _, key := range keys {
		ids = append(ids, string(p.named(l, roster, key)))
	}
	return strings.Join(ids, " "), long.Fault{}
}

func (p *pass) named(l *long.Line, roster *forms.Roster, key string) forms.RowID {
	id := p.party.rowID(p.round.ID, roster, key)
	if !p.party.stands(roster, id) {
		p.party.waits = append(p.party.waits, reference{line: l.Number, key: key, roster: roster, id: id})
	}
	return id
}

// references reads references to rows of one of several lists: "list:key".
func (p *pass) references(l *long.Line, q *forms.Question, text string) (string, long.Fault) {
	var refs []string
	for _, part := range keysIn(q, text) {
		name, key, ok := strings.Cut(part, ":")
		i := slices.IndexFunc(q.Refs, func(r *forms.Roster) bool { return r.Name == name || string(r.ID) == name })
		switch {
		case ok && i >= 0:
		case len(q.Refs) == 1:
			i, key = 0, part
		default:
			return "", long.Wrong(long.ReferenceList, part, q.Refs[0].Name, namesOf(q.Refs))
		}
		refs = append(refs, q.Refs[i].Name+":"+string(p.named(l, q.Refs[i], strings.TrimSpace(key))))
	}
	return strings.Join(refs, " "), long.Fault{}
}

func namesOf(rosters []*forms.Roster) string {
	var names []string
	for _, r := range rosters {
		names = append(names, r.Name)
	}
	return strings.Join(names, ", ")
}

// finish lists what can be known at the end of the file only: rows that are
// named and nowhere, lists that are empty and have rows.
func (p *pass) finish() []long.Problem {
	var problems []long.Problem
	for _, x := range p.parties {
		for _, w := range x.waits {
			if !x.stands(w.roster, w.id) {
				problems = append(problems, p.file.At(w.line, long.Value, long.Wrong(long.ReferenceUnknown, w.key, string(w.roster.ID))))
			}
		}
		problems = append(problems, p.contradictions(x)...)
	}
	slices.SortStableFunc(problems, func(a, b long.Problem) int { return cmp.Or(a.Line-b.Line, strings.Compare(a.Code, b.Code)) })
	return problems
}

// contradictions finds lists that are declared empty and have rows.
func (p *pass) contradictions(x *partyLines) []long.Problem {
	var problems []long.Problem
	filled := map[forms.Key]bool{}
	for id, r := range x.rows {
		at := forms.Key{Question: r.roster.ID, Row: r.parent}
		filled[at] = true
		if _, stored := x.standing.rows[id]; !stored && x.standing.none[at] {
			problems = append(problems, p.file.At(r.line, long.Row, long.Wrong(long.ListDeclared, string(r.roster.ID))))
		}
	}
	for _, r := range x.standing.rows {
		filled[forms.Key{Question: r.Roster, Row: r.Row.Parent}] = filled[forms.Key{Question: r.Roster, Row: r.Row.Parent}] || !r.Removed
	}
	for at, line := range x.none {
		if filled[at] {
			problems = append(problems, p.file.At(line, long.Value, long.Wrong(long.ListHasRows, string(at.Question))))
		}
	}
	return problems
}
