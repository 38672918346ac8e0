package store

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"gorm.io/gorm"

	"cotejo/forms"
)

// Outcomes of a revision.
const (
	BecameHead  = "head"        // it moved the head
	Alternative = "alternative" // it lost a race and waits, or waited, for a decision
	Converged   = "converged"   // someone had typed the same
)

// Revision is one thing someone typed in a cell.
type Revision struct {
	Seq, Base                   int
	OpID                        string
	Answer                      forms.Answer
	Lang                        string // "" for the original
	Kind, Outcome               string
	Closes                      []int // the alternatives it decided
	Open                        bool  // an alternative that still waits
	AuthorID                    PersonID
	Author, AuthorRole, Session string
	Source                      string
	ClientTime                  time.Time // zero when not known
	At                          time.Time
	Hash                        []byte // salted; stays when the text is erased
	Redacted                    string // why the text was erased; "" when it was not
}

// revisionRow is a revision without its texts, contentRow the texts, and
// cellRow a cell with the revision at its head.
type revisionRow struct {
	PartyKey
	Diagnostic          DiagnosticID
	Question            forms.QuestionID
	RowID               forms.RowID
	Lang                string
	Seq, Base, Head     int
	OpID                string
	Hash                []byte
	State               forms.Special
	Kind, Outcome       string
	Closes              string
	Author              *PersonID
	AuthorRole, Session string
	ClientTime          *time.Time
	At                  time.Time
}

type contentRow struct {
	PartyKey
	OpID          string
	Salt          []byte
	Value, Source string
	Redacted      *string
}

type cellRow struct {
	PartyKey
	Diagnostic   DiagnosticID
	Question     forms.QuestionID
	RowID        forms.RowID
	Lang         string
	Head         *int // nil, like what follows, in a cell that holds alternatives only
	OpID         *string
	State        forms.Special
	Kind         string
	Author       *PersonID
	AuthorRole   string
	At           *time.Time
	Last         int
	Alternatives int
}

// TableName implements schema.Tabler.
func (revisionRow) TableName() string { return "revision" }

// TableName implements schema.Tabler.
func (contentRow) TableName() string { return "content" }

// TableName implements schema.Tabler.
func (cellRow) TableName() string { return "cell" }

func (r revisionRow) owner() PartyKey { return r.PartyKey }
func (r contentRow) owner() PartyKey  { return r.PartyKey }
func (r cellRow) owner() PartyKey     { return r.PartyKey }

func (r revisionRow) key() cellKey { return cellKey{Question: r.Question, Row: r.RowID, Lang: r.Lang} }

func (r cellRow) key() cellKey { return cellKey{Question: r.Question, Row: r.RowID, Lang: r.Lang} }

// head is the sequence of the head, 0 when there is none.
func (r cellRow) head() int {
	if r.Head == nil {
		return 0
	}
	return *r.Head
}

// follow moves a cell on by its next revision.
func (r *cellRow) follow(v revisionRow) {
	r.Last = v.Seq
	r.Alternatives -= len(distinct(sequences(v.Closes)))
	switch v.Outcome {
	case Alternative:
		r.Alternatives++
	case BecameHead:
		r.Head, r.OpID, r.State, r.Kind = &v.Seq, &v.OpID, v.State, v.Kind
		r.Author, r.AuthorRole, r.At = v.Author, v.AuthorRole, &v.At
	}
}

// listed writes sequences as revisions keep them, "3 5"; sequences reads them.
func listed(seqs []int) string {
	words := make([]string, len(seqs))
	for i, n := range seqs {
		words[i] = strconv.Itoa(n)
	}
	return strings.Join(words, " ")
}

func sequences(list string) (seqs []int) {
	for word := range strings.FieldsSeq(list) {
		n, _ := strconv.Atoi(word) // written by listed
		seqs = append(seqs, n)
	}
	return seqs
}

func distinct(seqs []int) map[int]bool {
	set := map[int]bool{}
	for _, n := range seqs {
		set[n] = true
	}
	return set
}

// ofDiagnostic leads every condition on what a diagnostic holds.
const ofDiagnostic = "country = ? AND party = ? AND diagnostic = ?"

// Joins from a revision to its texts and its author, and the same from a cell.
const (
	joinContent     = "JOIN content ON content.op_id = revision.op_id AND content.country = revision.country AND content.party = revision.party"
	joinAuthor      = "LEFT JOIN person ON person.id = revision.author"
	joinHeadContent = "LEFT JOIN content ON content.op_id = cell.op_id AND content.country = cell.country AND content.party = cell.party"
	joinHeadAuthor  = "LEFT JOIN person ON person.id = cell.author"
)

// history is a revision with its texts and its author's name.
type history struct {
	Row                 revisionRow `gorm:"embedded"`
	Value, Source, Name string
	Redacted            *string
}

// Revisions returns the whole history of a cell, alternatives included: the
// original by sequence, then each translation. It returns ErrNotFound for a
// diagnostic outside the scope, and nothing for a cell nobody has touched.
func (x *Scoped) Revisions(ctx context.Context, id DiagnosticID, key forms.Key) (list []Revision, err error) {
	err = x.look(ctx, func(ctx context.Context, tx *gorm.DB) error {
		d, err := gorm.G[diagnosticRow](tx).Where("id = ?", id).Take(ctx)
		if err != nil {
			return err
		}
		var rows []history
		err = tx.WithContext(ctx).Model(&revisionRow{}).
			Select("revision.*, content.value, content.source, content.redacted, COALESCE(person.name, '') AS name").
			Joins(joinContent).Joins(joinAuthor).
			Where("revision.country = ? AND revision.party = ? AND revision.diagnostic = ?", d.Country, d.Party, d.ID).
			Where("revision.question = ? AND revision.row_id = ?", key.Question, key.Row).
			Order("revision.lang, revision.seq").Scan(&rows).Error
		list = revisionsFrom(rows, d.Lang)
		return err
	})
	return list, doing("read revisions", err)
}

func revisionsFrom(rows []history, original string) []Revision {
	list := make([]Revision, len(rows))
	closed := map[cellKey][]int{}
	for i, r := range rows {
		list[i] = r.revision(original)
		closed[r.Row.key()] = append(closed[r.Row.key()], list[i].Closes...)
	}
	for i, r := range rows {
		list[i].Open = r.Row.Outcome == Alternative && !slices.Contains(closed[r.Row.key()], r.Row.Seq)
	}
	return list
}

func (h history) revision(original string) Revision {
	row := h.Row
	r := Revision{
		Seq: row.Seq, Base: row.Base, OpID: row.OpID, Answer: said(h.Value, row.State, row.Lang, original), Lang: row.Lang,
		Kind: row.Kind, Outcome: row.Outcome, Closes: sequences(row.Closes),
		Author: h.Name, AuthorRole: row.AuthorRole, Session: row.Session, Source: h.Source, At: row.At, Hash: row.Hash,
	}
	if row.Author != nil {
		r.AuthorID = *row.Author
	}
	if row.ClientTime != nil {
		r.ClientTime = *row.ClientTime
	}
	if h.Redacted != nil {
		r.Redacted = *h.Redacted
	}
	return r
}
