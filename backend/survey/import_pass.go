package survey

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"hash"
	"hash/fnv"
	"regexp"

	"cotejo/backend/store"
	"cotejo/forms"
	"cotejo/forms/long"
)

// pass is one reading of a file: what each line means, and what the lines
// before it have said.
type pass struct {
	*fileImport
	first   *pass             // of the second pass, nil for the first
	stamp   [sha256.Size]byte // of the whole file, known to the second pass
	running hash.Hash
	parties map[store.PartyKey]*partyLines
	reader  long.Reader

	lines, computed int

	party *partyLines // of the line in hand
	ops   []store.Op  // of the line in hand
}

// partyLines is what the lines read so far say about one party.
type partyLines struct {
	*standing
	party  store.Party
	lang   string // of its diagnostic
	rows   map[forms.RowID]*rowLine
	order  map[forms.QuestionID]int // of the last row of each list
	within map[forms.QuestionID]forms.RowID
	said   map[saidKey]saidLine
	none   map[forms.Key]int // lists declared empty, with their line
	waits  []reference
}

// saidKey is a cell as a file sees it.
type saidKey struct {
	question int32
	row      forms.RowID
	lang     string
}

// saidLine is where a cell has been answered, and a sum of the answer.
type saidLine struct {
	line int32
	sum  uint64
}

func (im *fileImport) newPass() *pass {
	return &pass{
		fileImport: im, running: sha256.New(), parties: map[store.PartyKey]*partyLines{},
		reader: long.Reader{DecimalComma: im.file.DecimalComma()},
	}
}

// sum is of everything read so far.
func (p *pass) sum() (s [sha256.Size]byte) {
	copy(s[:], p.running.Sum(nil))
	return s
}

// forget lets go of what only the pass itself needs.
func (p *pass) forget() {
	for _, x := range p.parties {
		x.rows, x.said, x.none, x.waits = nil, nil, nil, nil
	}
}

func (p *pass) addUp(l *long.Line) {
	var n [4]byte
	for c := long.Country; c <= long.Source; c++ {
		text := l.Text(c)
		binary.BigEndian.PutUint32(n[:], uint32(len(text)))
		p.running.Write(n[:]) // a hash takes every byte
		p.running.Write([]byte(text))
	}
}

// take reads a line. It returns a long.Problem with what is wrong, or an error
// of the store; ops are what is to be stored.
func (p *pass) take(ctx context.Context, l *long.Line) error {
	p.addUp(l)
	p.lines++
	p.ops = p.ops[:0]
	if err := p.meet(ctx, l); err != nil {
		return err
	}
	e, fault := p.lookup.element(l.Text(long.Question))
	if !fault.OK() {
		return p.file.At(l.Number, long.Question, fault)
	}
	switch e := e.(type) {
	case *forms.Roster:
		return p.takeList(l, e)
	case *forms.Question:
		return p.takeQuestion(l, e)
	}
	return nil
}

// meet finds the party that a line is about.
func (p *pass) meet(ctx context.Context, l *long.Line) error {
	country, fault := p.lookup.country(l.Text(long.Country))
	if !fault.OK() {
		return p.file.At(l.Number, long.Country, fault)
	}
	party, fault := p.lookup.party(country.Number, l.Text(long.Party))
	if !fault.OK() {
		return p.file.At(l.Number, long.Party, fault)
	}
	if p.party = p.parties[party.Key]; p.party == nil {
		st, err := p.standing(ctx, party.Key)
		if err != nil {
			return err
		}
		p.party = newPartyLines(st, party)
		if p.first != nil {
			p.party.lang = p.first.parties[party.Key].lang // the diagnostic may be opened before a line says it
		}
		p.parties[party.Key] = p.party
	}
	return p.language(l)
}

func newPartyLines(st *standing, party store.Party) *partyLines {
	lines := &partyLines{
		standing: st, party: party, lang: st.lang, rows: map[forms.RowID]*rowLine{},
		order: map[forms.QuestionID]int{}, within: map[forms.QuestionID]forms.RowID{},
		said: map[saidKey]saidLine{}, none: map[forms.Key]int{},
	}
	for roster, last := range st.last {
		lines.order[roster] = last
	}
	return lines
}

var languageCode = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

// language learns a diagnostic's language from the first line that names one,
// unless it is open already.
func (p *pass) language(l *long.Line) error {
	lang := l.Text(long.Lang)
	switch {
	case lang == "":
	case !languageCode.MatchString(lang):
		return p.file.At(l.Number, long.Lang, long.Wrong(long.LangUnknown, lang))
	case p.party.lang == "":
		p.party.lang = lang
	}
	return nil
}

// takeQuestion reads a line about a question.
func (p *pass) takeQuestion(l *long.Line, q *forms.Question) error {
	row, err := p.rowOf(l, q)
	if err != nil {
		return err
	}
	if !q.Asked() {
		p.computed++
		return nil
	}
	answer, err := p.answer(l, q)
	if err != nil || answer.Blank() {
		return err
	}
	return p.say(l, q.ID, row, answer, q.Type == forms.TextType)
}

// say adds the operation of an answer, unless the file has said the same
// before. A text in another language than one before it is its translation.
func (p *pass) say(l *long.Line, question forms.QuestionID, row forms.RowID, answer forms.Answer, text bool) error {
	if p.diagnostic() == 0 && p.round.State != "open" {
		return long.Problem{Line: l.Number, Code: long.Closed}
	}
	key := saidKey{question: p.lookup.number[question], row: row}
	line := saidLine{line: int32(l.Number), sum: sumOf(answer)}
	if lang := l.Text(long.Lang); text && lang != "" && lang != p.party.lang {
		if before, ok := p.party.said[key]; ok && before.sum != line.sum {
			key.lang, answer.Lang = lang, lang
		}
	}
	if before, ok := p.party.said[key]; ok {
		if before.sum == line.sum {
			return nil
		}
		return p.file.At(l.Number, long.Value, twice(before))
	}
	p.party.said[key] = line
	source := l.Text(long.Source)
	if tooLong(source) {
		return p.file.At(l.Number, long.Source, long.Wrong("too.long", mostCharacters))
	}
	p.ops = append(p.ops, store.Op{
		ID: p.opID(l.Number, "cell"), Key: forms.Key{Question: question, Row: row}, Answer: answer,
		Kind: store.Import, Source: source,
	})
	return nil
}

func sumOf(a forms.Answer) uint64 {
	h := fnv.New64a()
	h.Write([]byte(a.State)) // a hash takes every byte
	h.Write([]byte{0})
	h.Write([]byte(a.Value))
	return h.Sum64()
}
